import { and, asc, eq, gt, gte, inArray, lt } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
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

/** The kecamatan of a kabupaten and the desa of each, by the place they lie in. */
export async function listChildren(tx: Reader, scope: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ code: region.code, parent: region.parent })
    .from(region)
    .where(and(gt(region.code, scope), lt(region.code, `${scope}/`)))
    .orderBy(asc(region.code));
  const children = new Map<string, string[]>();
  for (const { code, parent } of rows) {
    const list = children.get(parent ?? "") ?? [];
    children.set(parent ?? "", list);
    list.push(code);
  }
  return children;
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

/** Names by code as they stand alone: a desa with its kecamatan, because desa of one name are common. */
export async function nameFully(tx: Reader, codes: readonly string[]): Promise<Map<string, string>> {
  const within = codes.filter((code) => code.length > 8).map((code) => code.slice(0, 8));
  const names = await namePlaces(tx, [...codes, ...within]);
  return new Map(
    codes.map((code) => {
      const name = names.get(code) ?? code;
      return [code, code.length > 8 ? `${name} (${names.get(code.slice(0, 8)) ?? ""})` : name];
    }),
  );
}

/** The two short lists of a place picker: kecamatan of the region, and villages of the chosen kecamatan. */
export function readPlaceChoices(actor: Actor, parent: string, district: string | null) {
  return read(actor, async (tx) => ({
    districts: await listPlacesBelow(tx, parent),
    villages: district?.length === 8 ? await listPlacesBelow(tx, district) : [],
  }));
}

/** A kabupaten, its kecamatan and its desa, each with the name of the kecamatan it lies in; at most a thousand. */
export function readPlacesWithin(
  actor: Actor,
  scope: string,
): Promise<(Place & { within: string | null })[]> {
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ code: region.code, name: region.name, parent: region.parent, level: region.level })
      .from(region)
      .where(and(gte(region.code, scope), lt(region.code, `${scope}/`)))
      .orderBy(asc(region.code))
      .limit(1000);
    const names = new Map(rows.map(({ code, name }) => [code, name]));
    return rows.map(({ code, name, parent, level }) => ({
      code,
      name,
      within: level > 3 ? (names.get(parent ?? "") ?? null) : null,
    }));
  });
}
