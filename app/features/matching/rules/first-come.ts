import type { Instance, MatchResult, Unit } from "./instance";
import { usableOffers } from "./moves";

/**
 * What the usual practice would have done on the same data: needs in the order in which they became known (their id),
 * each taking the first place it may use. Only for comparison.
 */
export type FirstCome = {
  served: number;
  /** Households with at least one help. */
  households: number;
  /** Households left with an open need while a less needy one holds a place that need could use. */
  passedOver: number;
  /** Households that the matching helps and that would have got nothing. */
  leftOut: number;
};

export function firstComeOf(instance: Instance, result: MatchResult): FirstCome {
  const usable = usableOffers(instance);
  const places = new Map(instance.offers.map(({ id, capacity }) => [id, capacity]));
  const lastRank = new Map<string, number>();
  const helps = new Map(Object.entries(instance.received ?? {}));
  const groups = new Set<string>();
  const given = new Set<string>();
  const left: Unit[] = [];
  let served = 0;
  const mayTake = (unit: Unit) =>
    (helps.get(unit.household) ?? 0) < (instance.cap ?? Infinity) &&
    (unit.group === undefined || !groups.has(unit.group));
  for (const unit of [...instance.units].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const offer = mayTake(unit) ? usable(unit).find((one) => places.get(one)! > 0) : undefined;
    if (offer === undefined) {
      left.push(unit);
      continue;
    }
    places.set(offer, places.get(offer)! - 1);
    lastRank.set(offer, Math.max(lastRank.get(offer) ?? 0, unit.rank));
    helps.set(unit.household, (helps.get(unit.household) ?? 0) + 1);
    if (unit.group !== undefined) groups.add(unit.group);
    given.add(unit.household);
    served++;
  }
  const passed = left.filter(
    (unit) => mayTake(unit) && usable(unit).some((offer) => (lastRank.get(offer) ?? 0) > unit.rank),
  );
  const helped = new Set(result.assignments.map(([unit]) => unit));
  return {
    served,
    households: given.size,
    passedOver: new Set(passed.map(({ household }) => household)).size,
    leftOut: new Set(
      instance.units
        .filter(({ id, household }) => helped.has(id) && !given.has(household))
        .map(({ household }) => household),
    ).size,
  };
}
