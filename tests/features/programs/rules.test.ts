import fc from "fast-check";
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

  it("knows no other way: a draft is never published past its head, and a closed program stays closed", () => {
    const ways = programStates.flatMap((state) => programMoves.filter((move) => programAfter(state, move)));
    expect(ways).toHaveLength(7);
    expect(programAfter("draft", "publish")).toBeNull();
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
