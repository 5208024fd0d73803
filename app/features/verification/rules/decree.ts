import { addDays, isDay, type Day } from "./dates";

/** Days an announced list stays open to objections unless the instance says otherwise (unconfirmed). */
export const defaultObjectionDays = 7;

export type Window = { readonly opensOn: Day; readonly closesOn: Day };

/** The objection window of a list announced today: the day of announcement counts, the last day is included. */
export const objectionWindow = (announcedOn: Day, days: number): Window => ({
  opensOn: announcedOn,
  closesOn: addDays(announcedOn, Math.max(1, days) - 1),
});

export const windowIsOpen = (window: Window, day: Day): boolean =>
  window.opensOn <= day && day <= window.closesOn;

/** A list is ripe for a decree once its window has closed and no objection about it waits for a decision. */
export const isRipe = (window: Window | null, undecidedObjections: number, day: Day): boolean =>
  window !== null && day > window.closesOn && undecidedObjections === 0;

export type Decree = {
  readonly state: "draft" | "recorded" | "revoked";
  readonly number: string | null;
  readonly signedOn: Day | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
};

/** True when the decree is signed and in force on `day` (first and last day included). */
export const decreeIsValid = (decree: Decree, day: Day): boolean =>
  decree.state === "recorded" &&
  decree.validFrom !== null &&
  decree.validTo !== null &&
  decree.validFrom <= day &&
  day <= decree.validTo;

/**
 * Verified: on a decree that is valid on `day`, and not taken off it since. Derived, never stored, so that nothing
 * matches before a decree or after its end. Pass the decrees that list the household.
 */
export const isVerified = (
  household: { readonly state: string; readonly decrees: readonly Decree[] },
  day: Day,
): boolean => household.state === "decreed" && household.decrees.some((decree) => decreeIsValid(decree, day));

export type DecreeGap =
  | "number_missing"
  | "signer_missing"
  | "date_invalid"
  | "signed_in_future"
  | "validity_reversed"
  | "valid_before_signed"
  | "already_over";

/** What is missing before a decree can be recorded; empty when it can. */
export function decreeGaps(
  decree: { number: string; signer: string; signedOn: Day; validFrom: Day; validTo: Day },
  today: Day,
): DecreeGap[] {
  const gaps: DecreeGap[] = [];
  if (!decree.number.trim()) gaps.push("number_missing");
  if (!decree.signer.trim()) gaps.push("signer_missing");
  if (![decree.signedOn, decree.validFrom, decree.validTo].every(isDay)) return [...gaps, "date_invalid"];
  if (decree.signedOn > today) gaps.push("signed_in_future");
  if (decree.validFrom < decree.signedOn) gaps.push("valid_before_signed");
  if (decree.validTo <= decree.validFrom) gaps.push("validity_reversed");
  else if (decree.validTo < today) gaps.push("already_over");
  return gaps;
}
