import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { listPartners, partnersPerPage } from "../partner-queries.server";
import { PartnerTag, partnerKindLabels, partnerStateLabels } from "../parts/partner-labels";
import { partnerStates, type PartnerKind, type PartnerState } from "../rules";

export const meta = () => [{ title: `${m.accounts_partner_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const filter = {
    q: (url.searchParams.get("q") ?? "").trim().slice(0, 100),
    state: partnerStates.find((state) => state === url.searchParams.get("state")) ?? null,
    page: pageNumber(url),
  };
  const { total, rows } = await listPartners(context.actor, filter);
  const lines = rows.map(({ id, name, kind, appliedOn, state }) => ({ id, name, kind, appliedOn, state }));
  return { total, rows: lines, filter, pageSize: partnersPerPage };
}

export default function Partners() {
  const { total, rows, filter, pageSize } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.accounts_partner_list_title()} (${formatCount(total)})`}
          lead={m.accounts_partner_list_lead()}
        />
      }
    >
      <FilterForm action="/partners">
        <SearchField label={m.accounts_partner_list_search()} defaultValue={filter.q} />
        <SelectField
          name="state"
          label={m.accounts_partner_col_state()}
          choose={m.accounts_partner_list_all()}
          defaultValue={filter.state ?? ""}
          options={partnerStates.map((value) => ({ value, label: partnerStateLabels[value]() }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.accounts_partner_list_empty()} />
      ) : (
        <DataTable
          caption={m.accounts_partner_list_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              header: m.accounts_partner_col_name(),
              rowHeader: true,
              cell: (row) => (
                <a href={`/partners/${row.id}`} className="link wrap-anywhere">
                  {row.name}
                </a>
              ),
            },
            {
              key: "kind",
              header: m.accounts_partner_col_kind(),
              cell: (row) => partnerKindLabels[row.kind as PartnerKind](),
            },
            {
              key: "applied",
              header: m.accounts_partner_col_applied(),
              cell: (row) => formatDate(row.appliedOn),
            },
            {
              key: "state",
              header: m.accounts_partner_col_state(),
              cell: (row) => <PartnerTag state={row.state as PartnerState} />,
            },
          ]}
        />
      )}
      <Pagination
        page={filter.page}
        pageSize={pageSize}
        total={total}
        hrefOf={(page) => listUrl("/partners", search, { page })}
      />
    </Page>
  );
}
