import { systemActor, visitor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { dueOf, publishQuarter, type Source } from "~/features/disclosure/publish.server";
import { readCube } from "~/features/disclosure/queries.server";
import { smallestSame, type CountedCell } from "~/features/disclosure/rules/publication";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { needCodes } from "~/features/needs/catalogue";
import {
  hasQueue,
  nameOpenNeeds,
  openNeedSource,
  programSource,
  queueSource,
} from "~/features/pledges/cells.server";
import { listChildren, listPlacesBelow } from "~/features/regions/queries.server";
import { dimensions, type Standing } from "./rules/rooms";
import { addClasses, countClasses, countRooms, listedOf } from "./standing.server";

const standings = ["delivered", "matched", "waiting"] as const;

/** How needs stand in the whole region, and how many families are listed and served per kecamatan. */
export const houseSource: Source = {
  cubes: ["room", "register"],
  count: async (tx, on, region) => {
    const rooms = await countRooms(tx, on, region);
    const classes = await countClasses(tx, on);
    const childrenOf = await listChildren(tx, region);
    const nameOpen = await nameOpenNeeds(tx, region);
    const register = (key: string, found: ReturnType<typeof addClasses> | undefined) =>
      Object.entries({ listed: found ? listedOf(found) : 0, served: found?.served ?? 0 }).map(
        ([measure, count]): CountedCell => ({
          ...{ cube: "register", need: "", key, measure, count },
          same: `${measure} ${smallestSame(key, childrenOf)}`,
        }),
      );
    return [
      ...dimensions.flatMap((dimension) =>
        standings.map((measure): CountedCell => {
          // What waits in a room with a single kind of need is what partners read as open.
          const open = measure === "waiting" && needCodes.some((code) => code === dimension);
          const same = open ? { same: nameOpen(dimension, region) } : {};
          return {
            ...{ cube: "room", need: dimension, key: region, measure },
            ...{ count: rooms[dimension][measure], ...same },
          };
        }),
      ),
      ...register(region, addClasses(classes.values())),
      ...(childrenOf.get(region) ?? []).flatMap((place) => register(place, classes.get(place))),
    ];
  },
};

/** Every count that leaves the administration. A new one is a cube and a source here, and nothing else. */
export const sources: readonly Source[] = [openNeedSource, queueSource, programSource, houseSource];

/** Publishes what this quarter lacks. Looked after by time; cheap, and nothing is logged, where nothing is lacking. */
export async function publishCounts(actor = systemActor): Promise<number> {
  const due = await read(systemActor, async (tx) => {
    const { region } = await readSettings(tx);
    const lacking = await dueOf(tx, region, await today(tx), sources);
    // Without a matching there is no queue to count.
    return lacking.includes(queueSource) && !(await hasQueue(tx))
      ? lacking.filter((source) => source !== queueSource)
      : lacking;
  });
  return due.length === 0 ? 0 : publishQuarter(actor, due);
}

export type PublicHouse = {
  asOf: string;
  nextOn: string;
  step: number;
  /** what a hidden figure means */
  fewerThan: number;
  rooms: Record<(typeof dimensions)[number], Record<keyof Standing, Shown>>;
  all: { listed: Shown; served: Shown };
  places: { code: string; name: string; listed: Shown; served: Shown }[];
  /** Kecamatan without a figure. */
  few: string[];
};

/** The public figures, from the published cells and nothing else; null before the first publication. */
export async function readPublicHouse(): Promise<PublicHouse | null> {
  return read(visitor, async (tx) => {
    const { region } = await readSettings(tx);
    const rooms = await readCube(tx, "room", "public");
    const register = await readCube(tx, "register", "public");
    if (!rooms || !register) return null;
    const line = (key: string) => {
      const listed = register.count("", key, "listed");
      const served = register.count("", key, "served");
      // Rounded one by one, a part may come out above its whole.
      return { listed, served: listed === null || served === null ? null : Math.min(served, listed) };
    };
    const places = (await listPlacesBelow(tx, region)).map((place) => ({ ...place, ...line(place.code) }));
    return {
      asOf: register.asOf,
      nextOn: register.nextOn,
      step: register.step,
      fewerThan: register.fewerThan,
      rooms: Object.fromEntries(
        dimensions.map((dimension) => [
          dimension,
          Object.fromEntries(standings.map((measure) => [measure, rooms.count(dimension, region, measure)])),
        ]),
      ) as PublicHouse["rooms"],
      all: line(region),
      places: places.filter(({ listed }) => listed !== null),
      few: places.filter(({ listed }) => listed === null).map(({ name }) => name),
    };
  });
}
