import type { Instance, Unit } from "~/features/matching/rules/instance";

/** Sizes of what is drawn; `plain` leaves out floors, pins, bans and helps received, `floored` always has floors. */
export type Draw = {
  households: number;
  offers: number;
  units: number;
  capacity: number;
  plain?: boolean;
  floored?: boolean;
};

export const small: Draw = { households: 4, offers: 4, units: 7, capacity: 2 };
export const tight: Draw = { households: 5, offers: 6, units: 8, capacity: 1 };
export const floored: Draw = { households: 3, offers: 5, units: 8, capacity: 1, floored: true };
/** Many of one kecamatan after few places, so that floors must move those they took first. */
export const lean: Draw = { households: 9, offers: 6, units: 14, capacity: 1, floored: true };
export const middling: Draw = { households: 14, offers: 8, units: 30, capacity: 3 };

/**
 * An instance with crossing restrictions, drawn from a seed: vacancies of one place and offers of none, empty lists,
 * groups, and in half of the cases floors, pins, bans and helps received.
 */
export function randomInstance(seed: number, draw: Draw): Instance {
  const random = seeded(seed);
  const among = (count: number) => Math.floor(random() * count);
  const chance = (of: number) => random() < of;
  const cap = chance(0.4) ? null : 1 + among(3);
  const dimensions = ["food", "water"].slice(0, 1 + among(2));
  const offers = Array.from({ length: 1 + among(draw.offers) }, (_, at) => ({
    id: `o${at}`,
    dimension: dimensions[among(dimensions.length)]!,
    capacity: draw.capacity === 1 ? 1 : among(draw.capacity + 1),
  }));
  const ranks = shuffled(
    Array.from({ length: draw.households }, (_, at) => at * 3),
    random,
  );
  const density = [0.2, 0.4, 0.7][among(3)]!;
  const grouped = chance(0.5) ? 0.5 : 0;
  const units = Array.from({ length: among(draw.units + 1) }, (_, at): Unit => {
    const household = among(draw.households);
    const dimension = dimensions[among(dimensions.length)]!;
    return {
      id: `u${at}`,
      household: `h${household}`,
      dimension,
      rank: ranks[household]!,
      ...(chance(0.5) ? { order: among(3) } : {}),
      ...(chance(grouped) ? { group: `g${household}${dimension}${among(2)}` } : {}),
      ...(household % 4 === 3 ? {} : { area: `k${household % 2}` }),
      offers: offers.filter((offer) => offer.dimension === dimension && chance(density)).map(({ id }) => id),
    };
  });
  const instance: Instance = { version: 1, cap, offers, units };
  if (draw.plain === true || (draw.floored !== true && chance(0.3))) return instance;

  const received = new Map<string, number>();
  if (cap !== null && chance(0.5)) {
    for (const { household } of units) if (chance(0.3)) received.set(household, among(cap + 2));
    instance.received = Object.fromEntries(received);
  }
  const pinned = new Set<string>();
  if (chance(0.4)) {
    const left = new Map(offers.map(({ id, capacity }) => [id, capacity]));
    instance.pins = [];
    for (const unit of units) {
      const offer = unit.offers.find((one) => left.get(one)! > 0);
      const held = received.get(unit.household) ?? 0;
      const key = unit.group ?? unit.id;
      if (offer === undefined || pinned.has(key) || held >= (cap ?? Infinity) || !chance(0.2)) continue;
      left.set(offer, left.get(offer)! - 1);
      received.set(unit.household, held + 1);
      pinned.add(key).add(unit.id);
      instance.pins.push({ unit: unit.id, offer });
    }
  }
  if (chance(0.4)) {
    instance.bans = units
      .filter((unit) => !pinned.has(unit.id) && chance(0.2))
      .map(({ id }) => (chance(0.4) ? { unit: id } : { unit: id, offer: offers[among(offers.length)]!.id }));
    for (const { unit, offer } of [...instance.bans]) {
      const another = offers[among(offers.length)]!.id;
      if (offer !== undefined && another !== offer) instance.bans.push({ unit, offer: another });
    }
  }
  if (draw.floored === true || chance(0.6)) {
    const known = new Set([...offers, ...units].map((row) => row.dimension));
    instance.floors = ["k0", "k1", "k9"].flatMap((area) =>
      [null, ...known]
        .filter((dimension) => (cap === null || dimension === null) && chance(0.5))
        .map((dimension) => ({ area, dimension, places: among(4) })),
    );
  }
  return instance;
}

/** The same instance with its rows, lists and fields in another order. */
export function reordered(instance: Instance, seed: number): Instance {
  const random = seeded(seed);
  const mix = <Row>(rows: Row[] | undefined) => (rows === undefined ? undefined : shuffled(rows, random));
  const fields = {
    ...instance,
    offers: mix(instance.offers)!,
    units: mix(instance.units)!.map((unit) => ({ ...unit, offers: mix(unit.offers)! })),
    ...(instance.received === undefined
      ? {}
      : { received: Object.fromEntries(shuffled(Object.entries(instance.received), random)) }),
    ...(instance.floors === undefined ? {} : { floors: mix(instance.floors)! }),
    ...(instance.pins === undefined ? {} : { pins: mix(instance.pins)! }),
    ...(instance.bans === undefined ? {} : { bans: mix(instance.bans)! }),
  };
  return Object.fromEntries(shuffled(Object.entries(fields), random)) as Instance;
}

export function shuffled<Row>(rows: readonly Row[], random: () => number): Row[] {
  const mixed = [...rows];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** The same numbers from 0 to 1 for the same seed, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
