import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { needLabels } from "~/features/needs/parts/labels";
import { runStateLabels } from "../parts/labels";
import { RunTag } from "../parts/run-tag";
import { listRuns } from "../queries.server";
import { runPageSize, runStates } from "../rules/run";

export const meta = () => [{ title: `${m.matching_runs_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const wanted = url.searchParams.get("state");
  const state = runStates.find((one) => one === wanted) ?? null;
  const page = pageNumber(url);
  return {
    ...(await listRuns(context.actor, { state, page })),
    page,
    state,
    mayStart: can(context.actor, "run.start"),
    timeZone: context.settings.timeZone,
  };
}

export default function Runs() {
  const { rows, total, page, state, mayStart, timeZone } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const start = mayStart ? <ButtonLink href="/runs/new">{m.matching_start()}</ButtonLink> : null;
  return (
    <Page
      header={
        <PageHeader
          title={`${m.matching_runs_title()} (${formatCount(total)})`}
          lead={m.matching_runs_lead()}
          actions={start}
        />
      }
    >
      <FilterForm action="/runs">
        <SelectField
          name="state"
          label={m.matching_state()}
          choose={m.matching_all()}
          defaultValue={state ?? ""}
          options={Object.entries(runStateLabels).map(([value, label]) => ({ value, label: label() }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.matching_runs_empty()}>
          <p>{m.matching_runs_empty_text()}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={m.matching_runs_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "reference",
              header: m.matching_reference(),
              rowHeader: true,
              cell: (row) => (
                <a className="link" href={`/runs/${row.id}`}>
                  {row.reference}
                </a>
              ),
            },
            { key: "state", header: m.matching_state(), cell: (row) => <RunTag state={row.state} /> },
            {
              key: "needs",
              header: m.matching_needs(),
              cell: (row) => row.needs.map((need) => needLabels[need]()).join(", "),
            },
            {
              key: "served",
              header: m.matching_served(),
              numeric: true,
              cell: (row) => countOrDash(row.counts.approved ?? row.counts.served),
            },
            {
              key: "made",
              header: m.matching_made(),
              cell: (row) => `${formatMoment(row.madeAt, timeZone)} · ${row.madeByName ?? "–"}`,
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={runPageSize}
        total={total}
        hrefOf={(to) => listUrl("/runs", search, { page: to })}
      />
    </Page>
  );
}

const countOrDash = (count: number | undefined) => (count === undefined ? "–" : formatCount(count));
