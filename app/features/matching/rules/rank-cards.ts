import {
  ageFrom,
  caseCodeOf,
  dayNumber,
  dayText,
  elderlyFrom,
  factsStart,
  severe,
  type Cards,
} from "./cards";
import { byCodePoint } from "./instance";
import { fullMonths, lotDrawer, lotOf, scoreTables, type Weights } from "./score";
import { orderBy, settleTies } from "./sort";

/** More dimensions, people or months than this are as many as this; nobody has lived so long. */
const mostCounted = 2000;

/** The score of each household that has a need of the question, and where its needs begin; -1 for the others. */
export function scoreCards(
  cards: Cards,
  wanted: Uint8Array,
  { weights, on }: { weights: Weights; on: string },
) {
  const { view, count } = cards;
  const day = dayNumber(on);
  const points = scoreTables(weights, mostCounted);
  const months = new Map<number, number>();
  const waited = (decreed: number): number => {
    let known = months.get(decreed);
    if (known === undefined) {
      known = decreed === 0 ? 0 : Math.min(mostCounted, fullMonths(dayText(decreed), on));
      months.set(decreed, known);
    }
    return known;
  };
  const scores = new Int32Array(count).fill(-1);
  const start = new Float64Array(count);
  let units = 0;
  let lastDecreed = -1;
  let lastMonths = 0;
  for (let at = 0; at < count; at++) {
    const facts = factsStart(view, cards.start[at]!);
    const people = view.getInt16(facts + 12);
    const needs = facts + 14 + 6 * people;
    let asks = 0;
    for (let left = view.getInt16(needs), from = needs + 18; left > 0; left--, from += 20) {
      asks += wanted[view.getInt16(from)]!;
    }
    if (asks === 0) continue;
    units += asks;
    let disabled = 0;
    for (let from = facts + 18, left = people; left > 0; left--, from += 6) {
      if (((view.getInt16(from) >> 5) & 7) === severe) disabled++;
    }
    const age = people === 1 ? ageFrom(view.getInt32(facts + 14), day) : 0;
    const decreed = view.getInt32(facts + 8);
    if (decreed !== lastDecreed) {
      lastDecreed = decreed;
      lastMonths = waited(decreed);
    }
    const answers = view.getInt32(facts);
    start[at] = facts;
    scores[at] =
      points.decile[answers & 15]! +
      points.openNeeds[Math.min(mostCounted, view.getInt16(facts + 4))]! +
      (age === null ? points.elderlyAloneUnknown : age >= elderlyFrom ? points.elderlyAlone : 0) +
      points.severelyDisabled[Math.min(mostCounted, disabled)]! +
      points.stuntingOrPregnant[Math.min(mostCounted, view.getInt16(facts + 6))]! +
      points.femaleHead[(answers >> 4) & 3]! +
      points.waiting[lastMonths]!;
  }
  return { scores, start, units };
}

/** Cards of those who ask, the neediest first: by score, then lot, then case code, as `rankHouseholds` has it. */
export function rankCards(cards: Cards, scores: Int32Array, start: Float64Array, seed: string): Int32Array {
  const asking = new Int32Array(cards.count);
  let count = 0;
  for (let at = 0; at < cards.count; at++) if (scores[at]! >= 0) asking[count++] = at;
  const draw = lotDrawer(seed);
  const lots = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    lots[at] = draw(cards.bytes, cards.start[asking[at]!]! + 18, start[asking[at]!]! - 8);
  }
  const byLot = orderBy(lots);
  settleTies(byLot, lots, (left, right) => {
    const one = caseCodeOf(cards, asking[left]!);
    const other = caseCodeOf(cards, asking[right]!);
    return byCodePoint(lotOf(seed, one), lotOf(seed, other)) || byCodePoint(one, other);
  });
  let highest = 0;
  for (let at = 0; at < count; at++) highest = Math.max(highest, scores[asking[at]!]!);
  const below = new Float64Array(count);
  for (let at = 0; at < count; at++) below[at] = highest - scores[asking[byLot[at]!]!]!;
  const byScore = orderBy(below);
  for (let at = 0; at < count; at++) byScore[at] = asking[byLot[byScore[at]!]!]!;
  return byScore;
}
