import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { HouseholdResult } from "../result-queries.server";
import { HouseholdCell } from "./household-cell";

/** Households in rank order, each with everything it gets. */
export function HouseholdTable({ runId, rows }: { runId: string; rows: readonly HouseholdResult[] }) {
  return (
    <DataTable
      caption={m.matching_households_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.householdId}
      columns={[
        { key: "rank", header: m.matching_rank(), numeric: true, cell: (row) => formatCount(row.rank) },
        {
          key: "household",
          header: m.matching_household(),
          rowHeader: true,
          cell: (row) => <HouseholdCell runId={runId} household={row} />,
        },
        { key: "score", header: m.matching_score(), numeric: true, cell: (row) => formatCount(row.score) },
        {
          key: "needs",
          header: m.matching_open_needs(),
          numeric: true,
          cell: (row) => formatCount(row.needs),
        },
        {
          key: "served",
          header: m.matching_gets(),
          cell: (row) =>
            row.served.length === 0
              ? m.matching_gets_nothing()
              : row.served.map((need) => needLabels[need]()).join(", "),
        },
        {
          key: "waiting",
          header: m.matching_waiting(),
          numeric: true,
          cell: (row) => formatCount(row.waiting),
        },
      ]}
    />
  );
}
