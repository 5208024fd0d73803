/** What each code of a pledge is called, in the reader's language. Kinds and units stand in the needs room. */
import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm } from "~/features/needs/catalogue";
import type { AgreementKind, ImplementerKind, PayeeKind, PledgeState } from "../rules";
import type { DetailKey } from "../rules/completeness";
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

export const detailLabels: Labels<DetailKey> = {
  course: () => m.pledges_detail_course(),
  place: () => m.pledges_detail_place(),
  lesson_hours: () => m.pledges_detail_lesson_hours(),
  certificate: () => m.pledges_detail_certificate(),
  content: () => m.pledges_detail_content(),
  position: () => m.pledges_detail_position(),
  requirements: () => m.pledges_detail_requirements(),
  vacancy_report: () => m.pledges_detail_vacancy_report(),
  scope: () => m.pledges_detail_scope(),
};

export const kindHints: Labels<PledgeForm> = {
  fund: () => m.pledges_kind_hint_fund(),
  training_seat: () => m.pledges_kind_hint_training_seat(),
  goods: () => m.pledges_kind_hint_goods(),
  vacancy: () => m.pledges_kind_hint_vacancy(),
  house_repair: () => m.pledges_kind_hint_house_repair(),
};
