import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import type { Cube } from "./rules/cubes";
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
    nextOn: nextQuarterOn(first.asOf),
    step: first.step,
    fewerThan: fewerThan(first.step),
    count: (need, key, measure = "open") => byName.get(`${need} ${key} ${measure}`) ?? null,
    cells: rows.map(({ need, key, measure, count }) => ({ need, key, measure, count })),
  };
}
