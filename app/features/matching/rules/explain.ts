import type { Cutoff, Instance, MatchResult } from "./instance";
import { movesOf } from "./moves";
import type { Refusal } from "./plan";

/**
 * Why a need was served or not, as codes and numbers; the message catalogue makes the sentences.
 * - `served`: at which offer, and the cut-off it passed there, or that a person fixed the pair or a floor secured it;
 * - `no_offer`: nobody offers a place for this need;
 * - `not_eligible`: what each offer answered;
 * - `barred`: a person took the pair out;
 * - `mate_served`: another member of the family received this help;
 * - `cap_reached`: the household holds as many helps as the cap allows;
 * - `waiting`: the offers it could use, how many waiting needs come before it, and where a further place would move
 *   the queue it stands in.
 */
export type Explanation =
  | { code: "served"; offer: string; by?: "pin" | "floor"; cutoff: Cutoff; refusals: Refusal[] }
  | { code: "no_offer" }
  | { code: "not_eligible"; refusals: Refusal[] }
  | { code: "barred"; refusals?: Refusal[] }
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
  const { usable, isUsed, helps, reach } = movesOf(instance, served);
  const pinned = new Set((instance.pins ?? []).map(({ unit }) => unit));
  const secured = new Set(result.protected);
  const queues = new Map<string, number>();
  const explanations = new Map<string, Explanation>();

  for (const unit of [...instance.units].sort((left, right) => left.rank - right.rank)) {
    const refused = refusals.get(unit.id) ?? [];
    const at = served.get(unit.id);
    const offers = [...usable(unit)];
    if (at !== undefined) {
      const by = pinned.has(unit.id) ? "pin" : secured.has(unit.id) ? "floor" : null;
      const cutoff = cutoffs.get(at)!;
      explanations.set(unit.id, {
        code: "served",
        offer: at,
        ...(by === null ? {} : { by }),
        cutoff,
        refusals: refused,
      });
    } else if (offers.length === 0) {
      const code = unit.offers.length > 0 ? "barred" : refused.length > 0 ? "not_eligible" : "no_offer";
      explanations.set(unit.id, code === "no_offer" ? { code } : { code, refusals: refused });
    } else if (isUsed(unit)) {
      explanations.set(unit.id, { code: "mate_served", offers, refusals: refused });
    } else if (instance.cap !== null && helps(unit.household) >= instance.cap) {
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

function meets(list: string, offers: string[]): boolean {
  return list.split(" ").some((offer) => offers.includes(offer));
}
