import { formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { sdgText } from "~/features/needs/parts/sdg-labels";
import { figureIn, type MarketNeed } from "../rules/market";
import { newPledge, unitOf } from "./market-words";

type MarketNeedsProps = {
  base: string;
  needs: readonly MarketNeed[];
  fewerThan: number;
  district: { code: string; name: string } | null;
  mayPledge: boolean;
  mayCompare: boolean;
};

/** Open needs, counts only, small ones hidden; of the whole region, and of the kecamatan in the filter. */
export function MarketNeeds({ base, needs, fewerThan, district, mayPledge, mayCompare }: MarketNeedsProps) {
  const unserved = needs.some((need) => need.unserved !== null);
  return (
    <DataTable
      caption={m.pledges_market_needs()}
      captionHidden
      rows={needs}
      rowKey={(row) => row.need}
      columns={[
        {
          key: "need",
          header: m.pledges_market_need(),
          rowHeader: true,
          cell: ({ need }) => (
            <>
              <a href={`${base}/${need}`} className="link">
                {needLabels[need]()}
              </a>
              <span className="block text-sm font-normal text-ink-soft">{sdgText(need)}</span>
            </>
          ),
        },
        ...(district
          ? [
              {
                key: "here",
                header: m.pledges_market_open_in({ place: district.name }),
                numeric: true,
                cell: (row: MarketNeed) => (
                  <Amount
                    terse
                    value={figureIn(row, district.code) ?? { hiddenBelow: fewerThan }}
                    unit={unitOf(row.need)}
                  />
                ),
              },
            ]
          : []),
        {
          key: "open",
          header: district ? m.pledges_market_open_region() : m.pledges_market_open(),
          numeric: true,
          cell: ({ need, total }) => (
            <Amount terse value={total ?? { hiddenBelow: fewerThan }} unit={unitOf(need)} />
          ),
        },
        ...(unserved
          ? [
              {
                key: "unserved",
                header: m.pledges_market_unserved(),
                numeric: true,
                phoneHidden: ({ unserved: left }: MarketNeed) => left === null,
                cell: ({ need, unserved: left }: MarketNeed) =>
                  left === null ? (
                    m.pledges_market_not_matched()
                  ) : (
                    <Amount terse value={left.count ?? { hiddenBelow: fewerThan }} unit={unitOf(need)} />
                  ),
              },
            ]
          : []),
        {
          key: "value",
          header: m.pledges_market_value(),
          numeric: true,
          phoneHidden: ({ prices }) => prices === null,
          cell: ({ prices }) => <Prices prices={prices} />,
        },
        ...(district
          ? []
          : [
              {
                key: "where",
                header: m.pledges_market_where(),
                phoneHidden: ({ districts }: MarketNeed) => districts.length === 0,
                cell: (row: MarketNeed) => largest(row),
              },
            ]),
        {
          key: "forms",
          phoneHidden: () => true,
          header: m.pledges_market_forms(),
          cell: ({ need }) =>
            needCatalogue[need].pledgeForms.map((form) => pledgeFormLabels[form]()).join(", "),
        },
        ...(mayPledge || mayCompare
          ? [
              {
                key: "act",
                header: m.pledges_market_pledge(),
                speaksForItself: true,
                cell: ({ need }: MarketNeed) => (
                  <Acts
                    name={needLabels[need]()}
                    pledgeHref={mayPledge ? newPledge(`need=${need}`, district?.code) : null}
                    compareHref={`/market/comparison?a=need:${need}`}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Prices({ prices }: Pick<MarketNeed, "prices">) {
  if (prices === null) return <Amount value="not-applicable" />;
  const { from, to } = prices;
  if (from === to) return <span className="whitespace-nowrap">{formatRupiah(from)}</span>;
  return (
    <>
      <span className="whitespace-nowrap">{formatRupiah(from)}</span>
      {" – "}
      <span className="whitespace-nowrap">{formatRupiah(to)}</span>
    </>
  );
}

type ActsProps = { name: string; pledgeHref: string | null; compareHref: string };

/** The ways on from a row; each says in full what it is about. */
export function Acts({ name, pledgeHref, compareHref }: ActsProps) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {pledgeHref ? (
        <a
          href={pledgeHref}
          className="link inline-block min-h-6 font-semibold"
          aria-label={m.pledges_market_pledge_need({ need: name })}
        >
          {m.pledges_market_pledge()}
        </a>
      ) : null}
      <a
        href={compareHref}
        className="link inline-block min-h-6"
        aria-label={m.pledges_market_compare_with({ name })}
      >
        {m.pledges_market_compare()}
      </a>
    </span>
  );
}

function largest({ districts }: MarketNeed): string {
  return (
    districts
      .slice(0, 3)
      .map(({ name }) => name)
      .join(", ") || "–"
  );
}
