import { m } from "~/platform/i18n/generated/messages";
import type { RuleError } from "../forms";

/** What is wrong with a changed rule and how to mend it. */
export const ruleErrors: Record<RuleError, () => string> = {
  words_missing: m.needs_error_words_missing,
  number_wrong: m.needs_error_number_wrong,
  range_reversed: m.needs_error_range_reversed,
  note_missing: m.needs_error_note_missing,
  rule_set_changed: m.needs_error_rule_set_changed,
  rule_set_unchanged: m.needs_error_rule_set_unchanged,
};
