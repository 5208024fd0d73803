import { classesOf, type Asking } from "~/features/matching/rules/classes";
import type { Columns } from "~/features/matching/rules/columns";
import { needCatalogue, needCodes, type NeedCode } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";

/**
 * Invented populations and offers for the measurements. Restrictions cross: places, deciles, ownership, age and sex are
 * asked in every mixture, so that no order of offers makes a simple greedy right. All from one seed.
 */
const needs: NeedCode[] = [
  "food",
  "housing",
  "water",
  "sanitation.latrine",
  "electricity",
  "health.insurance",
  "skills",
  "employment",
];

export type Population = {
  households: number;
  /** Digits of the village, answers, one person's answers and age, and the open needs as bits of `needs`. */
  village: Float64Array;
  answers: Int32Array;
  person: Int32Array;
  age: Uint8Array;
  open: Uint8Array;
};

const districts = 20;
const villagesPerDistrict = 10;
/** How often each of the needs is open. */
const share = [0.7, 0.6, 0.5, 0.5, 0.4, 0.4, 0.3, 0.3];

export function makePopulation(households: number, seed: number, oneNeed = false): Population {
  const random = seeded(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const population: Population = {
    households,
    village: new Float64Array(households),
    answers: new Int32Array(households),
    person: new Int32Array(households),
    age: new Uint8Array(households),
    open: new Uint8Array(households),
  };
  for (let at = 0; at < households; at++) {
    population.village[at] =
      Number(`6402${String(pick(districts) + 1).padStart(2, "0")}`) * 10_000 +
      2001 +
      pick(villagesPerDistrict);
    const decile = pick(6);
    population.answers[at] = decile | (pick(3) << 4) | (pick(7) << 6) | (pick(3) << 9);
    population.person[at] =
      (1 + pick(2)) | ((1 + pick(3)) << 2) | ((1 + pick(3)) << 5) | ((1 + pick(13)) << 8);
    population.age[at] = pick(90);
    if (oneNeed) population.open[at] = 1;
    else
      for (let need = 0; need < needs.length; need++)
        if (random() < share[need]!) population.open[at]! |= 1 << need;
  }
  return population;
}

export type Supply = { asking: Asking[]; need: Int32Array; places: Float64Array };

/** `perHundred` places for a hundred open needs. */
export function makeSupply(
  offers: number,
  population: Population,
  seed: number,
  perHundred: number,
  oneNeed = false,
): Supply {
  const random = seeded(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const some = <Value>(values: readonly Value[]) => values.filter(() => random() < 0.5);
  const asking: Asking[] = [];
  const need = new Int32Array(offers);
  const weight = new Float64Array(offers);
  for (let at = 0; at < offers; at++) {
    need[at] = oneNeed ? 0 : pick(needs.length);
    const code = needs[need[at]!]!;
    const member = needCatalogue[code].recipient === "member";
    const criteria: Criteria = {};
    // One need alone has programs for a kecamatan or two, so that general optimisers come to an end.
    if (oneNeed || random() > 0.15) {
      const codes = Array.from(
        { length: 1 + pick(oneNeed ? 2 : 6) },
        () => `64.02.${String(1 + pick(districts)).padStart(2, "0")}`,
      );
      criteria.place = { codes: [...new Set(codes)] };
    }
    if (random() < 0.5) criteria.decile = { in: [1, 2, 3, 4].slice(0, 1 + pick(4)), unknown: "pass" };
    if (random() < 0.4) {
      const kinds = some(["owned", "rented", "rent_free", "staying"] as const);
      if (kinds.length > 0) criteria.house_ownership = { in: [...kinds], unknown: "ask" };
    }
    if (random() < 0.1) criteria.female_head = { unknown: "fail" };
    if (member && random() < 0.6) criteria.age = { min: 15 + pick(15), max: 40 + pick(40), unknown: "ask" };
    if (member && random() < 0.3) criteria.sex = { is: random() < 0.5 ? "female" : "male", unknown: "fail" };
    asking.push({ criteria: [criteria], need: needCodes.indexOf(code), member });
    weight[at] = 0.2 + random();
  }
  const open = population.open.reduce((sum, bits) => sum + ones(bits), 0);
  const scale = (open * perHundred) / 100 / weight.reduce((sum, one) => sum + one, 0);
  return { asking, need, places: weight.map((one) => Math.max(1, Math.round(one * scale))) };
}

/** Who may use what, household by household in rank order, and the columns to be solved. */
export function makeColumns(population: Population, supply: Supply, cap: number | null): Columns {
  const classes = classesOf(supply.asking, needCodes.length);
  const kinds = needs.map((code) => {
    const byMember = needCatalogue[code].recipient === "member";
    const kind = classes.kind(needCodes.indexOf(code), byMember ? 1 : 0);
    return kind && { ...kind, byMember };
  });
  const { households, village, answers, person, age, open } = population;
  let count = 0;
  for (let at = 0; at < households; at++) count += ones(open[at]!);
  const units = {
    household: new Int32Array(count),
    dimension: new Int32Array(count),
    list: new Int32Array(count),
    group: new Int32Array(count).fill(-1),
    area: new Int32Array(count).fill(-1),
  };
  const rank = new Float64Array(households);
  let unit = 0;
  for (let at = 0; at < households; at++) {
    rank[at] = at + 1;
    const place = classes.village(village[at]!);
    for (let need = 0; need < needs.length; need++) {
      if (((open[at]! >> need) & 1) === 0) continue;
      units.household[unit] = at;
      units.dimension[unit] = need;
      const kind = kinds[need];
      if (kind) {
        const people = kind.byMember ? kind.person(person[at]!, age[at]!) : kind.nobody;
        units.list[unit] = kind.list(kind.household(place, answers[at]!), people);
      }
      unit++;
    }
  }
  const start = new Int32Array(classes.lists.length + 1);
  classes.lists.forEach((list, at) => (start[at + 1] = start[at]! + list.length));
  return {
    cap,
    offers: { dimension: supply.need, capacity: supply.places },
    lists: { start, offers: Int32Array.from(classes.lists.flat()) },
    households: { rank, received: new Int32Array(households) },
    units,
    pins: [],
    bans: [],
    floors: [],
  };
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** xorshift32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
