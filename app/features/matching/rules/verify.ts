import { hashOf } from "./canonical";
import type { Cutoff, Instance, MatchResult, Unit } from "./instance";

/**
 * Whether a result is valid and cannot be improved. Written to be read beside the definition (design: matching,
 * section 2) and sharing nothing with the engine but the file format, so that an error in one is caught by the other.
 *
 * The argument: if every offer that is not open is full, if everybody served stands before the cut-off of their
 * place, if no move leads to a later cut-off, and if whoever could use one more help stands behind the cut-off of
 * every offer that could give it, then no other allocation serves a household earlier in the order or more in all.
 */
export function verify(instance: Instance, result: MatchResult): Verification {
  try {
    checkPairs(instance, result);
    checkCertificate(instance, result);
    checkSums(instance, result);
    return { certified: true };
  } catch (error) {
    if (error instanceof Refusal) return { certified: false, code: error.code, place: error.place };
    throw error;
  }
}

export type Verification = { certified: true } | { certified: false; code: RefusalCode; place: string };

export type RefusalCode =
  | "unknown_unit"
  | "unknown_offer"
  | "unit_served_twice"
  | "offer_not_listed"
  | "offer_above_capacity"
  | "group_served_twice"
  | "cap_exceeded"
  | "pin_missing"
  | "cutoffs_incomplete"
  | "cutoff_malformed"
  | "offer_not_full"
  | "served_behind_cutoff"
  | "move_leads_to_later_cutoff"
  | "left_out_before_cutoff"
  | "cutoff_without_reason"
  | "counts_differ"
  | "hash_differs";

class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly place: string,
  ) {
    super(`${code}: ${place}`);
  }
}

function ensure(condition: boolean, code: RefusalCode, place: string): void {
  if (!condition) throw new Refusal(code, place);
}

function checkPairs(instance: Instance, result: MatchResult): void {
  const units = new Map(instance.units.map((unit) => [unit.id, unit]));
  const offers = new Map(instance.offers.map((offer) => [offer.id, offer]));
  const usable = usableOffers(instance);
  const taken = new Map<string, number>();
  const groups = new Set<string>();
  const helps = new Map(Object.entries(instance.received ?? {}));
  const served = new Map<string, string>();
  for (const [unitId, offerId] of result.assignments) {
    const unit = units.get(unitId);
    const offer = offers.get(offerId);
    if (unit === undefined) throw new Refusal("unknown_unit", unitId);
    if (offer === undefined) throw new Refusal("unknown_offer", offerId);
    ensure(!served.has(unitId), "unit_served_twice", unitId);
    ensure(usable(unit).includes(offerId), "offer_not_listed", `${unitId} ${offerId}`);
    served.set(unitId, offerId);
    const count = (taken.get(offerId) ?? 0) + 1;
    ensure(count <= offer.capacity, "offer_above_capacity", offerId);
    taken.set(offerId, count);
    if (unit.group !== undefined) {
      ensure(!groups.has(unit.group), "group_served_twice", unit.group);
      groups.add(unit.group);
    }
    const held = (helps.get(unit.household) ?? 0) + 1;
    ensure(instance.cap === null || held <= instance.cap, "cap_exceeded", unit.household);
    helps.set(unit.household, held);
  }
  for (const pin of instance.pins ?? []) ensure(served.get(pin.unit) === pin.offer, "pin_missing", pin.unit);
}

function checkCertificate(instance: Instance, result: MatchResult): void {
  const { cap, offers } = instance;
  const served = new Map(result.assignments);
  const pinned = new Set((instance.pins ?? []).map((pin) => pin.unit));
  const usable = usableOffers(instance);
  const { position, read } = positionsOf(instance);
  const filled = new Map<string, number>();
  for (const offer of served.values()) filled.set(offer, (filled.get(offer) ?? 0) + 1);

  const tau = new Map(result.cutoffs.map((cutoff) => [cutoff.offer, read(cutoff)]));
  const complete = tau.size === result.cutoffs.length && offers.every(({ id }) => tau.has(id));
  ensure(complete && tau.size === offers.length, "cutoffs_incomplete", "cutoffs");
  for (const { id, capacity } of offers) {
    ensure(tau.get(id) === open || (filled.get(id) ?? 0) === capacity, "offer_not_full", id);
  }

  // The least cut-offs that the free places, the people served and their moves allow: the stated ones must be these.
  const least = new Map(
    offers.map(({ id, capacity }) => [id, (filled.get(id) ?? 0) < capacity ? open : shut]),
  );
  const moves = new Map(offers.map(({ id }) => [id, new Set<string>()]));
  for (const household of householdsOf(instance)) {
    const { household: name, rank } = household[0]!;
    const servedUnits = household.filter((unit) => served.has(unit.id));
    const helps = (instance.received?.[name] ?? 0) + servedUnits.length;
    const spareUnits = spareUnitsOf(household, served);
    for (const unit of servedUnits.filter(({ id }) => !pinned.has(id))) {
      const here = served.get(unit.id)!;
      ensure(tau.get(here)! >= position(helps, rank), "served_behind_cutoff", unit.id);
      raise(least, here, position(helps, rank));
      const mates = household.filter(
        (mate) => mate !== unit && mate.group !== undefined && mate.group === unit.group,
      );
      const movable = cap === null ? [unit, ...mates] : [unit, ...mates, ...spareUnits];
      for (const there of movable.flatMap(usable)) {
        ensure(tau.get(here)! >= tau.get(there)!, "move_leads_to_later_cutoff", `${unit.id} ${there}`);
        moves.get(here)!.add(there);
      }
    }
    if (cap !== null && helps >= cap) continue;
    for (const unit of spareUnits) {
      for (const offer of usable(unit)) {
        // Without a cap the household itself may be the last one served there: its next help comes after that.
        const waits =
          cap === null ? tau.get(offer)! <= position(0, rank) : tau.get(offer)! < position(helps + 1, rank);
        ensure(waits, "left_out_before_cutoff", `${unit.id} ${offer}`);
      }
    }
  }
  spread(least, moves);
  for (const [offer, stated] of tau) ensure(least.get(offer) === stated, "cutoff_without_reason", offer);
}

