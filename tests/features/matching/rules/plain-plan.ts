import { needCatalogue, needDimensions, type NeedCode } from "~/features/needs/catalogue";
import type { Facts } from "~/features/programs/criteria";
import type { Ban, Floor, Instance, Pin } from "~/features/matching/rules/instance";
import { refusalOf, type OpenOffer, type Refusal } from "~/features/matching/rules/plan";

/** An open need of a verified household or its member. */
export type OpenNeed = {
  id: string;
  need: NeedCode;
  householdId: string;
  memberId: string | null;
  facts: Facts;
};

/** A household with its place in the order and what bars it now. */
export type Candidate = {
  id: string;
  rank: number;
  area: string;
  /** Helps approved in the period. */
  received: number;
  /** Keys of repeat windows still running, each with the first day after it, null for no end. */
  windows: ReadonlyMap<string, string | null>;
};

export type Plan = {
  instance: Instance;
  /** By need: what each offer that does not take it says. Needs that some offer takes may have refusals too. */
  refusals: Map<string, Refusal[]>;
};

export type PlanInput = {
  cap: number | null;
  offers: OpenOffer[];
  needs: OpenNeed[];
  candidates: ReadonlyMap<string, Candidate>;
  on: string;
  floors?: Floor[];
  pins?: Pin[];
  bans?: Ban[];
};

/**
 * Turns what was read into the open instance format: who may use which place, and in which order. Bans of needs or
 * offers that are no longer there bar nobody and are left out; a pin is a promise and stays, to be refused by name.
 */
export function planMatching(input: PlanInput): Plan {
  const { cap, offers, needs, candidates, floors = [], pins = [] } = input;
  const known = new Set([...offers, ...needs].map(({ id }) => id));
  const bans = (input.bans ?? []).filter(
    ({ unit, offer }) => known.has(unit) && (offer === undefined || known.has(offer)),
  );
  const refusals = new Map<string, Refusal[]>();
  const byNeed = new Map<string, OpenOffer[]>();
  for (const offer of offers) {
    const key = `${offer.need} ${offer.recipient}`;
    byNeed.set(key, [...(byNeed.get(key) ?? []), offer]);
  }
  const units = needs.map((need) => {
    const candidate = candidates.get(need.householdId)!;
    const recipient = need.memberId === null ? "household" : "member";
    const refused: Refusal[] = [];
    const usable: string[] = [];
    for (const offer of byNeed.get(`${need.need} ${recipient}`) ?? []) {
      const refusal = refusalOf(offer, { ...need, windows: Object.fromEntries(candidate.windows) });
      if (refusal === null) usable.push(offer.id);
      else refused.push(refusal);
    }
    refusals.set(need.id, refused);
    return {
      id: need.id,
      household: need.householdId,
      dimension: need.need,
      rank: candidate.rank,
      order: needDimensions.indexOf(needCatalogue[need.need].dimension),
      ...(oncePerHousehold(need) ? { group: `${need.householdId}:${need.need}` } : {}),
      area: candidate.area,
      offers: usable,
    };
  });
  const received = [...candidates.values()].filter((candidate) => candidate.received > 0);
  return {
    instance: {
      version: 1,
      cap,
      offers: offers.map(({ id, need, places }) => ({ id, dimension: need, capacity: places })),
      units,
      ...(cap !== null && received.length > 0
        ? { received: Object.fromEntries(received.map((one) => [one.id, Math.min(one.received, cap)])) }
        : {}),
      ...(floors.length > 0 ? { floors } : {}),
      ...(pins.length > 0 ? { pins } : {}),
      ...(bans.length > 0 ? { bans } : {}),
    },
    refusals,
  };
}

/** A member receives, but the family counts once at a time: one trainee, one set of tools. */
function oncePerHousehold({ need, memberId }: OpenNeed): boolean {
  return memberId !== null && needCatalogue[need].repeat.some(({ holder }) => holder === "household");
}
