import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exclusionProblem,
  exclusionReasons,
  exclusionRules,
  reasonsFor,
  type ExclusionFacts,
  type ExclusionReason,
} from "~/features/verification/rules/exclusion";
import { decideVerdict } from "~/features/verification/rules/verdict";

const family: ExclusionFacts = {
  target: "household",
  id: "h1",
  size: 4,
  visitsWithoutMeeting: 0,
  hasAssessment: true,
};
const anyFacts = fc.record({
  target: fc.constantFrom("household" as const, "member" as const),
  id: fc.constantFrom("h1", "h2"),
  size: fc.integer({ min: 1, max: 9 }),
  visitsWithoutMeeting: fc.integer({ min: 0, max: 3 }),
  hasAssessment: fc.boolean(),
});
const anyReason = fc.constantFrom(...exclusionReasons);

describe("reasons for leaving a household or member out", () => {
  test("the form offers a household and a member the reasons of the handbook", () => {
    expect(reasonsFor("member")).toEqual([
      "deceased",
      "moved_away",
      "duplicate",
      "registry_unmatched",
      "other",
    ]);
    expect(reasonsFor("household")).toEqual([
      "deceased",
      "moved_away",
      "well_off",
      "duplicate",
      "state_employee",
      "wage_above_minimum",
      "job_mismatch",
      "not_found",
      "declined",
      "not_resident",
      "other",
    ]);
  });

  test("a number that disagrees with the registry never excludes a family", () => {
    expect(exclusionProblem({ reason: "registry_unmatched" }, family)).toBe("reason_not_for_target");
  });

  test.each<
    [string, ExclusionReason, Partial<ExclusionFacts>, { note?: string; survivorId?: string }, string | null]
  >([
    ["the head died and the family remains", "deceased", { size: 2 }, {}, "deceased_but_family_remains"],
    ["a person who lived alone died", "deceased", { size: 1 }, {}, null],
    ["a member died", "deceased", { target: "member", size: 5 }, {}, null],
    ["well off without a visit", "well_off", { hasAssessment: false }, {}, "assessment_required"],
    ["well off as seen at the visit", "well_off", {}, {}, null],
    ["duplicate of nobody", "duplicate", {}, {}, "survivor_required"],
    ["duplicate of itself", "duplicate", {}, { survivorId: "h1" }, "survivor_is_itself"],
    ["duplicate of another record", "duplicate", {}, { survivorId: "h2" }, null],
    ["not found after one visit", "not_found", { visitsWithoutMeeting: 1 }, {}, "two_visits_required"],
    ["not found after two visits", "not_found", { visitsWithoutMeeting: 2 }, {}, null],
    ["another reason in no words", "other", {}, { note: "   " }, "note_required"],
    ["another reason in words", "other", {}, { note: "Tinggal di panti" }, null],
    ["moved away, nobody knows where", "moved_away", {}, {}, "note_required"],
    ["refused without a witness named", "declined", {}, {}, "note_required"],
    ["does not live here", "not_resident", {}, {}, null],
  ])("%s", (_name, reason, facts, proof, problem) => {
    expect(exclusionProblem({ reason, ...proof }, { ...family, ...facts })).toBe(problem);
  });

  test("every reason has at least one record it applies to", () => {
    for (const reason of exclusionReasons) expect(exclusionRules[reason].appliesTo.length).toBeGreaterThan(0);
  });
});

describe("the verdict of a meeting", () => {
  test("ineligible carries exactly one reason, whatever was ticked", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("eligible" as const, "ineligible" as const),
        fc.array(anyReason, { maxLength: 3 }),
        fc.option(fc.string()),
        fc.option(fc.constantFrom("h1", "h2")),
        anyFacts,
        (outcome, reasons, note, survivorId, facts) => {
          const verdict = decideVerdict({ outcome, reasons, note, survivorId }, facts);
          if (typeof verdict === "string") return;
          expect(verdict.outcome).toBe(outcome);
          const distinct = new Set(reasons);
          expect(distinct.size).toBe(outcome === "eligible" ? 0 : 1);
          if (verdict.outcome === "ineligible") {
            expect(distinct.has(verdict.reason)).toBe(true);
            expect(exclusionRules[verdict.reason].appliesTo).toContain(facts.target);
          } else expect(facts.hasAssessment).toBe(true);
        },
      ),
    );
  });

  test("two reasons, no reason, and a reason on an eligible family are refused", () => {
    const refuse = (outcome: "eligible" | "ineligible", reasons: ExclusionReason[]) =>
      decideVerdict({ outcome, reasons, note: "x", survivorId: "h2" }, family);
    expect(refuse("ineligible", ["well_off", "duplicate"])).toBe("reason_more_than_one");
    expect(refuse("ineligible", [])).toBe("reason_missing");
    expect(refuse("eligible", ["well_off"])).toBe("reason_on_eligible");
  });

  test("nobody is found eligible without having been assessed", () => {
    expect(decideVerdict({ outcome: "eligible", reasons: [] }, { ...family, hasAssessment: false })).toBe(
      "assessment_required",
    );
  });
});
