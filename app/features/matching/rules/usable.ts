import type { Columns } from "./columns";

/** What each unit may use once bans are taken off: the lists of the columns, and further ones behind them. */
export type UsableLists = { of: Int32Array; start: Int32Array; offers: Int32Array };

export function usableLists({ units, lists, bans }: Columns): UsableLists {
  if (bans.length === 0) return { of: units.list, start: lists.start, offers: lists.offers };
  const of = units.list.slice();
  const start = [...lists.start];
  const offers = [...lists.offers];
  const known = new Map<string, number>();
  const byUnit = new Map<number, number[]>();
  for (const { unit, offer } of bans) byUnit.set(unit, [...(byUnit.get(unit) ?? []), offer]);
  for (const [unit, own] of byUnit) {
    const given = units.list[unit]!;
    const left = own.includes(-1)
      ? []
      : [...lists.offers.subarray(lists.start[given], lists.start[given + 1])].filter(
          (one) => !own.includes(one),
        );
    const key = left.join();
    if (!known.has(key)) {
      known.set(key, start.length - 1);
      offers.push(...left);
      start.push(offers.length);
    }
    of[unit] = known.get(key)!;
  }
  return { of, start: Int32Array.from(start), offers: Int32Array.from(offers) };
}
