/** The single comparisons of a rule, each at an address, so that one can be changed without touching the rest. Pure. */
import type { Comparison, Condition } from "./conditions";
import type { NeedRule } from "./rule-set";

export type Leaf = { path: string; condition: Comparison };

/** Every comparison of the rule in reading order: who can have the need, then the questions. */
export function leavesOf(rule: NeedRule): Leaf[] {
  const parts: [string, Condition][] = rule.questions.map((question, at) => [`q${at}`, question]);
  if (rule.when) parts.unshift(["when", rule.when]);
  return parts.flatMap(([path, condition]) => leavesBelow(condition, path));
}

/** The rule with some of its comparisons replaced, by address. */
export function replaceLeaves(rule: NeedRule, changed: ReadonlyMap<string, Comparison>): NeedRule {
  return {
    ...rule,
    ...(rule.when ? { when: replaced(rule.when, "when", changed) } : {}),
    questions: rule.questions.map((question, at) => replaced(question, `q${at}`, changed)),
  };
}

function leavesBelow(condition: Condition, path: string): Leaf[] {
  if ("field" in condition) return [{ path, condition }];
  return partsOf(condition).flatMap((part, at) => leavesBelow(part, `${path}-${at}`));
}

function replaced(condition: Condition, path: string, changed: ReadonlyMap<string, Comparison>): Condition {
  if ("field" in condition) return changed.get(path) ?? condition;
  const parts = partsOf(condition).map((part, at) => replaced(part, `${path}-${at}`, changed));
  if ("any" in condition) return { any: parts };
  return "all" in condition ? { all: parts } : { not: parts[0]! };
}

function partsOf(condition: Exclude<Condition, Comparison>): readonly Condition[] {
  if ("any" in condition) return condition.any;
  return "all" in condition ? condition.all : [condition.not];
}
