/** What each code of the needs catalogue is called, in the reader's language. */
import { m } from "~/platform/i18n/generated/messages";
import type {
  NeedCode,
  NeedDimension,
  NeedState,
  RecipientKind,
  Strategy,
  Unit,
  InterventionCode,
  PledgeForm,
  EvidenceKind,
} from "../catalogue";
import type { MemberClass, ClassRuleName } from "../rules/rule-set";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const needLabels: Labels<NeedCode> = {
  housing: () => m.needs_need_housing(),
  water: () => m.needs_need_water(),
  "sanitation.latrine": () => m.needs_need_sanitation_latrine(),
  "sanitation.septic": () => m.needs_need_sanitation_septic(),
  electricity: () => m.needs_need_electricity(),
  food: () => m.needs_need_food(),
  "health.stunting": () => m.needs_need_health_stunting(),
  "health.insurance": () => m.needs_need_health_insurance(),
  "care.elderly": () => m.needs_need_care_elderly(),
  "care.disability": () => m.needs_need_care_disability(),
  "education.school": () => m.needs_need_education_school(),
  "education.equivalency": () => m.needs_need_education_equivalency(),
  skills: () => m.needs_need_skills(),
  employment: () => m.needs_need_employment(),
  "livelihood.farm": () => m.needs_need_livelihood_farm(),
  "livelihood.fish": () => m.needs_need_livelihood_fish(),
  "livelihood.business": () => m.needs_need_livelihood_business(),
  documents: () => m.needs_need_documents(),
};

export const dimensionLabels: Labels<NeedDimension> = {
  housing: () => m.needs_dimension_housing(),
  water: () => m.needs_dimension_water(),
  sanitation: () => m.needs_dimension_sanitation(),
  electricity: () => m.needs_dimension_electricity(),
  food: () => m.needs_dimension_food(),
  health: () => m.needs_dimension_health(),
  care: () => m.needs_dimension_care(),
  education: () => m.needs_dimension_education(),
  skills: () => m.needs_dimension_skills(),
  employment: () => m.needs_dimension_employment(),
  livelihood: () => m.needs_dimension_livelihood(),
  documents: () => m.needs_dimension_documents(),
};

export const needStateLabels: Labels<NeedState> = {
  unknown: () => m.needs_state_unknown(),
  open: () => m.needs_state_open(),
  engaged: () => m.needs_state_engaged(),
  met: () => m.needs_state_met(),
};

export const recipientLabels: Labels<RecipientKind> = {
  household: () => m.needs_recipient_household(),
  member: () => m.needs_recipient_member(),
};

export const strategyLabels: Labels<Strategy> = {
  burden: () => m.needs_strategy_burden(),
  income: () => m.needs_strategy_income(),
  pocket: () => m.needs_strategy_pocket(),
  prerequisite: () => m.needs_strategy_prerequisite(),
};

/** The unit after a count, as a heading or beside a field; with 1 also after "per". */
export const unitLabels: Record<Unit, (count?: number) => string> = {
  house: (count = 2) => m.needs_unit_house({ count }),
  household: (count = 2) => m.needs_unit_household({ count }),
  person: (count = 2) => m.needs_unit_person({ count }),
  person_month: (count = 2) => m.needs_unit_person_month({ count }),
  package: (count = 2) => m.needs_unit_package({ count }),
  seat: (count = 2) => m.needs_unit_seat({ count }),
  connection: (count = 2) => m.needs_unit_connection({ count }),
  vacancy: (count = 2) => m.needs_unit_vacancy({ count }),
};

export const interventionLabels: Labels<InterventionCode> = {
  house_repair: () => m.needs_intervention_house_repair(),
  water_connection: () => m.needs_intervention_water_connection(),
  latrine_with_tank: () => m.needs_intervention_latrine_with_tank(),
  new_electricity: () => m.needs_intervention_new_electricity(),
  food_parcel: () => m.needs_intervention_food_parcel(),
  supplementary_food: () => m.needs_intervention_supplementary_food(),
  insurance_premium: () => m.needs_intervention_insurance_premium(),
  regular_social_aid: () => m.needs_intervention_regular_social_aid(),
  scholarship: () => m.needs_intervention_scholarship(),
  equivalency_course: () => m.needs_intervention_equivalency_course(),
  certified_course: () => m.needs_intervention_certified_course(),
  vacancy: () => m.needs_intervention_vacancy(),
  farm_inputs: () => m.needs_intervention_farm_inputs(),
  fishing_gear: () => m.needs_intervention_fishing_gear(),
  business_tools: () => m.needs_intervention_business_tools(),
  civil_registration: () => m.needs_intervention_civil_registration(),
};

export const pledgeFormLabels: Labels<PledgeForm> = {
  fund: () => m.needs_pledge_form_fund(),
  training_seat: () => m.needs_pledge_form_training_seat(),
  goods: () => m.needs_pledge_form_goods(),
  vacancy: () => m.needs_pledge_form_vacancy(),
  house_repair: () => m.needs_pledge_form_house_repair(),
};

export const evidenceLabels: Labels<EvidenceKind> = {
  photo_start: () => m.needs_evidence_photo_start(),
  photo_half: () => m.needs_evidence_photo_half(),
  photo_complete: () => m.needs_evidence_photo_complete(),
  photo_before: () => m.needs_evidence_photo_before(),
  photo_after: () => m.needs_evidence_photo_after(),
  land_proof: () => m.needs_evidence_land_proof(),
  connection_number: () => m.needs_evidence_connection_number(),
  handover: () => m.needs_evidence_handover(),
  delivery_note: () => m.needs_evidence_delivery_note(),
  signed_list: () => m.needs_evidence_signed_list(),
  weighed_content: () => m.needs_evidence_weighed_content(),
  attendance: () => m.needs_evidence_attendance(),
  food_log: () => m.needs_evidence_food_log(),
  membership_status: () => m.needs_evidence_membership_status(),
  device_photo: () => m.needs_evidence_device_photo(),
  enrolment_letter: () => m.needs_evidence_enrolment_letter(),
  certificate: () => m.needs_evidence_certificate(),
  contract: () => m.needs_evidence_contract(),
  placement_check: () => m.needs_evidence_placement_check(),
  item_list: () => m.needs_evidence_item_list(),
  handover_photo: () => m.needs_evidence_handover_photo(),
  season_visit: () => m.needs_evidence_season_visit(),
  issued_number: () => m.needs_evidence_issued_number(),
};

export const memberClassLabels: Labels<MemberClass> = {
  productive: () => m.needs_class_productive(),
  not_yet_productive: () => m.needs_class_not_yet_productive(),
  no_longer_productive: () => m.needs_class_no_longer_productive(),
};

export const classRuleLabels: Labels<ClassRuleName> = {
  under_18: () => m.needs_class_rule_under_18(),
  age_60: () => m.needs_class_rule_age_60(),
  severe_disability: () => m.needs_class_rule_severe_disability(),
  working_age: () => m.needs_class_rule_working_age(),
  working_age_disability_not_asked: () => m.needs_class_rule_working_age_disability_not_asked(),
};
