import { isInVerification, type HouseholdState } from "./states";

/**
 * Nobody forgotten: every household ever on the register is in exactly one class at any moment, and the classes of
 * a village add up to all its households. Waiting is shown apart by what the household waits for.
 */
export const waitingKinds = [
  "in_verification",
  "decree_expired",
  "no_open_need",
  "need_without_place",
  "matched_not_delivered",
] as const;

export type WaitingKind = (typeof waitingKinds)[number];
export const completenessClasses = ["excluded", "graduated", "served", ...waitingKinds] as const;
export type CompletenessClass = (typeof completenessClasses)[number];

export type Standing = {
  readonly state: HouseholdState;
  /** At least one match of the household or one of its members was delivered. */
  readonly hasDelivery: boolean;
  /** A match holds a place for it and waits for delivery. */
  readonly hasLiveMatch: boolean;
  /** At least one need is open. */
  readonly hasOpenNeed: boolean;
  /** On a decree valid today. */
  readonly isVerified: boolean;
};

/** The one class of a household. The order of the questions is the definition. */
export function classify(standing: Standing): CompletenessClass {
  if (standing.state === "ineligible") return "excluded";
  if (standing.state === "graduated") return "graduated";
  if (standing.hasDelivery) return "served";
  if (isInVerification(standing.state)) return "in_verification";
  if (!standing.isVerified) return "decree_expired";
  if (standing.hasLiveMatch) return "matched_not_delivered";
  return standing.hasOpenNeed ? "need_without_place" : "no_open_need";
}
