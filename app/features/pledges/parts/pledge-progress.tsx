import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { PledgeProgress } from "../record-queries.server";

type PledgeProgressProps = { progress: PledgeProgress; placeNames: Record<string, string> };

/** What became of the pledge's places, per kecamatan: counts of its own places, never split by anything else. */
export function PledgeProgressTable({ progress, placeNames }: PledgeProgressProps) {
  if (progress.byDistrict.length === 0) return <p>{m.pledges_record_progress_none()}</p>;
  return (
    <DataTable
      caption={m.pledges_record_progress()}
      captionHidden
      phone="scroll"
      rows={progress.byDistrict}
      rowKey={(row) => row.district}
      columns={[
        {
          key: "district",
          header: m.pledges_record_district(),
          rowHeader: true,
          cell: (row) => placeNames[row.district] ?? row.district,
        },
        {
          key: "matched",
          header: m.pledges_record_matched(),
          numeric: true,
          cell: (row) => formatCount(row.matched),
        },
        {
          key: "delivered",
          header: m.pledges_record_delivered(),
          numeric: true,
          cell: (row) => formatCount(row.delivered),
        },
      ]}
    />
  );
}
