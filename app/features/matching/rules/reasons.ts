import type { Answer, Columns } from "./columns";
import type { Reaches } from "./reaches";
import type { UsableLists } from "./usable";

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
  const queues = queuesOf(usable, columns.offers.dimension);
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

/**
 * How many stand before whoever joins, in all queues that share an offer with the own one. Only queues of one
 * dimension can; their offers are compared as bits, because tables of what meets what would outgrow the run itself.
 */
function queuesOf({ start, offers }: UsableLists, dimension: Int32Array) {
  const place = new Int32Array(dimension.length);
  const sizes: number[] = [];
  for (let offer = 0; offer < dimension.length; offer++) {
    place[offer] = sizes[dimension[offer]!] ?? 0;
    sizes[dimension[offer]!] = place[offer]! + 1;
  }
  /** By dimension: the queues in which somebody stands, their offers as bits, and how many stand there. */
  const queues = sizes.map((size) => ({
    words: Math.ceil(size / 32),
    bits: new Uint32Array(64 * Math.ceil(size / 32)),
    waiting: new Int32Array(64),
    count: 0,
  }));
  const queueOf = new Int32Array(start.length - 1).fill(-1);
  const open = (list: number): number => {
    const queue = queues[dimension[offers[start[list]!]!]!]!;
    if (queue.count === queue.waiting.length) {
      const [bits, waiting] = [queue.bits, queue.waiting];
      queue.bits = new Uint32Array(2 * bits.length);
      queue.bits.set(bits);
      queue.waiting = new Int32Array(2 * waiting.length);
      queue.waiting.set(waiting);
    }
    for (let at = start[list]!; at < start[list + 1]!; at++) {
      const bit = place[offers[at]!]!;
      queue.bits[queue.count * queue.words + (bit >>> 5)]! |= 1 << (bit & 31);
    }
    return (queueOf[list] = queue.count++);
  };
  return {
    join: (list: number): number => {
      const own = queueOf[list]! < 0 ? open(list) : queueOf[list]!;
      const { words, bits, waiting, count } = queues[dimension[offers[start[list]!]!]!]!;
      let before = 0;
      for (let other = 0; other < count; other++) {
        let word = 0;
        while (word < words && (bits[other * words + word]! & bits[own * words + word]!) === 0) word++;
        if (word < words) before += waiting[other]!;
      }
      waiting[own]!++;
      return before;
    },
  };
}