function checkSums(instance: Instance, result: MatchResult): void {
  const householdOf = new Map(instance.units.map((unit) => [unit.id, unit.household]));
  ensure(result.served === result.assignments.length, "counts_differ", "served");
  const households = new Set(result.assignments.map(([unit]) => householdOf.get(unit)));
  ensure(result.households === households.size, "counts_differ", "households");
  const { hash, ...rest } = result;
  ensure(hash === hashOf(instance, rest), "hash_differs", "hash");
}

/** A place in the order as one number, later ones larger; see `positionsOf`. */
type Position = number;
const open: Position = Infinity;
const shut: Position = -Infinity;

/** With a cap the order is (round, rank), without one the rank; ranks are counted through so that numbers stay small. */
function positionsOf(instance: Instance) {
  const ranks = [...new Set(instance.units.map((unit) => unit.rank))].sort((a, b) => a - b);
  const place = new Map(ranks.map((rank, at) => [rank, at]));
  const position = (helps: number, rank: number): Position =>
    instance.cap === null ? place.get(rank)! : helps * ranks.length + place.get(rank)!;
  const read = (cutoff: Cutoff): Position => {
    const numbered = cutoff.rank !== null && (cutoff.round !== null) === (instance.cap !== null);
    if (cutoff.state === "cut" && numbered && place.has(cutoff.rank!))
      return position(cutoff.round ?? 0, cutoff.rank!);
    ensure(
      cutoff.state !== "cut" && cutoff.round === null && cutoff.rank === null,
      "cutoff_malformed",
      cutoff.offer,
    );
    return cutoff.state === "open" ? open : shut;
  };
  return { position, read };
}

/** Offers a unit may use once bans are taken off. */
function usableOffers(instance: Instance): (unit: Unit) => string[] {
  const barred = new Set(
    (instance.bans ?? []).filter((ban) => ban.offer === undefined).map((ban) => ban.unit),
  );
  const pairs = new Set((instance.bans ?? []).map((ban) => `${ban.unit}\0${ban.offer}`));
  return (unit) =>
    barred.has(unit.id) ? [] : unit.offers.filter((offer) => !pairs.has(`${unit.id}\0${offer}`));
}

function householdsOf(instance: Instance): Unit[][] {
  const households = new Map<string, Unit[]>();
  for (const unit of instance.units) {
    const known = households.get(unit.household);
    if (known === undefined) households.set(unit.household, [unit]);
    else known.push(unit);
  }
  return [...households.values()];
}

/** Unserved units outside every group that is already used: where one more help could go. */
function spareUnitsOf(household: Unit[], served: Map<string, string>): Unit[] {
  const used = new Set(household.filter((unit) => served.has(unit.id)).map((unit) => unit.group));
  return household.filter(
    (unit) => !served.has(unit.id) && (unit.group === undefined || !used.has(unit.group)),
  );
}

function raise(positions: Map<string, Position>, offer: string, position: Position): void {
  if (positions.get(offer)! < position) positions.set(offer, position);
}

/** Carries every cut-off back along the moves until nothing rises any more. */
function spread(positions: Map<string, Position>, moves: Map<string, Set<string>>): void {
  for (let risen = true; risen;) {
    risen = false;
    for (const [here, targets] of moves) {
      for (const there of targets) {
        if (positions.get(there)! <= positions.get(here)!) continue;
        positions.set(here, positions.get(there)!);
        risen = true;
      }
    }
  }
}
