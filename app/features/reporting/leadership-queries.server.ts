import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow, namePlaces } from "~/features/regions/queries.server";
import { behindFirst, gapsOf, type Gap } from "./rules/leadership";
import { addStandings, nothing } from "./rules/rooms";
import {
  addClasses,
  countClasses,
  countHouseholds,
  countNeeds,
  countPlaces,
  listedOf,
  noRooms,
  type Classes,
  type PlaceHouseholds,
  type RoomCounts,
} from "./standing.server";

export type DistrictState = Omit<PlaceHouseholds, "place"> & {
  code: string;
  name: string;
  rooms: RoomCounts;
};

export type Promises = Record<"program" | "pledge", { capacity: number; taken: number; delivered: number }>;
export type PledgeStates = Record<"submitted" | "accepted" | "running" | "completed" | "withdrawn", number>;

export type Leadership = {
  on: string;
  place: string;
  listed: number;
  families: Omit<PlaceHouseholds, "place">;
  rooms: RoomCounts;
  /** furthest behind first */
  districts: DistrictState[];
  gaps: Gap[];
  promises: Promises;
  pledges: PledgeStates;
  classes: Classes;
};

const noFamilies = { verified: 0, delivered: 0, matched: 0, waiting: 0, content: 0 };

/** The whole region on one page: totals per kecamatan and per need, without a single name. */
export function readLeadership(actor: Actor): Promise<Leadership> {
  return read(actor, async (tx) => {
    const on = await today(tx);
    const area = actor.scope;
    const needs = await countNeeds(tx, on, area, "district");
    const households = await countHouseholds(tx, on, area, "district");
    const classes = addClasses((await countClasses(tx, on)).values());
    const places = await countPlaces(tx, area);
    const rooms = noRooms();
    for (const one of needs.values())
      for (const key of Object.keys(rooms) as (keyof RoomCounts)[])
        rooms[key] = addStandings(rooms[key], one.rooms[key]);
    const families = { ...noFamilies };
    for (const row of households.values())
      for (const key of Object.keys(families) as (keyof typeof families)[]) families[key] += row[key];
    const waiting = new Map<NeedCode, number>(
      needCodes.map((code) => [
        code,
        [...needs.values()].reduce((sum, one) => addStandings(sum, one.needs[code]), nothing).waiting,
      ]),
    );
    const promises: Promises = {
      program: { capacity: 0, taken: 0, delivered: 0 },
      pledge: { capacity: 0, taken: 0, delivered: 0 },
    };
    const free = new Map<NeedCode, number>();
    for (const row of places) {
      promises[row.source].capacity += row.capacity;
      promises[row.source].taken += row.taken;
      promises[row.source].delivered += row.delivered;
      free.set(row.need, (free.get(row.need) ?? 0) + row.free);
    }
    return {
      on,
      place: (await namePlaces(tx, [area])).get(area) ?? "",
      listed: listedOf(classes),
      families,
      rooms,
      districts: behindFirst(
        (await listPlacesBelow(tx, area)).map(({ code, name }) => ({
          ...noFamilies,
          ...households.get(code),
          code,
          name,
          rooms: needs.get(code)?.rooms ?? noRooms(),
        })),
      ),
      gaps: gapsOf(waiting, free),
      promises,
      pledges: await countPledges(tx),
      classes,
    };
  });
}

async function countPledges(tx: Reader): Promise<PledgeStates> {
  const states: PledgeStates = { submitted: 0, accepted: 0, running: 0, completed: 0, withdrawn: 0 };
  const rows = await tx.execute<{ state: string; n: number }>(
    sql`select case state when 'agreed' then 'accepted' else state end as state, count(*)::int as n from pledge group by 1`,
  );
  for (const { state, n } of rows) if (state in states) states[state as keyof PledgeStates] = n;
  return states;
}
