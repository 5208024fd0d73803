import type { Shown } from "./rounding";

/** Places of a partner's own pledge: how many found a recipient, and how many of these were delivered. */
export type OwnPlaces = { taken: Shown; delivered: Shown };

/**
 * What those who gave a pledge read of it: the exact counts of the whole kabupaten, as soon as so many places as the limit
 * found a recipient, or all of them did. Until then null, "fewer than the limit, perhaps none": a pledge wished for few
 * people would otherwise ask the register how many there are, and an unfilled place would be the answer.
 */
export function ownPlaces(
  { taken, delivered }: { taken: number; delivered: number },
  offered: number,
  limit: number,
): OwnPlaces {
  const isFull = offered > 0 && taken >= offered;
  return taken >= limit || isFull ? { taken, delivered } : { taken: null, delivered: null };
}

/** What a hidden count of own places means: fewer than this many, perhaps none. */
export function ownFewerThan(offered: number, limit: number): number {
  return offered > 0 ? Math.min(offered, limit) : limit;
}
