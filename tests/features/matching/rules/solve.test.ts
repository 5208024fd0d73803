import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalInstance, hashOf } from "~/features/matching/rules/canonical";
import { groupOfUnits } from "~/features/matching/rules/engine/arrange";
import { findCutoffs } from "~/features/matching/rules/engine/cutoffs";
import { pinned, makeState, take } from "~/features/matching/rules/engine/state";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { readInstance } from "~/features/matching/rules/read-instance";
import { solve } from "~/features/matching/rules/solve";
import { verify } from "~/features/matching/rules/verify";
import { writeResult } from "~/features/matching/rules/write-result";
import {
  allocations,
  bestWorth,
  compare,
  pairsOf,
  smallInstances,
  tightInstances,
  worthOf,
  type Pairs,
} from "./oracle";
import { floored, middling, randomInstance, small, tight } from "./random-instances";

const cases = 1500;
const instances = fc.oneof(smallInstances, tightInstances);

describe("the matching", () => {
  it("cannot be improved: nobody waits while somebody lower holds a place they could use", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const worth = worthOf(instance, pairsOf(solve(instance)));
        const best = bestWorth(instance);
        expect(worth).toEqual({ counts: best.counts, choice: best.choice });
      }),
      { numRuns: cases },
    );
  });

  it("leaves no place empty that any other order could have filled", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const result = solve(instance);
        expect(result.served).toBe(bestWorth(instance).most);
        expect(result.assignments).toHaveLength(result.served);
      }),
      { numRuns: cases },
    );
  });

  it("is certified by a check that shares no code with it", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expect(verify(instance, solve(instance))).toEqual({ certified: true });
      }),
      { numRuns: cases },
    );
  });

  it("is certified where households hold several helps and keep giving way to each other", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const instance = contested(seed);
      expect(verify(instance, solve(instance))).toEqual({ certified: true });
    }
  });

  it("the check accepts an allocation exactly when nothing better exists", () => {
    fc.assert(
      fc.property(instances, fc.nat(), (instance, pick) => {
        const all = [...allocations(instance)];
        const pairs = all[pick % all.length]!;
        const { counts } = bestWorth(instance);
        const optimal = compare(worthOf(instance, pairs).counts, counts) === 0;
        expect(verify(instance, statedWith(instance, pairs)).certified).toBe(optimal);
      }),
      { numRuns: cases },
    );
  });

  it("has the same cut-offs for every best allocation", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const { cutoffs } = solve(instance);
        const { counts } = bestWorth(instance);
        for (const pairs of allocations(instance)) {
          if (compare(worthOf(instance, pairs).counts, counts) !== 0) continue;
          expect(statedWith(instance, pairs).cutoffs).toEqual(cutoffs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same result and hash whatever order the rows come in", () => {
    fc.assert(
      fc.property(instances, fc.infiniteStream(fc.nat()), (instance, stream) => {
        const shuffled = <Row>(rows: Row[] | undefined) =>
          rows
            ?.map((row) => ({ row, key: stream.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other: Instance = {
          ...instance,
          offers: shuffled(instance.offers)!,
          units: shuffled(instance.units)!.map((unit) => ({ ...unit, offers: shuffled(unit.offers)! })),
          bans: shuffled(instance.bans),
        };
        expect(JSON.stringify(solve(other))).toBe(JSON.stringify(solve(instance)));
      }),
      { numRuns: 500 },
    );
  });

  it("a further place takes no help away from anybody", () => {
    fc.assert(
      fc.property(
        instances.filter((instance) => instance.offers.length > 0),
        fc.nat(),
        (instance, at) => {
          const offers = instance.offers.map((offer, index) =>
            index === at % instance.offers.length ? { ...offer, capacity: offer.capacity + 1 } : offer,
          );
          const helps = (result: MatchResult) => {
            const householdOf = new Map(instance.units.map((unit) => [unit.id, unit.household]));
            const counts = new Map<string, number>();
            for (const [unit] of result.assignments) {
              const household = householdOf.get(unit)!;
              counts.set(household, (counts.get(household) ?? 0) + 1);
            }
            return counts;
          };
          const after = helps(solve({ ...instance, offers }));
          for (const [household, count] of helps(solve(instance))) {
            expect(after.get(household) ?? 0).toBeGreaterThanOrEqual(count);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("awkward instances", () => {
  it("answers an empty instance with an empty result", () => {
    const result = solve({ version: 1, cap: null, offers: [], units: [] });
    expect(result).toMatchObject({ assignments: [], cutoffs: [], served: 0, households: 0 });
    expect(result.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("moves somebody served to make room for one who could go nowhere else", () => {
    const result = solve({
      version: 1,
      cap: null,
      offers: [
        { id: "a", dimension: "food", capacity: 1 },
        { id: "b", dimension: "food", capacity: 1 },
      ],
      units: [
        { id: "1", household: "1", dimension: "food", rank: 1, offers: ["a", "b"] },
        { id: "2", household: "2", dimension: "food", rank: 2, offers: ["a"] },
        { id: "3", household: "3", dimension: "food", rank: 3, offers: ["b"] },
      ],
    });
    expect(result.assignments).toEqual([
      ["1", "b"],
      ["2", "a"],
    ]);
    expect(result.cutoffs).toEqual([
      { offer: "a", state: "cut", round: null, rank: 2 },
      { offer: "b", state: "cut", round: null, rank: 2 },
    ]);
  });

  it("gives everybody a first help before anybody a second", () => {
    const offers = ["food", "water"].map((dimension) => ({ id: dimension, dimension, capacity: 1 }));
    const units = ["1", "2"].flatMap((household) =>
      offers.map(({ id }) => ({
        id: `${household} ${id}`,
        household,
        dimension: id,
        rank: Number(household),
        offers: [id],
      })),
    );
    expect(solve({ version: 1, cap: 2, offers, units }).households).toBe(2);
    expect(solve({ version: 1, cap: null, offers, units }).households).toBe(1);
  });

  it("assigns 800 people to 800 vacancies of one place each, at once", () => {
    const instance = vacancies(800, 8);
    const started = process.cpuUsage();
    const result = solve(instance);
    const { user } = process.cpuUsage(started);
    expect(verify(instance, result)).toEqual({ certified: true });
    expect(result.served).toBe(servedByAugmentingPaths(instance));
    expect(user / 1000).toBeLessThan(2000);
  });

  it("serves as many as plain augmenting paths on larger instances with crossing restrictions", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const instance = crossing(300, 24, seed);
      const result = solve(instance);
      expect(result.served).toBe(servedByAugmentingPaths(instance));
      expect(verify(instance, result)).toEqual({ certified: true });
      const capped = { ...instance, cap: 2 };
      expect(verify(capped, solve(capped))).toEqual({ certified: true });
    }
  });

  it.each([
    [4_000, 50, null],
    [4_000, 50, 3],
    [10_000, 200, null],
    [10_000, 200, 3],
  ])("matches %i households to %i offers with cap %s in under two seconds", (households, offers, cap) => {
    const instance = { ...crossing(households, offers, 7), cap };
    const started = process.cpuUsage();
    const result = solve(instance);
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(2000);
    expect(verify(instance, result)).toEqual({ certified: true });
  });
});

describe("an instance that contradicts itself", () => {
  const offer = { id: "a", dimension: "food", capacity: 1 };
  const unit = { id: "u", household: "h", dimension: "food", rank: 1, offers: ["a"] };
  const sound: Instance = { version: 1, cap: null, offers: [offer], units: [unit] };
  it.each<[string, Partial<Instance>]>([
    ["duplicate_id", { offers: [offer, offer] }],
    ["duplicate_id", { units: [unit, unit] }],
    ["bad_id", { units: [{ ...unit, id: "" }] }],
    ["bad_number", { cap: 0 }],
    ["bad_number", { offers: [{ ...offer, capacity: 0.5 }] }],
    ["unknown_offer", { units: [{ ...unit, offers: ["b"] }] }],
    ["wrong_dimension", { units: [{ ...unit, dimension: "water" }] }],
    ["rank_differs_within_household", { units: [unit, { ...unit, id: "v", rank: 2 }] }],
    ["rank_shared_by_households", { units: [unit, { ...unit, id: "v", household: "i" }] }],
    ["received_without_cap", { received: { h: 1 } }],
    ["pin_not_eligible", { units: [{ ...unit, offers: [] }], pins: [{ unit: "u", offer: "a" }] }],
    ["pin_and_ban", { pins: [{ unit: "u", offer: "a" }], bans: [{ unit: "u" }] }],
    ["pin_above_cap", { cap: 1, received: { h: 1 }, pins: [{ unit: "u", offer: "a" }] }],
    ["pin_above_capacity", { offers: [{ ...offer, capacity: 0 }], pins: [{ unit: "u", offer: "a" }] }],
    [
      "group_mixes_households_or_dimensions",
      {
        units: [
          { ...unit, group: "g" },
          { ...unit, id: "v", household: "i", rank: 2, group: "g" },
        ],
      },
    ],
  ])("is refused with %s", (code, change) => {
    expect(() => solve({ ...sound, ...change })).toThrowError(expect.objectContaining({ code }));
  });
});

describe("the hash", () => {
  it("covers every field: one changed number gives another hash", () => {
    const instance = crossing(20, 4, 3);
    const { hash, ...rest } = solve(instance);
    expect(hashOf(instance, rest)).toBe(hash);
    expect(hashOf({ ...instance, cap: 9 }, rest)).not.toBe(hash);
    expect(hashOf(instance, { ...rest, served: rest.served + 1 })).not.toBe(hash);
    expect(verify(instance, { ...rest, hash: "0".repeat(64) })).toMatchObject({ code: "hash_differs" });
  });

  it("is taken over one text: keys and lists sorted, absent fields left out, numbers as names in plain order", () => {
    const text = canonicalInstance({
      version: 1,
      cap: 2,
      units: [{ rank: 1, id: "u", household: "10", dimension: "food", order: undefined, offers: ["b", "a"] }],
      offers: [
        { id: "b", dimension: "food", capacity: 1 },
        { id: "a", dimension: "food", capacity: 0 },
      ],
      received: { "9": 1, "10": 0 },
    });
    expect(text).toBe(
      '{"cap":2,"offers":[{"capacity":0,"dimension":"food","id":"a"},{"capacity":1,"dimension":"food","id":"b"}],' +
        '"received":{"10":0,"9":1},"units":[{"dimension":"food","household":"10","id":"u","offers":["a","b"],"rank":1}],' +
        '"version":1}',
    );
  });
});

describe("the same file", () => {
  it("gives the same answer to whoever solves it, until the rules change", () => {
    const digest = createHash("sha256");
    for (const draw of [small, floored, tight, middling])
      for (let seed = 1; seed <= 60; seed++) digest.update(solve(randomInstance(seed, draw)).hash);
    digest.update(solve(vacancies(300, 4)).hash);
    expect(digest.digest("hex")).toBe("e731a552f9c5fda298fc5c9109169c828991a8bc63f90c2837021c1e51ca5cd7");
  });
});

/** The result an allocation would state about itself, cut-offs and hash included. */
function statedWith(instance: Instance, pairs: Pairs): MatchResult {
  const { columns, names } = readInstance(instance);
  const state = makeState(columns);
  const groupOf = groupOfUnits(state);
  const at = new Int32Array(names.units.length).fill(-1);
  for (const [unit, offer] of pairs) {
    const number = names.units.indexOf(unit);
    at[number] = names.offers.indexOf(offer);
    const group = groupOf[number]!;
    if (state.at[group] === pinned) continue;
    take(state, group, state.outer.indexOf(at[number]!));
    if (state.held[state.at[group]!]! >= state.places[state.at[group]!]!)
      state.free[state.at[group]! >> 5]! &= ~(1 << (state.at[group]! & 31));
    state.helps[state.groupBlock[group]!]!++;
  }
  const cutoffs = findCutoffs(state, new Map());
  for (let offer = 0; offer < cutoffs.rank.length; offer++)
    if (cutoffs.state[offer] === 1) cutoffs.rank[offer] = columns.households.rank[cutoffs.rank[offer]!]!;
  const rest = writeResult(names, columns, { at, cutoffs, protected: new Uint8Array(at.length) });
  return { ...rest, hash: hashOf(instance, rest) };
}

/** Vacancies of one place each, every person fitting a handful of them. */
function vacancies(count: number, choices: number): Instance {
  const random = seeded(11);
  return {
    version: 1,
    cap: null,
    offers: Array.from({ length: count }, (_, at) => ({
      id: `v${at}`,
      dimension: "employment",
      capacity: 1,
    })),
    units: Array.from({ length: count }, (_, at) => ({
      id: `p${at}`,
      household: `h${at}`,
      dimension: "employment",
      rank: at,
      offers: [...new Set(Array.from({ length: choices }, () => `v${Math.floor(random() * count)}`))],
    })),
  };
}

/** Twelve households with up to six needs each, all after the same few places. */
function contested(seed: number): Instance {
  const random = seeded(seed);
  const among = (count: number) => Math.floor(random() * count);
  const places = 14 + among(12);
  return {
    version: 1,
    cap: 2 + among(3),
    offers: Array.from({ length: places }, (_, at) => ({ id: `o${at}`, dimension: "food", capacity: 1 })),
    units: Array.from({ length: 60 }, (_, at) => ({
      id: `u${at}`,
      household: `h${at % 12}`,
      dimension: "food",
      rank: at % 12,
      offers: [...new Set(Array.from({ length: 1 + among(2) }, () => `o${among(places)}`))],
    })),
  };
}

/** Eight needs; offers restricted by place and by group of people, so that their reaches cross. */
function crossing(households: number, offerCount: number, seed: number): Instance {
  const random = seeded(seed);
  const dimensions = Array.from({ length: 8 }, (_, at) => `need-${at}`);
  const among = (count: number) => Math.floor(random() * count);
  const offers = Array.from({ length: offerCount }, (_, at) => ({
    id: `o${at}`,
    dimension: dimensions[at % 8]!,
    capacity: 1 + among(Math.ceil((households * 3) / offerCount)),
    places: new Set(Array.from({ length: 1 + among(12) }, () => among(23))),
    groups: new Set(Array.from({ length: 1 + among(4) }, () => among(6))),
  }));
  const units = Array.from({ length: households }, (_, at) => {
    const place = among(23);
    const group = among(6);
    return dimensions
      .filter(() => random() < 0.4)
      .map((dimension, order) => ({
        id: `${at} ${dimension}`,
        household: `h${at}`,
        dimension,
        rank: at,
        order,
        offers: offers
          .filter(
            (offer) => offer.dimension === dimension && offer.places.has(place) && offer.groups.has(group),
          )
          .map((offer) => offer.id),
      }));
  }).flat();
  return {
    version: 1,
    cap: null,
    offers: offers.map(({ id, dimension, capacity }) => ({ id, dimension, capacity })),
    units,
  };
}

/** Unit by unit in rank order, one augmenting path each: slow and obviously right. */
function servedByAugmentingPaths(instance: Instance): number {
  const places = new Map(
    instance.offers.map((offer) => [offer.id, Array<string | null>(offer.capacity).fill(null)]),
  );
  const listOf = new Map(instance.units.map((unit) => [unit.id, unit.offers]));
  const seat = (unit: string, seen: Set<string>): boolean => {
    for (const offer of listOf.get(unit)!) {
      if (seen.has(offer)) continue;
      seen.add(offer);
      const seats = places.get(offer)!;
      const at = seats.findIndex((holder) => holder === null || seat(holder, seen));
      if (at < 0) continue;
      seats[at] = unit;
      return true;
    }
    return false;
  };
  return [...instance.units]
    .sort((a, b) => a.rank - b.rank || (a.order ?? 0) - (b.order ?? 0))
    .filter((unit) => seat(unit.id, new Set())).length;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
