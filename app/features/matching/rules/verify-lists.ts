import type { Columns } from "./columns";

/** What each unit may use once bans are taken off: lists as in `Columns`, and the list of each unit. */
export type Usable = { start: Int32Array; offers: Int32Array; of: Int32Array };

export function withoutBans({ lists, units, bans }: Columns): Usable {
  if (bans.length === 0) return { ...lists, of: units.list };
  const barred = new Map<number, Set<number>>();
  for (const { unit, offer } of bans) {
    const known = barred.get(unit);
    if (known === undefined) barred.set(unit, new Set([offer]));
    else known.add(offer);
  }
  const of = units.list.slice();
  const start = [...lists.start];
  const more: number[] = [];
  for (const [unit, banned] of barred) {
    const list = units.list[unit]!;
    const left = lists.offers.subarray(lists.start[list], lists.start[list + 1]);
    if (!banned.has(-1)) for (const offer of left) if (!banned.has(offer)) more.push(offer);
    of[unit] = start.length - 1;
    start.push(lists.offers.length + more.length);
  }
  const offers = new Int32Array(lists.offers.length + more.length);
  offers.set(lists.offers);
  offers.set(more, lists.offers.length);
  return { start: Int32Array.from(start), offers, of };
}

/** One more than the highest number of a column, 0 for an empty one: how many numbers it counts to. */
export function highest(column: Int32Array): number {
  return column.reduce((most, one) => Math.max(most, one + 1), 0);
}

/** Items by a number they carry, in ascending order: those of `n` are `items[start[n]]` up to `items[start[n + 1]]`. */
export type Buckets = { start: Int32Array; items: Int32Array };

export function bucket(of: Int32Array, count: number): Buckets {
  const start = new Int32Array(count + 1);
  for (const one of of) if (one >= 0) start[one + 1]!++;
  for (let one = 0; one < count; one++) start[one + 1]! += start[one]!;
  const items = new Int32Array(start[count]!);
  const next = start.slice();
  for (let item = 0; item < of.length; item++) if (of[item]! >= 0) items[next[of[item]!]!++] = item;
  return { start, items };
}
