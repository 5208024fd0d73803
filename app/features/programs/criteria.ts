/**
 * Who a program or a pledge is for, as data: one definition that the live counts (SQL), the matching and the
 * explanations all read. Everything here is pure.
 *
 * A criterion that is absent asks nothing. Each present one says what an unknown answer means: `ask` holds the
 * household back until a visit has asked, `pass` lets it through, `fail` refuses it. Unknown is never false by
 * accident.
 */

/** What an unknown answer means: ask at a visit, let through, or refuse. */
export type WhenUnknown = "ask" | "pass" | "fail";

export type Sex = "female" | "male";

/** `severe` is answer 1–2 of the ten DTSEN questions, `some` answer 3. */
export type DisabilityClass = "none" | "some" | "severe";

/** Productive: 18–59 and not severely disabled; the classes decide the kind of help. */
export type MemberClass = "productive" | "not_yet_productive" | "no_longer_productive";

export const occupations = [
  "none",
  "casual",
  "farmer",
  "fisher",
  "trader",
  "self_employed",
  "private_employee",
  "homemaker",
  "student",
  "retired",
  "state_employee",
  "state_official",
  "other",
] as const;
export type Occupation = (typeof occupations)[number];

export const houseOwnerships = ["owned", "rented", "rent_free", "staying", "official", "other"] as const;
export type HouseOwnership = (typeof houseOwnerships)[number];

/** The order in which criteria are asked, and so which one is named as the first that failed. */
export const criterionNames = [
  "place",
  "decile",
  "female_head",
  "house_ownership",
  "land_title",
  "member_class",
  "age",
  "sex",
  "disability",
  "occupation",
] as const;
export type CriterionName = (typeof criterionNames)[number];

/**
 * The stored form. Lists are never empty and mean "one of these"; ages are whole years, both ends included;
 * places are region codes of any level; decile 5 stands for P3KE's `4+`.
 *
 * `place`, `decile`, `female_head`, `house_ownership` and `land_title` speak of the household. The others speak of
 * a person: of the member who receives, or, when a household receives, of any one member who meets all of them.
 */
export type Criteria = {
  place?: { codes: string[] };
  decile?: { in: number[]; unknown: WhenUnknown };
  female_head?: { unknown: WhenUnknown };
  house_ownership?: { in: HouseOwnership[]; unknown: WhenUnknown };
  land_title?: { unknown: WhenUnknown };
  member_class?: { in: MemberClass[]; unknown: WhenUnknown };
  age?: { min: number | null; max: number | null; unknown: WhenUnknown };
  sex?: { is: Sex; unknown: WhenUnknown };
  disability?: { in: DisabilityClass[]; unknown: WhenUnknown };
  occupation?: { in: Occupation[]; unknown: WhenUnknown };
};

export type PersonFacts = {
  /** Whole years on the business date. */
  age: number | null;
  sex: Sex | null;
  disability: DisabilityClass | null;
  occupation: Occupation | null;
  memberClass: MemberClass | null;
};

export type Facts = {
  /** Code of the village the household lives in, such as `32.16.18.2003`. */
  region: string;
  decile: number | null;
  femaleHead: boolean | null;
  houseOwnership: HouseOwnership | null;
  /** True when the land papers were checked and are in order. */
  landTitle: boolean | null;
  /** The member who would receive, alone; or every living member when the household receives. */
  persons: PersonFacts[];
};

/** `found` is the answer that decided, for the sentence "18–40; age 47"; null when unknown or several were asked. */
export type Verdict =
  | { result: "ok" }
  | { result: "failed"; criterion: CriterionName; found: string | number | boolean | null }
  | { result: "unknown"; criterion: CriterionName };

/**
 * Whether these facts meet the criteria, and if not, the first criterion that failed. A refusal wins over an open
 * question, so that nobody is visited for a program that would refuse them anyway.
 */
export function evaluate(criteria: Criteria, facts: Facts): Verdict {
  let open: CriterionName | null = null;
  for (const name of householdCriteria) {
    const answer = answerForHousehold(name, criteria, facts);
    if (answer === null) continue;
    if (answer.met === false) return { result: "failed", criterion: name, found: answer.found };
    if (answer.met === null) open ??= name;
  }
  const person = evaluatePersons(criteria, facts.persons);
  if (person.result === "failed") return person;
  if (open !== null) return { result: "unknown", criterion: open };
  return person;
}

/**
 * All must hold: a pledge's wishes narrow the program's criteria. Each set is asked by itself, so for a household two
 * different members may meet two sets.
 */
export function evaluateAll(all: Criteria[], facts: Facts): Verdict {
  const verdicts = all.map((criteria) => evaluate(criteria, facts));
  return (
    verdicts.find((verdict) => verdict.result === "failed") ??
    verdicts.find((verdict) => verdict.result === "unknown") ?? { result: "ok" }
  );
}

/** Whether the place lies in the region: the same code or one below it. */
export function liesIn(place: string, region: string): boolean {
  return place === region || place.startsWith(`${region}.`);
}

/** The criteria that differ, in the order in which they are asked. The order of a list's answers makes no difference. */
export function changedCriteria(before: Criteria, now: Criteria): CriterionName[] {
  const said = (criterion: Criteria[CriterionName]) =>
    JSON.stringify(criterion ?? null, (_key, value: unknown) => {
      if (Array.isArray(value)) return [...value].map(String).sort();
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
    });
  return criterionNames.filter((name) => said(before[name]) !== said(now[name]));
}

