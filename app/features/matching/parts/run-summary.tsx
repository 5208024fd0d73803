import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { StatRow } from "~/ui/stat";
import type { RunLine } from "../queries.server";

/** What a run gives, in four numbers, and in words what taking everybody in order of arrival would have given. */
export function RunFigures({ run }: { run: RunLine }) {
  const { counts } = run;
  return (
    <div className="flow">
      <StatRow
        source={m.matching_source({ reference: run.reference })}
        date={formatDate(run.businessDate)}
        stats={[
          {
            label: m.matching_open_needs(),
            value: counts.needs ?? 0,
            unit: m.matching_unit_needs({ count: counts.needs ?? 0 }),
            note: m.matching_of_households(countedOf(counts.households)),
          },
          {
            label: m.matching_places_free(),
            value: counts.places ?? 0,
            unit: m.matching_unit_places({ count: counts.places ?? 0 }),
          },
          {
            label: m.matching_served(),
            value: counts.served ?? 0,
            unit: m.matching_unit_needs({ count: counts.served ?? 0 }),
            note: m.matching_of_households(countedOf(counts.servedHouseholds)),
          },
          {
            label: m.matching_first_come(),
            value: counts.firstCome ?? 0,
            unit: m.matching_unit_needs({ count: counts.firstCome ?? 0 }),
            note: m.matching_of_households(countedOf(counts.firstComeHouseholds)),
          },
        ]}
      />
      <p className="max-w-text">{firstComeSentence(run)}</p>
    </div>
  );
}

function countedOf(count = 0) {
  return { n: formatCount(count), count };
}

function firstComeSentence({ counts }: RunLine): string {
  const fewer = (counts.served ?? 0) - (counts.firstCome ?? 0);
  const passed = counts.passedOver ?? 0;
  if (fewer === 0 && passed === 0) return m.matching_first_come_same();
  const cost = m.matching_first_come_cost({
    passed: formatCount(passed),
    households: formatCount(counts.servedHouseholds ?? 0),
    left: formatCount(counts.firstComeLeftOut ?? 0),
  });
  const amount =
    fewer === 0
      ? m.matching_first_come_as_many()
      : m.matching_first_come_fewer({ n: formatCount(fewer), count: fewer });
  return `${amount} ${cost}`;
}
