/**
 * What is known about a household and its members, whatever the source: imported columns and answers given at a
 * visit, in the words of `vocabulary.ts`. Pure data; the original text is stored beside it.
 *
 * An absent field means unknown or not asked, exactly like the word `unknown`. It never means "no".
 */
import type {
  Education,
  Floor,
  Fuel,
  HouseStatus,
  Job,
  Latrine,
  Lighting,
  Power,
  Quality,
  Roof,
  Schooling,
  Wall,
  Water,
  WorkStatus,
  YesNo,
} from "./vocabulary";

/** `severe` is answer 1–2 of any of the ten DTSEN questions, `some` answer 3, `none` all ten 4. */
export const DISABILITIES = ["none", "some", "severe", "unknown"] as const;
export type Disability = (typeof DISABILITIES)[number];

export const LIVELIHOODS = ["farm", "fish", "business", "none", "unknown"] as const;
export type Livelihood = (typeof LIVELIHOODS)[number];

export const BUSINESS_FIELDS = ["farm", "fish", "business", "unknown"] as const;
export type BusinessField = (typeof BUSINESS_FIELDS)[number];

export const NIK_STATES = ["sound", "malformed", "missing"] as const;
export type NikState = (typeof NIK_STATES)[number];

/** The age flags of P3KE: true on the survey day, used where the birth date is missing. */
export const AGE_BANDS = ["0-6", "7-12", "13-15", "16-18", "19-21", "22-59", "60+"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export type HouseholdAnswers = {
  floor?: Floor;
  wall?: Wall;
  roof?: Roof;
  /** Square metres per person, where one source states floor area and people together. */
  area_per_person?: number;
  floor_quality?: Quality;
  wall_quality?: Quality;
  roof_quality?: Quality;
  water?: Water;
  latrine?: Latrine;
  lighting?: Lighting;
  /** Connected load. 450 W is a sign of poverty, not of a missing connection. */
  power?: Power;
  fuel?: Fuel;
  house_status?: HouseStatus;
  /** Papers of the land checked and in order. */
  land_title?: YesNo;
  savings?: YesNo;

  /** The yes/no answers of the verval form about the house, given by the visitor as a conclusion. */
  house_fit?: YesNo;
  clean_water?: YesNo;
  own_latrine?: YesNo;
  own_electricity?: YesNo;

  receives_bpnt?: YesNo;
  receives_bpum?: YesNo;
  receives_bst?: YesNo;
  receives_pkh?: YesNo;
  receives_sembako?: YesNo;
  /** DTSEN: any current food aid in the aid history. */
  receives_food_aid?: YesNo;
  meals_per_day?: number;
  worried_about_food?: YesNo;

  /** The flag of the family sheet; which member is meant only the member's own flag tells. */
  stunting_risk?: YesNo;
};

export type MemberAnswers = {
  job?: Job;
  education?: Education;
  schooling?: Schooling;
  work_status?: WorkStatus;
  business_field?: BusinessField;
  /** DTSEN: the lowest of the seven turnover bands. */
  lowest_turnover?: YesNo;
  stunting_risk?: YesNo;
  pregnant?: YesNo;
  disability?: Disability;
  /** The verval form's yes/no, which does not tell how severe. */
  disabled?: YesNo;
  insured?: YesNo;
  /** DTSEN: the state or the region pays the premium. "No" does not mean uninsured. */
  premium_paid?: YesNo;
  /** The verval form: in work, out of school. */
  working?: YesNo;
  out_of_school?: YesNo;
  /** The member's own wish, or put forward by RT/RW. */
  wants_training?: YesNo;
  wants_work?: YesNo;
  wants_equivalency?: YesNo;
  wants_livelihood?: Livelihood;
  nik?: NikState;
  /** Padan or tidak padan, as the source states it. */
  registry_agrees?: YesNo;
  /** A No KK is on file, or a KK was shown at the visit. */
  has_kk?: YesNo;
};

/** Who gave the answers. Only a visit has seen the house. */
export type AnswerSource = "visit" | "import";

/** One dated set of answers about one household. `members` is keyed by member id. */
export type AnswerSet = {
  source: AnswerSource;
  /** 'YYYY-MM-DD': the day of the visit, or the reference day of the file. */
  asOf: string;
  household: HouseholdAnswers;
  members: Record<string, MemberAnswers>;
};
