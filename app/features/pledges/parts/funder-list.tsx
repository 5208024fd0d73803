import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import type { Funder } from "../queries.server";

/** The funders by name, whether each has entered its amount, and the way to leave one out. No amounts. */
export function FunderList({ pledgeId, funders }: { pledgeId: string; funders: readonly Funder[] }) {
  return (
    <ul className="max-w-text border-t border-line">
      {funders.map(({ partnerId, name, lead, entered }) => (
        <li
          key={partnerId}
          className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-3"
        >
          <span className="min-w-0 wrap-anywhere">
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-ink-soft">
              {lead
                ? m.pledges_funder_lead()
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
    </ul>
  );
}
