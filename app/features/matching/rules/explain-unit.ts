import type { Answer, Columns } from "./columns";
import { bucket, type Usable, withoutBans } from "./verify-lists";

/**
 * Why one unit was served or not, in the numbers of `Columns`. Exact for a certified answer:
 * - `before` counts the helps that wait earlier in the order and could use a place that would help this unit too;
 * - `served` lists the offers where one further place would serve this household next, `moved` those where it would
 *   serve another one first and so move the queue it stands in.
 */
export type UnitExplanation =
  | { code: "served"; offer: number; by: "pin" | "floor" | "order" }
  | { code: "no_offer" }
  | { code: "barred" }
  | { code: "mate_served"; mate: number }
  | { code: "cap_reached"; helps: number }
  | { code: "waiting"; round: number; offers: number[]; before: number; served: number[]; moved: number[] };

export function explainUnit(columns: Columns, answer: Answer, unit: number): UnitExplanation {
  const { cap, units, lists, pins } = columns;
  const at = answer.at[unit]!;
  if (at >= 0) {
    const isPinned = pins.some((pin) => pin.unit === unit);
    return {
      code: "served",
      offer: at,
      by: isPinned ? "pin" : answer.protected[unit] === 1 ? "floor" : "order",
    };
  }
  const usable = withoutBans(columns);
  const offers = [...offersOf(usable, usable.of[unit]!)];
  if (offers.length === 0) {
    const list = units.list[unit]!;
    return { code: lists.start[list] === lists.start[list + 1] ? "no_offer" : "barred" };
  }
  const group = units.group[unit]!;
  const mate =
    group < 0 ? -1 : units.group.findIndex((one, other) => one === group && answer.at[other]! >= 0);
  if (mate >= 0) return { code: "mate_served", mate };
  const standing = readStanding(columns, answer);
  const household = units.household[unit]!;
  const helps = standing.helps[household]!;
  if (cap !== null && helps >= cap) return { code: "cap_reached", helps };

  const moves = readMoves(columns, answer, usable, standing);
  const near = closure(offers, moves);
  const competing = closure([...near], reversed(moves));
  const key = standing.keyOf(unit);
  let before = 0;
  const first = new Float64Array(moves.length).fill(Infinity);
  const counted = new Set<number>();
  for (let other = 0; other < units.list.length; other++) {
    if (!standing.isWaiting(other)) continue;
    const otherKey = standing.keyOf(other);
    if (otherKey > key) continue;
    let competes = false;
    for (const offer of offersOf(usable, usable.of[other]!)) {
      first[offer] = Math.min(first[offer]!, otherKey);
      competes ||= competing.has(offer);
    }
    // Units of one group, and with a cap all of one household, wait for one and the same next help.
    if (!competes || otherKey === key || counted.has(otherKey)) continue;
    counted.add(otherKey);
    before++;
  }
  // Who is next in line at an offer is the first of those whom moves can bring there.
  const order = [...first.keys()].sort((left, right) => first[left]! - first[right]!);
  const next = new Float64Array(moves.length).fill(Infinity);
  for (const offer of order) {
    if (first[offer] === Infinity || next[offer]! < Infinity) continue;
    for (const there of closure([offer], moves)) next[there] = Math.min(next[there]!, first[offer]!);
  }
  const reached = [...near].sort((left, right) => left - right);
  return {
    code: "waiting",
    round: helps + 1,
    offers,
    before,
    served: reached.filter((offer) => next[offer] === key),
    moved: reached.filter((offer) => next[offer]! < key),
  };
}

function offersOf(usable: Usable, list: number): Int32Array {
  return usable.offers.subarray(usable.start[list]!, usable.start[list + 1]!);
}

function readStanding({ cap, units, households }: Columns, { at }: Answer) {
  const helps = households.received.slice();
  const usedGroups = new Set<number>();
  /** First unserved unit of a group, which stands for all of them. */
  const firstOfGroup = new Map<number, number>();
  for (let unit = 0; unit < at.length; unit++) {
    const group = units.group[unit]!;
    if (group >= 0 && !firstOfGroup.has(group)) firstOfGroup.set(group, unit);
    if (at[unit]! < 0) continue;
    helps[units.household[unit]!]!++;
    if (group >= 0) usedGroups.add(group);
  }
  const isSpare = (unit: number) => at[unit]! < 0 && !usedGroups.has(units.group[unit]!);
  return {
    helps,
    isSpare,
    isWaiting: (unit: number) => isSpare(unit) && (cap === null || helps[units.household[unit]!]! < cap),
    /** Place of the next help in the order: with a cap that of the household, without one that of the unit. */
    keyOf: (unit: number) => {
      const household = units.household[unit]!;
      if (cap !== null) return helps[household]! * households.rank.length + household;
      return firstOfGroup.get(units.group[unit]!) ?? unit;
    },
  };
}

/** From each offer, where those it serves could move (design: matching, section 2). */
function readMoves(
  { cap, offers, units, pins }: Columns,
  { at }: Answer,
  usable: Usable,
  { isSpare }: ReturnType<typeof readStanding>,
): Set<number>[] {
  const count = offers.capacity.length;
  const pinned = new Set(pins.map((pin) => pin.unit));
  const served = bucket(at, count);
  const first = bucket(
    units.household,
    units.household.reduce((most, one) => Math.max(most, one + 1), 0),
  ).start;
  return Array.from({ length: count }, (_, here) => {
    const lists = new Set<number>();
    for (const unit of served.items.subarray(served.start[here], served.start[here + 1])) {
      if (pinned.has(unit)) continue;
      lists.add(usable.of[unit]!);
      const household = units.household[unit]!;
      for (let other = first[household]!; other < first[household + 1]!; other++) {
        const isMate = units.group[unit]! >= 0 && units.group[other] === units.group[unit];
        if (isMate || (cap !== null && isSpare(other))) lists.add(usable.of[other]!);
      }
    }
    const there = new Set<number>();
    for (const list of lists) for (const offer of offersOf(usable, list)) there.add(offer);
    return there;
  });
}

function reversed(moves: Set<number>[]): Set<number>[] {
  const back = moves.map(() => new Set<number>());
  moves.forEach((targets, here) => targets.forEach((there) => back[there]!.add(here)));
  return back;
}

function closure(start: Iterable<number>, moves: Set<number>[]): Set<number> {
  const seen = new Set(start);
  for (const one of seen) for (const next of moves[one]!) seen.add(next);
  return seen;
}
