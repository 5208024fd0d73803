/**
 * The rooms of the house picture: one for each dimension of need. In a room each recipient counts once, a family or a
 * person as the dimension has it, so that a count never mixes the two. Pure.
 */
import { needCatalogue, needCodes, type NeedCode, type NeedDimension } from "~/features/needs/catalogue";

export const dimensions = [
  "housing",
  "water",
  "sanitation",
  "electricity",
  "food",
  "health",
  "care",
  "education",
  "skills",
  "employment",
  "livelihood",
  "documents",
] as const satisfies readonly NeedDimension[];

/** keluarga or jiwa */
export type CountUnit = "household" | "person";

/** How the needs of one kind stand; the three add up to all of them. */
export type Standing = { delivered: number; matched: number; waiting: number };

export const nothing: Standing = { delivered: 0, matched: 0, waiting: 0 };

/** All verified needs of the kind. */
export const verifiedOf = ({ delivered, matched, waiting }: Standing): number =>
  delivered + matched + waiting;

/** Not yet delivered. */
export const openOf = ({ matched, waiting }: Standing): number => matched + waiting;

export function addStandings(a: Standing, b: Standing): Standing {
  return {
    delivered: a.delivered + b.delivered,
    matched: a.matched + b.matched,
    waiting: a.waiting + b.waiting,
  };
}

export function unitOfNeed(code: NeedCode): CountUnit {
  return needCatalogue[code].recipient === "household" ? "household" : "person";
}

export function unitOfDimension(dimension: NeedDimension): CountUnit {
  return unitOfNeed(needCodes.find((code) => needCatalogue[code].dimension === dimension)!);
}
