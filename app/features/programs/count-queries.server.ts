import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow, type Place } from "~/features/regions/queries.server";
import type { Criteria } from "./criteria";
import { summariseFit, type CriterionEffect, type FitFigures, type FitRow } from "./fit";

/** Verified open needs of one kecamatan. */
export type DistrictFit = Place & FitFigures;

export type FitCounts = {
  /** Business date the counts were made for. */
  on: string;
  districts: DistrictFit[];
  total: FitFigures;
  /** What each present criterion does by itself. */
  criteria: CriterionEffect[];
  refusedBySeveral: number;
  heldBySeveral: number;
  /** Whether the figures of who comes and goes mean anything. */
  compared: boolean;
};

/**
 * How many verified open needs these criteria fit, per kecamatan of the actor's region, and what each criterion takes away,
 * without opening one row to an agency. `than` are criteria to compare with, such as last year's. Units that a repeat window
 * bars are still in it: the matching takes them out.
 */
export async function countFits(
  actor: Actor,
  need: NeedCode,
  criteria: Criteria,
  than: Criteria | null = null,
): Promise<FitCounts> {
  return read(actor, async (tx) => {
    const { region } = await readSettings(tx);
    const on = await today(tx);
    const rows = await tx.execute<FitRow>(countedBy(need, criteria, on, than, 8));
    const { places, ...figures } = summariseFit(criteria, rows);
    const districts = (await listPlacesBelow(tx, region)).map((place) => ({
      ...place,
      ...(places.get(place.code) ?? { fits: 0, asks: 0, all: 0, gains: 0, loses: 0 }),
    }));
    return { on, districts, ...figures, compared: than !== null };
  });
}

/** All open needs of the reader's region that fit, or must be asked first. */
export async function fitsOf(
  tx: Reader,
  need: NeedCode,
  criteria: Criteria,
  on: string,
): Promise<Pick<FitFigures, "fits" | "asks">> {
  const rows = await tx.execute<FitRow>(countedBy(need, criteria, on, null, 8));
  return summariseFit(criteria, rows).total;
}

/** Needs that fit, by village code: what a quota may be divided by. Villages without an open need are absent. */
export async function countFitsByVillage(
  actor: Actor,
  need: NeedCode,
  criteria: Criteria,
): Promise<Map<string, FitFigures>> {
  return read(actor, async (tx) => {
    const rows = await tx.execute<FitRow>(countedBy(need, criteria, await today(tx), null, 13));
    return summariseFit(criteria, rows).places;
  });
}

function countedBy(need: NeedCode, criteria: Criteria, on: string, than: Criteria | null, level: 8 | 13) {
  return sql`select * from count_program_fit(${need}, ${needCatalogue[need].recipient}, ${JSON.stringify(criteria)}::jsonb,
    ${on}::date, ${than && JSON.stringify(than)}::jsonb, ${level})`;
}
