/** The text of a pledge that holds: what an amendment may change, and what every version keeps. Pure. */
import type { Wishes } from "./wishes";

export type PledgeTerms = {
  /** rupiah of a fund, or what the rest is worth */
  amount: number | null;
  quantity: number | null;
  places: number;
  wishes: Wishes;
  startsOn: string | null;
  endsOn: string | null;
  /** the two kinds are missing in texts written before they could be changed */
  implementerKind?: string | null;
  implementer: string | null;
  payeeKind?: string | null;
  payee: string | null;
  description: string | null;
  /** rupiah of a fund, pieces of anything else, by the day they fall due */
  schedule: { dueOn: string; promised: number }[];
};

type Row = Omit<PledgeTerms, "schedule" | "places"> & { places: number | null };

/** The text of a pledge as it stands, but for its schedule. */
export function termsOf(row: Row): Omit<PledgeTerms, "schedule"> {
  const { amount, quantity, wishes, startsOn, endsOn, description } = row;
  const { implementerKind, implementer, payeeKind, payee } = row;
  const much = { amount, quantity, places: row.places ?? 0, wishes, startsOn, endsOn };
  return { ...much, implementerKind, implementer, payeeKind, payee, description };
}

/** Every part of a text, in the order in which it is read. */
export const termParts = [
  "amount",
  "quantity",
  "places",
  "wishes",
  "startsOn",
  "endsOn",
  "implementer",
  "implementerKind",
  "payee",
  "payeeKind",
  "description",
  "schedule",
] as const satisfies (keyof PledgeTerms)[];

/** The parts that differ, for the comparison side by side. A part the older text did not know yet does not count. */
export function changedParts(before: PledgeTerms, after: PledgeTerms): (keyof PledgeTerms)[] {
  return termParts.filter(
    (part) =>
      before[part] !== undefined &&
      JSON.stringify(sorted(before[part])) !== JSON.stringify(sorted(after[part])),
  );
}

/** JSON kept by the database comes back with its keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

export type AmendmentRefusal =
  "amendment_nothing" | "amendment_below_taken" | "amendment_below_shares" | "amendment_below_kept";

/**
 * Null when the change may stand. Places never fall under those already taken, and a smaller sum never under what the other funders have confirmed: the lead bears the difference.
 */
export function refuseAmendment(
  before: PledgeTerms,
  after: PledgeTerms,
  facts: { taken: number; othersShares: number },
): AmendmentRefusal | null {
  if (changedParts(before, after).length === 0) return "amendment_nothing";
  if (after.places < facts.taken) return "amendment_below_taken";
  if (after.amount !== null && after.amount < facts.othersShares) return "amendment_below_shares";
  return null;
}

/**
 * The schedule of another total: what was promised keeps its days, and the last parts take the difference; a part left
 * with nothing goes. Parts after the new last day move to it, and parts on one day become one. A last part follows a later
 * end only when it was due at the old one (`oldLastDay`; not given: it always does).
 */
export function stretchSchedule(
  schedule: readonly { dueOn: string; promised: number }[],
  total: number,
  lastDay: string | null,
  oldLastDay?: string | null,
): PledgeTerms["schedule"] {
  const moved = schedule.map(({ dueOn, promised }) => ({
    dueOn: lastDay !== null && dueOn > lastDay ? lastDay : dueOn,
    promised,
  }));
  const last = moved.at(-1);
  if (!last) return lastDay === null || total <= 0 ? [] : [{ dueOn: lastDay, promised: total }];
  // Later: the part that was due at the end goes with the end.
  const wasLast = oldLastDay === undefined || last.dueOn === oldLastDay;
  if (lastDay !== null && last.dueOn < lastDay && wasLast) last.dueOn = lastDay;
  let rest = total - moved.reduce((sum, { promised }) => sum + promised, 0);
  if (rest > 0) last.promised += rest;
  for (let i = moved.length - 1; i >= 0 && rest < 0; i--) {
    const less = Math.min(moved[i]!.promised, -rest);
    moved[i]!.promised -= less;
    rest += less;
  }
  const days = [...new Set(moved.map(({ dueOn }) => dueOn))].sort();
  return days
    .map((dueOn) => ({
      dueOn,
      promised: moved.filter((row) => row.dueOn === dueOn).reduce((sum, row) => sum + row.promised, 0),
    }))
    .filter(({ promised }) => promised > 0);
}

/**
 * Which promise each part of a new schedule continues: one due on the same day first, the others in the order of their
 * days, so that what was kept of a promise stays with it. Null: a part that is new.
 */
export function continuedPromises<Row extends { dueOn: string }>(
  rows: readonly Row[],
  schedule: PledgeTerms["schedule"],
): (Row | null)[] {
  const days = new Set(schedule.map(({ dueOn }) => dueOn));
  const loose = rows.filter((row) => !days.has(row.dueOn));
  return schedule.map(({ dueOn }) => rows.find((row) => row.dueOn === dueOn) ?? loose.shift() ?? null);
}
