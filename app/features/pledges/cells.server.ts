import { sql } from "drizzle-orm";
import type { Reader, Tx } from "~/platform/access/transaction.server";
import type { Source } from "~/features/disclosure/publish.server";
import { smallestSame, type CountedCell } from "~/features/disclosure/rules/publication";
import { isNeedCode, needCatalogue, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listChildren } from "~/features/regions/queries.server";
import { groupsFor } from "./rules/wishes";
import { countOpenNeedsByGroup } from "./open-needs.server";

/** What partners read about open needs, for the quarterly publication: by place, and apart from that by group. */
export const openNeedSource: Source = {
  cubes: ["need_place", "need_village", "need_group"],
  count: async (tx, on, region) => [
    ...(await countByPlace(tx, on, region)),
    ...(await countByGroup(tx, on, region)),
  ],
};

/** Needs that the newest matching leaves without a place; nothing before a first matching that looked at all offers. */
export const queueSource: Source = {
  cubes: ["need_queue"],
  count: async (tx, _on, region) => {
    const rows = await tx.execute<{ need: string; unserved: number }>(sql`select * from unserved_by_need()`);
    if (rows.length === 0) return null;
    return rows.map(({ need, unserved }) => ({
      ...{ cube: "need_queue", need, key: region, measure: "unserved", count: unserved },
    }));
  },
};

export async function hasQueue(tx: Reader): Promise<boolean> {
  return (await tx.execute(sql`select 1 from unserved_by_need() limit 1`)).length > 0;
}

/** Places of published programs that are taken and delivered, and where the places of each pledge were delivered. */
export const programSource: Source = {
  cubes: ["program", "program_delivered", "pledge_place"],
  count: async (tx, _on, region) => {
    const programs = await tx.execute<{ program_id: string; taken: number; delivered: number }>(
      sql`select * from program_places(array(select id from program where state in ('published','paused','closed')))`,
    );
    const delivered = await tx.execute<{ pledge_id: string; district: string; places: number }>(
      sql`select * from pledge_places_delivered()`,
    );
    const counts = new Map(
      delivered.map(({ pledge_id, district, places }) => [`${pledge_id} ${district}`, places]),
    );
    const districts = (await listChildren(tx, region)).get(region) ?? [];
    return [
      ...programs.flatMap(({ program_id: key, taken, delivered: given }): CountedCell[] => [
        { cube: "program", need: "", key, measure: "taken", count: taken },
        { cube: "program_delivered", need: "", key, measure: "delivered", count: given },
      ]),
      // A cell for every kecamatan, so that its being there tells nothing.
      ...[...new Set(delivered.map(({ pledge_id }) => pledge_id))].flatMap((pledge) =>
        districts.map((district): CountedCell => {
          const key = `${pledge} ${district}`;
          return { cube: "pledge_place", need: "", key, measure: "delivered", count: counts.get(key) ?? 0 };
        }),
      ),
    ];
  },
};

/** The name of the quantity "open needs of this kind in this place", the same wherever it is published. */
export async function nameOpenNeeds(
  tx: Reader,
  region: string,
): Promise<(need: string, place: string) => string> {
  const childrenOf = await listChildren(tx, region);
  return (need, place) => `open ${need} ${smallestSame(place, childrenOf)}`;
}

async function countByPlace(tx: Tx, on: string, region: string): Promise<CountedCell[]> {
  const rows = await tx.execute<{ place: string; grain: string; need: string; waiting: number }>(
    sql`select * from report_needs(${on}::date, ${region}, 13)`,
  );
  const counts = new Map<string, number>();
  for (const { place, grain, need, waiting } of rows)
    if (grain === "need" && isNeedCode(need))
      for (const at of [region, place.slice(0, 8), place])
        counts.set(`${need} ${at}`, (counts.get(`${need} ${at}`) ?? 0) + waiting);
  const name = await nameOpenNeeds(tx, region);
  const childrenOf = await listChildren(tx, region);
  const places = [region, ...[...childrenOf].flatMap(([, children]) => children)];
  return needCodes.flatMap((need) =>
    places.map((key): CountedCell => {
      const count = counts.get(`${need} ${key}`) ?? 0;
      const cube = key.length > 8 ? "need_village" : "need_place";
      return { cube, need, key, measure: "open", count, same: name(need, key) };
    }),
  );
}

async function countByGroup(tx: Tx, on: string, region: string): Promise<CountedCell[]> {
  const found = await countOpenNeedsByGroup(tx, on, region);
  return needCodes.flatMap((need: NeedCode) =>
    groupsFor(needCatalogue[need]).map((key): CountedCell => {
      const count = found.get(need)?.get(key) ?? 0;
      return { cube: "need_group", need, key, measure: "open", region, count };
    }),
  );
}
