import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { needLabels } from "~/features/needs/parts/labels";
import { outcomeLabels } from "../parts/labels";
import { reasonInWords } from "../parts/reason-words";
import { OutcomeTag } from "../parts/run-tag";
import { listRunDistricts, listRunNeeds, readOfferWords, readRun } from "../queries.server";
import { linePageSize, outcomes } from "../rules/run";

export const meta = () => [{ title: `${m.matching_lines_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const { searchParams } = new URL(request.url);
  const offer = searchParams.get("offer");
  const district = searchParams.get("district") ?? "";
  const filter = {
    outcome: outcomes.find((one) => one === searchParams.get("outcome")) ?? null,
    offerId: offer !== null && isId(offer) ? offer : null,
    district: /^\d\d\.\d\d\.\d\d$/.test(district) ? district : null,
    page: pageNumber(new URL(request.url)),
  };
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
  return (
    <Page
      crumbs={[
        { href: "/runs", label: m.matching_runs_title() },
        { href: `/runs/${run.id}`, label: run.reference },
      ]}
      header={
        <PageHeader
          title={`${m.matching_lines_title()} (${formatCount(total)})`}
          lead={m.matching_lines_lead()}
        />
      }
    >
      <FilterForm action={path}>
        <SelectField
          name="outcome"
          label={m.matching_outcome()}
          choose={m.matching_all()}
          defaultValue={filter.outcome ?? ""}
          options={outcomes.map((value) => ({ value, label: outcomeLabels[value]() }))}
        />
        <SelectField
          name="offer"
          label={m.matching_offer()}
          choose={m.matching_all()}
          defaultValue={filter.offerId ?? ""}
          options={Object.values(words.offers).map(({ id, label }) => ({ value: id, label }))}
        />
        <SelectField
          name="district"
          label={m.matching_district()}
          choose={m.matching_all()}
          defaultValue={filter.district ?? ""}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterForm>
      <DataTable
        caption={m.matching_lines_title()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "rank", header: m.matching_rank(), numeric: true, cell: (row) => formatCount(row.rank) },
          {
            key: "household",
            header: m.matching_household(),
            rowHeader: true,
            cell: (row) => (
              <>
                <a className="link" href={`/runs/${run.id}/households/${row.householdId}`}>
                  {row.headName ?? row.caseCode ?? m.matching_household_hidden()}
                </a>
                <span className="block text-sm font-normal text-ink-soft">
                  {[row.village, row.district].filter(Boolean).join(", ")}
                </span>
              </>
            ),
          },
          {
            key: "need",
            header: m.matching_need(),
            cell: (row) =>
              [row.need ? needLabels[row.need]() : null, row.memberName].filter(Boolean).join(" · "),
          },
          { key: "score", header: m.matching_score(), numeric: true, cell: (row) => formatCount(row.score) },
          {
            key: "outcome",
            header: m.matching_outcome(),
            cell: (row) => <OutcomeTag outcome={row.outcome} />,
          },
          {
            key: "why",
            header: m.matching_why(),
            cell: (row) =>
              reasonInWords(row.explanation.why, row.rank, {
                offers: words.offers,
                placeName: (code) => words.placeNames[code] ?? code,
              }).headline,
          },
        ]}
      />
      <Pagination
        page={filter.page}
        pageSize={linePageSize}
        total={total}
        hrefOf={(page) => listUrl(path, search, { page })}
      />
    </Page>
  );
}
