import { and, eq, inArray, sql } from "drizzle-orm";
import { systemActor, visitor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { steadied } from "~/features/pledges/rules/cells";
import { cellBasis, cellPublication, publishedCell } from "~/features/pledges/schema";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { showPlaces, showRoom, showServed, type Served, type Shown } from "./rules/public-counts";
import { dimensions, type Standing } from "./rules/rooms";
import { addClasses, countClasses, countRooms, listedOf } from "./standing.server";

const cubes = { house: "house", register: "register" } as const;
const allKey = "all";
const otherKey = "other";
const standings = ["delivered", "matched", "waiting"] as const;
const servings = ["listed", "served"] as const;

/**
 * Counts anew and publishes what anybody may see: how needs stand in the whole region, and how many families are listed
 * and served per kecamatan. No figure moves by less than the limit from one publication to the next, so that two of
 * them tell nothing about one family. The only writer of these two cubes.
 */
export function publishHouse(): Promise<void> {
  return perform(
    systemActor,
    "cell.publish",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx) => {
      const { region, publicCellLimit: limit } = await readSettings(tx);
      const on = await today(tx);
      // Two publications at once would steady their counts against each other's.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('public_house'))`);
      const steady = await openBasis(tx, region, limit);
      const row = (cube: string, need: string, key: string, measure: string, count: Shown) => ({
        ...{ audience: "public", region, asOf: on, cube, need, key, measure, count },
      });
      const rooms = await countRooms(tx, on, region);
      const rows = dimensions.flatMap((dimension) => {
        const steadyRoom = Object.fromEntries(
          standings.map((measure) => [
            measure,
            steady(cubes.house, dimension, measure, rooms[dimension][measure]),
          ]),
        ) as Standing;
        const shown = showRoom(steadyRoom, limit);
        return standings.map((measure) => row(cubes.house, dimension, allKey, measure, shown[measure]));
      });
      const classes = await countClasses(tx, on);
      const steadyServed = (key: string, { listed, served }: Served): Served => {
        const now = steady(cubes.register, "", `${key}:served`, served);
        return { served: now, listed: now + steady(cubes.register, "", `${key}:rest`, listed - served) };
      };
      const whole = addClasses(classes.values());
      const all = showServed(steadyServed(allKey, servedOf(whole)), limit);
      const places = (await listPlacesBelow(tx, region)).map(({ code }) => {
        const found = classes.get(code);
        return { key: code, ...steadyServed(code, found ? servedOf(found) : { listed: 0, served: 0 }) };
      });
      const { apart, merged } = showPlaces(places, limit);
      const lines = [
        { key: allKey, ...all },
        ...apart,
        ...(merged ? [{ key: otherKey, listed: merged.listed, served: merged.served }] : []),
      ];
      for (const line of lines)
        for (const measure of servings) rows.push(row(cubes.register, "", line.key, measure, line[measure]));
      await steady.save();
      await tx.delete(publishedCell).where(ours(region));
      await tx.insert(publishedCell).values(rows);
      await keepFingerprint(tx, region, on);
      note(tx, { cells: rows.length });
    },
  );
}

function servedOf(classes: Parameters<typeof listedOf>[0]): Served {
  return { listed: listedOf(classes), served: classes.served };
}

let checkedAt = 0;
let underWay: Promise<void> | undefined;

/** Publishes again when something it counts has changed; looks at most every few seconds, and once at a time. */
export async function refreshHouse(patience = 5_000): Promise<void> {
  if (underWay) return underWay;
  if (Date.now() - checkedAt < patience) return;
  underWay = (async () => {
    const stale = await read(systemActor, async (tx) => {
      const { region } = await readSettings(tx);
      const [now] = await tx.execute<{ fingerprint: string }>(
        sql`select public_fingerprint(${await today(tx)}::date) as fingerprint`,
      );
      const [made] = await tx
        .select()
        .from(cellPublication)
        .where(eq(cellPublication.region, mark(region)));
      return now?.fingerprint !== made?.fingerprint;
    });
    if (stale) await publishHouse();
    checkedAt = Date.now();
  })().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

export type PublicHouse = {
  asOf: string;
  limit: number;
  rooms: Record<(typeof dimensions)[number], Record<keyof Standing, Shown>>;
  all: { listed: Shown; served: Shown };
  places: { code: string; name: string; listed: Shown; served: Shown }[];
  /** Kecamatan shown as one line. */
  others: { names: string[]; listed: Shown; served: Shown } | null;
};

/** The public figures, from the published cells and nothing else; null before the first publication. */
export async function readPublicHouse(): Promise<PublicHouse | null> {
  return read(visitor, async (tx) => {
    const { region, publicCellLimit } = await readSettings(tx);
    const rows = await tx.select().from(publishedCell).where(ours(region));
    if (rows.length === 0) return null;
    const count = (cube: string, need: string, key: string, measure: string): Shown =>
      rows.find((r) => r.cube === cube && r.need === need && r.key === key && r.measure === measure)?.count ??
      null;
    const line = (key: string) => ({
      listed: count(cubes.register, "", key, "listed"),
      served: count(cubes.register, "", key, "served"),
    });
    const keys = new Set(rows.filter((r) => r.cube === cubes.register).map((r) => r.key));
    const below = await listPlacesBelow(tx, region);
    return {
      asOf: rows[0]!.asOf,
      limit: publicCellLimit,
      rooms: Object.fromEntries(
        dimensions.map((dimension) => [
          dimension,
          Object.fromEntries(
            standings.map((measure) => [measure, count(cubes.house, dimension, allKey, measure)]),
          ),
        ]),
      ) as PublicHouse["rooms"],
      all: line(allKey),
      places: below.filter(({ code }) => keys.has(code)).map((place) => ({ ...place, ...line(place.code) })),
      others: keys.has(otherKey)
        ? { names: below.filter(({ code }) => !keys.has(code)).map(({ name }) => name), ...line(otherKey) }
        : null,
    };
  });
}

const ours = (region: string) =>
  and(
    eq(publishedCell.region, region),
    eq(publishedCell.audience, "public"),
    inArray(publishedCell.cube, Object.values(cubes)),
  );

/** Counts as published last, moved only by the limit or more; `save` keeps them for the next time. */
async function openBasis(tx: Tx, region: string, limit: number) {
  const mine = and(
    eq(cellBasis.region, region),
    eq(cellBasis.audience, "public"),
    inArray(cellBasis.cube, Object.values(cubes)),
  );
  const last = new Map(
    (await tx.select().from(cellBasis).where(mine)).map((row) => [
      `${row.cube} ${row.need} ${row.key}`,
      row.count,
    ]),
  );
  const next: (typeof cellBasis.$inferInsert)[] = [];
  const steady = (cube: string, need: string, key: string, now: number): number => {
    const count = steadied(last.get(`${cube} ${need} ${key}`) ?? now, now, limit);
    next.push({ audience: "public", region, cube, need, key, count });
    return count;
  };
  const save = async () => {
    await tx.delete(cellBasis).where(mine);
    await tx.insert(cellBasis).values(next);
  };
  return Object.assign(steady, { save });
}

const mark = (region: string) => `${region}/public`;

async function keepFingerprint(tx: Tx, region: string, on: string): Promise<void> {
  await tx.execute(sql`insert into cell_publication (region, fingerprint, made_at)
    values (${mark(region)}, public_fingerprint(${on}::date), now())
    on conflict (region) do update set fingerprint = excluded.fingerprint, made_at = excluded.made_at`);
}
