/**
 * What is known about a household and its members, in one vocabulary for every source: P3KE text values, DTSEN codes
 * and answers given at a visit all normalise to these words. Pure data; the original text is stored beside it.
 *
 * An absent field means unknown or not asked. It never means "no": an empty cell in a file is left out here.
 * `other` is an answer ("Lainnya") that no rule reads as yes or no unless it says so.
 */

export const floors = ["ceramic", "cement", "wood", "bamboo", "earth", "other"] as const;
export type Floor = (typeof floors)[number];

/** `plastered_bamboo` is DTSEN's plaster on woven bamboo or wire, which counts as a sound wall. */
export const walls = ["masonry", "plastered_bamboo", "zinc", "wood", "bamboo", "other"] as const;
export type Wall = (typeof walls)[number];

export const roofs = ["concrete", "tile", "zinc_asbestos", "wood", "bamboo", "thatch", "other"] as const;
export type Roof = (typeof roofs)[number];

export const qualities = ["good", "fair", "poor"] as const;
export type Quality = (typeof qualities)[number];

export const drinkingWaters = [
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
] as const;
export type DrinkingWater = (typeof drinkingWaters)[number];

/** P3KE has one value for "none, public or shared"; DTSEN tells them apart. Both read as `shared_or_none`. */
export const latrines = ["own", "shared_or_none", "other"] as const;
export type Latrine = (typeof latrines)[number];

/** `own`: a PLN customer with a meter, of any power. `without_meter`: PLN without a meter of their own. */
export const lightings = [
  "own",
  "shared",
  "without_meter",
  "generator_or_solar",
  "staying",
  "none",
  "other",
] as const;
export type Lighting = (typeof lightings)[number];

export const cookingFuels = ["electricity_or_gas", "kerosene", "wood_or_charcoal", "none", "other"] as const;
export type CookingFuel = (typeof cookingFuels)[number];

export const houseOwnerships = ["owned", "rented", "rent_free", "staying", "official", "other"] as const;
export type HouseOwnership = (typeof houseOwnerships)[number];

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

/** SD, SMP and SMA are the six, three and three years of school; `_student` still attends. */
export const educations = [
  "none",
  "sd_unfinished",
  "sd_student",
  "sd",
  "smp_student",
  "smp",
  "sma_student",
  "sma",
  "university_student",
  "university",
] as const;
export type Education = (typeof educations)[number];

/** `severe` is answer 1–2 of any of the ten DTSEN questions, `some` answer 3. */
export const disabilityClasses = ["none", "some", "severe"] as const;
export type DisabilityClass = (typeof disabilityClasses)[number];

export const livelihoodWishes = ["farm", "fish", "business", "none"] as const;
export type LivelihoodWish = (typeof livelihoodWishes)[number];

export const businessFields = ["farm", "fish", "other"] as const;
export type BusinessField = (typeof businessFields)[number];

export type HouseholdAnswers = {
  floor?: Floor;
  wall?: Wall;
  roof?: Roof;
  /** Square metres of floor, all rooms. */
  floor_area?: number;
  /** People living in the house, as stated by the same source as `floor_area`. */
  household_size?: number;
  floor_quality?: Quality;
  wall_quality?: Quality;
  roof_quality?: Quality;
  drinking_water?: DrinkingWater;
  latrine?: Latrine;
  septic_tank?: boolean;
  lighting?: Lighting;
  /** Installed power in watts; 450 is a sign of poverty, not of a missing connection. */
  power_watts?: number;
  cooking_fuel?: CookingFuel;
  house_ownership?: HouseOwnership;
  /** Papers of the land checked and in order. */
  land_title?: boolean;
  savings?: boolean;

  /** The yes/no answers of the verval form, given by the visitor as a conclusion. */
  house_fit?: boolean;
  clean_water?: boolean;
  own_latrine?: boolean;
  own_electricity?: boolean;

  receives_bpnt?: boolean;
  receives_bpum?: boolean;
  receives_bst?: boolean;
  receives_pkh?: boolean;
  receives_sembako?: boolean;
  /** DTSEN: any current food aid in the aid history. */
  receives_food_aid?: boolean;
  meals_per_day?: number;
  worried_about_food?: boolean;

  /** The flag of the family sheet; which member is meant is only known from the member's own. */
  stunting_risk?: boolean;
  kk_shown?: boolean;
};

export type MemberAnswers = {
  occupation?: Occupation;
  education?: Education;
  attending_school?: boolean;
  stunting_risk?: boolean;
  pregnant?: boolean;
  disability?: DisabilityClass;
  /** The verval form's yes/no, which does not tell how severe. */
  disabled?: boolean;
  insured?: boolean;
  /** DTSEN: the state or the region pays the premium. "No" does not mean uninsured. */
  premium_paid?: boolean;
  working?: boolean;
  wants_training?: boolean;
  wants_work?: boolean;
  wants_equivalency?: boolean;
  wants_livelihood?: LivelihoodWish;
  business_field?: BusinessField;
  /** Runs a business of their own, with or without helpers (kedudukan 1–3). */
  owns_business?: boolean;
  lowest_turnover?: boolean;
  /** Sixteen digits that pass the structural checks. */
  nik_sound?: boolean;
  /** Padan or tidak padan, as the source states it. */
  registry_agrees?: boolean;
  has_kk_number?: boolean;
};

/** Imports name their file's set; only `visit` has seen the house. */
export const answerSources = ["p3ke", "dtsen", "dtks", "regsosek", "village_census", "visit"] as const;
export type AnswerSource = (typeof answerSources)[number];

/** One dated set of answers about one household. `members` is keyed by member id. */
export type AnswerSet = {
  source: AnswerSource;
  /** 'YYYY-MM-DD': the day of the visit, or the reference day of the file. */
  asOf: string;
  household: HouseholdAnswers;
  members: Record<string, MemberAnswers>;
};
