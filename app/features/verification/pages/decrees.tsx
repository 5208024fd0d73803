import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { Page, PageHeader } from "~/ui/page";
import { type DecreeFilter, listDecrees } from "../decree-queries.server";
import { DecreeTag } from "../parts/decree-tag";

export const meta = () => [{ title: `${m.verification_decrees_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, today } = context;
  const asked = new URL(request.url).searchParams.get("state");
  const state: DecreeFilter = asked === "draft" || asked === "expiring" ? asked : null;
  return { decrees: await listDecrees(actor, state), state, today, mayDraft: can(actor, "decree.draft") };
}

const decreeFilterWords = {
  draft: m.verification_decree_draft_title,
  expiring: m.verification_decrees_expiring,
};

export default function Decrees() {
  const { decrees, state, today, mayDraft } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/verification", label: m.verification_title() }]}
      header={
        <PageHeader
          title={m.verification_decrees_title()}
          actions={
            mayDraft ? <ButtonLink href="/decrees/new">{m.verification_decree_new()}</ButtonLink> : null
          }
        />
      }
    >
      <FilterChips
        chips={state ? [{ label: decreeFilterWords[state](), removeHref: "/decrees" }] : []}
        clearHref="/decrees"
      />
      {decrees.length === 0 ? (
        <EmptyState title={m.verification_decrees_none()} />
      ) : (
        <DataTable
          caption={m.verification_decrees_title()}
          captionHidden
          rows={decrees}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "number",
              header: m.verification_decree_number(),
              rowHeader: true,
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/decrees/${row.id}`}>
                  {row.number ?? `${m.verification_decree_draft_title()}, ${formatDate(row.draftedOn)}`}
                </a>
              ),
            },
            {
              key: "state",
              header: m.verification_col_state(),
              cell: (row) => <DecreeTag state={row.state} validTo={row.validTo} today={today} />,
            },
            {
              key: "from",
              header: m.verification_decree_valid_from(),
              cell: (row) => (row.validFrom ? formatDate(row.validFrom) : "–"),
            },
            {
              key: "to",
              header: m.verification_decree_valid_to(),
              cell: (row) => (row.validTo ? formatDate(row.validTo) : "–"),
            },
            {
              key: "villages",
              header: m.verification_decree_villages(),
              numeric: true,
              cell: (row) => formatCount(row.villages),
            },
            {
              key: "households",
              header: m.verification_decree_households(),
              numeric: true,
              cell: (row) => formatCount(row.households),
            },
          ]}
        />
      )}
    </Page>
  );
}
