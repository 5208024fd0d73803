import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerSet, HouseholdAnswers, MemberAnswers } from "~/features/households/rules/answers";
import {
  EDUCATIONS,
  FLOORS,
  JOBS,
  LATRINES,
  LIGHTINGS,
  POWERS,
  QUALITIES,
  ROOFS,
  SCHOOLING,
  WALLS,
  WATERS,
  WORK_STATUSES,
  YES_NO,
} from "~/features/households/rules/vocabulary";
import { needCatalogue, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { ageInBand, ageOn, deriveNeeds, type Person } from "~/features/needs/rules/derive";
import { ruleSet1 } from "~/features/needs/rules/rule-set-1";

const imported = (household: HouseholdAnswers, member: MemberAnswers = {}): AnswerSet => ({
  source: "import",
  asOf: "2022-06-30",
  household,
  members: { m: member },
});
const visited = (
  household: HouseholdAnswers,
  member: MemberAnswers = {},
  asOf = "2023-05-01",
): AnswerSet => ({
  source: "visit",
  asOf,
  household,
  members: { m: member },
});

const derive = (sets: AnswerSet[], age: Person["age"] = 30) =>
  deriveNeeds(ruleSet1, sets, [{ id: "m", age }]);

const stateOf = (need: NeedCode, sets: AnswerSet[], age: Person["age"] = 30) =>
  derive(sets, age).needs.find((one) => one.need === need)?.state ?? "absent";

describe("needs of a house, line by line", () => {
  const fitHouse: HouseholdAnswers = { floor: "cement", wall: "masonry", roof: "tile" };
  const ownLatrine = { latrine: "own_septic" } as const;
  const noAid = { receives_bpnt: "no", receives_pkh: "no", receives_sembako: "no" } as const;
  const lines: [NeedCode, HouseholdAnswers, "open" | "unknown" | "absent"][] = [
    ["housing", { ...fitHouse, floor: "earth" }, "open"],
    ["housing", { ...fitHouse, floor: "bamboo" }, "open"],
    ["housing", { ...fitHouse, wall: "bamboo" }, "open"],
    ["housing", { ...fitHouse, roof: "bamboo" }, "open"],
    ["housing", { ...fitHouse, roof: "thatch" }, "open"],
    ["housing", { ...fitHouse, area_per_person: 7.1 }, "open"],
    ["housing", { ...fitHouse, area_per_person: 7.2 }, "absent"],
    ["housing", fitHouse, "absent"],
    ["housing", { floor: "wood", wall: "wood", roof: "wood" }, "absent"],
    ["housing", { ...fitHouse, wall: "plastered_bamboo" }, "absent"],
    ["housing", { ...fitHouse, floor: "other" }, "unknown"],
    ["housing", { floor: "cement", wall: "masonry" }, "unknown"],
    ["housing", { floor: "earth" }, "open"],
    ["water", { water: "unprotected_well" }, "open"],
    ["water", { water: "unprotected_spring" }, "open"],
    ["water", { water: "surface" }, "open"],
    ["water", { water: "rain" }, "open"],
    ["water", { water: "other" }, "open"],
    ["water", { water: "bottled" }, "absent"],
    ["water", { water: "piped" }, "absent"],
    ["water", { water: "borehole" }, "absent"],
    ["water", { water: "protected_well" }, "absent"],
    ["water", {}, "unknown"],
    ["sanitation.latrine", { latrine: "shared" }, "open"],
    ["sanitation.latrine", { latrine: "unused" }, "open"],
    ["sanitation.latrine", { latrine: "none" }, "open"],
    ["sanitation.latrine", { latrine: "other" }, "open"],
    ["sanitation.latrine", ownLatrine, "absent"],
    ["sanitation.latrine", { latrine: "own_no_septic" }, "absent"],
    ["sanitation.septic", { latrine: "own_no_septic" }, "open"],
    ["sanitation.septic", ownLatrine, "absent"],
    ["sanitation.septic", { latrine: "own" }, "unknown"],
    ["sanitation.septic", { latrine: "shared" }, "absent"],
    ["electricity", { lighting: "shared" }, "open"],
    ["electricity", { lighting: "unmetered" }, "open"],
    ["electricity", { lighting: "generator_solar" }, "open"],
    ["electricity", { lighting: "borrowed" }, "open"],
    ["electricity", { lighting: "none" }, "open"],
    ["electricity", { lighting: "own", power: "w450" }, "absent"],
    ["food", noAid, "open"],
    ["food", { ...noAid, receives_pkh: "yes" }, "absent"],
    ["food", { receives_bpnt: "no", receives_pkh: "no" }, "unknown"],
    ["food", { receives_food_aid: "no" }, "open"],
    ["food", { receives_food_aid: "yes" }, "absent"],
  ];
  it.each(lines)("%s from %j is %s", (need, household, state) => {
    expect(stateOf(need, [imported(household)])).toBe(state);
  });
});

describe("needs of a member, line by line", () => {
  const lines: [NeedCode, number, MemberAnswers, "open" | "unknown" | "absent"][] = [
    ["health.stunting", 2, { stunting_risk: "yes" }, "open"],
    ["health.stunting", 2, { stunting_risk: "no" }, "absent"],
    ["health.stunting", 2, {}, "unknown"],
    ["health.stunting", 40, {}, "absent"],
    ["health.stunting", 24, { pregnant: "yes" }, "unknown"],
    ["health.insurance", 30, {}, "unknown"],
    ["health.insurance", 30, { premium_paid: "no" }, "unknown"],
    ["health.insurance", 30, { premium_paid: "yes" }, "absent"],
    ["care.elderly", 60, {}, "open"],
    ["care.elderly", 59, {}, "absent"],
    ["care.disability", 30, { disability: "severe" }, "open"],
    ["care.disability", 30, { disability: "some" }, "absent"],
    ["care.disability", 30, {}, "unknown"],
    ["education.school", 7, { education: "none" }, "open"],
    ["education.school", 6, { education: "none" }, "absent"],
    ["education.school", 12, { education: "primary_pupil" }, "absent"],
    ["education.school", 18, { education: "junior" }, "open"],
    ["education.school", 18, { education: "senior" }, "absent"],
    ["education.school", 19, { education: "junior" }, "absent"],
    ["education.school", 14, { schooling: "left" }, "open"],
    ["education.school", 14, { schooling: "never" }, "open"],
    ["education.school", 14, { schooling: "attending", education: "primary" }, "absent"],
    ["education.school", 18, { schooling: "left", education: "senior" }, "absent"],
    ["education.equivalency", 30, { education: "primary" }, "unknown"],
    ["education.equivalency", 30, { education: "primary", wants_equivalency: "yes" }, "open"],
    ["education.equivalency", 30, { education: "senior", wants_equivalency: "yes" }, "absent"],
    ["education.equivalency", 18, { education: "primary", wants_equivalency: "yes" }, "absent"],
    ["education.equivalency", 20, { education: "senior_pupil", wants_equivalency: "yes" }, "absent"],
    ["skills", 30, { job: "none" }, "unknown"],
    ["skills", 30, { job: "casual", wants_training: "yes" }, "open"],
    ["skills", 30, { job: "farmer" }, "absent"],
    ["skills", 30, { work_status: "family_worker" }, "unknown"],
    ["skills", 60, { job: "none", wants_training: "yes" }, "absent"],
    ["skills", 17, { job: "none", wants_training: "yes" }, "absent"],
    ["skills", 20, { job: "none", education: "student", wants_training: "yes" }, "absent"],
    ["employment", 30, { job: "none" }, "unknown"],
    ["employment", 30, { job: "none", wants_work: "yes" }, "open"],
    ["employment", 30, { job: "casual", wants_work: "yes" }, "absent"],
    ["employment", 30, { job: "homemaker" }, "absent"],
    ["livelihood.farm", 40, { job: "farmer" }, "open"],
    ["livelihood.fish", 40, { job: "fisher" }, "open"],
    ["livelihood.business", 40, { job: "trader" }, "open"],
    ["livelihood.business", 40, { job: "self_employed" }, "open"],
    ["livelihood.business", 40, { job: "retired" }, "absent"],
    ["livelihood.farm", 40, { business_field: "farm" }, "open"],
    [
      "livelihood.business",
      40,
      { business_field: "business", work_status: "own_account", lowest_turnover: "yes" },
      "open",
    ],
    [
      "livelihood.business",
      40,
      { business_field: "business", work_status: "own_account", lowest_turnover: "no" },
      "absent",
    ],
    ["documents", 40, { nik: "missing" }, "open"],
    ["documents", 40, { nik: "malformed" }, "open"],
    ["documents", 40, { nik: "sound", registry_agrees: "no" }, "open"],
    ["documents", 40, { nik: "sound", has_kk: "no" }, "open"],
    ["documents", 40, { nik: "sound", registry_agrees: "yes" }, "absent"],
  ];
  it.each(lines)("%s at %i years from %j is %s", (need, age, member, state) => {
    expect(stateOf(need, [imported({}, member)], age)).toBe(state);
  });
});

describe("what a visit finds", () => {
  const lines: [NeedCode, HouseholdAnswers, MemberAnswers][] = [
    ["housing", { house_fit: "no" }, {}],
    ["housing", { roof_quality: "poor" }, {}],
    ["water", { clean_water: "no" }, {}],
    ["sanitation.latrine", { own_latrine: "no" }, {}],
    ["electricity", { own_electricity: "no" }, {}],
    ["food", { meals_per_day: 1 }, {}],
    ["food", { worried_about_food: "yes" }, {}],
    ["health.insurance", {}, { insured: "no" }],
    ["care.disability", {}, { disabled: "yes" }],
    ["skills", {}, { wants_training: "yes" }],
    ["employment", {}, { working: "no" }],
    ["livelihood.fish", {}, { wants_livelihood: "fish" }],
    ["documents", {}, { nik: "sound", has_kk: "no" }],
  ];
  it.each(lines)("opens %s by %j %j", (need, household, member) => {
    expect(stateOf(need, [visited(household, member)])).toBe("open");
  });

  it("opens schooling for a child found out of school though the list says pupil", () => {
    const sets = [imported({}, { education: "primary_pupil" }), visited({}, { out_of_school: "yes" })];
    expect(stateOf("education.school", sets, 10)).toBe("open");
  });

  it("beats the imported column in both directions", () => {
    expect(stateOf("housing", [imported({ floor: "earth" }), visited({ house_fit: "yes" })])).toBe("absent");
    const fit = { floor: "ceramic", wall: "masonry", roof: "tile" } as const;
    expect(stateOf("housing", [imported(fit), visited({ floor: "earth" })])).toBe("open");
    expect(stateOf("water", [imported({ water: "surface" }), visited({ water: "piped" })])).toBe("absent");
  });

  it("beats an import that is younger than the visit", () => {
    const younger: AnswerSet = { ...imported({ water: "surface" }), asOf: "2024-01-01" };
    expect(stateOf("water", [younger, visited({ water: "piped" })])).toBe("absent");
  });

  it("gives way to a newer visit, even where that one answered another question", () => {
    const sets = [
      visited({ house_fit: "yes" }, {}, "2021-02-01"),
      visited({ floor: "earth" }, {}, "2023-02-01"),
    ];
    expect(stateOf("housing", sets)).toBe("open");
  });

  it("says which answers decided", () => {
    const sets = [imported({ water: "surface", latrine: "shared" }), visited({ water: "rain" })];
    const { needs } = derive(sets);
    expect(needs.find((one) => one.need === "water")).toMatchObject({ source: "visit", asOf: "2023-05-01" });
    expect(needs.find((one) => one.need === "sanitation.latrine")).toMatchObject({
      source: "import",
      asOf: "2022-06-30",
    });
  });
});

describe("classes of members", () => {
  const lines: [Person["age"], MemberAnswers, string | null, string | null][] = [
    [17, {}, "not_yet_productive", "under_18"],
    [17, { disability: "severe" }, "not_yet_productive", "under_18"],
    [18, { disability: "none" }, "productive", "working_age"],
    [59, { disability: "some" }, "productive", "working_age"],
    [30, {}, "productive", "working_age_disability_not_asked"],
    [30, { disability: "severe" }, "no_longer_productive", "severe_disability"],
    [60, {}, "no_longer_productive", "age_60"],
    [null, {}, null, null],
    [{ low: 22, high: 59 }, {}, "productive", "working_age_disability_not_asked"],
    [{ low: 16, high: 18 }, {}, null, null],
  ];
  it.each(lines)("age %j with %j is %s by rule %s", (age, member, memberClass, rule) => {
    expect(derive([imported({}, member)], age).classes).toEqual([
      { memberId: "m", class: memberClass, rule },
    ]);
  });

  it("moves an age group of a survey on by the years since", () => {
    expect(ageInBand("16-18", "2022-12-31", "2023-07-03")).toEqual({ low: 16, high: 19 });
    expect(ageInBand("16-18", "2022-12-31", "2025-01-01")).toEqual({ low: 18, high: 21 });
    expect(ageInBand("60+", "2022-12-31", "2023-07-03").low).toBe(60);
  });

  it("counts completed years", () => {
    expect(ageOn("2005-07-03", "2023-07-03")).toBe(18);
    expect(ageOn("2005-07-04", "2023-07-03")).toBe(17);
    expect(ageOn("2004-02-29", "2022-02-28")).toBe(17);
  });
});

describe("properties of rule set 1", () => {
  const word = <T extends string>(words: readonly T[]) =>
    fc.option(fc.constantFrom(...words), { nil: undefined });
  const household = fc.record({
    floor: word(FLOORS),
    wall: word(WALLS),
    roof: word(ROOFS),
    roof_quality: word(QUALITIES),
    house_fit: word(YES_NO),
    water: word(WATERS),
    clean_water: word(YES_NO),
    latrine: word(LATRINES),
    own_latrine: word(YES_NO),
    lighting: word(LIGHTINGS),
    power: word(POWERS),
    receives_bpnt: word(YES_NO),
    receives_pkh: word(YES_NO),
    receives_sembako: word(YES_NO),
    stunting_risk: word(YES_NO),
  });
  const member = fc.record({
    job: word(JOBS),
    education: word(EDUCATIONS),
    schooling: word(SCHOOLING),
    work_status: word(WORK_STATUSES),
    stunting_risk: word(YES_NO),
    wants_training: word(YES_NO),
    wants_work: word(YES_NO),
    insured: word(YES_NO),
    disabled: word(YES_NO),
  });
  const age = fc.integer({ min: 0, max: 100 });

  const withoutUnknown = <T extends object>(answers: T): T =>
    Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== "unknown")) as T;

  it("an answer unknown is the same as no answer", () => {
    fc.assert(
      fc.property(household, member, age, (house, person, years) => {
        const left = derive([imported(house, person)], years);
        const right = derive([imported(withoutUnknown(house), withoutUnknown(person))], years);
        expect(left).toEqual(right);
      }),
    );
  });

  it("nothing is open without an answer or an age that says so", () => {
    fc.assert(
      fc.property(age, (years) => {
        const open = derive([imported({}, {})], years).needs.filter((one) => one.state === "open");
        expect(open.map((one) => one.need)).toEqual(years >= 60 ? ["care.elderly"] : []);
      }),
    );
  });

  it("a house of wood is never unfit for that reason", () => {
    fc.assert(
      fc.property(household, (house) => {
        const wooden = { ...house, floor: "wood", wall: "wood", roof: "wood", house_fit: undefined } as const;
        const sound = { ...wooden, roof_quality: undefined };
        expect(stateOf("housing", [imported(sound)])).toBe("absent");
      }),
    );
  });

  it("power never decides about electricity", () => {
    fc.assert(
      fc.property(household, word(POWERS), (house, power) => {
        expect(stateOf("electricity", [imported({ ...house, power })])).toBe(
          stateOf("electricity", [imported(house)]),
        );
      }),
    );
  });

  it("the order in which sources arrive does not matter", () => {
    fc.assert(
      fc.property(household, household, member, age, (first, second, person, years) => {
        const a = imported(first, person);
        const b = visited(second);
        expect(derive([a, b], years)).toEqual(derive([b, a], years));
      }),
    );
  });

  it("each need speaks of the recipient the catalogue names, and every need has a rule", () => {
    expect(ruleSet1.needs.map((rule) => rule.need)).toEqual([...needCodes]);
    for (const rule of ruleSet1.needs) expect(rule.subject).toBe(needCatalogue[rule.need].recipient);
  });
});
