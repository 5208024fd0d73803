import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needCatalogue, needCodes } from "~/features/needs/catalogue";
import { needsOfGoal, sdgGoalOf, sdgGoals } from "~/features/needs/sdg";
import {
  chooseNeeds,
  choosePrograms,
  givesIn,
  leastLeft,
  leftOf,
  missingOf,
  type MarketNeed,
  type MarketProgram,
} from "~/features/pledges/rules/market";
import { isMoreThan, largerOf, largerRange } from "~/features/pledges/rules/figures";
import { choicesFor, placesFor, splitsFor } from "~/features/pledges/rules/sum";
import { showCount } from "~/features/disclosure/rules/rounding";
import { shadeOf, shadesOf, tileAt, tileLines } from "~/features/pledges/rules/tiles";

const need = (code: MarketNeed["need"], rest: Partial<MarketNeed> = {}): MarketNeed => ({
  ...{ need: code, total: null, unserved: null, districts: [], prices: null },
  ...rest,
});
const program = (id: string, rest: Partial<MarketProgram> = {}): MarketProgram => ({
  ...{ id, reference: id, name: id, need: "housing", unit: "house", unitValue: 20_000_000 },
  ...{ agencyId: "a", agencyName: "A", offered: 10, left: { kind: "new" }, places: [] },
  ...rest,
});
const byCode = (code: string) => code;
const codes = (needs: readonly MarketNeed[]) => needs.map((each) => each.need);

describe("the order of the market", () => {
  const needs = [
    need("water", { total: 300, unserved: { count: 20 }, prices: { from: 3_000_000, to: 5_000_000 } }),
    need("housing", { total: 100, unserved: { count: 80 }, prices: { from: 20_000_000, to: 20_000_000 } }),
    need("skills", { total: 400, unserved: { count: null } }),
    need("food", { total: null, unserved: { count: null } }),
  ];

  it("begins where the last matching left most without a place; hidden figures stand last in a fixed order", () => {
    expect(codes(chooseNeeds(needs, {}, null, byCode))).toEqual(["housing", "water", "skills", "food"]);
    expect(codes(chooseNeeds([...needs].reverse(), {}, null, byCode))).toEqual([
      "housing",
      "water",
      "skills",
      "food",
    ]);
  });

  it("looks at the kecamatan in the filter, by its published figure only", () => {
    const here = [
      need("housing", { total: 100, unserved: { count: 80 }, districts: [] }),
      need("water", { total: 90, districts: [{ code: "32.16.18", name: "Setu", count: 40 }] }),
    ];
    expect(codes(chooseNeeds(here, { district: "32.16.18" }, null, byCode))).toEqual(["water", "housing"]);
    expect(codes(chooseNeeds(here, { district: "32.16.18", least: 10 }, null, byCode))).toEqual(["water"]);
  });

  it("keeps by goal, kind of support, responsible agency and unit value", () => {
    expect(codes(chooseNeeds(needs, { sdg: "6" }, null, byCode))).toEqual(["water"]);
    expect(codes(chooseNeeds(needs, { form: "training_seat" }, null, byCode))).toEqual(["skills"]);
    expect(codes(chooseNeeds(needs, { max: 4_000_000 }, null, byCode))).toEqual(["water"]);
    expect(codes(chooseNeeds(needs, {}, needCatalogue.housing.agencyKind, byCode))).toContain("housing");
    expect(codes(chooseNeeds(needs, { sort: "value" }, null, byCode)).slice(0, 2)).toEqual([
      "water",
      "housing",
    ]);
  });

  it("puts programs in the order of their needs, and a program without a price last by value", () => {
    const programs = [
      program("p", { need: "water", unitValue: 4_000_000 }),
      program("q", { need: "housing" }),
      program("r", { need: "employment", unitValue: 0 }),
    ];
    const ids = (list: readonly MarketProgram[]) => list.map(({ id }) => id);
    expect(ids(choosePrograms(programs, needs, {}))).toEqual(["q", "p", "r"]);
    expect(ids(choosePrograms(programs, needs, { sort: "value" }))).toEqual(["p", "q", "r"]);
    expect(ids(choosePrograms(programs, needs, { max: 5_000_000 }))).toEqual(["p"]);
  });
});

