import {
  exclusionProblem,
  exclusionReasons,
  type Exclusion,
  type ExclusionFacts,
  type ExclusionProblem,
  type ExclusionReason,
} from "./exclusion";

export type VerdictOutcome = "eligible" | "ineligible";

/** What the meeting wrote behind one household. `reasons` is what the paper shows: it must hold exactly one. */
export type VerdictDraft = {
  readonly outcome: VerdictOutcome;
  readonly reasons: readonly ExclusionReason[];
  readonly note?: string | null | undefined;
  readonly survivorId?: string | null | undefined;
};

export type Verdict = { readonly outcome: "eligible" } | ({ readonly outcome: "ineligible" } & Exclusion);

export type VerdictProblem =
  ExclusionProblem | "reason_missing" | "reason_more_than_one" | "reason_on_eligible";

/**
 * Reads the meeting's answer about one household. Eligible carries no reason and needs an assessment, because the
 * decree rests on what was seen; ineligible carries exactly one reason with the proof that reason asks for.
 */
export function decideVerdict(draft: VerdictDraft, facts: ExclusionFacts): Verdict | VerdictProblem {
  if (draft.outcome === "eligible") {
    if (draft.reasons.length > 0) return "reason_on_eligible";
    return facts.hasAssessment ? { outcome: "eligible" } : "assessment_required";
  }
  const [reason, ...others] = new Set(draft.reasons);
  if (reason === undefined) return "reason_missing";
  if (others.length > 0) return "reason_more_than_one";
  const exclusion: Exclusion = { reason, note: draft.note, survivorId: draft.survivorId };
  return exclusionProblem(exclusion, facts) ?? { outcome: "ineligible", ...exclusion };
}

export type PostedVerdict = { householdId: string; survivorCode: string; draft: VerdictDraft };

/**
 * Reads the page of verdicts: `outcome-<household>` is empty, `eligible` or one reason, `was-` what stood there before,
 * `note-` and `survivor-` its proof. Only what changed is a verdict; an empty choice takes nothing back.
 */
export function readVerdicts(fields: readonly (readonly [string, string])[]): PostedVerdict[] {
  const given = new Map(fields);
  return fields.flatMap(([name, outcome]) => {
    if (!name.startsWith("outcome-") || outcome === "") return [];
    const householdId = name.slice("outcome-".length);
    const note = given.get(`note-${householdId}`)?.trim() ?? "";
    const survivorCode = given.get(`survivor-${householdId}`)?.trim().toUpperCase() ?? "";
    const isSame = given.get(`was-${householdId}`) === outcome;
    if (isSame && (outcome === "eligible" || (note === "" && survivorCode === ""))) return [];
    const reasons = exclusionReasons.filter((reason) => reason === outcome);
    const draft: VerdictDraft =
      outcome === "eligible" ? { outcome, reasons: [] } : { outcome: "ineligible", reasons, note };
    return [{ householdId, survivorCode, draft }];
  });
}
