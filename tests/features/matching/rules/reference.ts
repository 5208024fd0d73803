import {
  byCodePoint,
  byOrder,
  type Cutoff,
  type Instance,
  type MatchResult,
  type Unit,
} from "~/features/matching/rules/instance";
import type { Pairs } from "./oracle";

/**
 * What a matching must give, straight from the definition and slowly: helps are accepted one by one, and whether one
 * more can be served is asked of a maximum flow that starts from nothing each time. Shares no thought with the engine.
 */
export type Reference = {
  /** Helps of this matching, pins included, by `holderOf`. */
  counts: Map<string, number>;
  /** How many of them a floor secured. */
  secured: Map<string, number>;
  served: number;
};

/** Who helps are counted for: a household, without a cap in each dimension by itself. */
export function holderOf({ cap }: Instance, unit: Unit): string {
  return cap === null ? `${unit.household}|${unit.dimension}` : unit.household;
}

function groupOf(unit: Unit): string {
  return unit.group === undefined ? `unit ${unit.id}` : `group ${unit.group}`;
}

export function usableOf(instance: Instance, unit: Unit): string[] {
  return unit.offers.filter(
    (offer) => !(instance.bans ?? []).some((ban) => ban.unit === unit.id && (ban.offer ?? offer) === offer),
  );
}

export function solveSlowly(instance: Instance): Reference {
  const { cap, floors = [], received = {} } = instance;
  const units = [...instance.units].sort((a, b) => a.rank - b.rank || byOrder(a, b));
  const pins = new Map((instance.pins ?? []).map((pin) => [pin.unit, pin.offer]));
  const pinnedGroups = new Set(units.filter((unit) => pins.has(unit.id)).map(groupOf));
  const places = new Map(instance.offers.map((offer) => [offer.id, offer.capacity]));
  for (const offer of pins.values()) places.set(offer, places.get(offer)! - 1);
  const counts = new Map<string, number>();
  for (const unit of units) if (pins.has(unit.id)) raise(counts, holderOf(instance, unit));

  const free = units.filter((unit) => !pinnedGroups.has(groupOf(unit)));
  const secured = new Map<string, number>();
  const wanted = new Map<string, number>();
  const fits = () => {
    const demands = [...wanted].map(([holder, count]) => ({
      count,
      units: free.filter((unit) => holderOf(instance, unit) === holder),
    }));
    return canServe(instance, demands, places);
  };
  const tryOnce = (holder: string) => {
    const before = wanted.get(holder) ?? 0;
    wanted.set(holder, before + 1);
    if (fits()) {
      raise(counts, holder);
      return true;
    }
    wanted.set(holder, before);
    return false;
  };

  const held = (household: string) => (received[household] ?? 0) + (counts.get(household) ?? 0);
  const hasHelp = new Set(
    cap === null ? [] : units.map((unit) => unit.household).filter((one) => held(one) > 0),
  );
  const order = [...floors].sort(
    (a, b) => byCodePoint(a.area, b.area) || byCodePoint(a.dimension ?? "", b.dimension ?? ""),
  );
  const accepted = order.map(() => 0);
  const count = (unit: Unit) =>
    order.forEach((floor, at) => {
      if (floor.area === unit.area && (floor.dimension ?? unit.dimension) === unit.dimension) accepted[at]!++;
    });
  const countedHouseholds = new Set<string>();
  for (const unit of units.filter((one) => pins.has(one.id))) {
    if (cap !== null && countedHouseholds.has(unit.household)) continue;
    countedHouseholds.add(unit.household);
    count(unit);
  }
  // The k-th group of a holder stands for its k-th help.
  const candidates: { unit: Unit; holder: string; help: number }[] = [];
  for (const [at, unit] of free.entries()) {
    if (free.findIndex((one) => groupOf(one) === groupOf(unit)) < at) continue;
    const holder = holderOf(instance, unit);
    const help = candidates.filter((one) => one.holder === holder).length + 1;
    candidates.push({ unit, holder, help });
  }
  const passedOver = new Set<string>();
  for (;;) {
    const candidatesOf = (floor: (typeof order)[number]) =>
      candidates.filter(
        ({ unit, holder, help }) =>
          unit.area === floor.area &&
          (floor.dimension ?? unit.dimension) === unit.dimension &&
          (cap === null || (help === 1 && !hasHelp.has(unit.household))) &&
          help > (secured.get(holder) ?? 0) &&
          !passedOver.has(holder),
      );
    const open = [...order.keys()].filter(
      (at) => accepted[at]! < order[at]!.places && candidatesOf(order[at]!).length > 0,
    );
    if (open.length === 0) break;
    const floor = open.reduce((least, at) =>
      BigInt(accepted[at]!) * BigInt(order[least]!.places) <
      BigInt(accepted[least]!) * BigInt(order[at]!.places)
        ? at
        : least,
    );
    const { unit, holder } = candidatesOf(order[floor]!)[0]!;
    if (tryOnce(holder)) {
      count(unit);
      raise(secured, holder);
    } else passedOver.add(holder);
  }

  const holders = [...new Set(units.map((unit) => holderOf(instance, unit)))];
  if (cap === null) for (const holder of holders) while (tryOnce(holder));
  for (let round = 1; round <= Math.min(cap ?? 0, units.length + 50); round++) {
    for (const holder of holders) if (held(holder) === round - 1) tryOnce(holder);
  }
  return { counts, secured, served: [...counts.values()].reduce((sum, one) => sum + one, 0) };
}

