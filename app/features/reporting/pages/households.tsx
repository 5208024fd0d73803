import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { listUrl, sortLink } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { readRegisterFilter, registerPageSize } from "~/features/households/register-filter";
import { listRegister } from "~/features/households/register-queries.server";
import { readPlaceChoices } from "~/features/regions/queries.server";
import { stateWords } from "~/features/verification/parts/labels";
import { householdStates, type HouseholdState } from "~/features/verification/rules/states";
import { NikSearch, RegisterExport, RegisterFilters } from "../parts/register-forms";

export const meta = () => [{ title: `${m.households_register_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  const url = new URL(request.url);
  const filter = readRegisterFilter(url.searchParams, householdStates, pageNumber(url));
  const district = filter.place?.slice(0, 8) ?? null;
  const [list, places] = await Promise.all([
    listRegister(actor, filter),
    readPlaceChoices(actor, settings.region, district),
  ]);
  return {
    ...list,
    ...places,
    filter,
    pageSize: registerPageSize,
    mayExport: can(actor, "household.export"),
  };
}

export default function Households() {
  const { rows, total, atLeast, filter, pageSize, districts, villages, mayExport } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const sort = (key: string) => sortLink("/households", search, key, "name");
  const n = formatCount(total);
  const chips = ["q", "district", "village", "decile", "state"]
    .filter((name) => search.get(name))
    .map((name) => ({
      label: search.get(name)!,
      removeHref: listUrl("/households", search, { [name]: undefined }),
    }));
  return (
    <Page
      header={
        <PageHeader
          title={m.households_register_list_title()}
          kicker={
            atLeast
              ? m.households_register_count_more({ n })
              : m.households_register_count({ n, count: total })
          }
        />
      }
    >
      <RegisterFilters filter={filter} districts={districts} villages={villages} />
      <FilterChips chips={chips} clearHref="/households" />
      {rows.length === 0 ? (
        <EmptyState title={m.households_register_empty()}>{m.households_register_empty_text()}</EmptyState>
      ) : (
        <DataTable
          caption={m.households_register_list_caption()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              header: m.households_register_name(),
              rowHeader: true,
              sort: sort("name"),
              cell: (row) => (
                <a href={`/households/${row.id}`} className="link">
                  {row.headName}
                </a>
              ),
            },
            { key: "code", header: m.households_register_code(), cell: (row) => row.caseCode },
            {
              key: "place",
              header: m.households_register_village(),
              sort: sort("place"),
              cell: (row) => row.place,
            },
            {
              key: "decile",
              header: m.households_register_decile(),
              sort: sort("decile"),
              cell: (row) => row.decile ?? m.households_register_unknown(),
            },
            {
              key: "size",
              header: m.households_register_size(),
              numeric: true,
              cell: (row) => formatCount(row.size),
            },
            {
              key: "state",
              header: m.households_register_state(),
              cell: (row) => stateWords[row.state as HouseholdState](),
            },
            {
              key: "listed",
              header: m.households_register_listed(),
              sort: sort("listed"),
              cell: (row) => formatDate(row.firstListedOn),
            },
          ]}
        />
      )}
      <Pagination
        page={filter.page}
        pageSize={pageSize}
        total={total}
        atLeast={atLeast}
        hrefOf={(page) => listUrl("/households", search, { page })}
      />
      <NikSearch />
      {mayExport ? <RegisterExport query={search.toString()} /> : null}
    </Page>
  );
}
