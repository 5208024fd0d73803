import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels, unitLabels } from "~/features/needs/parts/labels";
import type { NeedCells } from "../cell-queries.server";

type OpenNeedsTableProps = { needs: readonly NeedCells[]; limit: number; mayPledge: boolean };

/** Open needs of the whole region, most first; counts only, small ones hidden. */
export function OpenNeedsTable({ needs, limit, mayPledge }: OpenNeedsTableProps) {
  const rows = needs
    .filter(({ need }) => needCatalogue[need].pledgeForms.length > 0)
    .sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  return (
    <DataTable
      caption={m.pledges_market_needs()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.need}
      columns={[
        {
          key: "need",
          header: m.pledges_market_need(),
          rowHeader: true,
          cell: ({ need }) => (
            <a href={`/market/${need}`} className="link">
              {needLabels[need]()}
            </a>
          ),
        },
        {
          key: "open",
          header: m.pledges_market_open(),
          numeric: true,
          cell: ({ need, total }) => (
            <Amount value={total ?? { hiddenBelow: limit }} unit={unitOf(need)} terse />
          ),
        },
        { key: "where", header: m.pledges_market_where(), cell: ({ districts }) => largest(districts) },
        {
          key: "forms",
          header: m.pledges_market_forms(),
          cell: ({ need }) =>
            needCatalogue[need].pledgeForms.map((form) => pledgeFormLabels[form]()).join(", "),
        },
        ...(mayPledge
          ? [
              {
                key: "act",
                header: m.pledges_market_pledge(),
                speaksForItself: true,
                cell: ({ need }: NeedCells) => (
                  <a
                    href={`/pledges/new?need=${need}`}
                    className="link inline-block min-h-6"
                    aria-label={m.pledges_market_pledge_need({ need: needLabels[need]() })}
                  >
                    {m.pledges_market_pledge()}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The unit that is counted: households or persons who have the need. */
export function unitOf(need: NeedCells["need"]): string {
  return needCatalogue[need].recipient === "household" ? unitLabels.household() : unitLabels.person();
}

function largest(districts: NeedCells["districts"]): string {
  const top = [...districts].sort((a, b) => b.count - a.count).slice(0, 3);
  return top.map(({ name }) => name).join(", ") || "–";
}
