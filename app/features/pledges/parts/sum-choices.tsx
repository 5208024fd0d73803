import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { type Column, DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { SumChoice } from "../rules/sum";
import { Acts } from "./market-needs";
import { type MarketBase, programHref, unitOf, unitWord } from "./market-words";

type SumChoicesProps = {
  rupiah: number;
  choices: readonly SumChoice[];
  fewerThan: number;
  /** For partners, or for everybody. */
  base: MarketBase;
  mayPledge: boolean;
};

/** What the same sum would do elsewhere, side by side. */
export function SumChoices({ rupiah, choices, fewerThan, base, mayPledge }: SumChoicesProps) {
  const acts: Column<SumChoice> = {
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
  };
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
                href={program ? programHref(base, program) : `${base}/${need}`}
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
          cell: (row) =>
            row.all ? (
              <>
                <strong>
                  {row.open === null
                    ? m.pledges_sum_all_few({ n: formatCount(fewerThan), unit: unitOf(row.need) })
                    : m.pledges_sum_all({ n: formatCount(row.open), unit: unitOf(row.need) })}
                </strong>
                <span className="block text-sm text-ink-soft">{m.pledges_sum_all_open()}</span>
              </>
            ) : (
              <strong>
                {range(row.places, formatCount)} {placeUnit(row, row.places.to)}
              </strong>
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
          phoneHidden: ({ rest }) => rest === null,
          cell: ({ rest, all }) =>
            rest === null ? (
              <Amount value="not-applicable" />
            ) : (
              <span className="whitespace-nowrap">
                {all ? m.pledges_sum_about({ amount: formatRupiah(rest) }) : formatRupiah(rest)}
              </span>
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
          phoneHidden: ({ waiting }) => waiting.length === 0,
          cell: ({ waiting }) =>
            waiting.length === 0
              ? m.pledges_sum_nowhere({ n: formatCount(fewerThan) })
              : waiting.map(({ name, count }) => `${name} (${formatCount(count)})`).join(", "),
        },
        ...(base === "/market" ? [acts] : []),
      ]}
    />
  );
}

export function placeUnit({ need, program }: SumChoice, count?: number): string {
  return unitWord(program?.unit ?? needCatalogue[need].unit, count);
}

function range({ from, to }: { from: number; to: number }, format: (n: number) => string): string {
  return from === to ? format(from) : `${format(from)} – ${format(to)}`;
}
