import type { Day } from "./dates";
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

type Person = { readonly id: string; readonly relationship: string | null; readonly birthDate: Day | null };

/**
 * Who leads a household after its head died or moved: the husband or wife, else the oldest of those who remain. The
 * family stays on the list; null when nobody remains.
 */
export function nextHead(remaining: readonly Person[]): string | null {
  const spouse = remaining.find((person) => person.relationship === "spouse");
  if (spouse) return spouse.id;
  const byAge = [...remaining].sort((a, b) => (a.birthDate ?? "9999").localeCompare(b.birthDate ?? "9999"));
  return byAge[0]?.id ?? null;
}
