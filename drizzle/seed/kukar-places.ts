import type { SyntheticHousehold } from "./people";
import type { Random } from "./random";

/** Kutai Kartanegara plans in three zones: the coast, the lakes of the upper river, and the middle between them. */
export const coast = ["64.02.04", "64.02.05", "64.02.13", "64.02.14", "64.02.15", "64.02.17", "64.02.20"];
export const lakes = [
  "64.02.01",
  "64.02.08",
  "64.02.09",
  "64.02.10",
  "64.02.11",
  "64.02.12",
  "64.02.18",
  "64.02.19",
];
export const middle = ["64.02.02", "64.02.03", "64.02.06", "64.02.07", "64.02.16"];

/** Places for fertiliser by kecamatan, where rice is grown. */
export const riceDistricts: Record<string, number> = {
  "64.02.16": 110,
  "64.02.02": 70,
  "64.02.07": 60,
  "64.02.11": 60,
  "64.02.06": 50,
  "64.02.08": 40,
  "64.02.19": 30,
  "64.02.17": 50,
  "64.02.13": 30,
};

/** On the coast and at the lakes many who take any work go out to fish. */
export function livesFrom(random: Random, family: SyntheticHousehold): SyntheticHousehold {
  const district = family.village.slice(0, 8);
  const [head] = family.members;
  const byWater = coast.includes(district) || lakes.includes(district);
  if (byWater && head.job === "casual" && random.chance(0.4)) head.job = "fisher";
  return family;
}
