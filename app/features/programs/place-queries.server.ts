import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { readPlacesWithin, type Place } from "~/features/regions/queries.server";

/** A kecamatan with its desa. */
export type Area = Place & { villages: Place[] };

/** The whole region as a tree of places, for pickers. */
export async function listAreas(actor: Actor): Promise<Area[]> {
  const { region } = await read(actor, readSettings);
  const places = await readPlacesWithin(actor, region);
  return places
    .filter(({ code }) => code.length === 8)
    .map(({ code, name }) => ({
      code,
      name,
      villages: places
        .filter((place) => place.code.startsWith(`${code}.`))
        .map((place) => ({ code: place.code, name: place.name })),
    }));
}

export function codesIn(areas: readonly Area[]): string[] {
  return areas.flatMap((area) => [area.code, ...area.villages.map((village) => village.code)]);
}

/** Full names of all places in the tree, by code. */
export function namesIn(areas: readonly Area[]): Record<string, string> {
  return Object.fromEntries(
    areas.flatMap((area) => [
      [area.code, area.name],
      ...area.villages.map(({ code, name }) => [code, `${name} (${area.name})`]),
    ]),
  );
}
