import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { region } from "./schema";

export type Place = { code: string; name: string };

/** The regions directly below one (kecamatan of a kabupaten, desa of a kecamatan), by code. */
export async function listPlacesBelow(tx: Reader, parent: string): Promise<Place[]> {
  return tx
    .select({ code: region.code, name: region.name })
    .from(region)
    .where(eq(region.parent, parent))
    .orderBy(asc(region.code));
}

/** Names by code; a code that is not in the list stands for itself. */
export async function namePlaces(tx: Reader, codes: readonly string[]): Promise<Map<string, string>> {
  const names = new Map(codes.map((code) => [code, code]));
  if (codes.length === 0) return names;
  const rows = await tx
    .select({ code: region.code, name: region.name })
    .from(region)
    .where(inArray(region.code, [...new Set(codes)]));
  for (const { code, name } of rows) names.set(code, name);
  return names;
}
