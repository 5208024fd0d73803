import type { Comparison } from "./rules/conditions";
import { wordsOf } from "./rules/field-words";
import { leavesOf, replaceLeaves } from "./rules/leaves";
import type { NeedRule } from "./rules/rule-set";

export type RuleError =
  | "words_missing"
  | "number_wrong"
  | "range_reversed"
  | "note_missing"
  | "rule_set_changed"
  | "rule_set_unchanged";

/**
 * Reads the form that changes one rule: for each comparison its words or its limits. Returns the rule as typed, or the
 * errors by field name.
 */
export function readRuleForm(
  rule: NeedRule,
  form: FormData,
): { rule: NeedRule } | { errors: Record<string, RuleError> } {
  const changed = new Map<string, Comparison>();
  const errors: Record<string, RuleError> = {};
  for (const { path, condition } of leavesOf(rule)) {
    const next = "in" in condition ? readWords(condition, path, form) : readLimits(condition, path, form);
    if (typeof next === "string") errors["in" in condition ? path : firstLimit(condition, path)] = next;
    else changed.set(path, next);
  }
  if (String(form.get("note") ?? "").trim() === "") errors.note = "note_missing";
  return Object.keys(errors).length > 0 ? { errors } : { rule: replaceLeaves(rule, changed) };
}

export const limitNames = ["from", "to", "below"] as const;

type Words = Extract<Comparison, { in: readonly string[] }>;
type Limits = Exclude<Comparison, Words>;

function readWords(condition: Words, path: string, form: FormData): Comparison | RuleError {
  const known = wordsOf(condition.field);
  const chosen = form.getAll(path).map(String);
  const words = known === "number" ? [] : known.filter((word) => chosen.includes(word));
  return words.length === 0 ? "words_missing" : { ...condition, in: words };
}

function readLimits(condition: Limits, path: string, form: FormData): Comparison | RuleError {
  const next = { ...condition };
  for (const name of limitNames) {
    if (condition[name] === undefined) continue;
    const text = String(form.get(`${path}-${name}`) ?? "")
      .trim()
      .replace(",", ".");
    if (!/^\d{1,4}(\.\d{1,2})?$/.test(text)) return "number_wrong";
    next[name] = Number(text);
  }
  const reversed = next.from !== undefined && next.to !== undefined && next.from > next.to;
  return reversed ? "range_reversed" : next;
}

function firstLimit(condition: Limits, path: string): string {
  return `${path}-${limitNames.find((name) => condition[name] !== undefined) ?? "from"}`;
}
