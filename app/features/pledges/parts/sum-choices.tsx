import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import { rangeOf } from "../rules/figures";
import type { SumChoice } from "../rules/sum";
import { Acts } from "./market-needs";
import { unitOf, unitWord } from "./market-words";

type SumChoicesProps = {
  rupiah: number;
  choices: readonly SumChoice[];
  step: number;
  fewerThan: number;
  mayPledge: boolean;
};

/** What the same sum would do elsewhere, side by side. */
export function SumChoices({ rupiah, choices, step, fewerThan, mayPledge }: SumChoicesProps) {
  return (
    <DataTable
      caption={m.pledges_sum_choices()}
      captionHidden
      rows={choices}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "choice",
          header: m.pledges_sum_choice(),
          rowHeader: true,
          cell: ({ need, program }) => (
            <>
              <a
                href={program ? `/programs/${program.id}` : `/market/${need}`}
                className="link wrap-anywhere"
              >
                {program?.name ?? needLabels[need]()}
              </a>
              <span className="block text-sm font-normal text-ink-soft wrap-anywhere">
                {program ? `${needLabels[need]()} · ${program.agencyName}` : m.pledges_sum_no_program()}
              </span>
            </>
          ),
        },
        {
          key: "places",
          header: m.pledges_sum_places(),
          numeric: true,
          cell: (row) => (
            <>
              <strong>
                {range(row.places, formatCount)} {placeUnit(row)}
              </strong>
              {row.places.from > rangeOf(row.open, step).to ? (
                <span className="block text-sm text-ink-soft">{m.pledges_sum_more()}</span>
              ) : null}
            </>
          ),
        },
        {
          key: "value",
          header: m.pledges_market_value(),
          numeric: true,
          cell: ({ unitValue }) => range(unitValue, formatRupiah),
        },
        {
          key: "rest",
          header: m.pledges_sum_rest(),
          numeric: true,
          cell: ({ rest }) =>
            rest === null ? (
              <Amount value="not-applicable" />
            ) : (
              <span className="whitespace-nowrap">{formatRupiah(rest)}</span>
            ),
        },
        {
          key: "open",
          header: m.pledges_market_open(),
          numeric: true,
          cell: ({ need, open }) => (
            <Amount terse value={open ?? { hiddenBelow: fewerThan }} unit={unitOf(need)} />
          ),
        },
        {
          key: "where",
          header: m.pledges_market_where(),
          cell: ({ waiting }) =>
            waiting.length === 0
              ? m.pledges_sum_nowhere({ n: formatCount(fewerThan) })
              : waiting.map(({ name, count }) => `${name} (${formatCount(count)})`).join(", "),
        },
        {
          key: "act",
          header: m.pledges_market_pledge(),
          speaksForItself: true,
          cell: ({ key, need, program, places }) => (
            <Acts
              name={program?.name ?? needLabels[need]()}
              pledgeHref={
                mayPledge && places.to > 0
                  ? `/pledges/new?${program ? `program=${program.id}` : `need=${need}`}&rupiah=${rupiah}`
                  : null
              }
              compareHref={`/market/comparison?a=${key}`}
            />
          ),
        },
      ]}
    />
  );
}

function placeUnit({ need, program }: SumChoice): string {
  return unitWord(program?.unit ?? needCatalogue[need].unit);
}

function range({ from, to }: { from: number; to: number }, format: (n: number) => string): string {
  return from === to ? format(from) : `${format(from)} – ${format(to)}`;
}
