import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import { DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { MarketProgram } from "../rules/market";
import { Acts } from "./market-needs";
import { leftText, newPledge, unitWord, valueText } from "./market-words";

type MarketProgramsProps = {
  programs: readonly MarketProgram[];
  /** Kecamatan in the filter. */
  district: { code: string } | null;
  /** When newer figures stand. */
  nextOn: string | null;
  hrefOf: (program: MarketProgram) => string;
  mayPledge: boolean;
  mayCompare: boolean;
};

/** Published programs that partners can add to. */
export function MarketPrograms(props: MarketProgramsProps) {
  const { programs, district, nextOn, hrefOf, mayPledge, mayCompare } = props;
  return (
    <DataTable
      caption={m.pledges_market_programs()}
      captionHidden
      rows={programs}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: m.pledges_market_program(),
          rowHeader: true,
          cell: (row) => (
            <>
              <a href={hrefOf(row)} className="link wrap-anywhere">
                {row.name}
              </a>
              <span className="block text-sm font-normal text-ink-soft max-sm:hidden">{row.reference}</span>
              <span className="block text-sm font-normal text-ink-soft wrap-anywhere sm:hidden">
                {needLabels[row.need]()} · {row.agencyName}
              </span>
            </>
          ),
        },
        {
          key: "need",
          header: m.pledges_market_need(),
          phoneHidden: () => true,
          cell: (row) => needLabels[row.need](),
        },
        {
          key: "agency",
          header: m.pledges_market_agency(),
          phoneHidden: () => true,
          cell: (row) => <span className="wrap-anywhere">{row.agencyName}</span>,
        },
        {
          key: "value",
          header: m.pledges_market_value(),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{valueText(row.unitValue)}</span>,
        },
        {
          key: "offered",
          header: m.pledges_market_offered(),
          numeric: true,
          cell: (row) => `${formatCount(row.offered)} ${unitWord(row.unit, row.offered)}`,
        },
        {
          key: "left",
          header: m.pledges_market_left(),
          numeric: true,
          cell: (row) => leftText(row.left, row.offered, nextOn),
        },
        ...(mayPledge || mayCompare
          ? [
              {
                key: "act",
                header: m.pledges_market_pledge(),
                speaksForItself: true,
                cell: (row: MarketProgram) => (
                  <Acts
                    name={row.name}
                    pledgeHref={
                      mayPledge && needCatalogue[row.need].pledgeForms.length > 0
                        ? newPledge(`program=${row.id}`, district?.code)
                        : null
                    }
                    compareHref={`/market/comparison?a=program:${row.id}`}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
