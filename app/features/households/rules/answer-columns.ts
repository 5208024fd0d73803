import type { AgeBand, Disability, HouseholdAnswers, MemberAnswers, NikState } from "./answers";
import type { Field } from "./columns";
import type { Layout } from "./header";
import * as house from "./house-values";
import type { Cells } from "./parse-row";
import * as person from "./person-values";
import { isBlank } from "./text";
import { readCount, readMeasure, readYesNo, type ValueReading } from "./value-reader";

/** Answers about the house and the family's aid; a column that is missing or empty gives no answer. */
export const readAnswers = (cells: Cells, layout: Layout): HouseholdAnswers => {
  const answers: HouseholdAnswers = {};
  const set = setter(cells, answers);
  set("roof", "roof", house.readRoof);
  set("wall", "wall", house.readWall);
  set("floor", "floor", house.readFloor);
  set("roof_quality", "roof_quality", house.readQuality);
  set("wall_quality", "wall_quality", house.readQuality);
  set("floor_quality", "floor_quality", house.readQuality);
  set("water", "water", house.readWater);
  set("fuel", "fuel", house.readFuel);
  set("house_status", "house_status", house.readHouseStatus);
  set("savings", "savings", readYesNo);
  set("lighting", "lighting", house.readLighting);
  set("latrine", "latrine", house.readLatrine);
  if (answers.latrine === "own") answers.latrine = ownLatrine(cells);
  const power = cells.has("power")
    ? cells.value("power", house.readPower)
    : house.readPower(cells.text("lighting")).value;
  if (power !== "unknown") answers.power = power;

  const area = readMeasure(cells.text("floor_area"));
  const people = readCount(cells.text("household_size"));
  if (area !== null && people !== null && people > 0) answers.area_per_person = round(area / people);

  for (const field of YES_NO_COLUMNS) set(field, field, readYesNo);
  // The individu sheet says it of a person; only the family sheet says it of the family.
  if (layout.kind === "p3ke_household") set("stunting_risk", "stunting_risk", readYesNo);
  const meals = readCount(cells.text("meals_per_day"));
  if (meals !== null && meals <= 10) answers.meals_per_day = meals;
  const foodAid = foodAidOf(cells);
  if (foodAid !== null) answers.receives_food_aid = foodAid;
  return answers;
};

/** Answers about a person; of the specific class only what a rule reads, and no more exact than it reads it. */
export const readPersonAnswers = (
  cells: Cells,
  layout: Layout,
  nik: NikState,
  hasKk: boolean,
): MemberAnswers => {
  const answers: MemberAnswers = { nik };
  const set = setter(cells, answers);
  set("job", "job", person.readJob);
  set("education", "education", person.readEducation);
  set("schooling", "schooling", person.readSchooling);
  set("work_status", "work_status", person.readWorkStatus);
  set("out_of_school", "out_of_school", readYesNo);
  set("working", "working", readYesNo);
  set("disabled", "disabled", readYesNo);
  set("insured", "insured", readYesNo);
  // The family sheet says it of the family.
  if (layout.kind !== "p3ke_household") set("stunting_risk", "stunting_risk", readYesNo);
  if (cells.has("nutrition")) set("stunting_risk", "nutrition", person.readNutrition);
  if (cells.has("kk_number")) answers.has_kk = hasKk ? "yes" : "no";
  const registry = person.readRegistry(cells.text("registry")).value;
  if (registry !== "unknown") answers.registry_agrees = registry === "agrees" ? "yes" : "no";
  const premium = premiumOf(cells);
  if (premium !== null) answers.premium_paid = premium;
  const disability = disabilityOf(cells);
  if (disability !== null) answers.disability = disability;
  const field = businessFieldOf(cells);
  if (field !== null) answers.business_field = field;
  if (/^(0?1\b|<\s*5\s*juta|kurang dari 5 juta)/i.test(cells.text("turnover")))
    answers.lowest_turnover = "yes";
  return answers;
};

