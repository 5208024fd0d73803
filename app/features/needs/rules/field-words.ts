/** Which words an answer to a field can be; `number` for those that are counted or measured. */
import { BUSINESS_FIELDS, DISABILITIES, LIVELIHOODS, NIK_STATES } from "../../households/rules/answers";
import {
  EDUCATIONS,
  FLOORS,
  FUELS,
  HOUSE_STATUSES,
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
} from "../../households/rules/vocabulary";
import type { Field } from "./conditions";

const words: Partial<Record<Field, readonly string[]>> = {
  "household.floor": FLOORS,
  "household.wall": WALLS,
  "household.roof": ROOFS,
  "household.floor_quality": QUALITIES,
  "household.wall_quality": QUALITIES,
  "household.roof_quality": QUALITIES,
  "household.water": WATERS,
  "household.latrine": LATRINES,
  "household.lighting": LIGHTINGS,
  "household.power": POWERS,
  "household.fuel": FUELS,
  "household.house_status": HOUSE_STATUSES,
  "member.job": JOBS,
  "member.education": EDUCATIONS,
  "member.schooling": SCHOOLING,
  "member.work_status": WORK_STATUSES,
  "member.business_field": BUSINESS_FIELDS,
  "member.disability": DISABILITIES,
  "member.wants_livelihood": LIVELIHOODS,
  "member.nik": NIK_STATES,
};

const numbers: readonly Field[] = ["household.area_per_person", "household.meals_per_day", "member.age"];

/** All words but `unknown`, which is no answer. */
export function wordsOf(field: Field): readonly string[] | "number" {
  if (numbers.includes(field)) return "number";
  return (words[field] ?? YES_NO).filter((word) => word !== "unknown");
}
