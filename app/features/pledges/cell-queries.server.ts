import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { readCube } from "~/features/disclosure/queries.server";
import type { Audience, Shown } from "~/features/disclosure/rules/rounding";
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow, type Place } from "~/features/regions/queries.server";
import { wishGroups, type WishGroup } from "./rules/wishes";

export type NeedCells = {
  need: NeedCode;
  /** Null, here and below: fewer than `fewerThan`. */
  total: Shown;
  /** Kecamatan with a figure; rounded one by one, so they need not add up to the total. */
  districts: { code: string; name: string; count: number }[];
  /** Kecamatan without a figure. */
  few: { codes: string[]; names: string[] };
  groups: { group: WishGroup; count: Shown }[];
  /** Needs that the newest matching leaves without a place; its count null: too few to show. Null: not matched yet. */
  unserved: { count: Shown } | null;
};

export type OpenNeeds = {
  asOf: string | null;
  /** from when newer figures may stand here */
  nextOn: string | null;
  step: number;
  fewerThan: number;
  needs: NeedCells[];
};

/** Open needs as they may be shown, from the published cells and nothing else; to the public without groups and queue. */
export async function readOpenNeeds(actor: Actor, audience: Audience = "partner"): Promise<OpenNeeds> {
  return read(actor, async (tx) => {
    const { region } = await readSettings(tx);
    const [places, groups, queue] = [
      await readCube(tx, "need_place", audience),
      await readCube(tx, "need_group", audience),
      await readCube(tx, "need_queue", audience),
    ];
    if (!places) return { asOf: null, nextOn: null, step: 0, fewerThan: 0, needs: [] };
    const districts = await listPlacesBelow(tx, region);
    return {
      asOf: places.asOf,
      nextOn: places.nextOn,
      step: places.step,
      fewerThan: places.fewerThan,
      needs: needCodes.map((need) => {
        const counted = districts.map((place) => ({ ...place, count: places.count(need, place.code) }));
        const few = counted.filter(({ count }) => count === null);
        return {
          need,
          total: places.count(need, region),
          districts: counted.flatMap(({ code, name, count }) =>
            count === null ? [] : [{ code, name, count }],
          ),
          few: { codes: few.map(({ code }) => code), names: few.map(({ name }) => name) },
          groups: wishGroups
            .filter((group) => groups?.cells.some((cell) => cell.need === need && cell.key === group))
            .map((group) => ({ group, count: groups!.count(need, group) })),
          unserved: queue?.cells.some((cell) => cell.need === need)
            ? { count: noMoreThan(queue.count(need, region, "unserved"), places.count(need, region)) }
            : null,
        };
      }),
    };
  });
}

/** The same for one need; null when nothing was published for it. */
export async function readNeedCells(actor: Actor, need: NeedCode): Promise<NeedCells | null> {
  const { needs } = await readOpenNeeds(actor);
  return needs.find((cells) => cells.need === need) ?? null;
}

/** Open needs of one kind in the desa of a kecamatan, for partners; null where too few. */
export async function readVillageNeeds(
  actor: Actor,
  need: NeedCode,
  district: string,
): Promise<(Place & { count: Shown })[]> {
  return read(actor, async (tx: Reader) => {
    const places = await readCube(tx, "need_village", "partner");
    const villages = await listPlacesBelow(tx, district);
    return villages.map((place) => ({ ...place, count: places?.count(need, place.code) ?? null }));
  });
}

/** Open needs of these kinds in the desa around a site, for partners; null where too few. Desa are counted once a year. */
export async function readRingNeeds(
  actor: Actor,
  needs: readonly NeedCode[],
  villages: readonly string[],
): Promise<
  Pick<OpenNeeds, "asOf" | "nextOn" | "step" | "fewerThan"> & {
    cells: { need: NeedCode; village: string; count: Shown }[];
  }
> {
  return read(actor, async (tx: Reader) => {
    const places = await readCube(tx, "need_village", "partner");
    if (!places) return { asOf: null, nextOn: null, step: 0, fewerThan: 0, cells: [] };
    const { asOf, nextOn, step, fewerThan } = places;
    const cells = needs.flatMap((need) =>
      villages.map((village) => ({ need, village, count: places.count(need, village) })),
    );
    return { asOf, nextOn, step, fewerThan, cells };
  });
}

/** A part counted on another day than its whole, or rounded the other way, is not shown as more than the whole. */
function noMoreThan(part: Shown, whole: Shown): Shown {
  return part === null || whole === null ? null : Math.min(part, whole);
}
