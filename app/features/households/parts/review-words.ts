import { m } from "~/platform/i18n/generated/messages";
import { formatDate } from "~/platform/i18n/format";
import type { FindingCode } from "../rules/findings";
import type { Field } from "../rules/columns";
import { findingWords } from "./import-words";
import type { comparedFields, ReviewDecision, ReviewKind } from "../rules/review";

export const reviewKindWords: Record<ReviewKind, () => string> = {
  nik_malformed: m.households_review_nik_malformed,
  nik_duplicate: m.households_review_nik_duplicate,
  identity: m.households_review_identity,
};

/** What a kind of case means, and what follows while nobody has decided. */
export const reviewKindTexts: Record<ReviewKind, () => string> = {
  nik_malformed: m.households_review_nik_malformed_text,
  nik_duplicate: m.households_review_nik_duplicate_text,
  identity: m.households_review_identity_text,
};

export const decisionWords: Record<ReviewDecision, () => string> = {
  number_recorded: m.households_review_number_recorded,
  number_not_found: m.households_review_number_not_found,
  same_person: m.households_review_same_person,
  different_person: m.households_review_different_person,
};

export const decisionHints: Partial<Record<ReviewDecision, () => string>> = {
  number_not_found: m.households_review_number_not_found_hint,
  same_person: m.households_review_same_person_hint,
  different_person: m.households_review_different_person_hint,
};

export const comparedWords: Record<Extract<Field, (typeof comparedFields)[number]>, () => string> = {
  head_name: m.households_review_head,
  name: m.households_review_name,
  nik: m.households_register_member_nik,
  kk_number: m.households_review_kk,
  birth_date: m.households_review_birth,
  sex: m.households_review_sex,
  relation: m.households_review_relation,
  address: m.households_review_address,
  rt: m.households_register_field_rt,
  rw: m.households_register_field_rw,
  rt_rw: m.households_review_rt_rw,
  village: m.households_review_village,
  district: m.households_review_district,
};

const coded: Partial<Record<Field, Record<string, () => string>>> = {
  sex: { male: m.households_register_male, female: m.households_register_female },
  relation: {
    head: m.households_register_rel_head,
    spouse: m.households_register_rel_spouse,
    child: m.households_register_rel_child,
    child_in_law: m.households_register_rel_child_in_law,
    grandchild: m.households_register_rel_grandchild,
    parent: m.households_register_rel_parent,
    servant: m.households_register_rel_servant,
    other: m.households_register_rel_other,
  },
};

/** A value of the register in words; what a file said is shown as it stood there. */
export function shownValue(field: Field, value: string | undefined): string {
  if (value === undefined) return "–";
  if (field === "birth_date") return formatDate(value);
  return coded[field]?.[value]?.() ?? value;
}

/** Why an answer cannot be taken. */
export function problemWords(code: string): string {
  const own: Record<string, () => string> = {
    ground_needed: m.households_review_ground_needed,
    answer_needed: m.households_review_answer_needed,
    person_gone: m.households_review_person_gone,
    nik_missing: m.households_register_nik_wrong,
  };
  return (own[code] ?? findingWords[code as FindingCode] ?? m.households_register_nik_wrong)();
}
