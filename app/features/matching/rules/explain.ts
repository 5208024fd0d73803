import type { Cutoff, Instance, MatchResult, Unit } from "./instance";
import type { Refusal } from "./plan";

/**
 * Why a need was served or not, as codes and numbers; the message catalogue makes the sentences.
 * - `served`: at which offer, and the cut-off it passed there;
 * - `no_offer`: nobody offers a place for this need;
 * - `not_eligible`: what each offer answered;
 * - `barred`: a person took the pair out;
 * - `mate_served`: another member of the family received this help;
 * - `cap_reached`: the household holds as many helps as the cap allows;
 * - `waiting`: the offers it could use, how many waiting needs come before it, and where a further place would move
 *   the queue it stands in.
 */
export type Explanation =
  | { code: "served"; offer: string; cutoff: Cutoff; refusals: Refusal[] }
  | { code: "no_offer" }
  | { code: "not_eligible"; refusals: Refusal[] }
  | { code: "barred" }
  | { code: "mate_served"; offers: string[]; refusals: Refusal[] }
  | { code: "cap_reached"; offers: string[]; refusals: Refusal[] }
  | {
      code: "waiting";
      offers: { offer: string; cutoff: Cutoff }[];
      before: number;
      helpedBy: string[];
      refusals: Refusal[];
    };

/** One explanation for each unit of the instance, by unit id. */
export function explainAll(
  instance: Instance,
  result: MatchResult,
  refusals: ReadonlyMap<string, Refusal[]>,
): Map<string, Explanation> {
  const served = new Map(result.assignments);
  const cutoffs = new Map(result.cutoffs.map((cutoff) => [cutoff.offer, cutoff]));
  const usable = usableOffers(instance);
  const standing = standings(instance, served);
  const reach = reachFrom(movesOf(instance, served, usable));
  const queues = new Map<string, number>();
  const explanations = new Map<string, Explanation>();

  for (const unit of [...instance.units].sort((left, right) => left.rank - right.rank)) {
    const refused = refusals.get(unit.id) ?? [];
    const at = served.get(unit.id);
    const offers = usable(unit);
    if (at !== undefined) {
      explanations.set(unit.id, { code: "served", offer: at, cutoff: cutoffs.get(at)!, refusals: refused });
    } else if (offers.length === 0) {
      const code = unit.offers.length > 0 ? "barred" : refused.length > 0 ? "not_eligible" : "no_offer";
      explanations.set(unit.id, code === "not_eligible" ? { code, refusals: refused } : { code });
    } else if (standing.usedGroups.has(unit.group ?? "")) {
      explanations.set(unit.id, { code: "mate_served", offers, refusals: refused });
    } else if (instance.cap !== null && standing.helps(unit.household) >= instance.cap) {
      explanations.set(unit.id, { code: "cap_reached", offers, refusals: refused });
    } else {
      const before = [...queues].reduce((sum, [list, count]) => sum + (meets(list, offers) ? count : 0), 0);
      const helpedBy = [...new Set(offers.flatMap((offer) => [...reach(offer)]))].sort();
      explanations.set(unit.id, {
        code: "waiting",
        offers: offers.map((offer) => ({ offer, cutoff: cutoffs.get(offer)! })),
        before,
        helpedBy: helpedBy.filter((offer) => !offers.includes(offer)),
        refusals: refused,
      });
      const list = offers.join(" ");
      queues.set(list, (queues.get(list) ?? 0) + 1);
    }
  }
  return explanations;
}

/** Why places stayed empty: nobody fits at all, or everybody who fits already has what they may have. */
export type Unfilled = { offer: string; places: number; fitting: number; code: "nobody_fits" | "all_served" };

export function explainUnfilled(instance: Instance, result: MatchResult): Unfilled[] {
  const taken = new Map<string, number>();
  for (const [, offer] of result.assignments) taken.set(offer, (taken.get(offer) ?? 0) + 1);
  const fitting = new Map<string, number>();
  for (const unit of instance.units)
    for (const offer of unit.offers) fitting.set(offer, (fitting.get(offer) ?? 0) + 1);
  return instance.offers
    .map(({ id, capacity }) => ({
      offer: id,
      places: capacity - (taken.get(id) ?? 0),
      fitting: fitting.get(id) ?? 0,
    }))
    .filter(({ places }) => places > 0)
    .map((row) => ({ ...row, code: row.fitting === 0 ? ("nobody_fits" as const) : ("all_served" as const) }));
}

/**
 * What the usual practice would have done on the same data: needs in the order in which they became known (their id),
 * each taking the first place it may use. Only for comparison.
 */
export function countFirstCome(instance: Instance): number {
  const places = new Map(instance.offers.map((offer) => [offer.id, offer.capacity]));
  const usable = usableOffers(instance);
  const helps = new Map(Object.entries(instance.received ?? {}));
  const groups = new Set<string>();
  let served = 0;
  for (const unit of [...instance.units].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const held = helps.get(unit.household) ?? 0;
    if (held >= (instance.cap ?? Infinity) || (unit.group !== undefined && groups.has(unit.group))) continue;
    const offer = usable(unit).find((one) => places.get(one)! > 0);
    if (offer === undefined) continue;
    places.set(offer, places.get(offer)! - 1);
    helps.set(unit.household, held + 1);
    if (unit.group !== undefined) groups.add(unit.group);
    served++;
  }
  return served;
}

function usableOffers(instance: Instance): (unit: Unit) => string[] {
  const bans = new Set((instance.bans ?? []).map((ban) => `${ban.unit}\0${ban.offer ?? ""}`));
  if (bans.size === 0) return (unit) => unit.offers;
  return (unit) =>
    bans.has(`${unit.id}\0`) ? [] : unit.offers.filter((offer) => !bans.has(`${unit.id}\0${offer}`));
}

function standings(instance: Instance, served: Map<string, string>) {
  const helps = new Map(Object.entries(instance.received ?? {}));
  const usedGroups = new Set<string>();
  for (const unit of instance.units) {
    if (!served.has(unit.id)) continue;
    helps.set(unit.household, (helps.get(unit.household) ?? 0) + 1);
    if (unit.group !== undefined) usedGroups.add(unit.group);
  }
  return { usedGroups, helps: (household: string) => helps.get(household) ?? 0 };
}

/** From each offer, where the people it serves could move; people of a run are not moved by an explanation. */
function movesOf(
  instance: Instance,
  served: Map<string, string>,
  usable: (unit: Unit) => string[],
): Map<string, Set<string>> {
  const pinned = new Set((instance.pins ?? []).map((pin) => pin.unit));
  const moves = new Map(instance.offers.map(({ id }) => [id, new Set<string>()]));
  for (const unit of instance.units) {
    const here = served.get(unit.id);
    if (here === undefined || pinned.has(unit.id)) continue;
    for (const there of usable(unit)) moves.get(here)!.add(there);
  }
  return moves;
}

function reachFrom(moves: Map<string, Set<string>>): (offer: string) => ReadonlySet<string> {
  const known = new Map<string, Set<string>>();
  return (offer) => {
    const before = known.get(offer);
    if (before !== undefined) return before;
    const seen = new Set([offer]);
    for (const one of seen) for (const next of moves.get(one)!) seen.add(next);
    known.set(offer, seen);
    return seen;
  };
}

function meets(list: string, offers: string[]): boolean {
  return list.split(" ").some((offer) => offers.includes(offer));
}
