import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { StatRow } from "~/ui/stat";
import { amountOf } from "~/features/disclosure/parts/shown";
import type { PledgeProgress } from "../progress.server";
import { PublishedPlaces } from "./published-places";

type PledgeProgressProps = { progress: PledgeProgress; placeNames: Record<string, string> };

/** What became of the pledge's places, per kecamatan: true counts for the administration, published ones outside it. */
export function PledgeProgressTable({ progress, placeNames }: PledgeProgressProps) {
  if (progress.published) return <PublishedPlaces places={progress.published} placeNames={placeNames} />;
  if (progress.districts.length === 0) return <p>{m.pledges_record_progress_none()}</p>;
  return (
    <DataTable
      caption={m.pledges_record_progress()}
      captionHidden
      phone="scroll"
      rows={progress.districts}
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

type PledgeStatsProps = { progress: PledgeProgress; unit: (count: number) => string; date: string };

/** Places promised, with a recipient, delivered. */
export function PledgeStats({ progress, unit, date }: PledgeStatsProps) {
  const { capacity, taken, delivered, fewerThan } = progress;
  const stat = (label: string, count: number | null) => ({
    ...{ label, value: amountOf(count, fewerThan) },
    unit: unit(count ?? fewerThan),
  });
  return (
    <StatRow
      stats={[
        stat(m.pledges_stat_places(), capacity),
        stat(m.pledges_stat_matched(), taken),
        stat(m.pledges_stat_delivered(), delivered),
      ]}
      source={m.pledges_stat_source()}
      date={date}
    />
  );
}
