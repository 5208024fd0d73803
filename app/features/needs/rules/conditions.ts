/**
 * Conditions on answers, as data, in three values: yes, no and unknown. A missing answer is unknown and stays so
 * through every combination, unless another part of the condition already decides.
 */
import type { HouseholdAnswers, MemberAnswers } from "../../households/rules/answers";

export type Field = `household.${keyof HouseholdAnswers}` | `member.${keyof MemberAnswers}` | "member.age";

export type Condition =
  | { any: readonly Condition[] }
  | { all: readonly Condition[] }
  | { not: Condition }
  /**
   * One of these words. The words of `vague`, and `other` unless listed, leave it unknown. `missing: "no"`: no
   * answer counts as not met.
   */
  | { field: Field; in: readonly string[]; vague?: readonly string[]; missing?: "no" }
  /** `from` and `to` include their end, `below` does not. */
  | { field: Field; from?: number; to?: number; below?: number; missing?: "no" };

/** A number not known exactly, such as the age of somebody of whom only the age group is known. */
export type Range = { low: number; high: number };

/** An answer and how fresh it is: 0 for the newest visit, larger for older ones and for imports. */
export type Known = { value: string | number | Range; rank: number };

export type Lookup = (field: Field) => Known | null;

/** `rank` is that of the answers that decided; the smaller, the fresher. */
export type Truth = { is: true | false; rank: number } | { is: "unknown" };

/** Facts that no source disputes (an age, or the absence of an optional answer) do not change a rank. */
export const undisputed = -1;

const unknown: Truth = { is: "unknown" };

/** Whether the condition holds, with the freshness of what it rests on. */
export function holds(condition: Condition, lookup: Lookup): Truth {
  if ("any" in condition) return combine(condition.any, true, lookup);
  if ("all" in condition) return combine(condition.all, false, lookup);
  if ("not" in condition) {
    const truth = holds(condition.not, lookup);
    return truth.is === "unknown" ? unknown : { is: !truth.is, rank: truth.rank };
  }
  const known = lookup(condition.field);
  const is = known === null ? "unknown" : compare(condition, known.value);
  if (is !== "unknown" && known !== null) return { is, rank: known.rank };
  return condition.missing === "no" ? { is: false, rank: undisputed } : unknown;
}

/** Every field a condition reads, each once, in order. */
export function fieldsOf(condition: Condition): Field[] {
  if ("field" in condition) return [condition.field];
  const parts = "any" in condition ? condition.any : "all" in condition ? condition.all : [condition.not];
  return [...new Set(parts.flatMap(fieldsOf))];
}

/**
 * `any` is decided by one true part, `all` by one false part: the freshest such part gives the rank. Otherwise every
 * part must be known, and the result is only as fresh as its oldest part.
 */
function combine(parts: readonly Condition[], decisive: boolean, lookup: Lookup): Truth {
  let fresh: number | null = null;
  let oldest = undisputed;
  let open = false;
  for (const part of parts) {
    const truth = holds(part, lookup);
    if (truth.is === "unknown") open = true;
    else if (truth.is === decisive) fresh = fresh === null ? truth.rank : Math.min(fresh, truth.rank);
    else oldest = Math.max(oldest, truth.rank);
  }
  if (fresh !== null) return { is: decisive, rank: fresh };
  return open ? unknown : { is: !decisive, rank: oldest };
}

export type Comparison = Extract<Condition, { field: Field }>;

function compare(condition: Comparison, value: string | number | Range): boolean | "unknown" {
  if ("in" in condition) {
    if (typeof value !== "string" || value === "unknown") return "unknown";
    if (condition.in.includes(value)) return true;
    return value === "other" || condition.vague?.includes(value) ? "unknown" : false;
  }
  if (typeof value === "string") return "unknown";
  const { low, high } = typeof value === "number" ? { low: value, high: value } : value;
  const within = (number: number) =>
    number >= (condition.from ?? -Infinity) &&
    number <= (condition.to ?? Infinity) &&
    number < (condition.below ?? Infinity);
  if (within(low) && within(high)) return true;
  const apart =
    high < (condition.from ?? -Infinity) ||
    low > (condition.to ?? Infinity) ||
    low >= (condition.below ?? Infinity);
  return apart ? false : "unknown";
}
