import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow, type Place } from "~/features/regions/queries.server";
import { criterionNames, type Criteria, type CriterionName, type Verdict } from "./criteria";

/** Verified open needs of one kecamatan: how many fit, how many would be asked first, of all. */
export type DistrictFit = Place & { fits: number; asks: number; all: number };

export type FitCounts = {
  /** Business date the counts were made for. */
  on: string;
  districts: DistrictFit[];
  total: { fits: number; asks: number; all: number };
  /** How many each criterion leaves out, asked in order: whoever fails two is counted at the first. */
  excludes: { criterion: CriterionName; needs: number }[];
  /** How many wait for an answer, by the criterion that asks. */
  asks: { criterion: CriterionName; needs: number }[];
};

type CountRow = {
  district: string;
  result: Verdict["result"];
  criterion: CriterionName | null;
  needs: number;
};

/**
 * How many verified open needs these criteria fit, per kecamatan of the actor's region, without opening one row to an
 * agency. Units that a repeat window bars are still in it: the matching takes them out.
 */
export async function countFits(actor: Actor, need: NeedCode, criteria: Criteria): Promise<FitCounts> {
  return read(actor, async (tx) => {
    const settings = await readSettings(tx);
    const on = await today(tx);
    const rows = await tx.execute<CountRow>(
      sql`select * from count_fitting_needs(${need}, ${JSON.stringify(criteria)}::jsonb, ${on}::date)`,
    );
    const places = await listPlacesBelow(tx, settings.region);
    return { on, ...summed([...rows], places) };
  });
}

function summed(rows: CountRow[], places: Place[]): Omit<FitCounts, "on"> {
  const add = (of: CountRow[]) => of.reduce((sum, row) => sum + row.needs, 0);
  const counted = (of: CountRow[]) => ({
    fits: add(of.filter((row) => row.result === "ok")),
    asks: add(of.filter((row) => row.result === "unknown")),
    all: add(of),
  });
  const byCriterion = (result: Verdict["result"]) =>
    criterionNames.flatMap((criterion) => {
      const needs = add(rows.filter((row) => row.result === result && row.criterion === criterion));
      return needs > 0 ? [{ criterion, needs }] : [];
    });
  return {
    districts: places.map((place) => ({
      ...place,
      ...counted(rows.filter((row) => row.district === place.code)),
    })),
    total: counted(rows),
    excludes: byCriterion("failed"),
    asks: byCriterion("unknown"),
  };
}
