import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels, unitLabels } from "~/features/needs/parts/labels";
import type { NeedCells } from "../cell-queries.server";

type OpenNeedsTableProps = { needs: readonly NeedCells[]; fewerThan: number; mayPledge: boolean };

/**
 * Open needs of the whole region, counts only, small ones hidden. First where a further place serves most. The order is
 * made from what is shown, so it says nothing that the figures do not.
 */
export function OpenNeedsTable({ needs, fewerThan, mayPledge }: OpenNeedsTableProps) {
  const rows = needs
    .filter(({ need }) => needCatalogue[need].pledgeForms.length > 0)
    .sort((a, b) => servedByMore(b) - servedByMore(a) || (b.total ?? 0) - (a.total ?? 0));
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
            <Amount value={total ?? { hiddenBelow: fewerThan }} unit={unitOf(need)} terse />
          ),
        },
        ...(rows.some(({ unserved }) => unserved !== null)
          ? [
              {
                key: "unserved",
                header: m.pledges_market_unserved(),
                numeric: true,
                cell: ({ need, unserved }: NeedCells) => (
                  <Amount
                    value={
                      unserved === null ? "not-applicable" : (unserved.count ?? { hiddenBelow: fewerThan })
                    }
                    unit={unitOf(need)}
                    terse
                  />
                ),
              },
            ]
          : []),
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

/** How many a further place could serve, as far as it is shown: those the last matching left out, else all. */
function servedByMore({ unserved, total }: NeedCells): number {
  return (unserved === null ? total : unserved.count) ?? 0;
}

/** The unit that is counted: households or persons who have the need. */
export function unitOf(need: NeedCells["need"]): string {
  return needCatalogue[need].recipient === "household" ? unitLabels.household() : unitLabels.person();
}

function largest(districts: NeedCells["districts"]): string {
  const top = [...districts].sort((a, b) => b.count - a.count).slice(0, 3);
  return top.map(({ name }) => name).join(", ") || "–";
}
