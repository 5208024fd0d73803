import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { readPlacesWithin } from "~/features/regions/queries.server";
import type { Area } from "./areas";

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
