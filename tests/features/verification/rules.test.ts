import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify, completenessClasses, type Standing } from "~/features/verification/rules/completeness";
import { addDays, daysBetween, isDay } from "~/features/verification/rules/dates";
import {
  decreeGaps,
  decreeIsValid,
  isRipe,
  isVerified,
  objectionWindow,
  windowIsOpen,
  type Decree,
} from "~/features/verification/rules/decree";
import { minutesGaps, type Meeting, type Minutes } from "~/features/verification/rules/minutes";
import { householdStates } from "~/features/verification/rules/states";
import { stateAfterVisits, visitOutcomes } from "~/features/verification/rules/visit";

const anyDay = fc.integer({ min: -400, max: 4000 }).map((count) => addDays("2023-07-03", count));

describe("days", () => {
  test("a day moved forth and back is the same day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -999, max: 999 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(isDay(day)).toBe(true);
      }),
    );
  });
  test.each(["2023-02-29", "2023-13-01", "2023-7-3", "", "2023-07-03T00:00", "0000-00-00"])(
    "%j is no day",
    (text) => expect(isDay(text)).toBe(false),
  );
});

describe("visits", () => {
  test("one visit that found nobody leaves the family on the visit list, the second ends the search", () => {
    expect(stateAfterVisits("listed", ["not_found"])).toBe("listed");
    expect(stateAfterVisits("listed", ["not_found", "not_found"])).toBe("enumerated");
    expect(stateAfterVisits("proposed", ["not_found", "assessed"])).toBe("enumerated");
  });
  test("a visit never pulls a household back from where it stands", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...householdStates),
        fc.array(fc.constantFrom(...visitOutcomes)),
        (state, outcomes) => {
          const after = stateAfterVisits(state, outcomes);
          if (!["listed", "proposed", "expired"].includes(state)) expect(after).toBe(state);
          else expect([state, "enumerated"]).toContain(after);
        },
      ),
    );
  });
});

const meeting: Meeting = {
  heldOn: "2023-05-10",
  place: "Balai desa",
  attendance: {
    village_head: 1,
    village_council: 3,
    family_welfare: 4,
    neighbourhood_heads: 12,
    community_institutions: 2,
    community_members: 20,
  },
};
const minutes: Minutes = {
  number: "140/07/BA/2023",
  signedOn: "2023-05-10",
  signers: [
    { name: "Kepala Desa", position: "Kepala desa" },
    { name: "Ketua BPD", position: "Ketua BPD" },
  ],
};

describe("minutes", () => {
  test("complete minutes miss nothing", () => {
    expect(minutesGaps(meeting, minutes, 0, "2023-05-11")).toEqual([]);
  });
  test.each<[string, Meeting | null, Partial<Minutes>, number, string]>([
    ["without a meeting", null, {}, 0, "meeting_missing"],
    ["without a number", meeting, { number: " " }, 0, "number_missing"],
    ["signed before the meeting", meeting, { signedOn: "2023-05-09" }, 0, "signed_before_meeting"],
    ["signed tomorrow", meeting, { signedOn: "2023-05-12" }, 0, "signed_in_future"],
    ["signed on no day", meeting, { signedOn: "31/05/2023" }, 0, "date_invalid"],
    ["signed by one person", meeting, { signers: minutes.signers.slice(0, 1) }, 0, "signers_too_few"],
    ["with one family undecided", meeting, {}, 1, "verdicts_missing"],
    ["without a place", { ...meeting, place: "" }, {}, 0, "place_missing"],
    [
      "without the village head",
      { ...meeting, attendance: { ...meeting.attendance, village_head: 0 } },
      {},
      0,
      "village_head_absent",
    ],
  ])("%s they are incomplete", (_name, held, change, missing, gap) => {
    expect(minutesGaps(held, { ...minutes, ...change }, missing, "2023-05-11")).toContain(gap);
  });
});

describe("the objection window", () => {
  test("it lasts as many days as set, the day of announcement included", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, days) => {
        const window = objectionWindow(day, days);
        const open = Array.from({ length: days + 4 }, (_, i) => addDays(day, i - 2)).filter((d) =>
          windowIsOpen(window, d),
        );
        expect(open.length).toBe(days);
        expect(open[0]).toBe(day);
      }),
    );
  });
  test("a list is never ripe while the window is open or an objection waits", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(3), (announced, day, waiting) => {
        const window = objectionWindow(announced, 7);
        expect(isRipe(window, waiting, day)).toBe(waiting === 0 && daysBetween(announced, day) >= 7);
      }),
    );
    expect(isRipe(null, 0, "2023-07-03")).toBe(false);
  });
});

