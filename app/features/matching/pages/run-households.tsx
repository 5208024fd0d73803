import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { readPlaceFilter } from "../filters.server";
import { HouseholdTable } from "../parts/household-table";
import { householdShowLabels } from "../parts/labels";
import { DistrictField } from "../parts/line-filters";
import { runCrumbs, RunWays } from "../parts/run-ways";
import { listRunDistricts, readRun } from "../queries.server";
import { listRunHouseholds } from "../result-queries.server";
import { householdShows, linePageSize } from "../rules/run";

export const meta = () => [{ title: `${m.matching_households_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const url = new URL(request.url);
  const show = householdShows.find((one) => one === url.searchParams.get("show")) ?? null;
  const filter = { ...readPlaceFilter(url), show };
  const [run, households, districts] = await Promise.all([
    readRun(context.actor, params.id),
    listRunHouseholds(context.actor, params.id, filter),
    listRunDistricts(context.actor, params.id),
  ]);
  return { run, ...households, districts, filter };
}

export default function RunHouseholds() {
  const { run, rows, total, districts, filter } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const path = `/runs/${run.id}/households`;
  return (
    <Page
      crumbs={runCrumbs(run)}
      header={
        <PageHeader
          title={`${m.matching_households_title()} (${formatCount(total)})`}
          lead={m.matching_households_lead()}
        />
      }
    >
      <RunWays id={run.id} at="/households" />
      <FilterForm action={path}>
        <SearchField name="code" label={m.matching_case_code()} defaultValue={filter.code ?? ""} />
        <SelectField
          name="show"
          label={m.matching_outcome()}
          choose={m.matching_all()}
          defaultValue={filter.show ?? ""}
          options={householdShows.map((value) => ({ value, label: householdShowLabels[value]() }))}
        />
        <DistrictField district={filter.district} districts={districts} />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.matching_nothing_found()} />
      ) : (
        <HouseholdTable runId={run.id} rows={rows} />
      )}
      <Pagination
        page={filter.page}
        pageSize={linePageSize}
        total={total}
        hrefOf={(page) => listUrl(path, search, { page })}
      />
    </Page>
  );
}
