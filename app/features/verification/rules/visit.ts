import { visitsBeforeNotFound } from "./exclusion";
import { mayMove, type HouseholdState } from "./states";

/** How a house visit ended. */
export const visitOutcomes = ["assessed", "not_found", "declined", "moved_away", "deceased"] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/**
 * True when the enumeration of this household is finished: it was assessed, or the search for it ended. One visit
 * that found nobody does not end it; the second does, and the meeting then decides with the reason `not_found`.
 */
export const enumerationIsFinished = (outcomes: readonly VisitOutcome[]): boolean =>
  outcomes.some((outcome) => outcome !== "not_found") ||
  outcomes.filter((outcome) => outcome === "not_found").length >= visitsBeforeNotFound;

/**
 * The state of a household after its visits of this round. A household beyond enumeration may be visited again (a
 * check, a later verval): the assessment is kept, the state does not move.
 */
export function stateAfterVisits(state: HouseholdState, outcomes: readonly VisitOutcome[]): HouseholdState {
  return mayMove(state, "enumerate") && enumerationIsFinished(outcomes) ? "enumerated" : state;
}
