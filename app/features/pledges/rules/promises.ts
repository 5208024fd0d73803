/**
 * A pledge as promises with dates. Pure. What was promised is counted in rupiah for a fund and in pieces for anything
 * else. Late, partial and missing are ordinary states, and a late promise can still be kept.
 */
export const promiseStates = [
  "open",
  "overdue",
  "partly_kept",
  "defaulted",
  "kept",
  "kept_late",
  "released",
] as const;
export type PromiseState = (typeof promiseStates)[number];

export type ScheduleRow = { dueOn: string; promised: number };
export const mostRows = 8;

export type ScheduleRefusal = "schedule_sum_differs" | "schedule_day_twice" | "schedule_outside";

/** The rows are the pledge, each on a day of its own between its start and its end. No row: all of it at the end. */
export function refuseSchedule(
  rows: readonly ScheduleRow[],
  pledge: { total: number; startsOn: string | null; endsOn: string | null },
): ScheduleRefusal | null {
  if (rows.length === 0) return null;
  if (new Set(rows.map(({ dueOn }) => dueOn)).size < rows.length) return "schedule_day_twice";
  const { total, startsOn, endsOn } = pledge;
  if (rows.some(({ dueOn }) => (startsOn && dueOn < startsOn) || (endsOn && dueOn > endsOn)))
    return "schedule_outside";
  return rows.reduce((sum, { promised }) => sum + promised, 0) === total ? null : "schedule_sum_differs";
}

/** What deliveries prove, in the promise's unit, by day. */
export type Proof = { day: string; amount: number };
export type PromiseFacts = ScheduleRow & { id: string; noted: number; keptOn: string | null };
export type Kept = { id: string; proven: number; keptOn: string | null };

/**
 * Gives proofs to promises, oldest promise and oldest proof first; what Bappeda noted needs no proof. A delivery ahead
 * of its time keeps the next promise early. `whole`: every place is delivered, so that a remainder no place was ever
 * paid from keeps nothing open.
 */
export function allotProofs(
  promises: readonly PromiseFacts[],
  proofs: readonly Proof[],
  whole: boolean,
): Kept[] {
  const left = [...proofs].sort((a, b) => (a.day < b.day ? -1 : 1)).map((proof) => ({ ...proof }));
  const last = left.at(-1)?.day ?? null;
  return [...promises]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map(({ id, promised, noted, keptOn }) => {
      const wanted = Math.max(0, promised - noted);
      if (wanted === 0) return { id, proven: 0, keptOn };
      let proven = 0;
      let on: string | null = null;
      while (proven < wanted && left[0]) {
        const taken = Math.min(wanted - proven, left[0].amount);
        proven += taken;
        left[0].amount -= taken;
        on = left[0].day;
        if (left[0].amount === 0) left.shift();
      }
      if (proven < wanted && whole) return { id, proven: wanted, keptOn: on ?? last };
      return { id, proven, keptOn: proven >= wanted ? on : null };
    });
}

/**
 * Promises nobody waits for any longer, because their places came back from a program that was closed: the latest first, each
 * only as a whole. `returned` is in the promise's unit.
 */
export function sparedPromises(
  promises: readonly { id: string; dueOn: string; promised: number; kept: number }[],
  returned: number,
): Set<string> {
  const spared = new Set<string>();
  let left = returned;
  for (const { id, promised, kept } of [...promises].sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1))) {
    const open = promised - kept;
    if (open <= 0) continue;
    if (open > left) break;
    spared.add(id);
    left -= open;
  }
  return spared;
}

/** How a promise stands on a day. `grace`: days after which one that was not kept counts as defaulted. */
export function promiseStateOn(
  promise: { dueOn: string; promised: number; kept: number; keptOn: string | null; released: boolean },
  on: string,
  grace: number,
): PromiseState {
  const { dueOn, promised, kept, keptOn, released } = promise;
  if (kept >= promised) return keptOn !== null && keptOn > dueOn ? "kept_late" : "kept";
  if (released) return "released";
  if (on <= dueOn) return "open";
  if (daysBetween(dueOn, on) <= grace) return "overdue";
  return kept > 0 ? "partly_kept" : "defaulted";
}

/** When to remind: each stage of a promise once. */
export const reminderStages = ["in_14_days", "in_3_days", "today", "overdue", "defaulted"] as const;
export type ReminderStage = (typeof reminderStages)[number];

export function reminderOn(dueOn: string, on: string, grace: number): ReminderStage | null {
  const days = daysBetween(on, dueOn);
  if (days > 14) return null;
  if (days > 3) return "in_14_days";
  if (days > 0) return "in_3_days";
  if (days === 0) return "today";
  return -days <= grace ? "overdue" : "defaulted";
}

/** Whole days from one day to another; negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
