import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import type { Funder, OpenLink } from "../record-queries.server";

type FunderListProps = { pledgeId: string; funders: readonly Funder[]; links: readonly OpenLink[] };

/** The funders by name, how far each has come, and the way to leave one out. No amounts. */
export function FunderList({ pledgeId, funders, links }: FunderListProps) {
  return (
    <ul className="max-w-text border-t border-line">
      {funders.map(({ partnerId, name, lead, entered, admitted }) => (
        <li
          key={partnerId}
          className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-3"
        >
          <span className="min-w-0 wrap-anywhere">
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-ink-soft">
              {lead
                ? m.pledges_funder_lead()
                : !admitted
                  ? m.pledges_funder_waits_admission()
                  : entered
                    ? m.pledges_funder_entered()
                    : m.pledges_funder_open()}
            </span>
          </span>
          {lead ? null : (
            <Form method="post" action={`/pledges/${pledgeId}/funders/removal`}>
              <Button
                look="plain"
                name="partnerId"
                value={partnerId}
                aria-label={m.pledges_leave_out_of({ name })}
              >
                {m.pledges_leave_out_button()}
              </Button>
            </Form>
          )}
        </li>
      ))}
      {links.map(({ id, name, email, expired }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-3">
          <span className="min-w-0 wrap-anywhere">
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-ink-soft">
              {email} · {expired ? m.pledges_link_expired() : m.pledges_link_open()}
            </span>
          </span>
          <Form method="post" action={`/pledges/${pledgeId}/funders/link-removal`}>
            <Button look="plain" name="invitation" value={id} aria-label={m.pledges_link_cancel_of({ name })}>
              {m.pledges_link_cancel()}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
