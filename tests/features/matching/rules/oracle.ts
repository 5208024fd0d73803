import fc from "fast-check";
import { byOrder, type Instance, type MatchResult, type Unit } from "~/features/matching/rules/instance";

/** Pairs unit → offer; what an oracle tries and what an engine answers. */
export type Pairs = Map<string, string>;

/**
 * How good an allocation is, as a list of numbers to compare from the left: first who gets how many helps in the
 * published order, then which. Written from the definition, without any idea of how to find a good one.
 */
export function worthOf(instance: Instance, pairs: Pairs): { counts: number[]; choice: number[] } {
  const units = [...instance.units].sort((a, b) => a.rank - b.rank || byOrder(a, b));
  const households = [...new Set(units.map((unit) => unit.household))];
  const served = units.filter((unit) => pairs.has(unit.id));
  const counts: number[] = [];
  if (instance.cap === null) {
    for (const dimension of new Set(instance.offers.map((offer) => offer.dimension))) {
      for (const household of households) {
        counts.push(
          served.filter((one) => one.household === household && one.dimension === dimension).length,
        );
      }
    }
  } else {
    for (let round = 1; round <= instance.cap; round++) {
      for (const household of households) {
        const helps = served.filter((unit) => unit.household === household).length;
        counts.push(helps + (instance.received?.[household] ?? 0) >= round ? 1 : 0);
      }
    }
  }
  return { counts, choice: units.map((unit) => (pairs.has(unit.id) ? 1 : 0)) };
}

/** Every valid allocation of a small instance. */
export function* allocations(instance: Instance): Generator<Pairs> {
  const places = new Map(instance.offers.map((offer) => [offer.id, offer.capacity]));
  const helps = new Map(Object.entries(instance.received ?? {}));
  const groups = new Set<string>();
  const pairs: Pairs = new Map();
  const pins = new Map((instance.pins ?? []).map((pin) => [pin.unit, pin.offer]));
  const barred = (unit: Unit, offer: string) =>
    (instance.bans ?? []).some((ban) => ban.unit === unit.id && (ban.offer ?? offer) === offer);

  function* place(at: number): Generator<Pairs> {
    const unit = instance.units[at];
    if (unit === undefined) {
      yield new Map(pairs);
      return;
    }
    const pin = pins.get(unit.id);
    if (pin === undefined) yield* place(at + 1);
    const held = helps.get(unit.household) ?? 0;
    if (held >= (instance.cap ?? Infinity) || (unit.group !== undefined && groups.has(unit.group))) return;
    helps.set(unit.household, held + 1);
    if (unit.group !== undefined) groups.add(unit.group);
    for (const offer of pin === undefined ? unit.offers : [pin]) {
      const left = places.get(offer)!;
      if (left === 0 || barred(unit, offer)) continue;
      places.set(offer, left - 1);
      pairs.set(unit.id, offer);
      yield* place(at + 1);
      pairs.delete(unit.id);
      places.set(offer, left);
    }
    helps.set(unit.household, held);
    if (unit.group !== undefined) groups.delete(unit.group);
  }
  yield* place(0);
}

/** The best worth over all allocations. */
export function bestWorth(instance: Instance): { counts: number[]; choice: number[]; most: number } {
  let best: { counts: number[]; choice: number[] } | null = null;
  let most = 0;
  for (const pairs of allocations(instance)) {
    const worth = worthOf(instance, pairs);
    most = Math.max(most, pairs.size);
    if (best === null || compare([...worth.counts, ...worth.choice], [...best.counts, ...best.choice]) > 0)
      best = worth;
  }
  return { ...best!, most };
}

export function compare(left: number[], right: number[]): number {
  for (const [at, value] of left.entries()) if (value !== right[at]) return value - right[at]!;
  return 0;
}

export function pairsOf(result: MatchResult): Pairs {
  return new Map(result.assignments);
}

/** Small instances with crossing restrictions, tiny capacities, groups, pins, bans and helps already held. */
export const smallInstances: fc.Arbitrary<Instance> = fc
  .record({
    cap: fc.constantFrom(null, null, 1, 2, 3),
    capacities: fc.array(fc.tuple(fc.constantFrom("food", "water"), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 4,
    }),
    rows: fc.array(
      fc.record({
        household: fc.integer({ min: 0, max: 3 }),
        dimension: fc.constantFrom("food", "water"),
        order: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
        grouped: fc.boolean(),
        lists: fc.integer({ min: 0, max: 15 }),
      }),
      { maxLength: 7 },
    ),
    ranks: fc.shuffledSubarray([1, 5, 7, 20], { minLength: 4 }),
    received: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }),
    pin: fc.option(fc.nat(6)),
    bans: fc.array(fc.tuple(fc.nat(6), fc.option(fc.nat(3))), { maxLength: 2 }),
  })
  .map(({ cap, capacities, rows, ranks, received, pin, bans }) => {
    const offers = capacities.map(([dimension, capacity], at) => ({
      id: `offer-${at}`,
      dimension,
      capacity,
    }));
    const units = rows.map((row, at): Unit => ({
      id: `unit-${at}`,
      household: `h${row.household}`,
      dimension: row.dimension,
      rank: ranks[row.household]!,
      ...(row.order === undefined ? {} : { order: row.order }),
      ...(row.grouped ? { group: `g-${row.household}-${row.dimension}` } : {}),
      offers: offers
        .filter((offer, bit) => offer.dimension === row.dimension && (row.lists >> bit) & 1)
        .map((o) => o.id),
    }));
    const instance: Instance = { version: 1, cap, offers, units };
    const pinned = pin === null ? undefined : units[pin];
    const place = offers.find((offer) => pinned?.offers.includes(offer.id) && offer.capacity > 0);
    if (pinned !== undefined && place !== undefined) instance.pins = [{ unit: pinned.id, offer: place.id }];
    const drawn = bans.flatMap(([at, offer]) => {
      const unit = units[at];
      if (unit === undefined || unit === pinned) return [];
      if (offer === null) return [{ unit: unit.id }];
      return offers[offer] === undefined ? [] : [{ unit: unit.id, offer: offers[offer].id }];
    });
    instance.bans = [...new Map(drawn.map((ban) => [JSON.stringify(ban), ban])).values()];
    if (cap !== null) {
      instance.received = Object.fromEntries(
        units
          .filter((unit) => unit.household !== pinned?.household)
          .map((unit) => [unit.household, Math.min(cap, received[Number(unit.household.slice(1))]!)]),
      );
    }
    return instance;
  });

/**
 * Few places, many who could use one or two of them: where households must give way to each other by changing which
 * of their needs is served. With groups, also by changing which member.
 */
export const tightInstances: fc.Arbitrary<Instance> = fc
  .record({
    cap: fc.constantFrom(null, 1, 2, 2),
    places: fc.integer({ min: 3, max: 6 }),
    rows: fc.array(
      fc.record({
        household: fc.integer({ min: 0, max: 3 }),
        grouped: fc.constantFrom(false, false, true),
        first: fc.nat(5),
        second: fc.nat(5),
      }),
      { minLength: 5, maxLength: 9 },
    ),
  })
  .map(({ cap, places, rows }) => ({
    version: 1 as const,
    cap,
    offers: Array.from({ length: places }, (_, at) => ({ id: `o${at}`, dimension: "food", capacity: 1 })),
    units: rows.map(({ household, grouped, first, second }, at) => ({
      id: `u${at}`,
      household: `h${household}`,
      dimension: "food",
      rank: household,
      ...(grouped ? { group: `g${household}` } : {}),
      offers: [...new Set([`o${first % places}`, `o${second % places}`])],
    })),
  }));
