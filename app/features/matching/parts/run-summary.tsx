import { formatCount, formatDate, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SummaryList } from "~/ui/summary-list";
import { StatRow } from "~/ui/stat";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunLine } from "../queries.server";

/** What a run gives, in four numbers, beside what taking everybody in order of arrival would have given. */
export function RunFigures({ run }: { run: RunLine }) {
  const { counts } = run;
  const more = (counts.served ?? 0) - (counts.firstCome ?? 0);
  return (
    <StatRow
      source={m.matching_source({ reference: run.reference })}
      date={formatDate(run.businessDate)}
      stats={[
        {
          label: m.matching_open_needs(),
          value: counts.needs ?? 0,
          unit: m.matching_unit_needs(),
          note: m.matching_of_households({ n: formatCount(counts.households ?? 0) }),
        },
        { label: m.matching_places_free(), value: counts.places ?? 0, unit: m.matching_unit_places() },
        {
          label: m.matching_served(),
          value: counts.served ?? 0,
          unit: m.matching_unit_needs(),
          note: m.matching_of_households({ n: formatCount(counts.servedHouseholds ?? 0) }),
        },
        {
          label: m.matching_first_come(),
          value: counts.firstCome ?? 0,
          unit: m.matching_unit_needs(),
          note: m.matching_first_come_note({ n: formatCount(more) }),
        },
      ]}
    />
  );
}

/** Everything needed to replay the run. */
export function RunRecord({ run, timeZone }: { run: RunLine; timeZone: string }) {
  return (
    <SummaryList
      rows={[
        { label: m.matching_period(), value: run.period },
        { label: m.matching_needs(), value: run.needs.map((need) => needLabels[need]()).join(", ") },
        {
          label: m.matching_cap(),
          value:
            run.cap === null ? m.matching_cap_none() : m.matching_cap_at_most({ n: formatCount(run.cap) }),
        },
        { label: m.matching_seed(), value: run.seed },
        {
          label: m.matching_weights(),
          value: m.matching_weights_version({ n: formatCount(run.weightVersion) }),
        },
        {
          label: m.matching_made(),
          value: `${formatMoment(run.madeAt, timeZone)} · ${run.madeByName ?? "–"}`,
        },
        ...(run.approvedOn
          ? [
              {
                label: m.matching_approved(),
                value: `${formatDate(run.approvedOn)} · ${run.approvedByName ?? "–"}`,
              },
            ]
          : []),
        ...(run.note ? [{ label: m.matching_note(), value: run.note }] : []),
        ...(run.snapshotHash
          ? [
              {
                label: m.matching_snapshot_hash(),
                value: <code className="wrap-anywhere">{run.snapshotHash}</code>,
              },
            ]
          : []),
        ...(run.resultHash
          ? [
              {
                label: m.matching_result_hash(),
                value: <code className="wrap-anywhere">{run.resultHash}</code>,
              },
            ]
          : []),
      ]}
    />
  );
}
