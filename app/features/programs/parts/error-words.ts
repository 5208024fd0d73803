/** Field errors and refusals of programs: what is wrong and how to mend it. */
import { m } from "~/platform/i18n/generated/messages";
import type { FieldError } from "~/platform/forms/field-errors";
import type { FundRefusal } from "../funds";
import type { ProgramRefusal, RaiseRefusal } from "../rules";

/** Errors of the form pieces, the same in every room. */
export const fieldWords: Record<FieldError, () => string> = {
  required: () => m.programs_error_required(),
  too_long: () => m.programs_error_too_long(),
  number: () => m.programs_error_number(),
  too_small: () => m.programs_error_too_small(),
  too_large: () => m.programs_error_too_large(),
  date: () => m.programs_error_date(),
  choice: () => m.programs_error_choice(),
  email: () => m.programs_error_email(),
};

type ProgramError =
  | ProgramRefusal
  | RaiseRefusal
  | "raise_waiting"
  | "program_state"
  | "program_changed"
  | "criteria_unsound"
  | FundRefusal
  | "fund_one_rest"
  | "copy_open"
  | "age_limits";

const programWords: Record<ProgramError, () => string> = {
  quota_not_whole: () => m.programs_error_quota_not_whole(),
  quota_too_large: () => m.programs_error_quota_too_large(),
  quota_place_twice: () => m.programs_error_quota_place_twice(),
  quota_place_empty: () => m.programs_error_quota_place_empty(),
  quota_place_overlaps: () => m.programs_error_quota_place_overlaps(),
  fund_missing: () => m.programs_error_fund_missing(),
  fund_place_short: () => m.programs_error_fund_place_short(),
  fund_too_many: () => m.programs_error_fund_too_many(),
  fund_one_rest: () => m.programs_error_fund_one_rest(),
  copy_open: () => m.programs_error_copy_open(),
  quota_sum_differs: () => m.programs_error_quota_sum_differs(),
  quota_not_raised: () => m.programs_error_quota_not_raised(),
  quota_place_lowered: () => m.programs_error_quota_place_lowered(),
  quota_shape_changed: () => m.programs_error_quota_shape_changed(),
  raise_waiting: () => m.programs_error_raise_waiting(),
  program_period_reversed: () => m.programs_error_program_period_reversed(),
  program_outside_period: () => m.programs_error_program_outside_period(),
  program_unit_value_missing: () => m.programs_error_program_unit_value_missing(),
  program_cost_too_large: () => m.programs_error_program_cost_too_large(),
  program_recipient_not_allowed: () => m.programs_error_program_recipient_not_allowed(),
  program_state: () => m.programs_error_program_state(),
  program_changed: () => m.programs_error_program_changed(),
  criteria_unsound: () => m.programs_error_criteria_unsound(),
  age_limits: () => m.programs_error_age_limits(),
};

const words: Readonly<Record<string, () => string>> = { ...fieldWords, ...programWords };

/** Whether this refusal is one the form can show beside what was typed. */
export function isProgramError(code: string): boolean {
  return code in words;
}

export function programErrorWord(code: string): string {
  return (words[code] ?? fieldWords.required)();
}

/** The field of a raise that a refusal belongs to. */
export function quotaFieldOf(code: string): string | undefined {
  if (code.startsWith("quota_place") || code === "quota_sum_differs") return "quota-parts";
  if (code.startsWith("quota_")) return "quota";
  if (code === "fund_missing") return "fund-figure-0";
  return isProgramError(code) ? "" : undefined;
}
