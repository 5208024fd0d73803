import { m } from "~/platform/i18n/generated/messages";
import type { FindingCode } from "../rules/findings";

/** What a check found, in words: what is wrong and what follows. */
export const findingWords: Record<FindingCode, () => string> = {
  nik_missing: m.households_import_f_nik_missing,
  nik_scientific: m.households_import_f_nik_scientific,
  nik_length: m.households_import_f_nik_length,
  nik_day: m.households_import_f_nik_day,
  nik_month: m.households_import_f_nik_month,
  nik_serial: m.households_import_f_nik_serial,
  nik_repeated_digit: m.households_import_f_nik_repeated_digit,
  nik_duplicate: m.households_import_f_nik_duplicate,
  nik_region_differs: m.households_import_f_nik_region_differs,
  nik_birth_differs: m.households_import_f_nik_birth_differs,
  nik_sex_differs: m.households_import_f_nik_sex_differs,
  nik_synthetic: m.households_import_f_nik_synthetic,
  nik_not_synthetic: m.households_import_f_nik_not_synthetic,
  registry_mismatch: m.households_import_f_registry_mismatch,
  kk_malformed: m.households_import_f_kk_malformed,
  village_unknown: m.households_import_f_village_unknown,
  village_name_differs: m.households_import_f_village_name_differs,
  date_invalid: m.households_import_f_date_invalid,
  value_unknown: m.households_import_f_value_unknown,
  key_missing: m.households_import_f_key_missing,
  key_repeated: m.households_import_f_key_repeated,
  family_unknown: m.households_import_f_family_unknown,
  review_needed: m.households_import_f_review_needed,
};

const failures: Record<string, () => string> = {
  no_list: m.households_import_fail_no_list,
  file_empty: m.households_import_fail_file_empty,
  file_type: m.households_import_fail_file_type,
  file_web_page: m.households_import_fail_file_web_page,
  file_old_excel: m.households_import_fail_file_old_excel,
  file_ods: m.households_import_fail_file_ods,
  file_encrypted: m.households_import_fail_file_encrypted,
  file_damaged: m.households_import_fail_file_damaged,
  file_bomb: m.households_import_fail_file_bomb,
  file_too_large: m.households_import_fail_file_too_large,
  xml_entities: m.households_import_fail_xml,
  xml_too_deep: m.households_import_fail_xml,
  cell_too_long: m.households_import_fail_cell_too_long,
  too_many_columns: m.households_import_fail_too_many_columns,
  too_many_rows: m.households_import_fail_too_many_rows,
  csv_quote: m.households_import_fail_csv_quote,
};

/** Why a file could not be read, and how to mend it. */
export function failureWord(code: string): string {
  return (failures[code] ?? m.households_import_fail_file_damaged)();
}

export const importStates: Record<string, () => string> = {
  uploaded: m.households_import_state_uploaded,
  checking: m.households_import_state_checking,
  checked: m.households_import_state_checked,
  writing: m.households_import_state_writing,
  done: m.households_import_state_done,
  failed: m.households_import_state_failed,
  cancelled: m.households_import_state_cancelled,
};

const kinds: Record<string, () => string> = {
  p3ke_household: m.households_import_kind_p3ke_household,
  p3ke_member: m.households_import_kind_p3ke_member,
  dtsen: m.households_import_kind_dtsen,
  named_list: m.households_import_kind_named_list,
  aid_history: m.households_import_kind_aid,
};

/** What kind of list a sheet was taken for. */
export function kindWord(kind: string): string {
  return (kinds[kind] ?? m.households_import_kind_other)();
}
