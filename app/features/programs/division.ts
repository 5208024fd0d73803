/** How a quota may be divided among places. Pure. */
import type { QuotaPart } from "./rules";

/** The field of one place's quota. */
export const quotaField = (place: string) => `places-${place}`;

/** Open needs of one place: what the division goes by. */
export type PlaceWeight = { place: string; needs: number };

/** Needs that fit, summed to kecamatan (8 characters) or desa (13). */
export function weightsOf(byVillage: ReadonlyMap<string, { fits: number }>, length: 8 | 13): PlaceWeight[] {
  const sums = new Map<string, number>();
  for (const [village, { fits }] of byVillage) {
    const place = village.slice(0, length);
    sums.set(place, (sums.get(place) ?? 0) + fits);
  }
  return [...sums]
    .map(([place, needs]) => ({ place, needs }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));
}

/**
 * Divides so many places in proportion to the needs, by largest remainder: whole places that add up, and never more in a
 * place than it has needs as long as there are enough needs in all. Equal remainders go to the place with more needs, then to
 * the lower code. Places that get none are left out; nothing comes of no needs.
 */
export function divideByNeeds(total: number, weights: readonly PlaceWeight[]): QuotaPart[] {
  const all = weights.reduce((sum, { needs }) => sum + needs, 0);
  if (all === 0) return [];
  const shares = weights.map(({ place, needs }) => {
    const exact = total * needs;
    return { place, needs, places: Math.floor(exact / all), rest: exact % all };
  });
  let left = total - shares.reduce((sum, { places }) => sum + places, 0);
  const byRest = [...shares].sort(
    (one, other) => other.rest - one.rest || other.needs - one.needs || (one.place < other.place ? -1 : 1),
  );
  for (const share of byRest) {
    if (left === 0) break;
    share.places += 1;
    left -= 1;
  }
  return shares.flatMap(({ place, places }) => (places > 0 ? [{ place, places }] : []));
}

/**
 * What a form with one box per place adds up to while it is filled in: all of it, and the desa of each kecamatan. What is no
 * number counts for nothing here; saving says what is wrong with it.
 */
export function countTyped(typed: Iterable<readonly [place: string, text: string]>): {
  sum: number;
  below: Map<string, number>;
} {
  const below = new Map<string, number>();
  let sum = 0;
  for (const [place, text] of typed) {
    const digits = text.replace(/[.\s]/g, "");
    const places = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
    sum += places;
    if (place.length > 8) below.set(place.slice(0, 8), (below.get(place.slice(0, 8)) ?? 0) + places);
  }
  return { sum, below };
}