const YES_NO_COLUMNS = [
  "receives_bpnt",
  "receives_bpum",
  "receives_bst",
  "receives_pkh",
  "receives_sembako",
  "house_fit",
  "clean_water",
  "own_latrine",
  "own_electricity",
] as const satisfies readonly (Field & keyof HouseholdAnswers)[];

const setter =
  <A extends object>(cells: Cells, answers: A) =>
  <K extends keyof A, T extends string>(key: K, field: Field, read: (cell: string) => ValueReading<T>) => {
    if (!cells.has(field)) return;
    const value = cells.value(field, read);
    if (value !== "unknown") (answers as Record<K, unknown>)[key] = value;
  };

const ownLatrine = (cells: Cells): "own_septic" | "own_no_septic" | "own" => {
  const sludge = cells.value("sludge", house.readSludge);
  return sludge === "septic" ? "own_septic" : sludge === "open" ? "own_no_septic" : "own";
};

/** "riwayat bansos" names what a family gets; an empty cell may also mean nobody asked. */
const foodAidOf = (cells: Cells): "yes" | "no" | null => {
  const text = cells.text("aid_list");
  if (isBlank(text)) return null;
  if (/^(tidak|belum|bukan)/i.test(text)) return "no";
  return /pkh|bpnt|sembako|pangan/i.test(text) ? "yes" : "no";
};

const premiumOf = (cells: Cells): "yes" | "no" | null => {
  const paid = [
    readYesNo(cells.text("premium_national")).value,
    readYesNo(cells.text("premium_regional")).value,
  ];
  if (paid.includes("yes")) return "yes";
  return paid.every((one) => one === "no") ? "no" : null;
};

const LIMITATIONS = [
  "limit_seeing",
  "limit_hearing",
  "limit_walking",
  "limit_hands",
  "limit_learning",
  "limit_behaviour",
  "limit_speaking",
  "limit_self_care",
  "limit_memory",
  "limit_sadness",
] as const satisfies readonly Field[];

/** Ten answers become one: which limitation it is, no rule asks, so it is not kept. */
const disabilityOf = (cells: Cells): Disability | null => {
  const asked = LIMITATIONS.filter((field) => cells.has(field));
  if (asked.length === 0) return null;
  const answers = asked.map((field) => cells.value(field, person.readLimitation));
  if (answers.includes("severe")) return "severe";
  if (answers.includes("some")) return "some";
  return answers.length === LIMITATIONS.length && answers.every((one) => one === "none") ? "none" : null;
};

const businessFieldOf = (cells: Cells): MemberAnswers["business_field"] | null => {
  const text = cells.text("business_field");
  if (isBlank(text)) return null;
  const code = Number(/^0*(\d{1,2})\b/.exec(text)?.[1]);
  if (/ikan|nelayan|tambak/i.test(text) || FISHERIES.has(code)) return "fish";
  if (/tani|kebun|ternak|hortikultura|padi|palawija|hutan/i.test(text) || FARMING.has(code)) return "farm";
  return "business";
};

/** Numbers of "lapangan usaha": 1 rice and crops, 2 horticulture, 3 plantation, 4 fisheries, 5 livestock, 6 forestry. */
const FARMING = new Set([1, 2, 3, 5, 6]);
const FISHERIES = new Set([4]);

/** True on the survey day only; used where the birth date is missing (handbook 4.2). */
export const readAgeBand = (cells: Cells): AgeBand | null => {
  const bands = [
    ["age_under_7", "0-6"],
    ["age_7_12", "7-12"],
    ["age_13_15", "13-15"],
    ["age_16_18", "16-18"],
    ["age_19_21", "19-21"],
    ["age_22_59", "22-59"],
    ["age_from_60", "60+"],
  ] as const;
  return bands.find(([field]) => readYesNo(cells.text(field)).value === "yes")?.[1] ?? null;
};

/** The band an age in years falls into. */
export const bandOf = (age: number): AgeBand => {
  if (age < 7) return "0-6";
  if (age <= 12) return "7-12";
  if (age <= 15) return "13-15";
  if (age <= 18) return "16-18";
  if (age <= 21) return "19-21";
  return age < 60 ? "22-59" : "60+";
};

const round = (value: number): number => Math.round(value * 100) / 100;
