/** From answers to needs and member classes, by a rule set (domain handbook 11.1 and 11.3). Pure. */
import type { AgeBand, AnswerSet, AnswerSource } from "../../households/rules/answers";
import type { NeedCode } from "../catalogue";
import {
  fieldsOf,
  holds,
  undisputed,
  type Condition,
  type Field,
  type Known,
  type Lookup,
  type Range,
} from "./conditions";
import type { ClassRuleName, MemberClass, NeedRule, RuleSet } from "./rule-set";

export type Person = {
  id: string;
  /** Completed years on the day of derivation, or the age group if only that is known; null if neither is. */
  age: number | Range | null;
};

export type Derived = {
  need: NeedCode;
  /** Null for a need of the household as a whole. */
  memberId: string | null;
  state: "open" | "unknown";
  /** Which answers decided; null where only the age did, or nothing was known. */
  source: AnswerSource | null;
  /** 'YYYY-MM-DD' of those answers. */
  asOf: string | null;
  /** Position of the question that decided, and the answers it read; empty where nothing decided. */
  ground: { question?: number; answers?: Record<string, string | number | Range> };
};

export type MemberClassing = { memberId: string; class: MemberClass | null; rule: ClassRuleName | null };

export type Derivation = { needs: Derived[]; classes: MemberClassing[] };

/**
 * All needs of one household that are open or unknown; a need that is not listed is absent. An answer given at a visit
 * beats every imported one, a newer answer an older one, field by field.
 */
export function deriveNeeds(
  rules: RuleSet,
  sets: readonly AnswerSet[],
  persons: readonly Person[],
): Derivation {
  const layers = [...sets].sort(fresherFirst);
  const household = lookupFor(layers, null);
  const members = persons.map((person) => ({ person, lookup: lookupFor(layers, person) }));
  const needs: Derived[] = [];
  for (const rule of rules.needs) {
    if (rule.subject === "household") add(rule, null, household);
    else for (const { person, lookup } of members) add(rule, person.id, lookup);
  }
  const classes = members.map(({ person, lookup }) => classify(rules, person.id, lookup));
  return { needs, classes };

  function add(rule: NeedRule, memberId: string | null, lookup: Lookup) {
    const verdict = decide(rule, lookup);
    if (verdict.state === "absent") return;
    const { answer } = verdict;
    const layer = answer === null || answer.rank === undisputed ? null : (layers[answer.rank] ?? null);
    needs.push({
      need: rule.need,
      memberId,
      state: verdict.state,
      source: layer?.source ?? null,
      asOf: layer?.asOf ?? null,
      ground: answer === null ? {} : groundOf(rule, answer.question, lookup),
    });
  }
}

/** The freshest known answer to each field: what the portal holds true about a household and its members. */
export function freshestAnswers(sets: readonly AnswerSet[]): Pick<AnswerSet, "household" | "members"> {
  const merged: { household: Record<string, unknown>; members: Record<string, Record<string, unknown>> } = {
    household: {},
    members: {},
  };
  for (const layer of [...sets].sort(fresherFirst)) {
    fill(merged.household, layer.household);
    for (const [id, answers] of Object.entries(layer.members)) fill((merged.members[id] ??= {}), answers);
  }
  return merged as Pick<AnswerSet, "household" | "members">;
}

function fill(into: Record<string, unknown>, from: object) {
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && value !== null && value !== "unknown") into[name] ??= value;
  }
}

/** Completed years between two days 'YYYY-MM-DD'. Somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The age group of a survey, moved on by the years since; both ends are completed years. */
export function ageInBand(band: AgeBand, surveyedOn: string, today: string): Range {
  const [low, high] = band === "60+" ? [60, 120] : (band.split("-").map(Number) as [number, number]);
  const years = Math.max(0, ageOn(surveyedOn, today));
  return { low: low + years, high: high + years + 1 };
}

type Answer = { is: boolean; rank: number; question: number };
type Verdict = { state: "open" | "unknown"; answer: Answer | null } | { state: "absent" };

function decide(rule: NeedRule, lookup: Lookup): Verdict {
  const relevant = rule.when === undefined ? true : holds(rule.when, lookup).is;
  if (relevant === false) return { state: "absent" };
  const answer = freshest(rule.questions, lookup);
  if (answer === null) return { state: "unknown", answer };
  if (!answer.is) return { state: "absent" };
  return { state: relevant === true ? "open" : "unknown", answer };
}

function freshest(questions: readonly Condition[], lookup: Lookup): Answer | null {
  let best: Answer | null = null;
  for (const [question, condition] of questions.entries()) {
    const truth = holds(condition, lookup);
    if (truth.is === "unknown") continue;
    if (best === null || truth.rank < best.rank) best = { is: truth.is, rank: truth.rank, question };
  }
  return best;
}

function groundOf(rule: NeedRule, question: number, lookup: Lookup): Derived["ground"] {
  const fields = fieldsOf(rule.questions[question]!);
  const known = fields.flatMap((field) => {
    const answer = lookup(field);
    return answer === null ? [] : [[field, answer.value] as const];
  });
  return { question, answers: Object.fromEntries(known) };
}

function classify(rules: RuleSet, memberId: string, lookup: Lookup): MemberClassing {
  const rule = rules.classes.find((candidate) => holds(candidate.is, lookup).is === true);
  return { memberId, class: rule?.gives ?? null, rule: rule?.name ?? null };
}

/** Visits before imports, then the newer first; the order of equals is kept as given. */
function fresherFirst(a: AnswerSet, b: AnswerSet): number {
  if (a.source !== b.source) return a.source === "visit" ? -1 : 1;
  return a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0;
}

/** The freshest known answer to each field of the household, or of one member and the household, with its rank. */
function lookupFor(layers: readonly AnswerSet[], person: Person | null): Lookup {
  const known = new Map<string, Known>();
  const keep = (part: string, answers: object | undefined, rank: number) => {
    for (const name in answers) {
      const value = (answers as Record<string, unknown>)[name];
      if (value === undefined || value === null || value === "unknown" || known.has(part + name)) continue;
      known.set(part + name, { value: value as Known["value"], rank });
    }
  };
  layers.forEach((layer, rank) => {
    keep("household.", layer.household, rank);
    if (person !== null) keep("member.", layer.members[person.id], rank);
  });
  if (person !== null && person.age !== null)
    known.set("member.age", { value: person.age, rank: undisputed });
  return (field: Field) => known.get(field) ?? null;
}
