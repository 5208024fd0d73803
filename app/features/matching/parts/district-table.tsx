import { formatCount, formatPercent } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { RunLine } from "../queries.server";
import type { DistrictFigures } from "../result-queries.server";

/** What a run gives in each kecamatan, beside its floor where one was set. */
export function DistrictTable({ run, districts }: { run: RunLine; districts: readonly DistrictFigures[] }) {
  const floors = new Map<string, number>();
  for (const { area, places } of run.floors) floors.set(area, (floors.get(area) ?? 0) + places);
  const sum = (of: (row: DistrictFigures) => number) =>
    formatCount(districts.reduce((total, row) => total + of(row), 0));
  return (
    <DataTable
      caption={m.matching_districts_title()}
      captionHidden
      phone="scroll"
      rows={districts}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "district",
          header: m.matching_district(),
          rowHeader: true,
          total: m.matching_total(),
          cell: (row) => (
            <a className="link" href={`/runs/${run.id}/lines?district=${row.code}`}>
              {row.name}
            </a>
          ),
        },
        {
          key: "households",
          header: m.matching_households(),
          numeric: true,
          cell: (row) => formatCount(row.households),
          total: sum((row) => row.households),
        },
        {
          key: "servedHouseholds",
          header: m.matching_households_served(),
          numeric: true,
          cell: (row) => formatCount(row.servedHouseholds),
          total: sum((row) => row.servedHouseholds),
        },
        {
          key: "needs",
          header: m.matching_open_needs(),
          numeric: true,
          cell: (row) => formatCount(row.needs),
          total: sum((row) => row.needs),
        },
        {
          key: "served",
          header: m.matching_served(),
          numeric: true,
          cell: (row) => formatCount(row.served),
          total: sum((row) => row.served),
        },
        {
          key: "share",
          header: m.matching_share(),
          numeric: true,
          cell: (row) => formatPercent(row.served, row.needs),
        },
        {
          key: "waiting",
          header: m.matching_waiting(),
          numeric: true,
          cell: (row) => formatCount(row.waiting),
          total: sum((row) => row.waiting),
        },
        ...(floors.size > 0
          ? [
              {
                key: "floor",
                header: m.matching_floor(),
                numeric: true,
                cell: (row: DistrictFigures) =>
                  floors.has(row.code) ? formatCount(floors.get(row.code)!) : "–",
              },
            ]
          : []),
      ]}
    />
  );
}