/**
 * The units served once it is settled how many helps everybody gets: in order, each one that can be, as far as that
 * changes nobody's number and nothing settled before.
 */
export function chooseSlowly(instance: Instance, counts: ReadonlyMap<string, number>): Set<string> {
  const units = [...instance.units].sort((a, b) => a.rank - b.rank || byOrder(a, b));
  const pins = new Map((instance.pins ?? []).map((pin) => [pin.unit, pin.offer]));
  const places = new Map(instance.offers.map((offer) => [offer.id, offer.capacity]));
  for (const offer of pins.values()) places.set(offer, places.get(offer)! - 1);
  const chosen = new Set(pins.keys());
  const groups = new Set(units.filter((unit) => chosen.has(unit.id)).map(groupOf));
  const left = new Map(counts);
  for (const unit of units)
    if (chosen.has(unit.id)) left.set(holderOf(instance, unit), left.get(holderOf(instance, unit))! - 1);
  const settled: Unit[] = [];
  for (const unit of units) {
    const holder = holderOf(instance, unit);
    if (groups.has(groupOf(unit)) || (left.get(holder) ?? 0) === 0) continue;
    settled.push(unit);
    groups.add(groupOf(unit));
    left.set(holder, left.get(holder)! - 1);
    const open = units.filter((one) => !groups.has(groupOf(one)));
    const demands = [
      ...settled.map((one) => ({ count: 1, units: [one] })),
      ...[...left].map(([one, count]) => ({
        count,
        units: open.filter((other) => holderOf(instance, other) === one),
      })),
    ];
    if (canServe(instance, demands, places)) chosen.add(unit.id);
    else {
      settled.pop();
      groups.delete(groupOf(unit));
      left.set(holder, left.get(holder)! + 1);
    }
  }
  return chosen;
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Whether each demand can be met with different groups and places: a maximum flow by shortest augmenting paths. */
function canServe(
  instance: Instance,
  demands: { count: number; units: Unit[] }[],
  places: ReadonlyMap<string, number>,
): boolean {
  const arcs = new Map<string, Map<string, number>>();
  const join = (from: string, to: string, capacity: number) => {
    if (!arcs.has(from)) arcs.set(from, new Map());
    if (!arcs.has(to)) arcs.set(to, new Map());
    arcs.get(from)!.set(to, capacity);
    if (!arcs.get(to)!.has(from)) arcs.get(to)!.set(from, 0);
  };
  join("source", "sink", 0);
  for (const [at, { count, units }] of demands.entries()) {
    join("source", `demand ${at}`, count);
    for (const unit of units) {
      join(`demand ${at}`, groupOf(unit), 1);
      for (const offer of usableOf(instance, unit)) join(groupOf(unit), `offer ${offer}`, 1);
    }
  }
  for (const [offer, capacity] of places) join(`offer ${offer}`, "sink", capacity);
  const needed = demands.reduce((sum, { count }) => sum + count, 0);
  for (let flow = 0; flow < needed; flow++) {
    const from = new Map<string, string>([["source", ""]]);
    for (const node of from.keys()) {
      for (const [next, capacity] of arcs.get(node)!)
        if (capacity > 0 && !from.has(next)) from.set(next, node);
    }
    if (!from.has("sink")) return false;
    for (let node = "sink"; node !== "source"; node = from.get(node)!) {
      const previous = from.get(node)!;
      arcs.get(previous)!.set(node, arcs.get(previous)!.get(node)! - 1);
      arcs.get(node)!.set(previous, arcs.get(node)!.get(previous)! + 1);
    }
  }
  return true;
}

/** Helps by `holderOf` in an allocation. */
export function countsOf(instance: Instance, pairs: Pairs): Map<string, number> {
  const counts = new Map<string, number>();
  for (const unit of instance.units) if (pairs.has(unit.id)) raise(counts, holderOf(instance, unit));
  return counts;
}

export function sameCounts(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([key, count]) => right.get(key) === count);
}

