import { eq, max, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { keyedDigest } from "~/platform/db/secrets.server";
import { readSettings, today, type Settings } from "~/platform/db/settings.server";
import { cubes, type Cube } from "./rules/cubes";
import { publish, type CountedCell } from "./rules/publication";
import { isOver, quarterOf } from "./rules/quarter";
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
 * Publishes what this quarter does not have yet, and nothing else: what was published stands until its time is over,
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
      const newest = await newestOf(tx, region);
      for (const source of await dueOf(tx, region, on, sources)) {
        const counted = await source.count(tx, on, region);
        if (counted === null) continue;
        // A cube that stands longer than a quarter waits for a quarter in which its wholes are published beside it.
        const cells = publish(counted.filter(isMeasured), steps, lotOf(region)).filter(({ cube }) =>
          isDue(cube, newest, quarter),
        );
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
  const newest = await newestOf(tx, region);
  const quarterly = ({ cubes: all }: Source) => all.filter((cube) => cubes[cube].quarters === 1);
  return sources.filter((source) => quarterly(source).every((cube) => isDue(cube, newest, quarterOf(on))));
}

/** The quarter in which each cube was published last. */
async function newestOf(tx: Reader, region: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ cube: publishedCell.cube, quarter: max(publishedCell.quarter) })
    .from(publishedCell)
    .where(eq(publishedCell.region, region))
    .groupBy(publishedCell.cube);
  return new Map(rows.map(({ cube, quarter }) => [cube, quarter ?? ""]));
}

function isDue(cube: Cube, newest: ReadonlyMap<string, string>, quarter: string): boolean {
  const last = newest.get(cube);
  return last === undefined || isOver(last, cubes[cube].quarters, quarter);
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
