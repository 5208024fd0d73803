import fc from "fast-check";
import { changedCriteria } from "~/features/programs/criteria";
import { movedToYear, nameForYear } from "~/features/programs/copy";
import { divideByNeeds } from "~/features/programs/division";
import {
  balanceOf,
  fundsAfter,
  odditiesOf,
  refuseFunds,
  refuseRaisedFunds,
  type Fund,
} from "~/features/programs/funds";
import { describe, expect, it } from "vitest";
import { needCatalogue } from "~/features/needs/catalogue";
import {
  budgetOf,
  isEditable,
  isUnusualUnitValue,
  leftoverOf,
  ownOffers,
  programAfter,
  programMoves,
  programStates,
  refuseProgram,
  refuseQuota,
  refuseRaise,
  sumOfPlaces,
  takesHouseholds,
  type ProgramMove,
  type ProgramState,
  type ProgramTerms,
  type Quota,
} from "~/features/programs/rules";

const setu = "32.16.18";
const cibarusah = "32.16.19";

describe("the life of a program", () => {
  it.each<[ProgramState, ProgramMove, ProgramState]>([
    ["draft", "submit", "under_review"],
    ["under_review", "return", "draft"],
    ["under_review", "publish", "published"],
    ["published", "pause", "paused"],
    ["paused", "resume", "published"],
    ["published", "close", "closed"],
    ["paused", "close", "closed"],
  ])("goes from %s by %s to %s", (from, move, to) => {
    expect(programAfter(from, move)).toBe(to);
  });

  it("may be published from its draft, for a head who needs no operator; knows no other way, and a closed program stays closed", () => {
    const ways = programStates.flatMap((state) => programMoves.filter((move) => programAfter(state, move)));
    expect(ways).toHaveLength(8);
    expect(programAfter("draft", "publish")).toBe("published");
    expect(programMoves.every((move) => programAfter("closed", move) === null)).toBe(true);
  });

  it("is rewritten only as a draft and takes households only while published", () => {
    expect(programStates.filter(isEditable)).toEqual(["draft"]);
    expect(programStates.filter(takesHouseholds)).toEqual(["published"]);
  });
});

describe("a quota", () => {
  it.each<[Quota, ReturnType<typeof refuseQuota>]>([
    [{ total: 1000, parts: [] }, null],
    [{ total: 0, parts: [] }, null],
    [
      {
        total: 30,
        parts: [
          { place: setu, places: 20 },
          { place: cibarusah, places: 10 },
        ],
      },
      null,
    ],
    [
      {
        total: 31,
        parts: [
          { place: setu, places: 20 },
          { place: cibarusah, places: 10 },
        ],
      },
      "quota_sum_differs",
    ],
    [
      {
        total: 20,
        parts: [
          { place: setu, places: 10 },
          { place: setu, places: 10 },
        ],
      },
      "quota_place_twice",
    ],
    [
      {
        total: 20,
        parts: [
          { place: setu, places: 20 },
          { place: cibarusah, places: 0 },
        ],
      },
      "quota_place_empty",
    ],
    [{ total: 1.5, parts: [] }, "quota_not_whole"],
    [{ total: -1, parts: [] }, "quota_not_whole"],
    [{ total: 1_000_001, parts: [] }, "quota_too_large"],
  ])("%j → %s", (quota, refusal) => {
    expect(refuseQuota(quota)).toBe(refusal);
  });

  it("per kecamatan adds up to the quota, whatever the parts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 23 }), (places) => {
        const parts = places.map((n, i) => ({
          place: `32.16.${String(i + 1).padStart(2, "0")}`,
          places: n,
        }));
        const total = places.reduce((a, b) => a + b, 0);
        expect(refuseQuota({ total, parts })).toBeNull();
        expect(refuseQuota({ total: total + 1, parts })).toBe("quota_sum_differs");
        expect(ownOffers({ total, parts }).reduce((sum, offer) => sum + offer.places, 0)).toBe(total);
      }),
    );
  });

  it("is one offer without kecamatan quotas, and none when partners pay everything", () => {
    expect(ownOffers({ total: 987, parts: [] })).toEqual([{ place: null, places: 987 }]);
    expect(ownOffers({ total: 0, parts: [] })).toEqual([]);
  });

  it.each<[Quota, Quota, ReturnType<typeof refuseRaise>]>([
    [{ total: 10, parts: [] }, { total: 11, parts: [] }, null],
    [{ total: 10, parts: [] }, { total: 10, parts: [] }, "quota_not_raised"],
    [{ total: 10, parts: [] }, { total: 9, parts: [] }, "quota_not_raised"],
    [{ total: 10, parts: [] }, { total: 12, parts: [{ place: setu, places: 12 }] }, "quota_shape_changed"],
    [{ total: 0, parts: [] }, { total: 12, parts: [{ place: setu, places: 12 }] }, null],
    [
      { total: 10, parts: [{ place: setu, places: 10 }] },
      {
        total: 12,
        parts: [
          { place: setu, places: 9 },
          { place: cibarusah, places: 3 },
        ],
      },
      "quota_place_lowered",
    ],
    [
      { total: 10, parts: [{ place: setu, places: 10 }] },
      {
        total: 13,
        parts: [
          { place: setu, places: 10 },
          { place: cibarusah, places: 3 },
        ],
      },
      null,
    ],
  ])("raised from %j to %j → %s", (now, next, refusal) => {
    expect(refuseRaise(now, next)).toBe(refusal);
  });

  it("closes cleanly with places left: 987 of 1,000", () => {
    expect(leftoverOf(1000, 987)).toBe(13);
    expect(leftoverOf(1000, 1000)).toBe(0);
  });
});

