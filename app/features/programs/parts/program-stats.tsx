import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { StatRow } from "~/ui/stat";
import { amountOf } from "~/features/disclosure/parts/shown";
import { unitLabels } from "~/features/needs/parts/labels";
import type { ProgramRecord } from "../queries.server";

type ProgramStatsProps = {
  program: Pick<ProgramRecord, "places" | "unit" | "recipient" | "state">;
  today: string;
};

/** Places of a program that was published: own, added by partners, matched, delivered, and who still waits. */
export function ProgramStats({ program, today }: ProgramStatsProps) {
  const unit = unitLabels[program.unit];
  const { own, pledged, taken, delivered, candidates, fewerThan, asOf, countedOn } = program.places;
  return (
    <>
      <StatRow
        stats={[
          { label: m.programs_stat_own(), value: own, unit: unit(own) },
          { label: m.programs_stat_pledged(), value: pledged, unit: unit(pledged) },
          {
            label: m.programs_stat_taken(),
            value: amountOf(taken, fewerThan),
            unit: unit(taken ?? undefined),
          },
          {
            label: m.programs_stat_delivered(),
            value: amountOf(delivered, fewerThan),
            unit: unit(delivered ?? undefined),
          },
          ...(candidates === null || program.state === "closed"
            ? []
            : [
                {
                  label: m.programs_stat_candidates(),
                  value: candidates,
                  unit:
                    program.recipient === "household" ? m.programs_unit_families() : m.programs_unit_people(),
                },
              ]),
        ]}
        source={m.programs_stat_source()}
        date={formatDate(asOf ?? today)}
      />
      {countedOn ? (
        <p className="max-w-text text-sm text-ink-soft">
          {m.programs_counted_on({ date: formatDate(countedOn) })}
        </p>
      ) : null}
    </>
  );
}
