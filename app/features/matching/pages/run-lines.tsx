import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { readLineFilter } from "../filters.server";
import { LineFilters } from "../parts/line-filters";
import { LineTable } from "../parts/line-table";
import { runCrumbs, RunWays } from "../parts/run-ways";
import { listRunDistricts, listRunNeeds, readOfferWords, readRun } from "../queries.server";
import { linePageSize } from "../rules/run";

export const meta = () => [{ title: `${m.matching_lines_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const filter = readLineFilter(new URL(request.url));
  const [run, lines, words, districts] = await Promise.all([
    readRun(context.actor, params.id),
    listRunNeeds(context.actor, params.id, filter),
    readOfferWords(context.actor, params.id),
    listRunDistricts(context.actor, params.id),
  ]);
  return { run, ...lines, words, districts, filter };
}

export default function RunLines() {
  const { run, rows, total, words, districts, filter } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const path = `/runs/${run.id}/lines`;
  const say = { ...words, ...run, placeName: (code: string) => words.placeNames[code] ?? code };
  return (
    <Page
      crumbs={runCrumbs(run)}
      header={
        <PageHeader
          title={`${m.matching_lines_title()} (${formatCount(total)})`}
          lead={m.matching_lines_lead()}
        />
      }
    >
      <RunWays id={run.id} at="/lines" />
      <FilterForm action={path}>
        <LineFilters
          filter={filter}
          needs={run.needs}
          offers={Object.values(words.offers)}
          districts={districts}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.matching_nothing_found()} />
      ) : (
        <LineTable runId={run.id} rows={rows} words={say} />
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
