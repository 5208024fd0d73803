/** What each code of the delivery is called, in the reader's language. */
import { m } from "~/platform/i18n/generated/messages";
import type { TagFamily } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import type { CancelReason, FailureReason, GoodsQuestion, MatchState } from "../rules";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const matchStateLabels: Labels<MatchState> = {
  proposed: () => m.delivery_state_proposed(),
  accepted: () => m.delivery_state_accepted(),
  consented: () => m.delivery_state_consented(),
  scheduled: () => m.delivery_state_scheduled(),
  delivered: () => m.delivery_state_delivered(),
  checked: () => m.delivery_state_checked(),
  cancelled: () => m.delivery_state_cancelled(),
};

export const matchStateLooks: Readonly<Record<MatchState, { shape: MarkShape; family: TagFamily }>> = {
  proposed: { shape: "empty", family: "clay" },
  accepted: { shape: "quarter", family: "clay" },
  consented: { shape: "half", family: "clay" },
  scheduled: { shape: "waiting", family: "clay" },
  delivered: { shape: "full", family: "green" },
  checked: { shape: "done", family: "green" },
  cancelled: { shape: "stopped", family: "slate" },
};

export const failureLabels: Labels<FailureReason> = {
  not_found: () => m.delivery_failure_not_found(),
  moved_away: () => m.delivery_failure_moved_away(),
  deceased: () => m.delivery_failure_deceased(),
  not_eligible_on_site: () => m.delivery_failure_not_eligible_on_site(),
  partner_defaulted: () => m.delivery_failure_partner_defaulted(),
  other: () => m.delivery_failure_other(),
};

export const cancelLabels: Labels<CancelReason> = {
  ...failureLabels,
  returned_by_agency: () => m.delivery_cancel_returned_by_agency(),
  refused_by_household: () => m.delivery_cancel_refused_by_household(),
  pledge_withdrawn: () => m.delivery_cancel_pledge_withdrawn(),
  pledge_expired: () => m.delivery_cancel_pledge_expired(),
};

export const questionLabels: Labels<GoodsQuestion | "levy"> = {
  short_weight: () => m.delivery_question_short_weight(),
  bad_quality: () => m.delivery_question_bad_quality(),
  forced_bundle: () => m.delivery_question_forced_bundle(),
  inflated_price: () => m.delivery_question_inflated_price(),
  levy: () => m.delivery_question_levy(),
};

const errorLabels: Readonly<Record<string, () => string>> = {
  reason: () => m.delivery_error_reason(),
  choice: () => m.delivery_error_choice(),
  day: () => m.delivery_error_day(),
  text: () => m.delivery_error_text(),
  number: () => m.delivery_error_number(),
  match_state: () => m.delivery_error_state(),
  match_changed: () => m.delivery_error_changed(),
  consent_day: () => m.delivery_error_consent_day(),
  consent_guardian: () => m.delivery_error_guardian(),
  consent_missing: () => m.delivery_error_consent_missing(),
  pledge_not_agreed: () => m.delivery_error_pledge_not_agreed(),
  schedule_before_approval: () => m.delivery_error_before_approval(),
  delivery_before_approval: () => m.delivery_error_before_approval(),
  delivery_in_future: () => m.delivery_error_in_future(),
  evidence_missing: () => m.delivery_error_evidence_missing(),
  evidence_kind: () => m.delivery_error_evidence_kind(),
  evidence_empty: () => m.delivery_error_evidence_empty(),
  evidence_day: () => m.delivery_error_in_future(),
  failure_remark: () => m.delivery_error_failure_remark(),
  file_empty: () => m.delivery_error_evidence_empty(),
  file_kind: () => m.delivery_error_file_kind(),
  file_broken: () => m.delivery_error_file_broken(),
};

/** A code of a field error or refusal in words. */
export function errorWord(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (errorLabels[code]?.() ?? code);
}