const decree: Decree = {
  state: "recorded",
  number: "460/123/2023",
  signedOn: "2023-06-01",
  validFrom: "2023-06-01",
  validTo: "2024-05-31",
};

describe("the decree", () => {
  test("a household is verified exactly on the days its decree is in force", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const inside = day >= "2023-06-01" && day <= "2024-05-31";
        expect(decreeIsValid(decree, day)).toBe(inside);
        expect(isVerified({ state: "decreed", decrees: [decree] }, day)).toBe(inside);
      }),
    );
  });
  test("a draft or revoked decree verifies nobody, and neither does a decree one was taken off", () => {
    for (const state of ["draft", "revoked"] as const)
      expect(isVerified({ state: "decreed", decrees: [{ ...decree, state }] }, "2023-07-03")).toBe(false);
    for (const state of householdStates.filter((s) => s !== "decreed"))
      expect(isVerified({ state, decrees: [decree] }, "2023-07-03")).toBe(false);
  });
  test("a second decree continues where the first ends", () => {
    const next = { ...decree, validFrom: "2024-06-01", validTo: "2025-05-31" };
    expect(isVerified({ state: "decreed", decrees: [decree, next] }, "2024-06-01")).toBe(true);
  });
  test.each([
    ["a number", { number: "" }, "number_missing"],
    ["a signer", { signer: " " }, "signer_missing"],
    ["a day that exists", { signedOn: "2023-06-31" }, "date_invalid"],
    [
      "a signature that has been given",
      { signedOn: "2023-07-04", validFrom: "2023-07-04" },
      "signed_in_future",
    ],
    ["an end after its beginning", { validTo: "2023-06-01" }, "validity_reversed"],
    ["a beginning not before its signature", { validFrom: "2023-05-31" }, "valid_before_signed"],
    ["days left", { validTo: "2023-07-02" }, "already_over"],
  ])("it needs %s", (_name, change, gap) => {
    const given = {
      number: "460/123/2023",
      signer: "Bupati",
      signedOn: "2023-06-01",
      validFrom: "2023-06-01",
      validTo: "2024-05-31",
      ...change,
    };
    expect(decreeGaps(given, "2023-07-03")).toContain(gap);
  });
});

describe("nobody forgotten", () => {
  const standing = fc.record<Standing>({
    state: fc.constantFrom(...householdStates),
    hasDelivery: fc.boolean(),
    hasLiveMatch: fc.boolean(),
    hasOpenNeed: fc.boolean(),
    isVerified: fc.boolean(),
  });
  test("every household is in exactly one class, so the classes add up to all", () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 200 }), (households) => {
        const sums = completenessClasses.map(
          (name) => households.filter((household) => classify(household) === name).length,
        );
        expect(sums.reduce((a, b) => a + b, 0)).toBe(households.length);
      }),
    );
  });
  test.each<[Partial<Standing>, string]>([
    [{ state: "ineligible", hasDelivery: true }, "excluded"],
    [{ state: "graduated", hasDelivery: true }, "graduated"],
    [{ state: "decreed", hasDelivery: true, hasOpenNeed: true }, "served"],
    [{ state: "announced" }, "in_verification"],
    [{ state: "expired", hasOpenNeed: true }, "decree_expired"],
    [{ state: "decreed", isVerified: false }, "decree_expired"],
    [{ state: "decreed", isVerified: true }, "no_open_need"],
    [{ state: "decreed", isVerified: true, hasOpenNeed: true }, "need_without_place"],
    [{ state: "decreed", isVerified: true, hasOpenNeed: true, hasLiveMatch: true }, "matched_not_delivered"],
  ])("%j counts as %s", (change, name) => {
    const household: Standing = {
      state: "listed",
      hasDelivery: false,
      hasLiveMatch: false,
      hasOpenNeed: false,
      isVerified: false,
      ...change,
    };
    expect(classify(household)).toBe(name);
  });
});
