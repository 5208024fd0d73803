import type { MoveName } from "./states";

/**
 * One village's list on its way. Work moves by list, decisions about single families are rows beside it, and one
 * village's delay holds up nobody else.
 */
export const roundStates = [
  "open",
  "minuted",
  "district_reviewed",
  "review_proposed",
  "regency_reviewed",
  "announced",
  "decreed",
] as const;
export type RoundState = (typeof roundStates)[number];

export const roundSteps = [
  "opened",
  "minuted",
  "forwarded",
  "returned",
  "correction_opened",
  "review_proposed",
  "review_refused",
  "review_approved",
  "announced",
  "decreed",
] as const;
export type RoundStep = (typeof roundSteps)[number];

type StepRule = {
  readonly from: readonly RoundState[];
  readonly to: RoundState;
  /** What happens to the families of the list that are at that point of the chain. */
  readonly households?: MoveName;
};

/** Which step may follow on which state; a returned list waits for its village and for nothing else. */
export const stepRules: Record<Exclude<RoundStep, "opened" | "returned" | "correction_opened">, StepRule> = {
  minuted: { from: ["open"], to: "minuted", households: "sign_minutes" },
  forwarded: { from: ["minuted"], to: "district_reviewed", households: "forward" },
  review_proposed: { from: ["district_reviewed"], to: "review_proposed" },
  review_refused: { from: ["review_proposed"], to: "district_reviewed" },
  review_approved: { from: ["review_proposed"], to: "regency_reviewed", households: "approve_review" },
  announced: { from: ["regency_reviewed"], to: "announced", households: "announce" },
  decreed: { from: ["announced"], to: "decreed", households: "decree" },
};

/** States from which the camat or the kabupaten may send a list back to its village. */
export const returnable: readonly RoundState[] = ["minuted", "district_reviewed", "review_proposed"];

export type Round = { readonly state: RoundState; readonly returned: boolean };

export type RoundProblem = "list_returned" | "list_not_there_yet" | "list_already_past" | "list_not_returned";

/** Why this step cannot be taken now, or null when it can. */
export function stepProblem(round: Round, step: RoundStep): RoundProblem | null {
  if (step === "correction_opened") return round.returned ? null : "list_not_returned";
  if (round.returned) return "list_returned";
  const from = step === "returned" ? returnable : step === "opened" ? [] : stepRules[step].from;
  if (from.includes(round.state)) return null;
  const place = roundStates.indexOf(round.state);
  return from.every((state) => roundStates.indexOf(state) > place)
    ? "list_not_there_yet"
    : "list_already_past";
}
