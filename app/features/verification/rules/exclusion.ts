/**
 * Why a household or member is left out. The answer of a meeting is eligible or ineligible; ineligible needs exactly
 * one of these reasons. Codes are stable because decrees and letters refer to them.
 */
export const exclusionReasons = [
  "deceased",
  "moved_away",
  "well_off",
  "duplicate",
  "state_employee",
  "wage_above_minimum",
  "job_mismatch",
  "registry_unmatched",
  "not_found",
  "declined",
  "not_resident",
  "other",
] as const;

export type ExclusionReason = (typeof exclusionReasons)[number];
export type ExclusionTarget = "household" | "member";

/** What a reason needs beside its code. */
export type ExclusionProof =
  /** nothing more */
  | "none"
  /** a sentence that says why */
  | "note"
  /** an assessment from a visit */
  | "assessment"
  /** the record that stays */
  | "survivor"
  /** two visits that found nobody */
  | "two_visits";

type ReasonRule = { readonly appliesTo: readonly ExclusionTarget[]; readonly proof: ExclusionProof };

export const exclusionRules: Record<ExclusionReason, ReasonRule> = {
  // A family survives its head; only a person who lived alone ends the household.
  deceased: { appliesTo: ["household", "member"], proof: "none" },
  moved_away: { appliesTo: ["household", "member"], proof: "note" },
  well_off: { appliesTo: ["household"], proof: "assessment" },
  duplicate: { appliesTo: ["household", "member"], proof: "survivor" },
  // The job code only raises a flag; the note says what was checked.
  state_employee: { appliesTo: ["household"], proof: "note" },
  // The threshold changes by year and region: the note states wage and threshold.
  wage_above_minimum: { appliesTo: ["household"], proof: "note" },
  job_mismatch: { appliesTo: ["household"], proof: "note" },
  // A number that does not agree with the registry opens a documents need; it never excludes a household.
  registry_unmatched: { appliesTo: ["member"], proof: "none" },
  not_found: { appliesTo: ["household"], proof: "two_visits" },
  declined: { appliesTo: ["household"], proof: "note" },
  not_resident: { appliesTo: ["household"], proof: "none" },
  other: { appliesTo: ["household", "member"], proof: "note" },
};

export type Exclusion = {
  readonly reason: ExclusionReason;
  readonly note?: string | null | undefined;
  /** The household or member that stays when this one is a duplicate of it. */
  readonly survivorId?: string | null | undefined;
};

/** What the register knows about the record that would be left out. */
export type ExclusionFacts = {
  readonly target: ExclusionTarget;
  readonly id: string;
  /** Living members of the household. */
  readonly size: number;
  readonly visitsWithoutMeeting: number;
  readonly hasAssessment: boolean;
};

export type ExclusionProblem =
  | "reason_not_for_target"
  | "deceased_but_family_remains"
  | "note_required"
  | "assessment_required"
  | "survivor_required"
  | "survivor_is_itself"
  | "two_visits_required";

/** Reasons a person may choose for a household or for a member, in the order of the form. */
export const reasonsFor = (target: ExclusionTarget): readonly ExclusionReason[] =>
  exclusionReasons.filter((reason) => exclusionRules[reason].appliesTo.includes(target));

/** Why this exclusion cannot stand, or null when it can. */
export function exclusionProblem(exclusion: Exclusion, facts: ExclusionFacts): ExclusionProblem | null {
  const rule = exclusionRules[exclusion.reason];
  if (!rule.appliesTo.includes(facts.target)) return "reason_not_for_target";
  if (exclusion.reason === "deceased" && facts.target === "household" && facts.size > 1)
    return "deceased_but_family_remains";
  switch (rule.proof) {
    case "none":
      return null;
    case "note":
      return exclusion.note?.trim() ? null : "note_required";
    case "assessment":
      return facts.hasAssessment ? null : "assessment_required";
    case "two_visits":
      return facts.visitsWithoutMeeting >= visitsBeforeNotFound ? null : "two_visits_required";
    case "survivor":
      if (!exclusion.survivorId) return "survivor_required";
      return exclusion.survivorId === facts.id ? "survivor_is_itself" : null;
  }
}

/** Visits that must fail before a family counts as not found (default; unconfirmed in the field). */
export const visitsBeforeNotFound = 2;
