/** Sorts stored answers into dated sets, whichever source they came from. Pure. */
import type { AnswerSet, HouseholdAnswers, MemberAnswers } from "../households/rules/answers";

export type StoredAnswers = {
  memberId: string | null;
  /** `visit`, or the data set of an import. */
  source: string;
  /** 'YYYY-MM-DD' */
  asOf: string;
  answers: Record<string, unknown>;
};

/** What the register itself knows about a member today, whatever a file once said. */
export type RegisterFacts = {
  memberId: string;
  hasNik: boolean;
  hasKk: boolean;
  registryCheck: string;
};

/**
 * One set per source and day, and one of today for what the register itself knows. A row about the household may speak
 * of its head (the P3KE family sheet does), a row about a member of the house (DTSEN does); each answer goes where it
 * belongs. Within a set rows about members speak before the row about the household.
 */
export function toAnswerSets(
  rows: readonly StoredAnswers[],
  headId: string | null,
  register: readonly RegisterFacts[],
  today: string,
): AnswerSet[] {
  const sets = new Map<string, AnswerSet>();
  const ordered = [...rows].sort((a, b) => Number(a.memberId === null) - Number(b.memberId === null));
  for (const row of ordered) {
    const key = `${row.source} ${row.asOf}`;
    let set = sets.get(key);
    if (!set) {
      set = {
        source: row.source === "visit" ? "visit" : "import",
        asOf: row.asOf,
        household: {},
        members: {},
      };
      sets.set(key, set);
    }
    place(set, row, row.memberId ?? headId);
  }
  return [...sets.values(), { source: "import", asOf: today, household: {}, members: registered(register) }];
}

function place(set: AnswerSet, row: StoredAnswers, memberId: string | null) {
  const household = set.household as Record<string, unknown>;
  const member = memberId === null ? {} : ((set.members[memberId] ??= {}) as Record<string, unknown>);
  for (const [name, value] of Object.entries(row.answers)) {
    if (value === undefined || value === null || value === "unknown") continue;
    const isOfHouse = name === "stunting_risk" ? row.memberId === null : householdFields.has(name);
    if (isOfHouse) household[name] ??= value;
    else if (memberFields.has(name)) member[name] ??= value;
  }
}

/** Numbers and the registry's word live in the register, not among the answers. */
function registered(register: readonly RegisterFacts[]): AnswerSet["members"] {
  const members: Record<string, MemberAnswers> = {};
  for (const { memberId, hasNik, hasKk, registryCheck } of register) {
    const answers: MemberAnswers = { nik: hasNik ? "sound" : "missing" };
    if (registryCheck === "agrees") answers.registry_agrees = "yes";
    if (registryCheck === "disagrees") answers.registry_agrees = "no";
    if (hasKk) answers.has_kk = "yes";
    members[memberId] = answers;
  }
  return members;
}

const householdFields = new Set<string>([
  "floor",
  "wall",
  "roof",
  "area_per_person",
  "floor_quality",
  "wall_quality",
  "roof_quality",
  "water",
  "latrine",
  "lighting",
  "power",
  "fuel",
  "house_status",
  "land_title",
  "savings",
  "house_fit",
  "clean_water",
  "own_latrine",
  "own_electricity",
  "receives_bpnt",
  "receives_bpum",
  "receives_bst",
  "receives_pkh",
  "receives_sembako",
  "receives_food_aid",
  "meals_per_day",
  "worried_about_food",
] satisfies (keyof HouseholdAnswers)[]);

const memberFields = new Set<string>([
  "job",
  "education",
  "schooling",
  "work_status",
  "business_field",
  "lowest_turnover",
  "stunting_risk",
  "pregnant",
  "disability",
  "disabled",
  "insured",
  "premium_paid",
  "working",
  "out_of_school",
  "wants_training",
  "wants_work",
  "wants_equivalency",
  "wants_livelihood",
  "has_kk",
] satisfies (keyof MemberAnswers)[]);
