import type { ShownCell } from "~/features/disclosure/rules/publication";
import { partsWith } from "./collect";

type Need = {
  need: string;
  total: number | null;
  districts: { code: string; count: number }[];
  unserved: { count: number | null } | null;
  groups?: { group: string; count: number | null }[];
};
type Program = { id: string; places: { taken: number | null; delivered: number | null; own: number } };
type Standing = { listed: number | null; served: number | null };
type House = {
  rooms: Record<string, Record<string, number | null>>;
  all: Standing;
  places: (Standing & { code: string })[];
};
type Pledge = {
  id: string;
  places: number | null;
  progress: {
    taken: number | null;
    capacity: number;
    published: { districts: { code: string; count: number }[] } | null;
  };
};
type Line = { places: number; standing: { delivered: number; matched: number } | null };

const regionOf = (code: string) => code.slice(0, 5);

/** The cells that a record of a page tells, whatever page it is, and what it tells of the reader's own places. */
export function shownIn(data: unknown): {
  cells: ShownCell[];
  own: { taken: number | null; offered: number }[];
} {
  const cells: ShownCell[] = [];
  const add = (cube: ShownCell["cube"], need: string, key: string, measure: string, count: number | null) =>
    cells.push({ audience: "partner", cube, need, key, measure, count });
  for (const { need, total, districts, unserved, groups } of partsWith<Need>(
    data,
    "need",
    "total",
    "districts",
    "unserved",
  )) {
    const region = districts[0] ? regionOf(districts[0].code) : null;
    for (const { code, count } of districts) add("need_place", need, code, "open", count);
    if (region) add("need_place", need, region, "open", total);
    for (const { group, count } of groups ?? []) add("need_group", need, group, "open", count);
    // Never shown as more than the whole, though both are rounded.
    if (region && unserved && unserved.count !== total)
      add("need_queue", need, region, "unserved", unserved.count);
  }
  for (const { need, village, count } of partsWith<{ need: string; village: string; count: number }>(
    data,
    "need",
    "village",
    "count",
  ))
    add("need_village", need, village, "open", count);
  for (const { id, places } of partsWith<Program>(data, "id", "places", "quota"))
    if (places !== null && typeof places === "object") {
      add("program", "", id, "taken", places.taken);
      add("program_delivered", "", id, "delivered", places.delivered);
    }
  for (const { rooms, all, places } of partsWith<House>(data, "rooms", "all", "places", "few")) {
    const region = places[0] ? regionOf(places[0].code) : null;
    for (const [room, standing] of Object.entries(rooms))
      for (const [measure, count] of Object.entries(standing))
        if (region) add("room", room, region, measure, count);
    for (const { code, listed, served } of [...places, ...(region ? [{ code: region, ...all }] : [])]) {
      add("register", "", code, "listed", listed);
      if (served !== listed) add("register", "", code, "served", served);
    }
  }
  const own: { taken: number | null; offered: number }[] = [];
  for (const { id, places, progress } of partsWith<Pledge>(data, "id", "progress", "promises")) {
    for (const { code, count } of progress.published?.districts ?? [])
      add("pledge_place", "", `${id} ${code}`, "delivered", count);
    own.push({ taken: progress.taken, offered: places ?? progress.capacity });
  }
  for (const { places, standing } of partsWith<Line>(data, "places", "standing", "ownAmount"))
    own.push({ taken: standing && standing.delivered + standing.matched, offered: places });
  return { cells, own };
}