describe("what a head may rely on when publishing", () => {
  const period = { startsOn: "2023-01-01", endsOn: "2023-12-31" };
  const terms: ProgramTerms = {
    need: needCatalogue.housing,
    recipient: "household",
    quota: { total: 100, parts: [] },
    unitValue: 20_000_000,
    startsOn: "2023-07-01",
    endsOn: "2023-12-31",
  };
  it.each<[string, Partial<ProgramTerms>, ReturnType<typeof refuseProgram>]>([
    ["a sound program", {}, null],
    ["a house given to a person", { recipient: "member" }, "program_recipient_not_allowed"],
    ["no unit value", { unitValue: 0 }, "program_unit_value_missing"],
    ["an end before the start", { startsOn: "2023-08-01", endsOn: "2023-07-31" }, "program_period_reversed"],
    ["an end after the budget year", { endsOn: "2024-01-01" }, "program_outside_period"],
    ["a quota that is no whole number", { quota: { total: 0.5, parts: [] } }, "quota_not_whole"],
    [
      "a vacancy, which has no price",
      { need: needCatalogue.employment, recipient: "member", unitValue: 0 },
      null,
    ],
  ])("%s", (_, change, refusal) => {
    expect(refuseProgram({ ...terms, ...change }, period)).toBe(refusal);
  });

  it("the budget is quota times unit value, in whole rupiah", () => {
    expect(budgetOf(700, 50_000_000)).toBe(35_000_000_000);
  });

  it("asks about a house at Rp 2 million, not about one at Rp 50 million, nor where nothing is known", () => {
    expect(isUnusualUnitValue("housing", 2_000_000)).toBe(true);
    expect(isUnusualUnitValue("housing", 50_000_000)).toBe(false);
    expect(isUnusualUnitValue("electricity", 1)).toBe(false);
  });
});

describe("a quota by desa", () => {
  const village = "32.16.18.2003";
  it.each([
    [
      [
        { place: village, places: 6 },
        { place: "32.16.18.2004", places: 4 },
      ],
      null,
    ],
    [
      [
        { place: village, places: 6 },
        { place: "32.16.19", places: 4 },
      ],
      null,
    ],
    [
      [
        { place: village, places: 6 },
        { place: "32.16.18", places: 4 },
      ],
      "quota_place_overlaps",
    ],
    [
      [
        { place: village, places: 6 },
        { place: village, places: 4 },
      ],
      "quota_place_twice",
    ],
  ] as const)("adds up and names no desa within a kecamatan that is named too: %j", (parts, refusal) => {
    expect(refuseQuota({ total: 10, parts })).toBe(refusal);
  });

  it("divided in proportion to the needs adds up, stays within the needs, and is off by less than one place", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2000), { minLength: 1, maxLength: 250 }),
        fc.nat(100_000),
        (needs, total) => {
          const weights = needs.map((n, i) => ({ place: `32.16.${String(i).padStart(4, "0")}`, needs: n }));
          const all = needs.reduce((sum, n) => sum + n, 0);
          const parts = divideByNeeds(total, weights);
          if (all === 0) {
            expect(parts).toEqual([]);
            return;
          }
          expect(sumOfPlaces(parts)).toBe(total);
          for (const { place, places } of parts) {
            const exact = (total * weights.find((w) => w.place === place)!.needs) / all;
            expect(Math.abs(places - exact)).toBeLessThan(1);
            if (total <= all) expect(places).toBeLessThanOrEqual(Math.ceil(exact));
          }
        },
      ),
    );
  });

  it("gives the last place to the largest fraction, then to the place with more needs", () => {
    const places = (total: number, ...needs: number[]) =>
      divideByNeeds(
        total,
        needs.map((n, i) => ({ place: String(i), needs: n })),
      ).map((p) => p.places);
    expect(places(10, 5, 3, 2)).toEqual([5, 3, 2]);
    expect(places(4, 5, 3, 2)).toEqual([2, 1, 1]);
    expect(places(1, 2, 2)).toEqual([1]);
  });
});

