import type { Audience } from "./rounding";

/**
 * The fixed cubes: every count of people or households in need that leaves the administration is a cell of one of them,
 * and no page adds a filter or crosses two. Another cube is a new risk: add it to the attack (`npm run bench --
 * disclosure`) before it is shown.
 */
export const cubes = {
  /** Open needs by need code × kabupaten and kecamatan. */
  need_place: { measures: ["open"], partner: "district", public: "district", quarters: 1 },
  /** The same by desa, once a year: who was told every family that came and left learns too much from four a year. */
  need_village: { measures: ["open"], partner: "village", public: null, quarters: 4 },
  /** Open needs of the whole region by need code × wish group; groups overlap and are never crossed with a place. */
  need_group: { measures: ["open"], partner: "region", public: null, quarters: 1 },
  /** Needs of the whole region that the newest matching leaves without a place, by need code. */
  need_queue: { measures: ["unserved"], partner: "region", public: null, quarters: 1 },
  /** How needs of the whole region stand, by dimension; recipients count once. */
  room: { measures: ["delivered", "matched", "waiting"], partner: null, public: "region", quarters: 1 },
  /** Families the register is responsible for, and those of them who got something, by kabupaten and kecamatan. */
  register: { measures: ["listed", "served"], partner: null, public: "district", quarters: 1 },
  /** Places of a published program that are taken, by program. */
  program: { measures: ["taken"], partner: "region", public: "region", quarters: 1 },
  /** And delivered. Beside the rooms of the public page they would tell the public too much. */
  program_delivered: { measures: ["delivered"], partner: "region", public: null, quarters: 1 },
  /** Where a pledge's own places were delivered, by pledge × kecamatan, for its own partners only. */
  pledge_place: { measures: ["delivered"], partner: "region", public: null, quarters: 1 },
} as const satisfies Record<string, CubeRule>;

export type Cube = keyof typeof cubes;
type Depth = "region" | "district" | "village";
/** `quarters`: how long a publication stands. */
type CubeRule = { measures: readonly string[]; quarters: number } & Record<Audience, Depth | null>;

/** Characters of a region code down to the depth. */
const deepest: Record<Exclude<Depth, "region">, number> = { district: 8, village: 13 };

/** Whether the audience gets this cell. Partners read the public's cells as everybody does. */
export function audienceSees(audience: Audience, cube: Cube, key: string): boolean {
  const depth: Depth | null = cubes[cube][audience];
  if (depth === null) return false;
  return depth === "region" || key.length <= deepest[depth];
}
