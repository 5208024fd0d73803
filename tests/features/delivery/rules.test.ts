import { describe, expect, it } from "vitest";
import { needCatalogue, needCodes } from "~/features/needs/catalogue";
import {
  evidenceOf,
  formOfEvidence,
  isLive,
  matchAfter,
  matchMoves,
  matchStates,
  missingEvidence,
  needsGuardian,
  questionsOf,
  refuseDelivery,
  refuseSchedule,
  type MatchMove,
  type MatchState,
} from "~/features/delivery/rules";

describe("the way of a match", () => {
  const allowed: Record<MatchState, Partial<Record<MatchMove, MatchState>>> = {
    proposed: { accept: "accepted", return: "cancelled" },
    accepted: {
      return: "cancelled",
      consent: "consented",
      refuse: "cancelled",
      schedule: "scheduled",
      fail: "cancelled",
    },
    consented: { refuse: "cancelled", schedule: "scheduled", fail: "cancelled" },
    scheduled: { schedule: "scheduled", deliver: "delivered", fail: "cancelled" },
    delivered: { check: "checked" },
    checked: {},
    cancelled: {},
  };
  it.each(matchStates.flatMap((state) => matchMoves.map((move) => [state, move] as const)))(
    "from %s, %s goes where the handbook says or nowhere",
    (state, move) => {
      expect(matchAfter(state, move)).toBe(allowed[state][move] ?? null);
    },
  );

  it("holds its place until it is delivered or cancelled", () => {
    expect(matchStates.filter(isLive)).toEqual(["proposed", "accepted", "consented", "scheduled"]);
  });
});

describe("scheduling", () => {
  const base = { state: "accepted" as const, approvedOn: "2023-07-03", pledgeReady: true, day: "2023-07-10" };
  it("of a house repair waits for consent; a parcel may take it with the hand-over list", () => {
    expect(refuseSchedule({ ...base, need: "housing" })).toBe("consent_missing");
    expect(refuseSchedule({ ...base, need: "housing", state: "consented" })).toBeNull();
    expect(refuseSchedule({ ...base, need: "food" })).toBeNull();
  });
  it("waits for the agreement of the pledge that gives the place, and never lies before the approval", () => {
    expect(refuseSchedule({ ...base, need: "food", pledgeReady: false })).toBe("pledge_not_agreed");
    expect(refuseSchedule({ ...base, need: "food", day: "2023-07-02" })).toBe("schedule_before_approval");
  });
});

describe("evidence", () => {
  it("of a house is photographs at 0, 50 and 100 percent, proof of land and the hand-over minutes", () => {
    expect(missingEvidence("housing", ["photo_start", "handover"])).toEqual([
      "photo_half",
      "photo_complete",
      "land_proof",
    ]);
    expect(missingEvidence("housing", [...needCatalogue.housing.evidence])).toEqual([]);
  });

  it("that comes months later is never a condition for closing a delivery", () => {
    expect(missingEvidence("employment", ["contract"])).toEqual([]);
    expect(evidenceOf("employment")).toContain("placement_check");
  });

  it.each(needCodes)("of %s has a form for every kind", (need) => {
    for (const kind of evidenceOf(need)) expect(["photo", "paper", "text"]).toContain(formOfEvidence(kind));
    expect(formOfEvidence("connection_number")).toBe("text");
  });

  it("is complete and the day is neither before the approval nor in the future", () => {
    const base = {
      need: "food" as const,
      approvedOn: "2023-07-03",
      day: "2023-07-05",
      today: "2023-07-06",
      evidence: ["delivery_note", "signed_list", "weighed_content"],
    };
    expect(refuseDelivery(base)).toBeNull();
    expect(refuseDelivery({ ...base, day: "2023-07-07" })).toBe("delivery_in_future");
    expect(refuseDelivery({ ...base, day: "2023-07-02" })).toBe("delivery_before_approval");
    expect(refuseDelivery({ ...base, evidence: ["signed_list"] })).toBe("evidence_missing");
  });

  it("goods ask about every known complaint; every hand-over asks whether somebody had to pay", () => {
    expect(questionsOf("food")).toEqual([
      "short_weight",
      "bad_quality",
      "forced_bundle",
      "inflated_price",
      "levy",
    ]);
    expect(questionsOf("housing")).toEqual(["levy"]);
  });

  it("a minor consents through a guardian", () => {
    expect([17, 18, null].map(needsGuardian)).toEqual([true, false, false]);
  });
});
