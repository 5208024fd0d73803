import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { DistrictSupplyAndDemand, SupplyAndDemand } from "../decision-queries.server";

/** Needs with their free places beside the families who ask for them, the largest shortage first. */
export function SupplyTable({ rows, period }: { rows: readonly SupplyAndDemand[]; period: string }) {
  const sorted = [...rows].sort((a, b) => b.openNeeds - b.places - (a.openNeeds - a.places));
  return (
    <DataTable
      caption={m.matching_supply_all()}
      captionHidden
      phone="scroll"
      rows={sorted}
      rowKey={(row) => row.need}
      columns={[
        {
          key: "need",
          header: m.matching_need(),
          rowHeader: true,
          cell: ({ need }) => (
            <a className="link" href={`/runs/supply?period=${period}&need=${need}`}>
              {needLabels[need]()}
            </a>
          ),
        },
        {
          key: "needs",
          header: m.matching_open_needs(),
          numeric: true,
          cell: (row) => formatCount(row.openNeeds),
        },
        {
          key: "places",
          header: m.matching_places_free(),
          numeric: true,
          cell: (row) => formatCount(row.places),
        },
        { key: "offers", header: m.matching_offers(), numeric: true, cell: (row) => formatCount(row.offers) },
        { key: "balance", header: m.matching_balance(), cell: balanceWords },
      ]}
    />
  );
}

/** One need, kecamatan by kecamatan. */
export function DistrictSupplyTable({ rows }: { rows: readonly DistrictSupplyAndDemand[] }) {
  return (
    <DataTable
      caption={m.matching_supply_title()}
      captionHidden
      phone="scroll"
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        { key: "district", header: m.matching_district(), rowHeader: true, cell: (row) => row.name },
        {
          key: "needs",
          header: m.matching_open_needs(),
          numeric: true,
          cell: (row) => formatCount(row.openNeeds),
        },
        ...(rows.some(({ places }) => places > 0)
          ? [
              {
                key: "places",
                header: m.matching_places_own(),
                numeric: true,
                cell: (row: DistrictSupplyAndDemand) => formatCount(row.places),
              },
            ]
          : []),
      ]}
    />
  );
}

function balanceWords({ places, openNeeds }: SupplyAndDemand): string {
  const over = openNeeds - places;
  if (over > 0) return m.matching_balance_short({ n: formatCount(over), count: over });
  return over === 0
    ? m.matching_balance_even()
    : m.matching_balance_over({ n: formatCount(-over), count: -over });
}
