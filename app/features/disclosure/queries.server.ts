import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { cubes, type Cube } from "./rules/cubes";
import { nextQuarterOn } from "./rules/quarter";
import { fewerThan, type Audience, type Shown } from "./rules/rounding";
import { publishedCell } from "./schema";

/** A cube as published last. Two cells need not add up to their sum: each is rounded by itself. */
export type PublishedCube = {
  /** the day it was counted, and the day from which newer figures may stand here */
  asOf: string;
  nextOn: string;
  /** figures are multiples of this */
  step: number;
  /** what a hidden figure means: fewer than this many, perhaps none */
  fewerThan: number;
  /** Null: hidden, or no such cell. */
  count: (need: string, key: string, measure?: string) => Shown;
  cells: { need: string; key: string; measure: string; count: Shown }[];
};

/** The newest cells of a cube for an audience; null before the first. Others than that audience's readers find none. */
export async function readCube(tx: Reader, cube: Cube, audience: Audience): Promise<PublishedCube | null> {
  const { region } = await readSettings(tx);
  const mine = and(
    eq(publishedCell.region, region),
    eq(publishedCell.audience, audience),
    eq(publishedCell.cube, cube),
  );
  const [newest] = await tx
    .select({ quarter: sql<string | null>`max(${publishedCell.quarter})` })
    .from(publishedCell)
    .where(mine);
  if (!newest?.quarter) return null;
  const rows = await tx
    .select()
    .from(publishedCell)
    .where(and(mine, eq(publishedCell.quarter, newest.quarter)))
    .orderBy(publishedCell.need, publishedCell.key, publishedCell.measure);
  const [first] = rows as [(typeof rows)[number], ...typeof rows];
  const byName = new Map(rows.map((row) => [`${row.need} ${row.key} ${row.measure}`, row.count]));
  return {
    asOf: first.asOf,
    nextOn: nextQuarterOn(first.asOf, cubes[cube].quarters),
    step: first.step,
    fewerThan: fewerThan(first.step),
    count: (need, key, measure = "open") => byName.get(`${need} ${key} ${measure}`) ?? null,
    cells: rows.map(({ need, key, measure, count }) => ({ need, key, measure, count })),
  };
}

/** Where the places of pledges were delivered, as far as it is shown: kecamatan with a figure, most first. */
export type ShownPlaces = {
  asOf: string | null;
  nextOn: string | null;
  step: number;
  fewerThan: number;
  districts: { code: string; count: number }[];
};

/** The published split of these pledges by kecamatan; row level security leaves a partner its own. */
export async function readPledgePlaces(tx: Reader, pledges: readonly string[]): Promise<ShownPlaces> {
  const cube = await readCube(tx, "pledge_place", "partner");
  if (!cube) return { asOf: null, nextOn: null, step: 0, fewerThan: 0, districts: [] };
  const sums = new Map<string, number>();
  for (const { key, count } of cube.cells) {
    const [pledge, district] = key.split(" ") as [string, string];
    if (count !== null && pledges.includes(pledge)) sums.set(district, (sums.get(district) ?? 0) + count);
  }
  const { asOf, nextOn, step, fewerThan } = cube;
  const districts = [...sums].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
  return { asOf, nextOn, step, fewerThan, districts };
}
