import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { ReleasedHousehold } from "../release.server";

const states: Readonly<Record<string, () => string>> = {
  open: () => m.matching_release_waits(),
  engaged: () => m.matching_release_placed(),
  met: () => m.matching_release_met(),
};

/** Households by case code; the record behind the code is opened for a reason of its own. */
export function ReleasedTable({ rows }: { rows: readonly ReleasedHousehold[] }) {
  return (
    <DataTable
      caption={m.matching_release_households()}
      rows={rows}
      rowKey={(row) => `${row.householdId} ${row.need}`}
      columns={[
        {
          key: "case",
          header: m.matching_release_case(),
          rowHeader: true,
          cell: (row) => (
            <a className="link" href={`/households/${row.householdId}`}>
              {row.caseCode}
            </a>
          ),
        },
        { key: "village", header: m.matching_release_village(), cell: (row) => row.village },
        { key: "need", header: m.matching_release_need(), cell: (row) => needLabels[row.need]() },
        {
          key: "now",
          header: m.matching_release_now(),
          cell: (row) => states[row.needState]?.() ?? m.matching_release_closed(),
        },
      ]}
    />
  );
}
