import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { runStateLabels } from "../parts/labels";
import { RunTable } from "../parts/run-table";
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
  };
}

export default function Runs() {
  const { rows, total, page, state, mayStart } = useLoaderData<typeof loader>();
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
      <ul className="flex flex-wrap gap-x-8 gap-y-2 print:hidden">
        {ways().map(({ href, label }) => (
          <li key={href}>
            <a className="link inline-flex min-h-9 items-center" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
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
        <RunTable rows={rows} />
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

const ways = () => [
  { href: "/runs/fresh", label: m.matching_fresh_title() },
  { href: "/runs/supply", label: m.matching_supply_title() },
  { href: "/runs/compare", label: m.matching_comparison_title() },
  { href: "/order-weights", label: m.matching_order_weights() },
];
