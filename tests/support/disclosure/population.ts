import { createHmac } from "node:crypto";
import type { Cube } from "~/features/disclosure/rules/cubes";
import { identityOf, smallestSame, type CountedCell } from "~/features/disclosure/rules/publication";
import type { Lot } from "~/features/disclosure/rules/rounding";

/**
 * Synthetic kabupaten over four quarters, for the attack on published counts: 18 to 30 kecamatan, 100 to 250 desa, many
 * of them tiny, eight needs with two programs each, one pledge a need of the partner who attacks, households with several
 * needs, people who come, are helped and leave.
 */
const needs = ["housing", "water", "latrine", "electricity", "food", "stunting", "skills", "school"];
const needShares = [0.35, 0.3, 0.3, 0.1, 0.5, 0.1, 0.2, 0.07];
const groups = ["poorest", "female_head", "elderly", "disability"];
const groupShares = [0.4, 0.15, 0.2, 0.05];

type NeedState = "open" | "matched" | "delivered";
type Household = {
  village: string;
  needs: Map<string, NeedState>;
  /** which of a need's programs serves it */
  program: number;
  groups: string[];
  served: boolean;
  own: Set<string>;
};

export type Town = {
  region: string;
  /** kecamatan → desa */
  districts: Map<string, string[]>;
  needs: readonly string[];
  /** needs of which no household has two */
  onePerHousehold: readonly string[];
  /** room of the public page → the single need it shows, where it is only one */
  rooms: ReadonlyMap<string, string>;
  /** program → its need, and the places it offers, which everybody reads */
  programs: ReadonlyMap<string, { need: string; offered: number }>;
  /** pledges of the partner who attacks → their need and program, and by quarter how many of their places are taken */
  pledges: ReadonlyMap<string, { need: string; program: string | null; taken: readonly number[] }>;
  /** Whether all help goes through the programs and whoever is listed and unserved waits or holds a place. */
  isClosed: boolean;
  quarters: CountedCell[][];
  /** the quarter in which what stands for a year is published */
  yearlyQuarter: number;
};

/** The same seed makes the same town. */
export function makeTown(
  seed: number,
  size: { districts: [number, number]; villages: [number, number] } = {
    districts: [18, 30],
    villages: [100, 250],
  },
): Town {
  const random = mulberry(seed);
  const between = ([low, high]: [number, number]) => low + Math.floor(random() * (high - low + 1));
  const region = `90.${String(seed % 100).padStart(2, "0")}`;
  const districtCount = between(size.districts);
  const villageCount = Math.max(districtCount, between(size.villages));
  const codes = Array.from(
    { length: districtCount },
    (_, at) => `${region}.${String(at + 1).padStart(2, "0")}`,
  );
  const districts = new Map(codes.map((code) => [code, [] as string[]]));
  for (let at = 0; at < villageCount; at += 1) {
    const code = at < districtCount ? codes[at]! : codes[Math.floor(random() ** 1.3 * districtCount)]!;
    const list = districts.get(code)!;
    list.push(`${code}.${2000 + list.length + 1}`);
  }
  // Half of the desa hold fewer than eight households in need, a few hold more than a hundred.
  const villages = [...districts.values()].flat();
  const sizes = new Map(villages.map((code) => [code, Math.floor(Math.exp(2 + 1.2 * normal(random)))]));
  const population: Household[] = [];
  const gone: Household[] = [];
  const enter = (village: string) => {
    const drawn = needs.filter((_, at) => random() < needShares[at]!);
    const held = drawn.length > 0 ? drawn : ["food"];
    const program = random() < 0.7 ? 1 : 2;
    const stand = new Map<string, NeedState>(
      held.map((need) => [need, random() < 0.15 ? "delivered" : random() < 0.1 ? "matched" : "open"]),
    );
    const isOwn = (need: string) => program === 1 && stand.get(need) !== "open" && random() < 0.4;
    population.push({
      village,
      needs: stand,
      program,
      groups: groups.filter((_, at) => random() < groupShares[at]!),
      served: false,
      own: new Set(held.filter(isOwn)),
    });
  };
  for (const [village, count] of sizes) for (let at = 0; at < count; at += 1) enter(village);
  const quarters: CountedCell[][] = [];
  const own: Map<string, number>[] = [];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    if (quarter > 0) {
      for (let at = population.length - 1; at >= 0; at -= 1)
        if (random() < 0.04) gone.push(...population.splice(at, 1));
      for (const [village, count] of sizes)
        for (let at = 0; at < Math.max(1, count); at += 1) if (random() < 0.05) enter(village);
      for (const household of population)
        for (const [need, state] of household.needs) {
          if (state === "matched" && random() < 0.5) household.needs.set(need, "delivered");
          if (state === "open" && random() < 0.08) {
            household.needs.set(need, "matched");
            if (household.program === 1 && random() < 0.4) household.own.add(need);
          }
        }
    }
    for (const household of population)
      household.served ||= [...household.needs.values()].includes("delivered");
    quarters.push(count(region, districts, population, gone));
    const isHeld = ({ own: ours }: Household, need: string) => ours.has(need);
    const isKept = (household: Household, need: string) =>
      isHeld(household, need) && household.needs.get(need) === "delivered";
    own.push(
      new Map(
        needs.map((need) => [
          need,
          population.filter((one) => isHeld(one, need)).length +
            gone.filter((one) => isKept(one, need)).length,
        ]),
      ),
    );
  }
  const taken = (key: string) =>
    Math.max(
      ...quarters.map((cells) => cells.find((cell) => identityOf(cell) === `program  ${key} taken`)!.count),
    );
  return {
    ...{ region, districts, needs, quarters, yearlyQuarter: seed % 4, isClosed: true },
    onePerHousehold: needs,
    rooms: new Map(needs.map((need) => [need, need])),
    programs: new Map(
      needs.flatMap((need) =>
        [1, 2].map((number) => {
          const key = `${need}-${number}`;
          return [key, { need, offered: 5 * Math.ceil(taken(key) / 5) }] as const;
        }),
      ),
    ),
    pledges: new Map(
      needs.map((need) => [
        `own-${need}`,
        { need, program: `${need}-1`, taken: own.map((held) => held.get(need)!) },
      ]),
    ),
  };
}

