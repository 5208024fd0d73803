import type { Instance, MatchResult, Unit } from "./instance";
import { movesOf, type Moves } from "./moves";

/**
 * What a finished matching says about its supply: who waits behind each offer, and where one more place would serve
 * somebody. Exact: one more place at an offer serves one more need if and only if `behind` is above 0, and then the
 * household in `next` receives it. (A household was turned away because all it could reach was full and closed; what
 * it could reach then is what it can reach now, so a place added anywhere in there would have taken it in.)
 */
export type OfferInsight = {
  offer: string;
  places: number;
  served: number;
  /** Units that may use the offer. */
  fitting: number;
  /** Waiting needs that may use it themselves. */
  waiting: number;
  /** Waiting needs that places here could reach, also by moving others; at most what a household may still hold. */
  behind: number;
  next: string | null;
};

/** The needs of one dimension: served, and why the others are not. A group counts once. */
export type NeedInsight = {
  need: string;
  served: number;
  /** Would take a place if there were one. */
  waiting: number;
  /** No offer takes them at all. */
  without: number;
  /** The household holds as many helps as the cap allows. */
  capped: number;
};

export type Insight = { offers: OfferInsight[]; needs: NeedInsight[] };

export function insightOf(instance: Instance, result: MatchResult): Insight {
  const served = new Map(result.assignments);
  const moves = movesOf(instance, served);
  const queues = queuesOf(instance, moves);
  const rows = new Map<string, OfferInsight>(
    instance.offers.map(({ id, capacity }) => [
      id,
      { offer: id, places: capacity, served: 0, fitting: 0, waiting: 0, behind: 0, next: null },
    ]),
  );
  for (const offer of served.values()) rows.get(offer)!.served++;
  for (const unit of instance.units) for (const offer of unit.offers) rows.get(offer)!.fitting++;
  const first = new Map<string, Waiting>();
  for (const one of queues) countWaiting(one, { rows, first, moves });
  for (const [offer, { household }] of first) rows.get(offer)!.next = household;
  return { offers: [...rows.values()], needs: needsOf(instance, moves) };
}

/** A household that would take a further help, with the offers of each need it still has. */
type Waiting = {
  household: string;
  rank: number;
  round: number;
  room: number;
  short: number;
  lists: string[][];
};

/** In the order in which they would be served: rounds first with a cap, unmet floors before the rest. */
function queuesOf(instance: Instance, moves: Moves): Waiting[] {
  const shortage = shortagesOf(instance, moves);
  const byHolder = new Map<string, Waiting & { groups: Map<string, Set<string>> }>();
  for (const unit of instance.units) {
    const offers = moves.usable(unit);
    if (offers.length === 0 || moves.isUsed(unit)) continue;
    const room = instance.cap === null ? Infinity : instance.cap - moves.helps(unit.household);
    if (room <= 0) continue;
    // Without a cap every dimension stands by itself.
    const key = instance.cap === null ? `${unit.household}\0${unit.dimension}` : unit.household;
    const holder = byHolder.get(key) ?? {
      household: unit.household,
      rank: unit.rank,
      round: instance.cap === null ? 0 : moves.helps(unit.household) + 1,
      room,
      short: shortage(unit),
      lists: [],
      groups: new Map<string, Set<string>>(),
    };
    byHolder.set(key, holder);
    const group = unit.group ?? `\0${unit.id}`;
    const all = holder.groups.get(group) ?? new Set<string>();
    for (const offer of offers) all.add(offer);
    holder.groups.set(group, all);
  }
  return [...byHolder.values()]
    .map(({ groups, ...one }) => ({ ...one, lists: [...groups.values()].map((offers) => [...offers]) }))
    .sort((a, b) => a.short - b.short || a.round - b.round || a.rank - b.rank);
}

type Tally = { rows: Map<string, OfferInsight>; first: Map<string, Waiting>; moves: Moves };

function countWaiting(one: Waiting, { rows, first, moves }: Tally): void {
  const direct = new Map<string, number>();
  const reached = new Map<string, number>();
  for (const list of one.lists) {
    for (const offer of list) direct.set(offer, (direct.get(offer) ?? 0) + 1);
    const all = new Set(list.flatMap((offer) => [...moves.reach(offer)]));
    for (const offer of all) reached.set(offer, (reached.get(offer) ?? 0) + 1);
  }
  for (const [offer, count] of direct) rows.get(offer)!.waiting += Math.min(count, one.room);
  for (const [offer, count] of reached) {
    rows.get(offer)!.behind += Math.min(count, one.room);
    if (!first.has(offer)) first.set(offer, one);
  }
}

/** 0 for a household whose kecamatan has an unmet floor that would count its next help, else 1. */
function shortagesOf(instance: Instance, moves: Moves): (unit: Unit) => number {
  const floors = instance.floors ?? [];
  if (floors.length === 0) return () => 1;
  const got = new Map<string, number>();
  for (const unit of instance.units) {
    if (!moves.isUsed(unit) || unit.area === undefined) continue;
    for (const key of [`${unit.area}\0`, `${unit.area}\0${unit.dimension}`])
      got.set(key, (got.get(key) ?? 0) + 1);
  }
  const unmet = floors.filter(
    ({ area, dimension, places }) => (got.get(`${area}\0${dimension ?? ""}`) ?? 0) < places,
  );
  return (unit) =>
    unmet.some(
      ({ area, dimension }) =>
        area === unit.area &&
        (dimension === null || dimension === unit.dimension) &&
        (instance.cap === null || moves.helps(unit.household) === 0),
    )
      ? 0
      : 1;
}

function needsOf(instance: Instance, moves: Moves): NeedInsight[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of instance.units) {
    const key = unit.group ?? `\0${unit.id}`;
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  const rows = new Map<string, NeedInsight>();
  for (const units of groups.values()) {
    const { dimension, household } = units[0]!;
    const row = rows.get(dimension) ?? { need: dimension, served: 0, waiting: 0, without: 0, capped: 0 };
    rows.set(dimension, row);
    if (moves.isUsed(units[0]!)) row.served++;
    else if (units.every((unit) => moves.usable(unit).length === 0)) row.without++;
    else if (instance.cap !== null && moves.helps(household) >= instance.cap) row.capped++;
    else row.waiting++;
  }
  return [...rows.values()].sort((a, b) => (a.need < b.need ? -1 : 1));
}
