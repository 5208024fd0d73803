import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader, Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import {
  compareDistricts,
  compareOffers,
  listChangedHouseholds,
  readDifference,
} from "../compare-queries.server";
import { ChangedHouseholds, ChangeFilter } from "../parts/changed-households";
import { ComparedDistricts, ComparedOffers } from "../parts/compared-tables";
import { ComparedSettings } from "../parts/compared-settings";
import { ComparedStanding } from "../parts/compared-standing";
import { ComparisonPicker } from "../parts/comparison-picker";
import { DifferenceFigures } from "../parts/difference-figures";
import { listComparableRuns, readRun } from "../queries.server";
import { readDecisionWords } from "../result-queries.server";
import { changes, linePageSize } from "../rules/run";

export const meta = () => [{ title: `${m.matching_comparison_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const url = new URL(request.url);
  const [a, b] = [url.searchParams.get("a") ?? undefined, url.searchParams.get("b") ?? undefined];
  const change = changes.find((one) => one === url.searchParams.get("change")) ?? null;
  const page = pageNumber(url);
  const choices = await listComparableRuns(actor);
  if (!isId(a) || !isId(b)) return { choices, pair: null, compared: null, change, page };
  const [one, two] = await Promise.all([readRun(actor, a), readRun(actor, b)]);
  const pair = { a: one, b: two, words: await readDecisionWords(actor, one, two) };
  if (one.resultHash === null || two.resultHash === null || a === b)
    return { choices, pair, compared: null, change, page };
  const [difference, households, offers, districts] = await Promise.all([
    readDifference(actor, a, b),
    listChangedHouseholds(actor, a, b, { change, page }),
    compareOffers(actor, a, b),
    compareDistricts(actor, a, b),
  ]);
  if (page > 1 && households.rows.length === 0) throw new NotFound("page");
  return { choices, pair, compared: { difference, households, offers, districts }, change, page };
}

export default function RunComparison() {
  const { choices, pair, compared, change, page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={<PageHeader title={m.matching_comparison_title()} lead={m.matching_comparison_lead()} />}
    >
      <ComparisonPicker choices={choices} a={pair?.a.id ?? null} b={pair?.b.id ?? null} />
      {pair ? <ComparedStanding {...pair} /> : null}
      {pair && compared ? (
        <>
          <Section title={m.matching_difference_title()}>
            <DifferenceFigures pair={pair} difference={compared.difference} />
          </Section>
          <Section title={m.matching_changed_title()} id="households">
            <ChangeFilter search={search} change={change} difference={compared.difference} />
            <ChangedHouseholds runs={pair} rows={compared.households.rows} />
            <Pagination
              page={page}
              pageSize={linePageSize}
              total={compared.households.total}
              hrefOf={(to) => listUrl("/runs/compare", search, { page: to })}
            />
          </Section>
          <Section title={m.matching_by_offer()}>
            <ComparedOffers offers={compared.offers} />
          </Section>
          <Section title={m.matching_districts_title()}>
            <ComparedDistricts districts={compared.districts} />
          </Section>
        </>
      ) : null}
      {pair ? (
        <Section title={m.matching_settings()}>
          <ComparedSettings {...pair} />
        </Section>
      ) : null}
    </Page>
  );
}
