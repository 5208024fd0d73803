/** What each code of a pledge is called, in the reader's language. Kinds and units stand in the needs room. */
import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm } from "~/features/needs/catalogue";
import type { AgreementKind, ImplementerKind, PaperKind, PayeeKind, PledgeState } from "../rules";
import type { DetailKey } from "../rules/details";
import type { PromiseState } from "../rules/promises";
import type { PledgeWait } from "../rules/waits";
import type { WishGroup } from "../rules/wishes";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const pledgeStateLabels: Labels<PledgeState> = {
  draft: () => m.pledges_state_draft(),
  submitted: () => m.pledges_state_submitted(),
  returned: () => m.pledges_state_returned(),
  accepted: () => m.pledges_state_accepted(),
  agreed: () => m.pledges_state_agreed(),
  running: () => m.pledges_state_running(),
  completed: () => m.pledges_state_completed(),
  rejected: () => m.pledges_state_rejected(),
  withdrawn: () => m.pledges_state_withdrawn(),
  expired: () => m.pledges_state_expired(),
};

export const promiseStateLabels: Labels<PromiseState> = {
  open: () => m.pledges_promise_open(),
  overdue: () => m.pledges_promise_overdue(),
  partly_kept: () => m.pledges_promise_partly_kept(),
  defaulted: () => m.pledges_promise_defaulted(),
  kept: () => m.pledges_promise_kept_state(),
  kept_late: () => m.pledges_promise_kept_late(),
  released: () => m.pledges_promise_released(),
};

export const pledgeWaitLabels: Labels<PledgeWait> = {
  amendment: () => m.pledges_waits_amendment(),
  draft_amendment: () => m.pledges_waits_draft_amendment(),
  promise: () => m.pledges_waits_promise(),
  agreement: () => m.pledges_waits_agreement(),
  renewal: () => m.pledges_waits_renewal(),
  signature: () => m.pledges_waits_signature(),
};

export const wishGroupLabels: Labels<WishGroup> = {
  poorest: () => m.pledges_group_poorest(),
  female_head: () => m.pledges_group_female_head(),
  women: () => m.pledges_group_women(),
  youth: () => m.pledges_group_youth(),
  elderly: () => m.pledges_group_elderly(),
  disability: () => m.pledges_group_disability(),
  farmer: () => m.pledges_group_farmer(),
  fisher: () => m.pledges_group_fisher(),
};

export const implementerLabels: Labels<ImplementerKind> = {
  partner: () => m.pledges_implementer_partner(),
  contractor: () => m.pledges_implementer_contractor(),
  training_centre: () => m.pledges_implementer_training_centre(),
  armed_forces: () => m.pledges_implementer_armed_forces(),
  foundation: () => m.pledges_implementer_foundation(),
  community: () => m.pledges_implementer_community(),
  agency: () => m.pledges_implementer_agency(),
};

export const payeeLabels: Labels<PayeeKind> = {
  contractor: () => m.pledges_payee_contractor(),
  supplier: () => m.pledges_payee_supplier(),
  trainer: () => m.pledges_payee_trainer(),
  community: () => m.pledges_payee_community(),
  recipient: () => m.pledges_payee_recipient(),
  own_staff: () => m.pledges_payee_own_staff(),
};

export const agreementLabels: Labels<AgreementKind> = {
  mou: () => m.pledges_agreement_mou(),
  cooperation: () => m.pledges_agreement_cooperation(),
  letter: () => m.pledges_agreement_letter(),
};

export const paperLabels: Labels<PaperKind> = {
  ...agreementLabels,
  addendum: () => m.pledges_agreement_addendum(),
};

export const detailLabels: Labels<DetailKey> = {
  course: () => m.pledges_detail_course(),
  place: () => m.pledges_detail_place(),
  lesson_hours: () => m.pledges_detail_lesson_hours(),
  certifier: () => m.pledges_detail_certifier(),
  allowances: () => m.pledges_detail_allowances(),
  items: () => m.pledges_detail_items(),
  position: () => m.pledges_detail_position(),
  wage: () => m.pledges_detail_wage(),
  requirements: () => m.pledges_detail_requirements(),
  valid_until: () => m.pledges_detail_valid_until(),
  vacancy_report: () => m.pledges_detail_vacancy_report(),
  repair: () => m.pledges_detail_repair(),
  standard: () => m.pledges_detail_standard(),
  workforce: () => m.pledges_detail_workforce(),
};

/** What to type, where the label alone does not say it. */
export const detailHints: Partial<Labels<DetailKey>> = {
  lesson_hours: () => m.pledges_detail_lesson_hours_hint(),
  allowances: () => m.pledges_detail_allowances_hint(),
  wage: () => m.pledges_detail_wage_hint(),
  requirements: () => m.pledges_detail_requirements_hint(),
  vacancy_report: () => m.pledges_detail_vacancy_report_hint(),
  standard: () => m.pledges_detail_standard_hint(),
};

export const detailChoices: Readonly<Record<string, () => string>> = {
  roof_floor_wall: () => m.pledges_repair_roof_floor_wall(),
  whole_house: () => m.pledges_repair_whole_house(),
  sanitation: () => m.pledges_repair_sanitation(),
  other: () => m.pledges_repair_other(),
  own: () => m.pledges_workforce_own(),
  contractor: () => m.pledges_workforce_contractor(),
  neighbours: () => m.pledges_workforce_neighbours(),
};

export const kindHints: Labels<PledgeForm> = {
  fund: () => m.pledges_kind_hint_fund(),
  training_seat: () => m.pledges_kind_hint_training_seat(),
  goods: () => m.pledges_kind_hint_goods(),
  vacancy: () => m.pledges_kind_hint_vacancy(),
  house_repair: () => m.pledges_kind_hint_house_repair(),
};