describe("places left of a program", () => {
  it("are unknown while nobody counted those taken, a range where they are few, and rounded otherwise", () => {
    expect(leftOf(40, undefined, 10)).toEqual({ kind: "new" });
    expect(leftOf(40, null, 10)).toEqual({ kind: "between", from: 31, to: 40 });
    expect(leftOf(5, null, 10)).toEqual({ kind: "between", from: 0, to: 5 });
    expect(leftOf(40, 45, 10)).toEqual({ kind: "about", count: 0 });
    expect(leastLeft({ kind: "between", from: 31, to: 40 }, 40)).toBe(31);
    expect(missingOf({ total: 30, unserved: null })).toBe(30);
  });

  it("count in a kecamatan where the program gives there, in a desa of it, or everywhere", () => {
    expect(givesIn([], "32.16.18")).toBe(true);
    expect(givesIn(["32.16.18.2003"], "32.16.18")).toBe(true);
    expect(givesIn(["32.16"], "32.16.18")).toBe(true);
    expect(givesIn(["32.16.19", "32.16.1"], "32.16.18")).toBe(false);
  });
});

describe("the tile map", () => {
  const figures = fc.array(
    fc.integer({ min: 2, max: 400 }).map((n) => n * 5),
    { minLength: 1, maxLength: 40 },
  );

  it("shades every figure in one of at most four steps; a larger figure never lighter than a smaller", () => {
    fc.assert(
      fc.property(figures, (all) => {
        const shades = shadesOf(all, 5);
        expect(shades.length).toBeGreaterThan(0);
        expect(shades.length).toBeLessThanOrEqual(4);
        for (const figure of all) {
          const { from, to } = shades[shadeOf(figure, shades)]!;
          expect(figure >= from && figure <= to).toBe(true);
        }
        const sorted = [...all].sort((a, b) => a - b).map((figure) => shadeOf(figure, shades));
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      }),
    );
    expect(shadesOf([], 5)).toEqual([]);
  });

  it("keeps its places whatever the figures, and long names within the tile", () => {
    expect(tileAt(7, 6)).toEqual({ x: 1, y: 1 });
    for (const line of tileLines("Kecamatan Muara Kaman Ulu Seberang Panjang Sekali", 13))
      expect(line.length).toBeLessThanOrEqual(15);
    expect(tileLines("Kota Bangun", 13)).toEqual(["Kota Bangun"]);
  });
});

