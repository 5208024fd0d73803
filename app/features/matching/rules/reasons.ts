import type { Answer, Columns } from "./columns";
import type { Reaches } from "./reaches";

/**
 * Why each unit is served or not, small enough to stand on a line (the meaning of the codes: `explain.ts`, where
 * `pinned` and `secured` are served by a pin or a floor). Sentences are made from it when somebody asks.
 */
export const reasonCodes = [
  "served",
  "pinned",
  "secured",
  "no_offer",
  "not_eligible",
  "barred",
  "mate_served",
  "cap_reached",
  "waiting",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type Reasons = {
  /** Position in `reasonCodes`, by unit. */
  code: Uint8Array;
  /** Waiting units before this waiting one that may use one of its offers. */
  before: Int32Array;
};

/** `hasOffers`: whether anybody offers what this unit asks for, to whomever. */
export function reasonsOf(
  columns: Columns,
  answer: Answer,
  { usable, helps, used }: Reaches,
  hasOffers: (unit: number) => boolean,
): Reasons {
  const { cap, units, pins } = columns;
  const pinned = new Set(pins.map(({ unit }) => unit));
  const code = new Uint8Array(answer.at.length);
  const before = new Int32Array(answer.at.length);
  const queues = queuesOf(usable.start, usable.offers);
  const reasonOf = (unit: number): ReasonCode => {
    const list = usable.of[unit]!;
    if (answer.at[unit]! >= 0)
      return pinned.has(unit) ? "pinned" : answer.protected[unit] === 1 ? "secured" : "served";
    if (usable.start[list] === usable.start[list + 1]) {
      const given = units.list[unit]!;
      if (columns.lists.start[given]! < columns.lists.start[given + 1]!) return "barred";
      return hasOffers(unit) ? "not_eligible" : "no_offer";
    }
    if (used[unit] === 1) return "mate_served";
    return cap !== null && helps[units.household[unit]!]! >= cap ? "cap_reached" : "waiting";
  };
  for (let unit = 0; unit < code.length; unit++) {
    const reason = reasonOf(unit);
    code[unit] = reasonCodes.indexOf(reason);
    if (reason === "waiting") before[unit] = queues.join(usable.of[unit]!);
  }
  return { code, before };
}

/** How many stand before whoever joins, in all queues that share an offer with the own one. */
function queuesOf(start: Int32Array, offers: Int32Array) {
  const waiting = new Int32Array(start.length - 1);
  const meeting: Int32Array[] = [];
  const byOffer = new Map<number, number[]>();
  for (let list = 0; list < waiting.length; list++) {
    for (let at = start[list]!; at < start[list + 1]!; at++) {
      const known = byOffer.get(offers[at]!);
      if (known === undefined) byOffer.set(offers[at]!, [list]);
      else known.push(list);
    }
  }
  const meetingOf = (list: number): Int32Array => {
    const all = new Set<number>();
    for (let at = start[list]!; at < start[list + 1]!; at++)
      for (const one of byOffer.get(offers[at]!)!) all.add(one);
    return Int32Array.from(all);
  };
  return {
    join: (list: number): number => {
      const near = (meeting[list] ??= meetingOf(list));
      let before = 0;
      for (let at = 0; at < near.length; at++) before += waiting[near[at]!]!;
      waiting[list]!++;
      return before;
    },
  };
}
