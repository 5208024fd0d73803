import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { isNeedCode, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { cubes, mergedKey, totalKey } from "./cells.server";
import { wishGroups, type WishGroup } from "./rules/wishes";
import { publishedCell } from "./schema";

export type NeedCells = {
  need: NeedCode;
  /** Null: too few to show. */
  total: number | null;
  /** Kecamatan with a figure of their own. */
  districts: { code: string; name: string; count: number }[];
  /** Kecamatan shown as one sum; without a figure when even together they are too few. */
  merged: { codes: string[]; names: string[]; count: number | null } | null;
  groups: { group: WishGroup; count: number | null }[];
  /** Needs that the newest matching leaves without a place; its count null: too few to show. Null: not matched yet. */
  unserved: { count: number | null } | null;
};

export type OpenNeeds = { asOf: string | null; limit: number; needs: NeedCells[] };

/** Open needs as they may be shown to a partner, from the published cells and nothing else. */
export async function readOpenNeeds(actor: Actor): Promise<OpenNeeds> {
  return read(actor, async (tx) => {
    const { region, partnerCellLimit } = await readSettings(tx);
    const rows = await partnerCells(tx, region);
    const names = new Map((await listPlacesBelow(tx, region)).map((place) => [place.code, place.name]));
    return {
      asOf: rows[0]?.asOf ?? null,
      limit: partnerCellLimit,
      needs: needCodes.flatMap((need) => {
        const mine = rows.filter((row) => row.need === need);
        return mine.length > 0 ? [needCells(need, mine, names)] : [];
      }),
    };
  });
}

/** The same for one need; null when nothing was published for it. */
export async function readNeedCells(actor: Actor, need: NeedCode): Promise<NeedCells | null> {
  const { needs } = await readOpenNeeds(actor);
  return needs.find((cells) => cells.need === need) ?? null;
}

type CellRow = typeof publishedCell.$inferSelect;

async function partnerCells(tx: Reader, region: string): Promise<CellRow[]> {
  const rows = await tx
    .select()
    .from(publishedCell)
    .where(
      and(
        eq(publishedCell.region, region),
        eq(publishedCell.audience, "partner"),
        inArray(publishedCell.measure, ["open", "unserved"]),
      ),
    )
    .orderBy(publishedCell.key);
  return rows.filter((row) => isNeedCode(row.need));
}

function needCells(need: NeedCode, rows: CellRow[], names: Map<string, string>): NeedCells {
  const byDistrict = rows.filter((row) => row.cube === cubes.district);
  const places = byDistrict.filter((row) => row.key !== totalKey && row.key !== mergedKey);
  const nameOf = (code: string) => names.get(code) ?? code;
  const queue = rows.find((row) => row.cube === cubes.queue);
  const mergedCodes = places.filter((row) => row.count === null).map((row) => row.key);
  return {
    need,
    total: byDistrict.find((row) => row.key === totalKey)?.count ?? null,
    districts: places.flatMap((row) =>
      row.count === null ? [] : [{ code: row.key, name: nameOf(row.key), count: row.count }],
    ),
    merged:
      mergedCodes.length === 0
        ? null
        : {
            codes: mergedCodes,
            names: mergedCodes.map(nameOf),
            count: byDistrict.find((row) => row.key === mergedKey)?.count ?? null,
          },
    unserved: queue ? { count: queue.count } : null,
    groups: wishGroups.flatMap((group) => {
      const row = rows.find((each) => each.cube === cubes.group && each.key === group);
      return row ? [{ group, count: row.count }] : [];
    }),
  };
}
