import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import type { Condition, Field } from "../rules/conditions";
import { fieldLabels, wordFor } from "./rule-words";

/** A condition as a sentence part, in the reader's language. */
export function conditionText(condition: Condition): string {
  if ("any" in condition) return join(condition.any, m.needs_rule_or());
  if ("all" in condition) return join(condition.all, m.needs_rule_and());
  if ("not" in condition) return m.needs_rule_not({ part: conditionText(condition.not) });
  const field = fieldLabels[condition.field]();
  if ("in" in condition)
    return m.needs_rule_is({ field, words: condition.in.map(wordFor).join(m.needs_rule_or()) });
  const { from, to, below } = condition;
  if (below !== undefined) return m.needs_rule_below({ field, below: number(below) });
  if (from !== undefined && to !== undefined) {
    return m.needs_rule_from_to({ field, from: number(from), to: number(to) });
  }
  if (from !== undefined) return m.needs_rule_from({ field, from: number(from) });
  return m.needs_rule_to({ field, to: number(to ?? 0) });
}

/** What decided about one need: "lantai: tanah; dinding: tembok". */
export function groundText(answers: Record<string, unknown>): string {
  return Object.entries(answers)
    .map(([field, value]) => {
      const label = fieldLabels[field as Field]?.() ?? field;
      return `${label}: ${typeof value === "number" ? number(value) : typeof value === "string" ? wordFor(value) : "?"}`;
    })
    .join("; ");
}

function join(parts: readonly Condition[], between: string): string {
  return parts
    .map((part) => {
      const text = conditionText(part);
      return ("any" in part || "all" in part) && parts.length > 1 ? `(${text})` : text;
    })
    .join(between);
}

/** Whole numbers as counts, others with their decimals. */
function number(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : value.toLocaleString(m.needs_number_tag());
}
