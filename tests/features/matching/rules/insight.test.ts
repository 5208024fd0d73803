import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "~/features/programs/criteria";
import { firstComeOf } from "~/features/matching/rules/first-come";
import { insightOf } from "~/features/matching/rules/insight";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { relaxationsOf } from "~/features/matching/rules/relax";
import { solve } from "~/features/matching/rules/solve";
import { smallInstances, tightInstances } from "./oracle";

const instances = fc.oneof(smallInstances, tightInstances);

/** The same instance with this many more places at one offer. */
const withMore = (instance: Instance, offer: string, more: number): Instance => ({
  ...instance,
  offers: instance.offers.map((one) => (one.id === offer ? { ...one, capacity: one.capacity + more } : one)),
});

const helpsOf = (instance: Instance, result: MatchResult) => {
  const owner = new Map(instance.units.map((unit) => [unit.id, unit.household]));
  const helps = new Map<string, number>();
  for (const [unit] of result.assignments) {
    const household = owner.get(unit)!;
    helps.set(household, (helps.get(household) ?? 0) + 1);
  }
  return helps;
};

describe("where one more place would serve somebody", () => {
  it("is said exactly: solving again with that place serves one more, or nobody", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const result = solve(instance);
        for (const { offer, behind } of insightOf(instance, result).offers) {
          const again = solve(withMore(instance, offer, 1));
          expect(again.served - result.served).toBe(behind > 0 ? 1 : 0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("stays exact with floors, where a kecamatan goes before the order", () => {
    fc.assert(
      fc.property(
        instances,
        fc.array(fc.tuple(fc.constantFrom("east", "west"), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 2,
        }),
        (plain, wishes) => {
          const areaOf = (household: string) => (household.charCodeAt(1) % 2 === 0 ? "east" : "west");
          const instance: Instance = {
            ...plain,
            units: plain.units.map((unit) => ({ ...unit, area: areaOf(unit.household) })),
            floors: [...new Map(wishes)].map(([area, places]) => ({ area, dimension: null, places })),
          };
          const result = solve(instance);
          for (const { offer, behind } of insightOf(instance, result).offers) {
            const again = solve(withMore(instance, offer, 1));
            expect(again.served - result.served).toBe(behind > 0 ? 1 : 0);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it("names the household that would get it", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const result = solve(instance);
        const before = helpsOf(instance, result);
        for (const { offer, next } of insightOf(instance, result).offers) {
          const after = helpsOf(instance, solve(withMore(instance, offer, 1)));
          const gaining = [...after].filter(([id, helps]) => helps > (before.get(id) ?? 0)).map(([id]) => id);
          expect(gaining).toEqual(next === null ? [] : [next]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("never promises less than many more places would bring, and not less than those who may use them directly", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const result = solve(instance);
        for (const { offer, waiting, behind } of insightOf(instance, result).offers) {
          const gain = solve(withMore(instance, offer, 100)).served - result.served;
          expect(gain).toBeLessThanOrEqual(behind);
          expect(gain).toBeGreaterThanOrEqual(instance.cap === null ? waiting : Math.min(1, waiting));
        }
      }),
      { numRuns: 600 },
    );
  });

  it("counts every need of a dimension once: served, waiting, without an offer or capped", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const result = solve(instance);
        const rows = insightOf(instance, result).needs;
        const groups = new Set(instance.units.map((unit) => unit.group ?? `unit ${unit.id}`));
        const sum = (of: (row: (typeof rows)[number]) => number) =>
          rows.reduce((total, row) => total + of(row), 0);
        expect(sum((row) => row.served + row.waiting + row.without + row.capped)).toBe(groups.size);
        expect(sum((row) => row.served)).toBe(result.served);
      }),
      { numRuns: 300 },
    );
  });
});

describe("first come, first served, on the same data", () => {
  it("never serves more, and says how many needier households it passes over", () => {
    const instance: Instance = {
      version: 1,
      cap: null,
      offers: [
        { id: "any", dimension: "food", capacity: 1 },
        { id: "setu", dimension: "food", capacity: 1 },
      ],
      units: [
        { id: "1", household: "late", dimension: "food", rank: 3, offers: ["any", "setu"] },
        { id: "2", household: "poorest", dimension: "food", rank: 1, offers: ["any"] },
        { id: "3", household: "second", dimension: "food", rank: 2, offers: ["any", "setu"] },
      ],
    };
    expect(firstComeOf(instance, solve(instance))).toEqual({
      served: 2,
      households: 2,
      passedOver: 1,
      leftOut: 1,
    });
    expect(solve(instance).served).toBe(2);
    fc.assert(
      fc.property(instances, (one) => {
        expect(firstComeOf({ ...one, pins: [] }, solve({ ...one, pins: [] })).served).toBeLessThanOrEqual(
          solve({ ...one, pins: [] }).served,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("which condition keeps places empty", () => {
  const person = {
    age: 47,
    sex: "male",
    disability: "none",
    occupation: null,
    memberClass: "productive",
  } as const;
  const facts = (over: Partial<Facts>): Facts => ({
    region: "32.16.18.2003",
    decile: 1,
    femaleHead: null,
    houseOwnership: "owned",
    landTitle: null,
    persons: [person],
    ...over,
  });

  it("names the kecamatan that wait, and only conditions that help when dropped alone", () => {
    const all = [
      { place: { codes: ["32.16.18"] }, age: { min: 18, max: 40, unknown: "ask" as const } },
      { land_title: { unknown: "ask" as const } },
    ];
    const young = { ...person, age: 30 };
    const titled = { landTitle: true, persons: [young] };
    expect(
      relaxationsOf(all, [
        facts({ ...titled, region: "32.16.04.2001" }),
        facts({ ...titled, region: "32.16.04.2002" }),
        facts({ ...titled, region: "32.16.07.2001" }),
        facts({ landTitle: true }),
        facts({ persons: [young] }),
        // two conditions fail: neither alone would let it in
        facts({ landTitle: true, region: "32.16.04.2001" }),
        // fits already
        facts(titled),
      ]),
    ).toEqual([
      {
        criterion: "place",
        reach: 3,
        toAsk: 0,
        districts: [
          { code: "32.16.04", reach: 2 },
          { code: "32.16.07", reach: 1 },
        ],
      },
      { criterion: "age", reach: 1, toAsk: 0, districts: [] },
      { criterion: "land_title", reach: 1, toAsk: 1, districts: [] },
    ]);
  });
});
