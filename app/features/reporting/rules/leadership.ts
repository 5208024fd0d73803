/** What leaders look for first: where coverage lags, and which needs have no places. Pure. */
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import { unitOfNeed, type CountUnit } from "./rooms";

type Covered = { code: string; verified: number; delivered: number; waiting: number };

/**
 * Places by the share of their verified families that have received something, the smallest first; among equals the one
 * where more wait. Places without a decree come last: there is nothing to compare.
 */
export function behindFirst<Place extends Covered>(places: readonly Place[]): Place[] {
  return [...places].sort(
    (a, b) =>
      Number(a.verified === 0) - Number(b.verified === 0) ||
      a.delivered * b.verified - b.delivered * a.verified ||
      b.waiting - a.waiting ||
      (a.code < b.code ? -1 : 1),
  );
}

export type Gap = { need: NeedCode; unit: CountUnit; waiting: number; free: number; gap: number };

/** Needs that wait, with the places still free for them; the largest gap first. */
export function gapsOf(waiting: ReadonlyMap<NeedCode, number>, free: ReadonlyMap<NeedCode, number>): Gap[] {
  return needCodes
    .map((need) => {
      const wait = waiting.get(need) ?? 0;
      const places = free.get(need) ?? 0;
      return { need, unit: unitOfNeed(need), waiting: wait, free: places, gap: Math.max(0, wait - places) };
    })
    .filter(({ waiting: wait }) => wait > 0)
    .sort((a, b) => b.gap - a.gap || b.waiting - a.waiting);
}
