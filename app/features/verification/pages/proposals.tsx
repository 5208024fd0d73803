import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { FamilyPlace } from "../parts/family-place";
import { reasonWords } from "../parts/labels";
import { StateTag } from "../parts/tags";
import { listPageSize } from "../rules/lists";
import { listProposals } from "../proposal-queries.server";

export const meta = () => [{ title: `${m.verification_proposals_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = pageNumber(url);
  const underWay = url.searchParams.get("state") === "under_way";
  const list = await listProposals(context.actor, page, underWay);
  return { ...list, page, underWay, mayPropose: can(context.actor, "household.propose") };
}

export default function Proposals() {
  const { rows, total, page, underWay, mayPropose } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader
          title={m.verification_proposals_title()}
          kicker={m.verification_count_families({ count: total, n: formatCount(total) })}
          lead={m.verification_proposals_lead()}
          actions={
            mayPropose ? (
              <ButtonLink href="/proposals/new">{m.verification_proposals_new()}</ButtonLink>
            ) : null
          }
        />
      }
    >
      <FilterChips
        chips={underWay ? [{ label: m.verification_proposals_under_way(), removeHref: "/proposals" }] : []}
        clearHref="/proposals"
      />
      {rows.length === 0 ? (
        <EmptyState title={m.verification_proposals_none()} />
      ) : (
        <DataTable
          caption={m.verification_proposals_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "head",
              header: m.verification_col_family(),
              rowHeader: true,
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/proposals/${row.id}`}>
                  {row.headName}
                </a>
              ),
            },
            { key: "address", header: m.verification_col_address(), cell: (row) => <FamilyPlace {...row} /> },
            {
              key: "on",
              header: m.verification_proposed_on(),
              cell: (row) => (row.proposedOn ? formatDate(row.proposedOn) : "–"),
            },
            {
              key: "state",
              header: m.verification_col_state(),
              cell: (row) => (
                <>
                  <StateTag state={row.state} />
                  {row.reason ? <span className="block text-sm">{reasonWords[row.reason]()}</span> : null}
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={listPageSize}
        total={total}
        hrefOf={(next) => listUrl("/proposals", new URLSearchParams(), { page: next })}
      />
    </Page>
  );
}
