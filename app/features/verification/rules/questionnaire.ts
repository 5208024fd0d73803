import {
  DISABILITIES,
  LIVELIHOODS,
  type HouseholdAnswers,
  type MemberAnswers,
} from "~/features/households/rules/answers";
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
  YES_NO,
  type YesNo,
} from "~/features/households/rules/vocabulary";

/**
 * The questionnaire of the house visit. Its answers speak the words of the imports, so that needs are derived from
 * a visit and from a file by the same rules. An empty answer is "not known", never "no"; nothing here is required
 * except that each section was opened, because an honest "not known" is better than a guess.
 */

export const sections = ["house", "utilities", "living", "members"] as const;
export type Section = (typeof sections)[number];

/** What the visit asks beyond the words of the imports. */
export type VisitOnlyHousehold = {
  /** The family owns no other house (a condition of house repair). */
  only_house?: YesNo;
  /** Square metres of floor. */
  floor_area?: number;
  /** Year of the last repair paid by aid. */
  repaired_year?: number;
  /** A low-voltage line passes the house. */
  grid_present?: YesNo;
  food_above_other?: YesNo;
  /** Times new clothes were bought within a year. */
  clothes_per_year?: number;
  treatment_affordable?: YesNo;
  /** Rupiah a month, all members together, as the family states it. */
  monthly_income?: number;
};

export const presences = ["present", "moved_away", "deceased"] as const;
export type Presence = (typeof presences)[number];

export type VisitHousehold = HouseholdAnswers & VisitOnlyHousehold;
export type VisitMember = MemberAnswers & { presence?: Presence };
export type VisitAnswers = {
  readonly household: VisitHousehold;
  /** Keyed by member id. */
  readonly members: Readonly<Record<string, VisitMember>>;
};

type Choice = { readonly kind: "choice"; readonly options: readonly string[] };
type Amount = {
  readonly kind: "amount";
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
};
export type Item = (Choice | Amount) & {
  /** Health, disability, income and children: shown only to roles whose work needs them. */
  readonly specific?: true;
};

/** `unknown` is the empty answer, not an option to tick. */
const choice = (options: readonly string[]): Choice => ({
  kind: "choice",
  options: options.filter((option) => option !== "unknown"),
});
const yesNo = choice(YES_NO);
const amount = (min: number, max: number, whole = true): Amount => ({ kind: "amount", min, max, whole });

export const houseItems = {
  house_status: choice(HOUSE_STATUSES),
  land_title: yesNo,
  only_house: yesNo,
  house_fit: yesNo,
  roof: choice(ROOFS),
  roof_quality: choice(QUALITIES),
  wall: choice(WALLS),
  wall_quality: choice(QUALITIES),
  floor: choice(FLOORS),
  floor_quality: choice(QUALITIES),
  floor_area: amount(1, 2000, false),
  repaired_year: amount(1980, 2100),
} as const satisfies Partial<Record<keyof VisitHousehold, Item>>;

export const utilityItems = {
  water: choice(WATERS),
  latrine: choice(LATRINES),
  lighting: choice(LIGHTINGS),
  power: choice(POWERS),
  grid_present: yesNo,
  fuel: choice(FUELS),
} as const satisfies Partial<Record<keyof VisitHousehold, Item>>;

export const livingItems = {
  meals_per_day: amount(0, 6),
  worried_about_food: yesNo,
  food_above_other: yesNo,
  clothes_per_year: amount(0, 50),
  treatment_affordable: yesNo,
  monthly_income: { ...amount(0, 1_000_000_000), specific: true },
  savings: yesNo,
  receives_pkh: yesNo,
  receives_sembako: yesNo,
} as const satisfies Partial<Record<keyof VisitHousehold, Item>>;

export const memberItems = {
  presence: choice(presences),
  job: choice(JOBS),
  education: choice(EDUCATIONS),
  schooling: choice(SCHOOLING),
  has_kk: yesNo,
  disability: { ...choice(DISABILITIES), specific: true },
  insured: yesNo,
  pregnant: { ...yesNo, specific: true },
  stunting_risk: { ...yesNo, specific: true },
  wants_training: yesNo,
  wants_work: yesNo,
  wants_equivalency: yesNo,
  wants_livelihood: choice(LIVELIHOODS),
} as const satisfies Partial<Record<keyof VisitMember, Item>>;

export const householdItems = { ...houseItems, ...utilityItems, ...livingItems };
export type HouseholdItem = keyof typeof householdItems;
export type MemberItem = keyof typeof memberItems;

export const itemsOf = { house: houseItems, utilities: utilityItems, living: livingItems } as const;

/** Reads one typed or ticked answer: undefined when empty (not known), null when it cannot be right. */
export function readAnswer(item: Item, text: string): string | number | undefined | null {
  const given = text.trim();
  if (given === "") return undefined;
  if (item.kind === "choice") return item.options.includes(given) ? given : null;
  // Indonesian writing: dots group thousands, a comma starts the decimals.
  const plain = given
    .replace(/^rp\s*/i, "")
    .replace(/\.(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  if (value < item.min || value > item.max || (item.whole && !Number.isInteger(value))) return null;
  return value;
}

/** Reads a section as posted; `invalid` names the questions whose answer cannot be right. */
export function readAnswers(
  items: Readonly<Record<string, Item>>,
  posted: (name: string) => unknown,
): { answers: Record<string, string | number | undefined>; invalid: string[] } {
  const answers: Record<string, string | number | undefined> = {};
  const invalid: string[] = [];
  for (const [name, item] of Object.entries(items)) {
    const given = posted(name);
    const answer = readAnswer(item, typeof given === "string" ? given : "");
    if (answer === null) invalid.push(name);
    else answers[name] = answer;
  }
  return { answers, invalid };
}

/**
 * Square metres per person, from the floor area and the people who live in the house. Undefined when either is
 * unknown, because a guess would open or hide a need.
 */
export function areaPerPerson(answers: VisitAnswers): number | undefined {
  const residents = Object.values(answers.members).filter(
    (member) => (member.presence ?? "present") === "present",
  );
  const area = answers.household.floor_area;
  if (area === undefined || residents.length === 0) return undefined;
  return Math.round((area / residents.length) * 10) / 10;
}

/** Sections that still have to be opened before the visit can be sent in. */
export const openSections = (saved: readonly Section[]): readonly Section[] =>
  sections.filter((section) => !saved.includes(section));

/** A visit begun: what was answered so far and which sections were opened. */
export type VisitDraft = VisitAnswers & { readonly saved: readonly Section[] };
export const emptyDraft: VisitDraft = { saved: [], household: {}, members: {} };

type Answers = Readonly<Record<string, unknown>>;

/** Parts answers into those any program may use and those of the specific class. */
export function splitBySensitivity(
  answers: Answers,
  items: Readonly<Record<string, Item>>,
): { general: Answers; specific: Answers } {
  const known = Object.entries(answers).filter(([, value]) => value !== undefined);
  const isSpecific = ([code]: [string, unknown]) => items[code]?.specific === true;
  return {
    general: Object.fromEntries(known.filter((entry) => !isSpecific(entry))),
    specific: Object.fromEntries(known.filter(isSpecific)),
  };
}
