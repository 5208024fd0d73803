import { and, eq, inArray, sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { readSettings, today, type Settings } from "~/platform/db/settings.server";
import { needCatalogue, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { mergeSmall, steadied, veilGroup, veilQueue } from "./rules/cells";
import { groupsFor } from "./rules/wishes";
import { countOpenNeeds, type OpenNeedCount } from "./open-needs.server";
import { cellBasis, publishedCell } from "./schema";

/**
 * Open needs of verified households, per kecamatan and, apart from that, per group; never crossed. `queue`: of the whole,
 * those that the newest matching leaves without a place.
 */
export const cubes = { district: "need_district", group: "need_group", queue: "need_queue" } as const;
/** Keys of the cells that are no place: everything together, and the kecamatan shown as one. */
export const totalKey = "total";
export const mergedKey = "merged";

type Audience = "partner" | "public";
type CellRow = typeof publishedCell.$inferInsert;

/**
 * Counts the open needs of verified households anew and publishes what may be shown: small kecamatan merged, small
 * groups hidden, and no figure moved by less than its limit. The only writer of these cells.
 * @returns how many cells were written
 */
export function publishCells(actor: Actor): Promise<number> {
  return perform(
    actor,
    "cell.publish",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx) => {
      const settings = await readSettings(tx);
      const on = await today(tx);
      // Two publications at once would steady their counts against each other's.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('published_cell'))`);
      const rows: CellRow[] = [];
      const found = await countOpenNeeds(tx, on, settings.region);
      const unserved = await countUnserved(tx);
      const places = (await listPlacesBelow(tx, settings.region)).map(({ code }) => code);
      for (const need of needCodes) {
        const counts = { ...countsOf(need, found.get(need), places), unserved: unserved.get(need) ?? null };
        for (const audience of ["partner", "public"] as const)
          rows.push(...(await cellsOf(tx, { audience, need, on, settings, counts })));
      }
      const ours = inArray(publishedCell.cube, Object.values(cubes));
      await tx.delete(publishedCell).where(and(eq(publishedCell.region, settings.region), ours));
      await tx.insert(publishedCell).values(rows);
      await keepFingerprint(tx, settings.region, on);
      note(tx, { cells: rows.length });
      return rows.length;
    },
  );
}

let underWay: Promise<boolean> | undefined;

/**
 * Publishes again when a decree, an approved run or an ended match came since; cheap when nothing did. Many who look at
 * the same moment wait for one publication instead of starting one each.
 */
export function refreshCells(): Promise<boolean> {
  return (underWay ??= refresh().finally(() => {
    underWay = undefined;
  }));
}

async function refresh(): Promise<boolean> {
  const stale = await read(systemActor, async (tx) => {
    const { region } = await readSettings(tx);
    const [row] = await tx.execute<{ now: string; made: string | null }>(
      sql`select cells_fingerprint(${await today(tx)}::date) as now,
        (select fingerprint from cell_publication where region = ${region}) as made`,
    );
    return row !== undefined && row.now !== row.made;
  });
  if (stale) await publishCells(systemActor);
  return stale;
}

/** Needs without a place after the newest run that looked at all offers, before anybody fixed or took out a pair. */
async function countUnserved(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.execute<{ need: string; unserved: number }>(sql`select * from unserved_by_need()`);
  return new Map(rows.map(({ need, unserved }) => [need, unserved]));
}

type Counts = {
  districts: { key: string; count: number }[];
  groups: { key: string; count: number }[];
  /** Null where no run looked at the need. */
  unserved: number | null;
};

/** Every kecamatan and every group of the need, with zero where nobody is. */
function countsOf(
  need: NeedCode,
  found: OpenNeedCount | undefined,
  places: readonly string[],
): Omit<Counts, "unserved"> {
  return {
    districts: places.map((key) => ({ key, count: found?.districts.get(key) ?? 0 })),
    groups: groupsFor(needCatalogue[need]).map((key) => ({ key, count: found?.groups.get(key) ?? 0 })),
  };
}

type CellsInput = { audience: Audience; need: NeedCode; on: string; settings: Settings; counts: Counts };

async function cellsOf(tx: Tx, { audience, need, on, settings, counts }: CellsInput): Promise<CellRow[]> {
  const limit = audience === "partner" ? settings.partnerCellLimit : settings.publicCellLimit;
  const { region } = settings;
  const steady = (cube: string, cells: Counts["districts"]) =>
    steadyCells(tx, { audience, region, cube, need }, cells, limit);
  const districts = mergeSmall(await steady(cubes.district, counts.districts), limit);
  const cell = (cube: string, key: string, count: number | null): CellRow => ({
    audience,
    region,
    cube,
    need,
    key,
    count,
    measure: "open",
    asOf: on,
  });
  const rows = [cell(cubes.district, totalKey, districts.total)];
  for (const { key, count } of districts.apart) rows.push(cell(cubes.district, key, count));
  for (const key of districts.merged?.keys ?? []) rows.push(cell(cubes.district, key, null));
  if (districts.merged) rows.push(cell(cubes.district, mergedKey, districts.merged.count));
  if (audience === "partner" && counts.unserved !== null) {
    const left = [{ key: totalKey, count: counts.unserved }];
    for (const { key, count } of await steady(cubes.queue, left)) {
      const shown = veilQueue(count, districts.total, limit);
      rows.push({ ...cell(cubes.queue, key, shown), measure: "unserved" });
    }
  }
  if (audience === "partner")
    for (const { key, count } of await steady(cubes.group, counts.groups))
      rows.push(cell(cubes.group, key, veilGroup(count, districts.total, limit)));
  return rows;
}

type Basis = { audience: Audience; region: string; cube: string; need: string };

/** The counts to publish, moved from the ones published last only where they differ by the limit or more. */
async function steadyCells(
  tx: Tx,
  basis: Basis,
  cells: Counts["districts"],
  limit: number,
): Promise<Counts["districts"]> {
  const same = and(
    eq(cellBasis.audience, basis.audience),
    eq(cellBasis.region, basis.region),
    eq(cellBasis.cube, basis.cube),
    eq(cellBasis.need, basis.need),
  );
  const last = new Map((await tx.select().from(cellBasis).where(same)).map((row) => [row.key, row.count]));
  const now = cells.map(({ key, count }) => ({ key, count: steadied(last.get(key) ?? count, count, limit) }));
  await tx.delete(cellBasis).where(same);
  if (now.length > 0) await tx.insert(cellBasis).values(now.map((cell) => ({ ...basis, ...cell })));
  return now;
}

async function keepFingerprint(tx: Tx, region: string, on: string): Promise<void> {
  await tx.execute(sql`insert into cell_publication (region, fingerprint, made_at)
    values (${region}, cells_fingerprint(${on}::date), now())
    on conflict (region) do update set fingerprint = excluded.fingerprint, made_at = excluded.made_at`);
}
