import { m } from "~/platform/i18n/generated/messages";
import type { VerificationTask } from "../village-queries.server";
import type { CompletenessClass } from "../rules/completeness";
import type { ExclusionReason } from "../rules/exclusion";
import type { AttendanceGroup } from "../rules/minutes";
import type { RoundState, RoundStep } from "../rules/round";
import type { HouseholdState } from "../rules/states";
import type { VisitOutcome } from "../rules/visit";

/** Codes of this room in words. */
export const stateWords: Record<HouseholdState, () => string> = {
  proposed: m.verification_state_proposed,
  listed: m.verification_state_listed,
  enumerated: m.verification_state_enumerated,
  deliberated: m.verification_state_deliberated,
  minuted: m.verification_state_minuted,
  district_reviewed: m.verification_state_district_reviewed,
  regency_reviewed: m.verification_state_regency_reviewed,
  announced: m.verification_state_announced,
  decreed: m.verification_state_decreed,
  expired: m.verification_state_expired,
  ineligible: m.verification_state_ineligible,
  graduated: m.verification_state_graduated,
};

export const reasonWords: Record<ExclusionReason, () => string> = {
  deceased: m.verification_reason_deceased,
  moved_away: m.verification_reason_moved_away,
  well_off: m.verification_reason_well_off,
  duplicate: m.verification_reason_duplicate,
  state_employee: m.verification_reason_state_employee,
  wage_above_minimum: m.verification_reason_wage_above_minimum,
  job_mismatch: m.verification_reason_job_mismatch,
  registry_unmatched: m.verification_reason_registry_unmatched,
  not_found: m.verification_reason_not_found,
  declined: m.verification_reason_declined,
  not_resident: m.verification_reason_not_resident,
  other: m.verification_reason_other,
};

export const listWords: Record<RoundState | "returned" | "none", () => string> = {
  open: m.verification_list_open,
  minuted: m.verification_list_minuted,
  district_reviewed: m.verification_list_district_reviewed,
  review_proposed: m.verification_list_review_proposed,
  regency_reviewed: m.verification_list_regency_reviewed,
  announced: m.verification_list_announced,
  decreed: m.verification_list_decreed,
  returned: m.verification_list_returned,
  none: m.verification_list_none,
};

export const stepWords: Record<RoundStep, () => string> = {
  opened: m.verification_step_opened,
  minuted: m.verification_step_minuted,
  forwarded: m.verification_step_forwarded,
  returned: m.verification_step_returned,
  correction_opened: m.verification_step_correction_opened,
  review_proposed: m.verification_step_review_proposed,
  review_refused: m.verification_step_review_refused,
  review_approved: m.verification_step_review_approved,
  announced: m.verification_step_announced,
  decreed: m.verification_step_decreed,
};

export const visitWords: Record<VisitOutcome, () => string> = {
  assessed: m.verification_visit_assessed,
  not_found: m.verification_visit_not_found,
  declined: m.verification_visit_declined,
  moved_away: m.verification_visit_moved_away,
  deceased: m.verification_visit_deceased,
};

export const groupWords: Record<AttendanceGroup, () => string> = {
  village_head: m.verification_group_village_head,
  village_council: m.verification_group_village_council,
  family_welfare: m.verification_group_family_welfare,
  neighbourhood_heads: m.verification_group_neighbourhood_heads,
  community_institutions: m.verification_group_community_institutions,
  community_members: m.verification_group_community_members,
};

export const taskWords: Record<VerificationTask, () => string> = {
  visits: m.verification_task_visits,
  meeting: m.verification_task_meeting,
  verdicts: m.verification_task_verdicts,
  returned: m.verification_task_returned,
  forward: m.verification_task_forward,
  review: m.verification_task_review,
  announce: m.verification_task_announce,
  objections: m.verification_task_objections,
  ripe: m.verification_task_ripe,
  approve_review: m.verification_task_approve_review,
  record_decree: m.verification_task_record_decree,
  exits: m.verification_task_exits,
};

export const classWords: Record<CompletenessClass, () => string> = {
  excluded: m.verification_class_excluded,
  graduated: m.verification_class_graduated,
  served: m.verification_class_served,
  in_verification: m.verification_class_in_verification,
  decree_expired: m.verification_class_decree_expired,
  no_open_need: m.verification_class_no_open_need,
  need_without_place: m.verification_class_need_without_place,
  matched_not_delivered: m.verification_class_matched_not_delivered,
};
