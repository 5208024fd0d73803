import type { FindingCode } from "./findings";
import { compareNik, readNik, type InstanceMode } from "./nik";
import type { Field } from "./columns";
import type { Sex } from "./vocabulary";

/** Why a row of a list waits for a person (handbook section 6). */
export const reviewKinds = ["nik_malformed", "nik_duplicate", "identity"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** How a case ends: a number out of order by the right one or by none, two rows as one person or as two. */
export const reviewDecisions = {
  nik_malformed: ["number_recorded", "number_not_found"],
  nik_duplicate: ["same_person", "different_person"],
  identity: ["same_person", "different_person"],
} as const satisfies Record<ReviewKind, readonly string[]>;
export type ReviewDecision = (typeof reviewDecisions)[ReviewKind][number];

/** What the two sides are compared by. Nothing of health, income or schooling is needed to tell people apart. */
export const comparedFields = [
  "head_name",
  "name",
  "nik",
  "kk_number",
  "birth_date",
  "sex",
  "relation",
  "address",
  "rt",
  "rw",
  "rt_rw",
  "village",
  "district",
] as const satisfies readonly Field[];

/**
 * Why this number cannot be recorded for this person, or null. What only differs from place, birth date or sex is said
 * back as a warning: a number never changes after a move or a correction.
 */
export function judgeNumber(
  typed: string,
  person: { district: string | null; birthDate: string | null; sex: Sex },
  mode: InstanceMode,
): { nik: string; warnings: FindingCode[] } | { problem: FindingCode } {
  const { nik, codes } = readNik(typed, mode);
  if (nik === null) return { problem: codes[0]! };
  return { nik, warnings: compareNik(nik, person) };
}

/** The decisions that need no new number. */
export const openDecisions = (kind: ReviewKind): readonly OpenDecision[] =>
  reviewDecisions[kind].filter((one) => one !== "number_recorded");
export type OpenDecision = Exclude<ReviewDecision, "number_recorded">;
