import type { Reader } from "~/platform/access/transaction.server";
import { needCatalogue } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { needOf, openProgram } from "./pledge.server";
import { refuseWishes, type WishRefusal, type Wishes } from "./rules/wishes";

/** Why these wishes cannot be met for this pledge, or null. */
export async function refuseWishesOf(
  tx: Reader,
  row: { need: string | null; programId: string | null; region: string },
  wishes: Wishes,
): Promise<WishRefusal | "need_missing" | null> {
  const need = needOf(row);
  if (need === null) return "need_missing";
  const known = (await listPlacesBelow(tx, row.region)).map((place) => place.code);
  const area = row.programId ? ((await openProgram(tx, row.programId)).criteria.place?.codes ?? null) : null;
  return refuseWishes(wishes, needCatalogue[need], known, area);
}
