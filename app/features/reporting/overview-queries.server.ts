import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { isNeedCode, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow, namePlaces, type Place } from "~/features/regions/queries.server";
import { isRegionCode } from "~/features/regions/rules";
import {
  addStandings,
  nothing,
  openOf,
  unitOfNeed,
  verifiedOf,
  type CountUnit,
  type Standing,
} from "./rules/rooms";
import {
  addClasses,
  countClasses,
  countHouseholds,
  countNeeds,
  noRooms,
  type Classes,
  type PlaceHouseholds,
  type RoomCounts,
} from "./standing.server";

export type OverviewFilter = { district: string | null; need: NeedCode | null };

/** Filters as the address has them; what is no kecamatan and no need is left out. */
export function overviewFilter(search: URLSearchParams): OverviewFilter {
  const district = search.get("district") ?? "";
  const need = search.get("need") ?? "";
  return {
    district: isRegionCode(district) && district.length === 8 ? district : null,
    need: isNeedCode(need) ? need : null,
  };
}

export type NeedLine = { need: NeedCode; unit: CountUnit; verified: number; open: number } & Standing;
export type PlaceLine = {
  code: string;
  name: string;
  verified: number;
  open: number;
  /** families without an open need; null where the lines count needs */
  content: number | null;
} & Standing;

export type Overview = {
  on: string;
  place: string;
  districts: Place[];
  filter: OverviewFilter;
  rooms: RoomCounts;
  needs: NeedLine[];
  households: Omit<PlaceHouseholds, "place">;
  places: PlaceLine[];
  placesTotal: Omit<PlaceLine, "code" | "name">;
  classes: Classes;
};

/**
 * How the needs of verified households stand: per need in the chosen kecamatan, and per kecamatan (per desa, once one is
 * chosen) for the chosen need or, without one, in families.
 */
export function readOverview(actor: Actor, filter: OverviewFilter): Promise<Overview> {
  return read(actor, async (tx) => {
    const on = await today(tx);
    const { region } = await readSettings(tx);
    const area = filter.district ?? actor.scope;
    const level = filter.district ? "village" : "district";
    const counted = await countNeeds(tx, on, area, level);
    const families = await countHouseholds(tx, on, area, level);
    const below = await listPlacesBelow(tx, area);
    const rooms = noRooms();
    for (const { rooms: one } of counted.values())
      for (const key of Object.keys(rooms) as (keyof RoomCounts)[])
        rooms[key] = addStandings(rooms[key], one[key]);
    const needs = needCodes.map((need): NeedLine => {
      const standing = [...counted.values()].reduce(
        (sum, one) => addStandings(sum, one.needs[need]),
        nothing,
      );
      return { need, unit: unitOfNeed(need), ...withSums(standing) };
    });
    const places = below.map(({ code, name }): PlaceLine => {
      if (filter.need)
        return { code, name, content: null, ...withSums(counted.get(code)?.needs[filter.need] ?? nothing) };
      const { content, ...standing } = families.get(code) ?? noFamilies;
      return { code, name, content, ...standing, open: openOf(standing) };
    });
    return {
      on,
      place: (await namePlaces(tx, [area])).get(area) ?? "",
      districts: await listPlacesBelow(tx, region),
      filter,
      rooms,
      needs,
      households: sumFamilies(families.values()),
      places,
      placesTotal: sumPlaces(places),
      classes: addClasses((await countClasses(tx, on)).values()),
    };
  });
}

const noFamilies = { verified: 0, delivered: 0, matched: 0, waiting: 0, content: 0 };

function withSums(standing: Standing) {
  return { ...standing, verified: verifiedOf(standing), open: openOf(standing) };
}

function sumFamilies(all: Iterable<PlaceHouseholds>): Omit<PlaceHouseholds, "place"> {
  const sum = { ...noFamilies };
  for (const one of all) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += one[key];
  return sum;
}

function sumPlaces(places: readonly PlaceLine[]): Omit<PlaceLine, "code" | "name"> {
  const sum = (key: "verified" | "open" | "delivered" | "matched" | "waiting" | "content") =>
    places.reduce((total, line) => total + (line[key] ?? 0), 0);
  return {
    verified: sum("verified"),
    open: sum("open"),
    delivered: sum("delivered"),
    matched: sum("matched"),
    waiting: sum("waiting"),
    content: places.some(({ content }) => content !== null) ? sum("content") : null,
  };
}