/** The cut-offs that an allocation states about itself (design: matching, section 2). */
export function cutoffsOf(instance: Instance, pairs: Pairs, secured: ReadonlySet<string>): Cutoff[] {
  const { cap, units, offers, received = {} } = instance;
  const pinned = new Set((instance.pins ?? []).map((pin) => pin.unit));
  const usedGroups = new Set(units.filter((unit) => pairs.has(unit.id)).map(groupOf));
  const loose = (unit: Unit) =>
    units.filter(
      (one) =>
        pairs.has(one.id) && !pinned.has(one.id) && holderOf(instance, one) === holderOf(instance, unit),
    );
  const isDroppable = (unit: Unit) => {
    const own = loose(unit);
    return own.length > own.filter((one) => secured.has(one.id)).length;
  };
  const moves = new Map(offers.map((offer) => [offer.id, new Set<string>()]));
  const last = new Map<string, [number, number]>();
  for (const unit of units) {
    const here = pairs.get(unit.id);
    if (here === undefined || pinned.has(unit.id)) continue;
    for (const other of units) {
      const isMate = groupOf(other) === groupOf(unit);
      const isSpare =
        holderOf(instance, other) === holderOf(instance, unit) && !usedGroups.has(groupOf(other));
      if (isMate || isSpare) for (const there of usableOf(instance, other)) moves.get(here)!.add(there);
    }
    if (!isDroppable(unit)) continue;
    const helps = units.filter((one) => one.household === unit.household && pairs.has(one.id)).length;
    const key: [number, number] =
      cap === null ? [0, unit.rank] : [helps + (received[unit.household] ?? 0), unit.rank];
    if (isLater(key, last.get(here))) last.set(here, key);
  }
  const isFull = (offer: string) =>
    [...pairs.values()].filter((one) => one === offer).length >=
    offers.find(({ id }) => id === offer)!.capacity;
  return [...offers]
    .sort((a, b) => byCodePoint(a.id, b.id))
    .map(({ id }) => {
      const reached = new Set([id]);
      for (const one of reached) for (const next of moves.get(one)!) reached.add(next);
      if ([...reached].some((one) => !isFull(one)))
        return { offer: id, state: "open", round: null, rank: null };
      const cut = [...reached].reduce<[number, number] | undefined>(
        (most, one) => (last.has(one) && isLater(last.get(one)!, most) ? last.get(one) : most),
        undefined,
      );
      if (cut === undefined) return { offer: id, state: "shut", round: null, rank: null };
      return { offer: id, state: "cut", round: cap === null ? null : cut[0], rank: cut[1] };
    });
}

function isLater(key: [number, number], than: [number, number] | undefined): boolean {
  return than === undefined || key[0] > than[0] || (key[0] === than[0] && key[1] > than[1]);
}

/** The result that an allocation would state about itself, without its hash. */
export function statedBy(
  instance: Instance,
  pairs: Pairs,
  secured: ReadonlySet<string>,
): Omit<MatchResult, "hash"> {
  const householdOf = new Map(instance.units.map((unit) => [unit.id, unit.household]));
  return {
    version: 1,
    assignments: [...pairs].sort(([a], [b]) => byCodePoint(a, b)),
    cutoffs: cutoffsOf(instance, pairs, secured),
    ...((instance.floors ?? []).length === 0 ? {} : { protected: [...secured].sort(byCodePoint) }),
    served: pairs.size,
    households: new Set([...pairs.keys()].map((unit) => householdOf.get(unit))).size,
  };
}

/** Served units that state what floors secured, as a result names them; null if a holder has fewer. */
export function securedUnits(
  instance: Instance,
  pairs: Pairs,
  secured: ReadonlyMap<string, number>,
): Set<string> | null {
  const pinned = new Set((instance.pins ?? []).map((pin) => pin.unit));
  const named = new Set<string>();
  for (const [holder, count] of secured) {
    const own = instance.units.filter(
      (unit) => holderOf(instance, unit) === holder && pairs.has(unit.id) && !pinned.has(unit.id),
    );
    if (own.length < count) return null;
    for (const unit of own.slice(0, count)) named.add(unit.id);
  }
  return named;
}
