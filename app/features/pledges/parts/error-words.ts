/** Field errors, gaps and refusals of pledges: what is wrong and how to mend it. */
import { m } from "~/platform/i18n/generated/messages";
import { fieldWords } from "~/features/programs/parts/error-words";
import type { PledgeGap } from "../rules/completeness";
import type { QuantityRefusal } from "../rules";
import type { ScheduleRefusal } from "../rules/promises";
import type { AmendmentRefusal } from "../rules/terms";
import type { CommentRefusal } from "../rules/comments";
import type { WishRefusal } from "../rules/wishes";

export const gapWords: Record<PledgeGap["gap"], () => string> = {
  need_missing: () => m.pledges_gap_need_missing(),
  kind_not_for_need: () => m.pledges_gap_kind_not_for_need(),
  quantity_missing: () => m.pledges_gap_quantity_missing(),
  below_one_place: () => m.pledges_gap_below_one_place(),
  detail_missing: () => m.pledges_gap_detail_missing(),
  account_number: () => m.pledges_gap_account_number(),
  implementer_missing: () => m.pledges_gap_implementer_missing(),
  implementer_is_official: () => m.pledges_gap_implementer_is_official(),
  payee_missing: () => m.pledges_gap_payee_missing(),
  payee_is_office: () => m.pledges_gap_payee_is_office(),
  dates_missing: () => m.pledges_gap_dates_missing(),
  dates_reversed: () => m.pledges_gap_dates_reversed(),
  value_missing: () => m.pledges_gap_value_missing(),
  shares_amount_missing: () => m.pledges_gap_shares_amount_missing(),
  shares_sum_differs: () => m.pledges_gap_shares_sum_differs(),
  link_open: () => m.pledges_gap_link_open(),
};

type PledgeError =
  | QuantityRefusal
  | WishRefusal
  | Exclude<CommentRefusal, "account_number">
  | "program_not_open"
  | "funder_unknown"
  | "funder_twice"
  | "share_not_positive"
  | "link_used"
  | ScheduleRefusal
  | AmendmentRefusal
  | "amendment_waits"
  | "amendment_unknown"
  | "letter_only"
  | "file_empty"
  | "file_kind"
  | "file_too_large"
  | "file_broken"
  | "note_too_much"
  | "note_in_future"
  | "pledge_state"
  | "pledge_changed"
  | "pledge_unit_value_missing"
  | "pledge_below_one_place"
  | "agency_missing"
  | "agreement_in_future";

const pledgeWords: Record<PledgeError, () => string> = {
  pledge_amount_not_positive: () => m.pledges_error_pledge_amount_not_positive(),
  pledge_amount_too_large: () => m.pledges_error_pledge_amount_too_large(),
  program_not_open: () => m.pledges_error_program_not_open(),
  wish_group_not_for_need: () => m.pledges_error_wish_group_not_for_need(),
  wish_district_unknown: () => m.pledges_error_wish_district_unknown(),
  wish_district_twice: () => m.pledges_error_wish_district_twice(),
  wish_district_outside: () => m.pledges_error_wish_district_outside(),
  comment_empty: () => m.pledges_error_comment_empty(),
  comment_too_long: () => m.pledges_error_comment_too_long(),
  identity_number: () => m.pledges_error_identity_number(),
  funder_unknown: () => m.pledges_error_funder_unknown(),
  funder_twice: () => m.pledges_error_funder_twice(),
  link_used: () => m.pledges_error_link_used(),
  amendment_nothing: () => m.pledges_error_amendment_nothing(),
  amendment_below_taken: () => m.pledges_error_amendment_below_taken(),
  amendment_below_shares: () => m.pledges_error_amendment_below_shares(),
  amendment_below_kept: () => m.pledges_error_amendment_below_kept(),
  amendment_unknown: () => m.pledges_error_amendment_unknown(),
  letter_only: () => m.pledges_error_letter_only(),
  file_empty: () => m.pledges_error_file_empty(),
  file_kind: () => m.pledges_error_file_kind(),
  file_too_large: () => m.pledges_error_file_too_large(),
  file_broken: () => m.pledges_error_file_kind(),
  amendment_waits: () => m.pledges_error_amendment_waits(),
  schedule_sum_differs: () => m.pledges_error_schedule_sum_differs(),
  schedule_day_twice: () => m.pledges_error_schedule_day_twice(),
  schedule_outside: () => m.pledges_error_schedule_outside(),
  note_too_much: () => m.pledges_error_note_too_much(),
  note_in_future: () => m.pledges_error_note_in_future(),
  share_not_positive: () => m.pledges_error_share_not_positive(),
  pledge_state: () => m.pledges_error_pledge_state(),
  pledge_changed: () => m.pledges_error_pledge_changed(),
  pledge_unit_value_missing: () => m.pledges_error_pledge_unit_value_missing(),
  pledge_below_one_place: () => m.pledges_error_pledge_below_one_place(),
  agency_missing: () => m.pledges_error_agency_missing(),
  agreement_in_future: () => m.pledges_error_agreement_in_future(),
};

const words: Readonly<Record<string, () => string>> = { ...fieldWords, ...gapWords, ...pledgeWords };

/** Whether this refusal is one a form can show beside what was typed. */
export function isPledgeError(code: string): boolean {
  return code in words;
}

export function pledgeErrorWord(code: string): string {
  return (words[code] ?? fieldWords.required)();
}
