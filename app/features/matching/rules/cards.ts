import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import {
  houseOwnerships,
  occupations,
  type DisabilityClass,
  type Facts,
  type MemberClass,
  type PersonFacts,
  type Sex,
} from "~/features/programs/criteria";
import { fullMonths, type ScoreFacts } from "./score";

/**
 * Cards: everything the matching asks about one household, as the database packs it (view `household_card_now`).
 * Numbers are big-endian and 0 stands for an unknown answer:
 *
 *     household uuid 16 · length of case code 2 · case code · village 8 (the digits of its code)
 *     answers 4 · open dimensions 2 · stunting risks 2 · first decreed 4 (yyyymmdd)
 *     people 2 · for each: birth 4 (yyyymmdd), answers 2
 *     needs 2 · for each: uuid 16, position in `needCodes` 2, position of the person 2 (-1: the household)
 *
 * The middle two lines are kept with each line of a run, so that its reasons can be given again as they were.
 */
export type Cards = {
  bytes: Uint8Array;
  view: DataView;
  /** Where each card begins, and after the last one where it ends. */
  start: Float64Array;
  count: number;
};

// Answers of the household in bits: decile 0–3, female head 4–5, ownership 6–8, land title 9–10.
// Answers of a person in bits: sex 0–1, class 2–4, disability 5–7, occupation 8–12.

const sexes = ["female", "male"] as const satisfies readonly Sex[];
const classes = [
  "productive",
  "not_yet_productive",
  "no_longer_productive",
] as const satisfies readonly MemberClass[];
const disabilities = ["none", "some", "severe"] as const satisfies readonly DisabilityClass[];
/** Position of `severe` in the bits of a person. */
export const severe = disabilities.indexOf("severe") + 1;

/** Where the facts of a card begin: after household, case code and village. */
export function factsStart(view: DataView, card: number): number {
  return card + 26 + view.getInt16(card + 16);
}

/** How many bytes the facts take, from answers to people. */
export function factsLength(view: DataView, facts: number): number {
  return 14 + 6 * view.getInt16(facts + 12);
}

export function villageOf(view: DataView, facts: number): number {
  return view.getUint32(facts - 8) * 0x1_0000_0000 + view.getUint32(facts - 4);
}

/** The code of a place from its digits: 3216182003 is 32.16.18.2003. */
export function regionOf(digits: number): string {
  const text = String(digits);
  return [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6)].filter(Boolean).join(".");
}

export function caseCodeOf({ bytes, view, start }: Cards, at: number): string {
  const from = start[at]! + 18;
  return text(bytes, from, from + view.getInt16(start[at]! + 16));
}

export type HouseholdAnswerFacts = Pick<Facts, "decile" | "femaleHead" | "houseOwnership" | "landTitle">;

export function householdAnswersOf(bits: number): HouseholdAnswerFacts {
  return {
    decile: bits & 15 || null,
    femaleHead: yesNo((bits >> 4) & 3),
    houseOwnership: wordOf(houseOwnerships, (bits >> 6) & 7),
    landTitle: yesNo((bits >> 9) & 3),
  };
}

export function personAnswersOf(bits: number): Omit<PersonFacts, "age"> {
  return {
    sex: wordOf(sexes, bits & 3),
    memberClass: wordOf(classes, (bits >> 2) & 7),
    disability: wordOf(disabilities, (bits >> 5) & 7),
    occupation: wordOf(occupations, (bits >> 8) & 31),
  };
}

/** Whole years on a day, both yyyymmdd; null for an unknown birth. */
export function ageFrom(birth: number, on: number): number | null {
  return birth === 0 ? null : Math.floor((on - birth) / 10_000);
}

/** What the criteria ask, of the person in that position or of everybody (null), on a day 'YYYY-MM-DD'. */
export function unpackFacts(
  packed: Uint8Array,
  region: string,
  person: number | null,
  on: string,
): { facts: Facts; score: ScoreFacts } {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const day = dayNumber(on);
  const persons: PersonFacts[] = [];
  for (let at = 0; at < view.getInt16(12); at++) {
    const from = 14 + 6 * at;
    persons.push({ age: ageFrom(view.getInt32(from), day), ...personAnswersOf(view.getInt16(from + 4)) });
  }
  const household = householdAnswersOf(view.getInt32(0));
  const decreed = view.getInt32(8);
  const alone = persons.length === 1 ? persons[0]! : null;
  return {
    facts: { region, ...household, persons: person === null ? persons : [persons[person]!] },
    score: {
      decile: household.decile,
      openNeeds: view.getInt16(4),
      elderlyAlone: alone === null ? false : alone.age === null ? null : alone.age >= elderlyFrom,
      severelyDisabled: persons.filter(({ disability }) => disability === "severe").length,
      stuntingOrPregnant: view.getInt16(6),
      femaleHead: household.femaleHead,
      monthsWaiting: decreed === 0 ? 0 : fullMonths(dayText(decreed), on),
    },
  };
}

/** Somebody who lives alone and has reached this age scores for it. */
export const elderlyFrom = 60;

export function dayNumber(day: string): number {
  return Number(day.replaceAll("-", ""));
}

export function dayText(day: number): string {
  const digits = String(day).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

export function needCodeAt(position: number): NeedCode {
  return needCodes[position]!;
}

/** A uuid as text from its 16 bytes. */
export function uuidText(bytes: Uint8Array, at: number): string {
  let hex = "";
  for (let byte = at; byte < at + 16; byte++) hex += hexPairs[bytes[byte]!];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function text(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}

function yesNo(bits: number): boolean | null {
  return bits === 0 ? null : bits === 2;
}

/** A word outside the list is known, and met by no criterion. */
function wordOf<Word extends string>(words: readonly Word[], position: number): Word | null {
  return position === 0 ? null : (words[position - 1] ?? ("unlisted" as Word));
}