describe("what a sum would do", () => {
  it("pays whole places; they and the rest make up the sum, and the rest pays no further place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), fc.integer({ min: 1, max: 2e12 }), (rupiah, value) => {
        const { places, rest } = placesFor(rupiah, value);
        expect(places * value + rest).toBe(rupiah);
        expect(rest >= 0 && rest < value).toBe(true);
      }),
    );
    expect(placesFor(500_000_000, 20_000_000)).toEqual({ places: 25, rest: 0 });
  });

  it("stands side by side in the order of the market; what costs more than the sum comes last", () => {
    const needs = [
      need("housing", {
        total: 100,
        districts: [{ code: "32.16.18", name: "Setu", count: 60 }],
      }),
      need("water", { total: 300 }),
      need("food", { total: 200 }),
      need("employment", { total: 900 }),
    ];
    const programs = [
      program("dear", { need: "water", unitValue: 1_250_000_000_000 }),
      program("house"),
      program("jobs", { need: "employment", unitValue: 0 }),
    ];
    const choices = choicesFor(50_000_000, needs, programs, { food: [100_000, 3_000_000] }, 10);
    expect(choices.map(({ key }) => key)).toEqual(["program:house", "need:food", "program:dear"]);
    expect(choices[0]).toMatchObject({
      ...{ places: { from: 2, to: 2 }, rest: 10_000_000, open: 100 },
      waiting: [{ name: "Setu", count: 60 }],
    });
    expect(choices[1]).toMatchObject({ places: { from: 16, to: 500 }, rest: null, program: null });
    expect(choices[2]).toMatchObject({ places: { from: 0, to: 0 } });
  });

  it("never names more places than needs are open: what a large sum leaves is left over", () => {
    const needs = [need("housing", { total: 20 }), need("water", { total: null })];
    const programs = [program("house"), program("pipe", { need: "water", unitValue: 1_000_000 })];
    const [house, pipe] = choicesFor(1_000_000_000, needs, programs, {}, 10);
    expect(house).toMatchObject({ all: true, open: 20, rest: 600_000_000 });
    expect(pipe).toMatchObject({ all: true, open: null, rest: 991_000_000 });
    const [small] = choicesFor(400_000_000, needs, programs, {}, 10);
    expect(small).toMatchObject({ all: false, places: { from: 20, to: 20 }, rest: 0 });
  });

  it("is divided without losing a rupiah, up to the published figures, and the wide way gives at least as many places", () => {
    const codes = ["housing", "water", "food", "skills"] as const;
    const figures = fc.tuple(
      ...codes.map(() => fc.option(fc.integer({ min: 2, max: 60 }).map((n) => n * 5))),
    );
    const prices = fc.array(
      fc.record({ at: fc.nat(codes.length - 1), price: fc.integer({ min: 100_000, max: 90_000_000 }) }),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000_000 }), figures, prices, (rupiah, totals, rows) => {
        const needs = codes.map((code, i) => need(code, { total: totals[i] ?? null }));
        const programs = rows.map(({ at, price }, i) =>
          program(`p${i}`, { need: codes[at], unitValue: price }),
        );
        const splits = splitsFor(rupiah, choicesFor(rupiah, needs, programs, {}, 10));
        const places = (split: (typeof splits)[number]) =>
          split.parts.reduce((sum, part) => sum + part.places, 0);
        for (const split of splits) {
          expect(split.parts.reduce((sum, part) => sum + part.rupiah, split.rest)).toBe(rupiah);
          expect(split.rest).toBeGreaterThanOrEqual(0);
          for (const code of codes) {
            const served = split.parts.filter(({ choice }) => choice.need === code);
            const total = totals[codes.indexOf(code)] ?? 0;
            expect(served.reduce((sum, part) => sum + part.places, 0)).toBeLessThanOrEqual(total);
          }
        }
        const [deepest, widest] = splits;
        if (deepest && widest) expect(places(widest)).toBeGreaterThanOrEqual(places(deepest));
      }),
    );
  });
});

describe("which of two figures is larger", () => {
  it("is said only where the counts behind them are so, whatever lots were drawn", () => {
    const side = fc.record({ count: fc.integer({ min: 0, max: 80 }), lot: fc.nat() });
    fc.assert(
      fc.property(side, side, fc.constantFrom(5, 10), (a, b, step) => {
        const steps = { partner: step, public: step };
        const shown = ({ count, lot }: typeof a) => showCount(count, "x", "partner", steps, () => lot % step);
        const verdict = largerOf(shown(a), shown(b), step);
        if (verdict === "a") expect(a.count).toBeGreaterThan(b.count);
        if (verdict === "b") expect(b.count).toBeGreaterThan(a.count);
      }),
      { numRuns: 2000 },
    );
  });

  it("warns of more places than open needs only where no rounding could make them fit", () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), fc.nat(), fc.constantFrom(5, 10), (open, places, lot, step) => {
        const steps = { partner: step, public: step };
        const shown = showCount(open, "x", "partner", steps, () => lot % step);
        if (isMoreThan(places, shown, step)) expect(places).toBeGreaterThan(open);
        if (places >= open + 3 * step) expect(isMoreThan(places, shown, step)).toBe(true);
      }),
    );
  });

  it("is said of figures far apart, not of neighbours and not of two hidden ones", () => {
    expect(largerOf(40, 20, 5)).toBe("a");
    expect(largerOf(null, 30, 5)).toBe("b");
    expect(largerOf(25, 20, 5)).toBe("either");
    expect(largerOf(null, 10, 5)).toBe("either");
    expect(largerOf(null, null, 5)).toBe("either");
    expect(largerRange({ from: 20, to: 20 }, { from: 4, to: 19 })).toBe("a");
    expect(largerRange(null, { from: 4, to: 19 })).toBeNull();
  });
});

it("every need belongs to one goal of sustainable development", () => {
  for (const code of needCodes) expect(sdgGoals).toContain(sdgGoalOf(code));
  expect(needsOfGoal("6")).toEqual(["water", "sanitation.latrine", "sanitation.septic"]);
  expect(sdgGoals.flatMap(needsOfGoal)).toHaveLength(needCodes.length);
});
