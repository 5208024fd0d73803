import type { Cards } from "./cards";

/** Cards of a household by its id: none or one. */
export function cardFinder({ view, start, count }: Cards, needed: boolean): (id: string) => number[] {
  if (!needed) return () => [];
  const size = 1 << Math.ceil(Math.log2(Math.max(4, 2 * count)));
  const slots = new Int32Array(size).fill(-1);
  for (let at = 0; at < count; at++) {
    let slot = view.getUint32(start[at]! + 12) & (size - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = at;
  }
  return (id) => {
    const parts = wordsOf(id);
    for (let slot = parts[3]! & (size - 1); slots[slot]! >= 0; slot = (slot + 1) & (size - 1)) {
      const from = start[slots[slot]!]!;
      if (parts.every((part, at) => view.getUint32(from + 4 * at) === part)) return [slots[slot]!];
    }
    return [];
  };
}

/** The four words of a uuid. */
export function wordsOf(id: string): number[] {
  const hex = id.replaceAll("-", "");
  return [0, 8, 16, 24].map((at) => parseInt(hex.slice(at, at + 8), 16));
}
