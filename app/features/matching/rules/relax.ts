import { evaluate, type Criteria, type CriterionName, type Facts } from "~/features/programs/criteria";

/** What dropping one criterion of an offer, and nothing else, would reach among needs that wait. */
export type Relaxation = {
  criterion: CriterionName;
  /** Needs that would then be eligible. */
  reach: number;
  /** How many of them lack nothing but an answer: a visit may settle it without changing the terms. */
  toAsk: number;
  /** For the place: kecamatan by kecamatan, most first. */
  districts: { code: string; reach: number }[];
};

/**
 * Looks at every criterion of every set by itself, among needs that the offer does not take now. A criterion that two
 * sets ask is dropped from both: the reader sees one condition, not where it is written.
 */
export function relaxationsOf(all: readonly Criteria[], needs: Iterable<Facts>): Relaxation[] {
  const asked = [...new Set(all.flatMap((set) => Object.keys(set) as CriterionName[]))];
  const without = asked.map((criterion) => all.map((set) => dropped(set, criterion)));
  const rows = asked.map((criterion) => ({
    criterion,
    reach: 0,
    toAsk: 0,
    districts: new Map<string, number>(),
  }));
  for (const facts of needs) {
    if (meetsAll(all, facts)) continue;
    const answers = all.map((set) => evaluate(set, facts).result);
    const onlyUnknown = !answers.includes("failed");
    asked.forEach((criterion, at) => {
      if (!meetsAll(without[at]!, facts)) return;
      const row = rows[at]!;
      row.reach++;
      if (onlyUnknown) row.toAsk++;
      const district = facts.region.slice(0, 8);
      if (criterion === "place") row.districts.set(district, (row.districts.get(district) ?? 0) + 1);
    });
  }
  return rows
    .filter(({ reach }) => reach > 0)
    .map((row) => ({
      ...row,
      districts: [...row.districts]
        .map(([code, reach]) => ({ code, reach }))
        .sort((a, b) => b.reach - a.reach || (a.code < b.code ? -1 : 1)),
    }))
    .sort((a, b) => b.reach - a.reach);
}

function meetsAll(all: readonly Criteria[], facts: Facts): boolean {
  return all.every((set) => evaluate(set, facts).result === "ok");
}

function dropped(set: Criteria, criterion: CriterionName): Criteria {
  const rest = { ...set };
  delete rest[criterion];
  return rest;
}