/** Criteria that read specific personal data (health, disability, children) must be justified by the program. */
export function readsSpecificData(criteria: Criteria): boolean {
  return criteria.disability !== undefined || criteria.member_class !== undefined;
}

export type CriteriaFault =
  | { criterion: CriterionName; fault: "empty_list" | "malformed_code" }
  | { criterion: "age"; fault: "out_of_range" | "min_above_max" | "no_limit" }
  | { criterion: "decile"; fault: "out_of_range" };

/** What is wrong with a definition before it is stored; empty when it is sound. */
export function faultsOf(criteria: Criteria): CriteriaFault[] {
  const faults: CriteriaFault[] = [];
  const { place, decile, age } = criteria;
  if (place !== undefined) {
    if (place.codes.length === 0) faults.push({ criterion: "place", fault: "empty_list" });
    if (!place.codes.every((code) => regionCode.test(code)))
      faults.push({ criterion: "place", fault: "malformed_code" });
  }
  for (const name of ["decile", "house_ownership", "member_class", "disability", "occupation"] as const) {
    if (criteria[name]?.in.length === 0) faults.push({ criterion: name, fault: "empty_list" });
  }
  if (decile?.in.some((value) => !Number.isInteger(value) || value < 1 || value > 10)) {
    faults.push({ criterion: "decile", fault: "out_of_range" });
  }
  if (age !== undefined) {
    const limits = [age.min, age.max].filter((limit) => limit !== null);
    if (limits.length === 0) faults.push({ criterion: "age", fault: "no_limit" });
    if (limits.some((limit) => !Number.isInteger(limit) || limit < 0 || limit > 120)) {
      faults.push({ criterion: "age", fault: "out_of_range" });
    }
    if (age.min !== null && age.max !== null && age.min > age.max) {
      faults.push({ criterion: "age", fault: "min_above_max" });
    }
  }
  return faults;
}

const householdCriteria = ["place", "decile", "female_head", "house_ownership", "land_title"] as const;
const personCriteria = ["member_class", "age", "sex", "disability", "occupation"] as const;
const regionCode = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

type Found = string | number | boolean | null;
/** `met` is null when the answer is unknown and must be asked. */
type Answer = { met: boolean | null; found: Found };

function answerForHousehold(
  name: (typeof householdCriteria)[number],
  criteria: Criteria,
  facts: Facts,
): Answer | null {
  switch (name) {
    case "place":
      if (criteria.place === undefined) return null;
      return { met: criteria.place.codes.some((code) => liesIn(facts.region, code)), found: facts.region };
    case "decile":
      return oneOf(criteria.decile, facts.decile);
    case "female_head":
      return criteria.female_head === undefined
        ? null
        : judge(criteria.female_head.unknown, facts.femaleHead, (yes) => yes);
    case "house_ownership":
      return oneOf(criteria.house_ownership, facts.houseOwnership);
    case "land_title":
      return criteria.land_title === undefined
        ? null
        : judge(criteria.land_title.unknown, facts.landTitle, (yes) => yes);
  }
}

/**
 * One and the same person must meet every person criterion. Persons are struck out criterion by criterion; the one
 * that strikes out the last is named, which does not depend on the order of the persons.
 */
function evaluatePersons(criteria: Criteria, persons: PersonFacts[]): Verdict {
  const asked = personCriteria.filter((name) => criteria[name] !== undefined);
  let left = persons.map((person) => ({ person, open: null as CriterionName | null }));
  for (const name of asked) {
    const kept: typeof left = [];
    let found: Found = null;
    for (const { person, open } of left) {
      const answer = answerForPerson(name, criteria, person);
      if (answer?.met !== false) kept.push({ person, open: open ?? (answer?.met === null ? name : null) });
      else found = answer.found;
    }
    if (kept.length === 0)
      return { result: "failed", criterion: name, found: persons.length === 1 ? found : null };
    left = kept;
  }
  const open = left.map((entry) => entry.open);
  if (asked.length === 0 || open.includes(null)) return { result: "ok" };
  const criterion = asked.find((name) => open.includes(name));
  return criterion === undefined ? { result: "ok" } : { result: "unknown", criterion };
}

function answerForPerson(
  name: (typeof personCriteria)[number],
  criteria: Criteria,
  person: PersonFacts,
): Answer | null {
  switch (name) {
    case "member_class":
      return oneOf(criteria.member_class, person.memberClass);
    case "age": {
      const { age } = criteria;
      if (age === undefined) return null;
      return judge(
        age.unknown,
        person.age,
        (years) => years >= (age.min ?? 0) && years <= (age.max ?? Infinity),
      );
    }
    case "sex": {
      const { sex } = criteria;
      return sex === undefined ? null : judge(sex.unknown, person.sex, (value) => value === sex.is);
    }
    case "disability":
      return oneOf(criteria.disability, person.disability);
    case "occupation":
      return oneOf(criteria.occupation, person.occupation);
  }
}

function oneOf<Value extends string | number>(
  criterion: { in: Value[]; unknown: WhenUnknown } | undefined,
  value: Value | null,
): Answer | null {
  return criterion === undefined
    ? null
    : judge(criterion.unknown, value, (known) => criterion.in.includes(known));
}

function judge<Value extends string | number | boolean>(
  unknown: WhenUnknown,
  value: Value | null,
  holds: (value: Value) => boolean,
): Answer {
  if (value !== null) return { met: holds(value), found: value };
  return { met: unknown === "ask" ? null : unknown === "pass", found: null };
}