/** The lots of a town, as the portal draws them: a keyed digest of what is counted. */
export function lotsOf(secret: string): Lot {
  return (identity, audience, step) =>
    createHmac("sha256", secret).update(`${audience} ${identity}`).digest().readUInt32BE(0) % step;
}

function count(
  region: string,
  districts: Town["districts"],
  population: readonly Household[],
  gone: readonly Household[],
): CountedCell[] {
  const tally = new Map<string, number>();
  const add = (key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
  const hold = ({ village, program, own }: Household, need: string, state: NeedState) => {
    const held = [`${need}-${program}`];
    if (own.has(need)) held.push(`own-${need} ${village.slice(0, 8)}`);
    for (const key of held) {
      add(`${key} taken`);
      if (state === "delivered") add(`${key} delivered`);
    }
  };
  // What was delivered to families who left stays delivered; a place they only held is free again.
  for (const household of gone)
    for (const [need, state] of household.needs) if (state === "delivered") hold(household, need, state);
  for (const household of population) {
    const district = household.village.slice(0, 8);
    for (const place of [region, district]) {
      add(`${place} listed`);
      if (household.served) add(`${place} served`);
    }
    for (const [need, state] of household.needs) {
      add(`${need} ${state}`);
      if (state !== "open") {
        hold(household, need, state);
        continue;
      }
      for (const place of [region, district, household.village]) add(`${need} ${place}`);
      for (const group of household.groups) add(`${need} ${group}`);
    }
  }
  // A matching fills as many places as were filled before, and leaves the others.
  const of = (key: string) => tally.get(key) ?? 0;
  for (const need of needs)
    tally.set(`${need} unserved`, Math.max(0, of(`${need} ${region}`) - of(`${need} delivered`)));
  const childrenOf = new Map([[region, [...districts.keys()]], ...districts]);
  const nameOf = (need: string, place: string) =>
    `need_place ${need} ${smallestSame(place, childrenOf)} open`;
  const cell = (cube: Cube, need: string, key: string, measure: string, name: string): CountedCell => {
    return { cube, need, key, measure, count: of(name) };
  };
  const open = (cube: Cube, need: string, place: string): CountedCell => {
    return { ...cell(cube, need, place, "open", `${need} ${place}`), same: nameOf(need, place) };
  };
  const programCubes = { taken: "program", delivered: "program_delivered" } as const;
  const held = ["taken", "delivered"] as const;
  return [
    ...needs.flatMap((need) => [
      ...[region, ...districts.keys()].map((place) => open("need_place", need, place)),
      cell("need_queue", need, region, "unserved", `${need} unserved`),
      ...[...districts.values()].flat().map((village) => open("need_village", need, village)),
      ...groups.map((group): CountedCell => {
        return { ...cell("need_group", need, group, "open", `${need} ${group}`), region };
      }),
      ...(["delivered", "matched"] as const).map((measure) =>
        cell("room", need, region, measure, `${need} ${measure}`),
      ),
      { ...open("room", need, region), measure: "waiting" },
      ...held.flatMap((measure) => [
        ...[1, 2].map((number) =>
          cell(programCubes[measure], "", `${need}-${number}`, measure, `${need}-${number} ${measure}`),
        ),
      ]),
      ...[...districts.keys()].map((district) =>
        cell("pledge_place", "", `own-${need} ${district}`, "delivered", `own-${need} ${district} delivered`),
      ),
    ]),
    ...[region, ...districts.keys()].flatMap((place) =>
      (["listed", "served"] as const).map((measure): CountedCell => {
        return { cube: "register", need: "", key: place, measure, count: of(`${place} ${measure}`) };
      }),
    ),
  ];
}

export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
