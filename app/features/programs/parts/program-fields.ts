import { fieldState, type FormResult, type Stored } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import { fieldWords, programErrorWord } from "./error-words";

/** What each field is called, so that the list of errors says which one it means. */
const names: Readonly<Record<string, () => string>> = {
  name: () => m.programs_field_name(),
  need: () => m.programs_field_need(),
  description: () => m.programs_field_description(),
  quota: () => m.programs_field_quota(),
  unitValue: () => m.programs_field_unit_value(),
  strategy: () => m.programs_field_strategy(),
  startsOn: () => m.programs_field_starts_on(),
  endsOn: () => m.programs_field_ends_on(),
  reason: () => m.programs_field_reason(),
  year: () => m.programs_copy_year(),
  age_min: () => m.programs_field_age_min(),
  age_max: () => m.programs_field_age_max(),
};

function nameOf(field: string, placeNames: Readonly<Record<string, string>>): string | undefined {
  const fund = /^fund-\w+-(\d+)$/.exec(field);
  if (fund) return m.programs_fund_row_source({ n: Number(fund[1]) + 1 });
  if (field.startsWith("places-")) return placeNames[field.slice("places-".length)];
  return names[field]?.();
}

/** The fields of a form about a program; an error that could be any field's is listed with the name of its field. */
export function programFields(
  stored: Stored,
  result: FormResult,
  placeNames: Readonly<Record<string, string>> = {},
) {
  return {
    ...fieldState(stored, result, programErrorWord),
    errors: Object.entries(result?.errors ?? {}).map(([field, code]) => {
      const name = code in fieldWords ? nameOf(field, placeNames) : undefined;
      const word = programErrorWord(code);
      return {
        id: field || undefined,
        text: name ? `${name}: ${word.charAt(0).toLowerCase()}${word.slice(1)}` : word,
      };
    }),
  };
}
