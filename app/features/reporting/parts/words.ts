import type { SignedInRole } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";
import type { HouseRoomId } from "~/ui/house-things";
import type { CountUnit, dimensions } from "../rules/rooms";
import type { TaskCode, TaskUnit } from "../rules/tasks";

/** Codes of this room in words. */
export const unitWords: Record<CountUnit, (count?: number) => string> = {
  household: (count = 2) => m.reporting_unit_household({ count }),
  person: (count = 2) => m.reporting_unit_person({ count }),
};

/** Which room of the drawn house stands for which dimension of need. */
export const roomOfDimension: Record<(typeof dimensions)[number], HouseRoomId> = {
  housing: "housing",
  water: "water",
  sanitation: "sanitation",
  electricity: "electricity",
  food: "food",
  health: "health",
  care: "care",
  education: "school",
  skills: "skills",
  employment: "work",
  livelihood: "livelihood",
  documents: "documents",
};

/** What a role comes for, and what it should have ready the first time. */
export const roleWords: Record<SignedInRole, { purpose: () => string; ready: () => string }> = {
  partner: { purpose: m.reporting_role_partner_purpose, ready: m.reporting_role_partner_ready },
  agency_operator: {
    purpose: m.reporting_role_agency_operator_purpose,
    ready: m.reporting_role_agency_operator_ready,
  },
  agency_head: { purpose: m.reporting_role_agency_head_purpose, ready: m.reporting_role_agency_head_ready },
  bappeda_analyst: {
    purpose: m.reporting_role_bappeda_analyst_purpose,
    ready: m.reporting_role_bappeda_analyst_ready,
  },
  bappeda_head: {
    purpose: m.reporting_role_bappeda_head_purpose,
    ready: m.reporting_role_bappeda_head_ready,
  },
  registrar: { purpose: m.reporting_role_registrar_purpose, ready: m.reporting_role_registrar_ready },
  village_officer: {
    purpose: m.reporting_role_village_officer_purpose,
    ready: m.reporting_role_village_officer_ready,
  },
  neighbourhood: {
    purpose: m.reporting_role_neighbourhood_purpose,
    ready: m.reporting_role_neighbourhood_ready,
  },
  district_officer: {
    purpose: m.reporting_role_district_officer_purpose,
    ready: m.reporting_role_district_officer_ready,
  },
  registry_officer: {
    purpose: m.reporting_role_registry_officer_purpose,
    ready: m.reporting_role_registry_officer_ready,
  },
  executive: { purpose: m.reporting_role_executive_purpose, ready: m.reporting_role_executive_ready },
  auditor: { purpose: m.reporting_role_auditor_purpose, ready: m.reporting_role_auditor_ready },
  administrator: {
    purpose: m.reporting_role_administrator_purpose,
    ready: m.reporting_role_administrator_ready,
  },
};

export const taskWords: Record<TaskCode, () => string> = {
  import_to_confirm: m.reporting_task_import_to_confirm,
  row_to_settle: m.reporting_task_row_to_settle,
  number_to_check: m.reporting_task_number_to_check,
  household_to_visit: m.reporting_task_household_to_visit,
  household_to_deliberate: m.reporting_task_household_to_deliberate,
  list_to_correct: m.reporting_task_list_to_correct,
  list_to_minute: m.reporting_task_list_to_minute,
  list_to_forward: m.reporting_task_list_to_forward,
  list_to_review: m.reporting_task_list_to_review,
  review_to_approve: m.reporting_task_review_to_approve,
  list_to_announce: m.reporting_task_list_to_announce,
  list_to_decree: m.reporting_task_list_to_decree,
  decree_to_record: m.reporting_task_decree_to_record,
  decree_to_sign: m.reporting_task_decree_to_sign,
  decree_to_renew: m.reporting_task_decree_to_renew,
  objection_to_decide: m.reporting_task_objection_to_decide,
  graduation_to_decide: m.reporting_task_graduation_to_decide,
  proposal_under_way: m.reporting_task_proposal_under_way,
  partner_to_admit: m.reporting_task_partner_to_admit,
  pledge_to_decide: m.reporting_task_pledge_to_decide,
  pledge_to_agree: m.reporting_task_pledge_to_agree,
  amendment_to_decide: m.reporting_task_amendment_to_decide,
  amendment_to_finish: m.reporting_task_amendment_to_finish,
  promise_late: m.reporting_task_promise_late,
  promise_to_keep: m.reporting_task_promise_to_keep,
  agreement_to_sign: m.reporting_task_agreement_to_sign,
  pledge_to_renew: m.reporting_task_pledge_to_renew,
  paper_to_sign: m.reporting_task_paper_to_sign,
  pledge_to_finish: m.reporting_task_pledge_to_finish,
  pledge_to_mend: m.reporting_task_pledge_to_mend,
  share_to_enter: m.reporting_task_share_to_enter,
  household_forgotten: m.reporting_task_household_forgotten,
  match_returned: m.reporting_task_match_returned,
  place_fresh: m.reporting_task_place_fresh,
  run_to_approve: m.reporting_task_run_to_approve,
  program_to_publish: m.reporting_task_program_to_publish,
  program_to_finish: m.reporting_task_program_to_finish,
  quota_to_decide: m.reporting_task_quota_to_decide,
  match_to_accept: m.reporting_task_match_to_accept,
  match_to_consent: m.reporting_task_match_to_consent,
  consent_to_record: m.reporting_task_consent_to_record,
  match_to_schedule: m.reporting_task_match_to_schedule,
  match_to_deliver: m.reporting_task_match_to_deliver,
  match_to_check: m.reporting_task_match_to_check,
  invitation_unused: m.reporting_task_invitation_unused,
  decision_to_check: m.reporting_task_decision_to_check,
  browsing_to_check: m.reporting_task_browsing_to_check,
};

export const countWords: Record<TaskUnit, (input: { count: number; n: string }) => string> = {
  file: m.reporting_count_file,
  row: m.reporting_count_row,
  person: m.reporting_count_person,
  household: m.reporting_count_household,
  list: m.reporting_count_list,
  decree: m.reporting_count_decree,
  objection: m.reporting_count_objection,
  proposal: m.reporting_count_proposal,
  partner: m.reporting_count_partner,
  pledge: m.reporting_count_pledge,
  recipient: m.reporting_count_recipient,
  run: m.reporting_count_run,
  place: m.reporting_count_place,
  program: m.reporting_count_program,
  account: m.reporting_count_account,
  decision: m.reporting_count_decision,
};
