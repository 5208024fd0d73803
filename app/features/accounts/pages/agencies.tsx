import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Tag } from "~/ui/tag";
import { agencyKindLabels } from "../parts/agency-kind-labels";
import { listAllAgencies } from "../queries.server";

export const meta = () => [{ title: `${m.accounts_agencies_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  return {
    rows: await listAllAgencies(context.actor),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export default function Agencies() {
  const { rows, saved } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.accounts_agencies_title()} (${formatCount(rows.length)})`}
          lead={m.accounts_agencies_lead()}
          actions={<ButtonLink href="/agencies/new">{m.accounts_agency_new()}</ButtonLink>}
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          {m.accounts_agency_saved()}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={m.accounts_agencies_empty()}>{m.accounts_agencies_empty_text()}</EmptyState>
      ) : (
        <DataTable
          caption={m.accounts_agencies_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              header: m.accounts_agency_name(),
              rowHeader: true,
              cell: (row) => (
                <a className="link" href={`/agencies/${row.id}`}>
                  {row.name}
                </a>
              ),
            },
            { key: "code", header: m.accounts_agency_code(), cell: (row) => row.code },
            {
              key: "kind",
              header: m.accounts_agency_kind(),
              cell: (row) => agencyKindLabels[row.kind](),
            },
            {
              key: "accounts",
              header: m.accounts_agency_accounts(),
              numeric: true,
              cell: (row) => formatCount(row.accounts),
            },
            {
              key: "state",
              header: m.accounts_agency_state(),
              cell: (row) => (
                <Tag
                  word={row.active ? m.accounts_agency_active() : m.accounts_agency_inactive()}
                  shape={row.active ? "done" : "stopped"}
                />
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
