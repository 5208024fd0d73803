/** What a form shows in its fields: what was typed when there was an error, otherwise what is stored. No zod here. */
import { m } from "~/platform/i18n/generated/messages";
import type { SummaryError } from "~/ui/error-summary";

type Typed = Record<string, string | string[]>;
export type FormResult = { typed: Typed; errors: Record<string, string> } | undefined;

/** Stored answers by field: numbers and nulls as they are. */
export type Stored = Record<
  string,
  string | number | boolean | null | undefined | readonly (string | number)[]
>;

/** What each field is called, for the summary above the form, where the sentence alone does not say which one it means. */
export type FieldLabels = Readonly<Record<string, () => string>>;

/** `word` turns a code into the sentence beside the field. */
export function fieldState(
  stored: Stored,
  result: FormResult,
  word: (code: string) => string,
  labels: FieldLabels = {},
) {
  const errorOf = (name: string) => {
    const code = result?.errors[name];
    return code === undefined ? undefined : word(code);
  };
  return {
    /** Props of a field with one value. */
    one(name: string) {
      const typed = result?.typed[name];
      const value = result ? (Array.isArray(typed) ? typed[0] : (typed ?? "")) : textOf(stored[name]);
      return { name, defaultValue: value, error: errorOf(name) };
    },
    /** Props of a group of boxes. */
    many(name: string) {
      const typed = result?.typed[name];
      const values = result ? (Array.isArray(typed) ? typed : typed ? [typed] : []) : listOf(stored[name]);
      return { name, defaultValue: values, error: errorOf(name) };
    },
    /** Props of one box. */
    tick(name: string) {
      const on = result ? Boolean(result.typed[name]) : Boolean(stored[name]);
      return { name, defaultChecked: on, error: errorOf(name) };
    },
    /** For ErrorSummary: every error with the field it leads to; one without a field leads nowhere. */
    errors: Object.entries(result?.errors ?? {}).map(([name, code]): SummaryError => ({
      text: inSummary(word(code), labels[name]?.()),
      id: name || undefined,
    })),
  };
}

function inSummary(sentence: string, label: string | undefined): string {
  return label === undefined
    ? sentence
    : m.ui_error_of_field({ label, error: sentence.charAt(0).toLowerCase() + sentence.slice(1) });
}

function textOf(value: Stored[string]): string | undefined {
  return value === null || value === undefined || typeof value === "object" ? undefined : String(value);
}

function listOf(value: Stored[string]): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