describe("several sources", () => {
  const fund = (amount: number | null, place: string | null = null, places: number | null = null): Fund => ({
    source: "village_fund",
    label: null,
    place,
    amount,
    places,
  });
  const million = 1_000_000;

  it("of Rp 3 bn for 1,050 parcels of Rp 3 m pay 1,000 and leave Rp 150 m missing", () => {
    expect(
      balanceOf("food", [fund(2_000 * million), fund(1_000 * million)], 1050, 3 * million),
    ).toMatchObject({
      budget: 3_000 * million,
      cost: 3_150 * million,
      pays: 1000,
      missing: 150 * million,
      left: 0,
    });
    expect(balanceOf("food", [fund(10 * million)], 3, 3 * million)).toMatchObject({
      pays: 3,
      missing: 0,
      left: million,
    });
    expect(balanceOf("employment", [fund(null, null, 5)], 5, 0)).toBeNull();
  });

  it("are asked for only where there is a quota, and one bound to a desa needs its places there", () => {
    const desa = "32.16.18.2003";
    const parts = (places: number) => [
      { place: desa, places },
      { place: "32.16.19", places: 10 - places },
    ];
    expect(refuseFunds([], { total: 0, parts: [] }, million)).toBeNull();
    expect(refuseFunds([], { total: 1, parts: [] }, million)).toBe("fund_missing");
    expect(refuseFunds([fund(3 * million, desa)], { total: 10, parts: [] }, million)).toBe(
      "fund_place_short",
    );
    expect(refuseFunds([fund(3 * million, desa)], { total: 10, parts: parts(2) }, million)).toBe(
      "fund_place_short",
    );
    expect(refuseFunds([fund(3 * million, desa)], { total: 10, parts: parts(3) }, million)).toBeNull();
    const two = [fund(2 * million, desa), fund(2 * million, desa)];
    expect(refuseFunds(two, { total: 10, parts: parts(3) }, million)).toBe("fund_place_short");
  });

  it("grow by what a raise adds to each, a new one coming last, and none where nothing is added", () => {
    const now = [fund(2 * million), fund(3 * million, "32.16.18.2003"), fund(null, null, 5)];
    const added = [fund(million), fund(4 * million, "32.16.18.2004"), fund(null, null, 2)];
    expect(fundsAfter(now, added)).toEqual([
      fund(3 * million),
      fund(3 * million, "32.16.18.2003"),
      fund(null, null, 7),
      fund(4 * million, "32.16.18.2004"),
    ]);
    expect(fundsAfter(now, [])).toEqual(now);
  });

  it("of a raise are asked for only where the program names some, and no more than its form has room for", () => {
    const raise = (funds: Fund[]) => ({ total: 20, parts: [], funds });
    const named = (n: number): Fund => ({ ...fund(million), label: `Dana ${n}` });
    const eight = Array.from({ length: 8 }, (_, n) => named(n));
    expect(refuseRaisedFunds([], raise([]), million)).toBeNull();
    expect(refuseRaisedFunds(eight, raise([]), million)).toBe("fund_missing");
    expect(refuseRaisedFunds(eight, raise([named(3)]), million)).toBeNull();
    expect(refuseRaisedFunds(eight, raise([named(8)]), million)).toBe("fund_too_many");
  });

  it("an odd value is pointed out and nothing is forbidden", () => {
    const plan = { need: "housing" as const, unitValue: 2_000_000, quota: 50 };
    expect(odditiesOf(plan, { fits: 0, all: 40 }).map((o) => o.kind)).toEqual([
      "unit_value",
      "more_than_open",
      "nobody_fits",
    ]);
    expect(odditiesOf({ ...plan, unitValue: 20_000_000, quota: 10 }, { fits: 20, all: 40 })).toEqual([]);
  });
});

describe("a copied program", () => {
  it.each([
    ["2023-04-01", 2024, "2024-04-01"],
    ["2024-02-29", 2025, "2025-02-28"],
    ["2024-02-29", 2028, "2028-02-29"],
    ["2023-12-31", 2024, "2024-12-31"],
  ])("moves %s to %i as %s", (day, year, moved) => expect(movedToYear(day, year)).toBe(moved));

  it("takes the year in its name along and no other number", () => {
    expect(nameForYear("Rutilahu 2023 tahap 2", 2023, 2024)).toBe("Rutilahu 2024 tahap 2");
    expect(nameForYear("Jalan 20231", 2023, 2024)).toBe("Jalan 20231");
  });

  it("says which criteria changed, whatever the order of their answers", () => {
    const before = {
      decile: { in: [1, 2], unknown: "ask" as const },
      land_title: { unknown: "ask" as const },
    };
    expect(
      changedCriteria(before, { decile: { unknown: "ask", in: [2, 1] }, land_title: { unknown: "ask" } }),
    ).toEqual([]);
    expect(changedCriteria(before, { decile: { in: [1], unknown: "ask" } })).toEqual([
      "decile",
      "land_title",
    ]);
    expect(changedCriteria(before, { ...before, land_title: { unknown: "pass" } })).toEqual(["land_title"]);
  });
});
