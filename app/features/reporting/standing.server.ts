import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import type { CompletenessClass } from "~/features/verification/rules/completeness";
import { addStandings, dimensions, nothing, type Standing } from "./rules/rooms";

/** Where the counted rows are gathered: the kabupaten, its kecamatan or its desa. */
export type Level = "regency" | "district" | "village";
const codeLength: Record<Level, number> = { regency: 5, district: 8, village: 13 };

type Dimension = (typeof dimensions)[number];
export type RoomCounts = Record<Dimension, Standing>;
export type NeedCounts = Record<NeedCode, Standing>;
export type PlaceNeeds = { place: string; rooms: RoomCounts; needs: NeedCounts };

/**
 * How the needs of an area stand, per place, on one day. Counts of families or persons (`unitOfNeed`), for those who
 * may count rows they may not read; the database refuses everybody else.
 */
export async function countNeeds(
  tx: Reader,
  on: string,
  area: string,
  level: Level,
): Promise<Map<string, PlaceNeeds>> {
  const rows = await tx.execute<{ place: string; grain: "need" | "room"; need: string } & Standing>(
    sql`select * from report_needs(${on}::date, ${area}, ${codeLength[level]})`,
  );
  const places = new Map<string, PlaceNeeds>();
  for (const { place, grain, need, delivered, matched, waiting } of rows) {
    const entry = places.get(place) ?? { place, rooms: noRooms(), needs: noNeeds() };
    places.set(place, entry);
    const counts: Record<string, Standing> = grain === "room" ? entry.rooms : entry.needs;
    if (need in counts) counts[need] = { delivered, matched, waiting };
  }
  return places;
}

/** The rooms of a whole area. */
export async function countRooms(tx: Reader, on: string, area: string): Promise<RoomCounts> {
  const rooms = noRooms();
  for (const place of (await countNeeds(tx, on, area, "regency")).values())
    for (const dimension of dimensions)
      rooms[dimension] = addStandings(rooms[dimension], place.rooms[dimension]);
  return rooms;
}

/** Families verified on the day, each in one of four classes. */
export type PlaceHouseholds = {
  place: string;
  verified: number;
  /** at least one help delivered */
  delivered: number;
  /** a place is held, nothing delivered yet */
  matched: number;
  /** a need is open and nothing is offered */
  waiting: number;
  /** no need is open */
  content: number;
};

export async function countHouseholds(
  tx: Reader,
  on: string,
  area: string,
  level: Level,
): Promise<Map<string, PlaceHouseholds>> {
  const rows = await tx.execute<PlaceHouseholds>(
    sql`select * from report_households(${on}::date, ${area}, ${codeLength[level]})`,
  );
  return new Map([...rows].map((row) => [row.place, row]));
}

export type Classes = Record<CompletenessClass, number>;

/** Every household ever on the register of the reader's area, per kecamatan, each in exactly one class. */
export async function countClasses(tx: Reader, on: string): Promise<Map<string, Classes>> {
  const rows = await tx.execute<{ district: string; class: CompletenessClass; households: number }>(
    sql`select left(village, 8) as district, class, sum(households)::int as households
      from completeness_by_village(${on}::date) group by 1, 2`,
  );
  const places = new Map<string, Classes>();
  for (const { district, class: kind, households } of rows) {
    const classes = places.get(district) ?? noClasses();
    classes[kind] = households;
    places.set(district, classes);
  }
  return places;
}

export function noClasses(): Classes {
  return {
    excluded: 0,
    graduated: 0,
    served: 0,
    in_verification: 0,
    decree_expired: 0,
    no_open_need: 0,
    need_without_place: 0,
    matched_not_delivered: 0,
  };
}

export function addClasses(all: Iterable<Classes>): Classes {
  const sum = noClasses();
  for (const one of all) for (const kind of Object.keys(sum) as CompletenessClass[]) sum[kind] += one[kind];
  return sum;
}

/** All but the excluded and the graduated: those the register is responsible for now. */
export const listedOf = (classes: Classes): number =>
  Object.values(classes).reduce((sum, n) => sum + n, 0) - classes.excluded - classes.graduated;

/** Places promised by programs and by partners for one need. */
export type PromisedPlaces = {
  need: NeedCode;
  source: "program" | "pledge";
  capacity: number;
  taken: number;
  delivered: number;
  free: number;
};

export async function countPlaces(tx: Reader, area: string): Promise<PromisedPlaces[]> {
  return [...(await tx.execute<PromisedPlaces>(sql`select * from report_places(${area})`))];
}

export function noRooms(): RoomCounts {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, nothing])) as RoomCounts;
}

function noNeeds(): NeedCounts {
  return Object.fromEntries(needCodes.map((code) => [code, nothing])) as NeedCounts;
}
