/** What each code of a program is called, in the reader's language. */
import { m } from "~/platform/i18n/generated/messages";
import type {
  CriterionName,
  DisabilityClass,
  HouseOwnership,
  MemberClass,
  Occupation,
  Sex,
  WhenUnknown,
} from "../criteria";
import type { FundSource, ProgramState } from "../rules";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const programStateLabels: Labels<ProgramState> = {
  draft: () => m.programs_state_draft(),
  under_review: () => m.programs_state_under_review(),
  published: () => m.programs_state_published(),
  paused: () => m.programs_state_paused(),
  closed: () => m.programs_state_closed(),
};

export const fundSourceLabels: Labels<FundSource> = {
  state_budget: () => m.programs_fund_state_budget(),
  province_budget: () => m.programs_fund_province_budget(),
  regency_budget: () => m.programs_fund_regency_budget(),
  village_fund: () => m.programs_fund_village_fund(),
  csr: () => m.programs_fund_csr(),
};

export const criterionLabels: Labels<CriterionName> = {
  place: () => m.programs_criterion_place(),
  decile: () => m.programs_criterion_decile(),
  female_head: () => m.programs_criterion_female_head(),
  house_ownership: () => m.programs_criterion_house_ownership(),
  land_title: () => m.programs_criterion_land_title(),
  member_class: () => m.programs_criterion_member_class(),
  age: () => m.programs_criterion_age(),
  sex: () => m.programs_criterion_sex(),
  disability: () => m.programs_criterion_disability(),
  occupation: () => m.programs_criterion_occupation(),
};

export const whenUnknownLabels: Labels<WhenUnknown> = {
  ask: () => m.programs_unknown_ask(),
  pass: () => m.programs_unknown_pass(),
  fail: () => m.programs_unknown_fail(),
};

export const whenUnknownSentences: Labels<WhenUnknown> = {
  ask: () => m.programs_unknown_ask_sentence(),
  pass: () => m.programs_unknown_pass_sentence(),
  fail: () => m.programs_unknown_fail_sentence(),
};

export const sexLabels: Labels<Sex> = {
  female: () => m.programs_sex_female(),
  male: () => m.programs_sex_male(),
};

export const disabilityLabels: Labels<DisabilityClass> = {
  none: () => m.programs_disability_none(),
  some: () => m.programs_disability_some(),
  severe: () => m.programs_disability_severe(),
};

export const memberClassLabels: Labels<MemberClass> = {
  productive: () => m.programs_class_productive(),
  not_yet_productive: () => m.programs_class_not_yet_productive(),
  no_longer_productive: () => m.programs_class_no_longer_productive(),
};

export const occupationLabels: Labels<Occupation> = {
  none: () => m.programs_occupation_none(),
  casual: () => m.programs_occupation_casual(),
  farmer: () => m.programs_occupation_farmer(),
  fisher: () => m.programs_occupation_fisher(),
  trader: () => m.programs_occupation_trader(),
  self_employed: () => m.programs_occupation_self_employed(),
  private_employee: () => m.programs_occupation_private_employee(),
  homemaker: () => m.programs_occupation_homemaker(),
  student: () => m.programs_occupation_student(),
  retired: () => m.programs_occupation_retired(),
  state_employee: () => m.programs_occupation_state_employee(),
  state_official: () => m.programs_occupation_state_official(),
  other: () => m.programs_occupation_other(),
};

export const houseOwnershipLabels: Labels<HouseOwnership> = {
  owned: () => m.programs_ownership_owned(),
  rented: () => m.programs_ownership_rented(),
  rent_free: () => m.programs_ownership_rent_free(),
  staying: () => m.programs_ownership_staying(),
  official: () => m.programs_ownership_official(),
  other: () => m.programs_ownership_other(),
};

/** Decile 5 of the stored criteria also stands for P3KE's `4+`. */
export function decileLabel(decile: number): string {
  return decile === 5 ? m.programs_decile_four_plus() : String(decile);
}
