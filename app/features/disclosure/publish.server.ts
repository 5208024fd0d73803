import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { keyedDigest } from "~/platform/db/secrets.server";
import { readSettings, today, type Settings } from "~/platform/db/settings.server";
import { cubes, type Cube } from "./rules/cubes";
import { publish, type CountedCell } from "./rules/publication";
import { quarterOf } from "./rules/quarter";
import { stepsOf, type Lot, type Steps } from "./rules/rounding";
import { publishedCell } from "./schema";

/**
 * A room's true counts for some cubes, on a day. Null where there is nothing to count yet (no matching was made): the
 * cube then waits, and is published once in the quarter all the same.
 */
export type Source = {
  cubes: readonly Cube[];
  count: (tx: Tx, on: string, region: string) => Promise<CountedCell[] | null>;
};

/**
 * Publishes what this quarter does not have yet, and nothing else: what was published stands until the next quarter,
 * whatever happens to the register in between. Nothing before a first decree holds. The only writer of these cells.
 * @returns how many cells were written
 */
export function publishQuarter(actor: Actor, sources: readonly Source[]): Promise<number> {
  return perform(
    actor,
    "cell.publish",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx) => {
      // Two publications at once would both find nothing.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('published_cell'))`);
      const settings = await readSettings(tx);
      const { region } = settings;
      const on = await today(tx);
      const quarter = quarterOf(on);
      const steps = stepsOfSettings(settings);
      let written = 0;
      for (const source of await dueOf(tx, region, on, sources)) {
        const counted = await source.count(tx, on, region);
        if (counted === null) continue;
        const cells = publish(counted.filter(isMeasured), steps, lotOf(region));
        const rows = cells.map((cell) => ({
          ...cell,
          region,
          quarter,
          step: steps[cell.audience],
          asOf: on,
        }));
        for (let at = 0; at < rows.length; at += 2_000)
          await tx.insert(publishedCell).values(rows.slice(at, at + 2_000));
        written += rows.length;
      }
      note(tx, { cells: written, quarter });
      return written;
    },
  );
}

/** The sources of which this quarter has no cell yet; none before a decree holds. */
export async function dueOf(
  tx: Reader,
  region: string,
  on: string,
  sources: readonly Source[],
): Promise<Source[]> {
  const [decree] = await tx.execute(
    sql`select 1 from decree where state = 'recorded' and ${on}::date between valid_from and valid_to limit 1`,
  );
  if (!decree) return [];
  const rows = await tx
    .selectDistinct({ cube: publishedCell.cube })
    .from(publishedCell)
    .where(and(eq(publishedCell.region, region), eq(publishedCell.quarter, quarterOf(on))));
  const there = new Set(rows.map(({ cube }) => cube));
  return sources.filter((source) => !source.cubes.some((cube) => there.has(cube)));
}

export function stepsOfSettings({ partnerCellLimit, publicCellLimit }: Settings): Steps {
  return stepsOf({ partner: partnerCellLimit, public: publicCellLimit });
}

const isMeasured = ({ cube, measure }: CountedCell) =>
  (cubes[cube].measures as readonly string[]).includes(measure);

/** Drawn from the installation's secret, so that the same count is always answered in the same way. */
function lotOf(region: string): Lot {
  return (identity, audience, step) =>
    keyedDigest("disclosure", `${audience} ${region} ${identity}`).readUInt32BE(0) % step;
}
