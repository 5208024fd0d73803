/** The desa around a partner's site: a list the partner names, because the portal knows no distances. */

export const mostInRing = 20;

export type RingRefusal = "ring_too_many" | "ring_village_unknown";

/** Null when the list may stand: each desa known, and few enough to be a neighbourhood. */
export function refuseRing(villages: readonly string[], known: ReadonlySet<string>): RingRefusal | null {
  if (!villages.every((code) => known.has(code))) return "ring_village_unknown";
  return new Set(villages).size > mostInRing ? "ring_too_many" : null;
}
