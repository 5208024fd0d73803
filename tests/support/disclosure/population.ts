import { createHmac } from "node:crypto";
import type { CountedCell } from "~/features/disclosure/rules/publication";
import { smallestSame } from "~/features/disclosure/rules/publication";
import type { Lot } from "~/features/disclosure/rules/rounding";

/**
 * Synthetic kabupaten over four quarters, for the attack on published counts: 18 to 30 kecamatan, 100 to 250 desa, many
 * of them tiny, eight needs, households with several of them, people who come, are helped and leave.
 */
export const needs = ["housing", "water", "latrine", "electricity", "food", "stunting", "skills", "school"];
const needShares = [0.35, 0.3, 0.3, 0.1, 0.5, 0.1, 0.2, 0.07];
const groups = ["poorest", "female_head", "elderly", "disability"];
const groupShares = [0.4, 0.15, 0.2, 0.05];

type NeedState = "open" | "matched" | "delivered";
type Household = {
  village: string;
  needs: Map<string, NeedState>;
  groups: string[];
  served: boolean;
  own: Set<string>;
};

export type Town = {
  region: string;
  /** kecamatan → desa */
  districts: Map<string, string[]>;
  quarters: CountedCell[][];
  /** per quarter and need: places of one partner that are taken, which that partner sees exactly */
  own: Map<string, number>[];
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
  const enter = (village: string) => {
    const drawn = needs.filter((_, at) => random() < needShares[at]!);
    const held = drawn.length > 0 ? drawn : ["food"];
    population.push({
      village,
      needs: new Map(
        held.map((need) => [need, random() < 0.15 ? "delivered" : random() < 0.1 ? "matched" : "open"]),
      ),
      groups: groups.filter((_, at) => random() < groupShares[at]!),
      served: false,
      own: new Set(),
    });
  };
  for (const [village, count] of sizes) for (let at = 0; at < count; at += 1) enter(village);
  const quarters: CountedCell[][] = [];
  const own: Map<string, number>[] = [];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    if (quarter > 0) {
      for (let at = population.length - 1; at >= 0; at -= 1) if (random() < 0.04) population.splice(at, 1);
      for (const [village, count] of sizes)
        for (let at = 0; at < Math.max(1, count); at += 1) if (random() < 0.05) enter(village);
      for (const household of population)
        for (const [need, state] of household.needs) {
          if (state === "matched" && random() < 0.5) household.needs.set(need, "delivered");
          if (state === "open" && random() < 0.08) {
            household.needs.set(need, "matched");
            if (random() < 0.3) household.own.add(need);
          }
        }
    }
    for (const household of population)
      household.served ||= [...household.needs.values()].includes("delivered");
    quarters.push(count(region, districts, population));
    own.push(
      new Map(needs.map((need) => [need, population.filter((household) => household.own.has(need)).length])),
    );
  }
  return { region, districts, quarters, own };
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
): CountedCell[] {
  const tally = new Map<string, number>();
  const add = (key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
  for (const household of population) {
    const district = household.village.slice(0, 8);
    for (const place of [region, district]) {
      add(`${place} listed`);
      if (household.served) add(`${place} served`);
    }
    for (const [need, state] of household.needs) {
      add(`${need} ${state}`);
      if (state !== "open") continue;
      for (const place of [region, district, household.village]) add(`${need} ${place}`);
      for (const group of household.groups) add(`${need} ${group}`);
    }
  }
  const childrenOf = new Map([[region, [...districts.keys()]], ...districts]);
  const nameOf = (need: string, place: string) =>
    `need_place ${need} ${smallestSame(place, childrenOf)} open`;
  const of = (key: string) => tally.get(key) ?? 0;
  const places = [region, ...districts.keys(), ...[...districts.values()].flat()];
  const open = (need: string, place: string): CountedCell => ({
    cube: "need_place",
    need,
    key: place,
    measure: "open",
    count: of(`${need} ${place}`),
    same: nameOf(need, place),
  });
  return [
    ...needs.flatMap((need) => [
      ...places.map((place) => open(need, place)),
      ...groups.map((group): CountedCell => {
        return {
          cube: "need_group",
          need,
          key: group,
          measure: "open",
          region,
          count: of(`${need} ${group}`),
        };
      }),
      {
        ...open(need, region),
        ...{ cube: "need_queue" as const, measure: "unserved", same: undefined },
        // What a matching leaves: all but the places there are.
        count: Math.max(0, of(`${need} ${region}`) - of(`${need} delivered`)),
      },
      ...(["delivered", "matched", "waiting"] as const).map((measure): CountedCell => {
        const waits = measure === "waiting";
        return {
          ...{ cube: "room", need, key: region, measure },
          count: of(waits ? `${need} ${region}` : `${need} ${measure}`),
          ...(waits ? { same: nameOf(need, region) } : {}),
        };
      }),
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
