import type { Answer, Columns } from "./columns";
import { usableLists, type UsableLists } from "./usable";

/**
 * Where people stand once a matching is done, and from each offer every offer that a chain of moves leads to, itself
 * included (design: matching, section 2; the same as `moves.ts`, in columns). `rows` are bits, `words` to an offer.
 */
export type Reaches = {
  usable: UsableLists;
  words: number;
  rows: Uint32Array;
  /** Helps of each household with those received before. */
  helps: Int32Array;
  /** 1 where a unit's help is given, to it or to another unit of its group. */
  used: Uint8Array;
};

export function reachesOf(columns: Columns, { at }: Answer): Reaches {
  const { cap, units, offers, pins } = columns;
  const usable = usableLists(columns);
  const helps = columns.households.received.slice();
  const usedGroups = new Set<number>();
  for (let unit = 0; unit < at.length; unit++) {
    if (at[unit]! < 0) continue;
    helps[units.household[unit]!]!++;
    if (units.group[unit]! >= 0) usedGroups.add(units.group[unit]!);
  }
  const used = new Uint8Array(at.length);
  for (let unit = 0; unit < at.length; unit++) {
    used[unit] = Number(units.group[unit]! < 0 ? at[unit]! >= 0 : usedGroups.has(units.group[unit]!));
  }

  const count = offers.capacity.length;
  const words = Math.max(1, Math.ceil(count / 32));
  const rows = new Uint32Array(count * words);
  const lists = usable.start.length - 1;
  const taken = new Uint8Array(count * lists);
  const add = (offer: number, list: number) => {
    if (taken[offer * lists + list] === 1) return;
    taken[offer * lists + list] = 1;
    for (let place = usable.start[list]!; place < usable.start[list + 1]!; place++) {
      const to = usable.offers[place]!;
      rows[offer * words + (to >>> 5)]! |= 1 << (to & 31);
    }
  };
  const pinned = new Set(pins.map(({ unit }) => unit));
  for (let first = 0, end = 0; first < at.length; first = end) {
    for (end = first + 1; end < at.length && units.household[end] === units.household[first]; end++);
    for (let unit = first; unit < end; unit++) {
      if (at[unit]! < 0 || pinned.has(unit)) continue;
      add(at[unit]!, usable.of[unit]!);
      for (let mate = first; mate < end && end - first > 1; mate++) {
        if (mate === unit) continue;
        const same = units.group[unit]! >= 0 && units.group[mate] === units.group[unit];
        if (same || (cap !== null && used[mate] === 0)) add(at[unit]!, usable.of[mate]!);
      }
    }
  }
  close(rows, count, words);
  return { usable, words, rows, helps, used };
}

export function reachesTo({ rows, words }: Reaches, offer: number, other: number): boolean {
  return ((rows[offer * words + (other >>> 5)]! >>> (other & 31)) & 1) === 1;
}

/** Transitive closure over whole rows; every offer reaches itself. */
function close(rows: Uint32Array, count: number, words: number): void {
  for (let offer = 0; offer < count; offer++) rows[offer * words + (offer >>> 5)]! |= 1 << (offer & 31);
  for (let over = 0; over < count; over++) {
    for (let offer = 0; offer < count; offer++) {
      if (((rows[offer * words + (over >>> 5)]! >>> (over & 31)) & 1) === 0 || offer === over) continue;
      for (let word = 0; word < words; word++) rows[offer * words + word]! |= rows[over * words + word]!;
    }
  }
}
