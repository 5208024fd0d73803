import { m } from "~/platform/i18n/generated/messages";

const words: Record<string, () => string> = {
  percent: m.reporting_macro_error_percent,
  number: m.reporting_macro_error_year,
  too_small: m.reporting_macro_error_year,
  too_large: m.reporting_macro_error_year,
  macro_figure_known: m.reporting_macro_error_known,
};

/** What is wrong with a field of the macro form. */
export function macroErrorWord(code: string): string {
  return (words[code] ?? m.reporting_macro_error_required)();
}
