/**
 * One normalised vocabulary for what P3KE says in words and DTSEN in numbers
 * (handbook sections 4 and 5). Every list ends with `unknown`: an empty or
 * unreadable cell is never "no".
 */

export const SEXES = ["male", "female", "unknown"] as const;
export type Sex = (typeof SEXES)[number];

export const YES_NO = ["yes", "no", "unknown"] as const;
export type YesNo = (typeof YES_NO)[number];

/** National welfare rank, 1 poorest. `4+` is a P3KE class of its own, not a number. */
export const DECILES = ["1", "2", "3", "4", "4+", "5", "6", "7", "8", "9", "10", "unknown"] as const;
export type Decile = (typeof DECILES)[number];

export const RELATIONS = [
  "head",
  "spouse",
  "child",
  "child_in_law",
  "grandchild",
  "parent",
  "helper",
  "other",
  "unknown",
] as const;
export type Relation = (typeof RELATIONS)[number];

export const MARITAL_STATUSES = ["single", "married", "divorced", "widowed", "unknown"] as const;
export type MaritalStatus = (typeof MARITAL_STATUSES)[number];

export const JOBS = [
  "none",
  "farmer",
  "fisher",
  "trader",
  "private_employee",
  "self_employed",
  "retired",
  "casual",
  "state_official",
  "civil_servant",
  "homemaker",
  "student",
  "other",
  "unknown",
] as const;
export type Job = (typeof JOBS)[number];

/** DTSEN "kedudukan dalam pekerjaan". */
export const WORK_STATUSES = [
  "own_account",
  "with_casual_workers",
  "with_permanent_workers",
  "employee",
  "state_employee",
  "casual_farm",
  "casual_other",
  "family_worker",
  "unknown",
] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

export const EDUCATIONS = [
  "none",
  "primary_incomplete",
  "primary_pupil",
  "primary",
  "junior_pupil",
  "junior",
  "senior_pupil",
  "senior",
  "student",
  "university",
  "unknown",
] as const;
export type Education = (typeof EDUCATIONS)[number];

/** DTSEN "partisipasi sekolah". */
export const SCHOOLING = ["never", "attending", "left", "unknown"] as const;
export type Schooling = (typeof SCHOOLING)[number];

export const HOUSE_STATUSES = [
  "owned",
  "rented",
  "rent_free",
  "lodging",
  "official",
  "other",
  "unknown",
] as const;
export type HouseStatus = (typeof HOUSE_STATUSES)[number];

export const ROOFS = ["concrete", "tile", "sheet", "wood", "bamboo", "thatch", "other", "unknown"] as const;
export type Roof = (typeof ROOFS)[number];

export const WALLS = ["masonry", "plastered_bamboo", "sheet", "wood", "bamboo", "other", "unknown"] as const;
export type Wall = (typeof WALLS)[number];

export const FLOORS = ["ceramic", "cement", "wood", "bamboo", "earth", "other", "unknown"] as const;
export type Floor = (typeof FLOORS)[number];

export const LIGHTINGS = [
  "own",
  "shared",
  "unmetered",
  "generator_solar",
  "borrowed",
  "none",
  "unknown",
] as const;
export type Lighting = (typeof LIGHTINGS)[number];

/** Connected load as far as the source tells it. */
export const POWERS = [
  "none",
  "w450",
  "w900",
  "up_to_900",
  "over_900",
  "w1300",
  "w2200",
  "over_2200",
  "unknown",
] as const;
export type Power = (typeof POWERS)[number];

export const FUELS = [
  "electricity_gas",
  "kerosene",
  "charcoal_wood",
  "no_cooking",
  "other",
  "unknown",
] as const;
export type Fuel = (typeof FUELS)[number];

export const WATERS = [
  "bottled",
  "piped",
  "borehole",
  "protected_well",
  "unprotected_well",
  "protected_spring",
  "unprotected_spring",
  "surface",
  "rain",
  "other",
  "unknown",
] as const;
export type Water = (typeof WATERS)[number];

/**
 * `own` is an own latrine whose outlet is not known (DTSEN "BAB 1" without
 * "tinja"); `shared` covers P3KE "Tidak, Jamban Umum/Bersama" and DTSEN 2–4.
 */
export const LATRINES = [
  "own_septic",
  "own_no_septic",
  "own",
  "shared",
  "unused",
  "none",
  "other",
  "unknown",
] as const;
export type Latrine = (typeof LATRINES)[number];

/** Quality of a part of the house as a visit or a region's own column names it. */
export const QUALITIES = ["good", "fair", "poor", "unknown"] as const;
export type Quality = (typeof QUALITIES)[number];

export const DATA_SOURCES = ["p3ke", "dtks", "regsosek", "dtsen", "local"] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

/** Who paid for aid a family already received. */
export const AID_FUNDS = ["central", "regional", "village", "csr", "unknown"] as const;
export type AidFund = (typeof AID_FUNDS)[number];
