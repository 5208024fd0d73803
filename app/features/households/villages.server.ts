import { and, eq, gte, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { scopeEnd } from "~/platform/access/actor";
import type { Reader } from "~/platform/access/transaction.server";
import { region, regionAlias } from "~/features/regions/schema";
import { indexVillages, type Villages } from "./rules/place";

/** The villages inside a scope, with the older codes of places that were split since. */
export const loadVillages = async (tx: Reader, scope: string): Promise<Villages> => {
  const district = alias(region, "district");
  const rows = await tx
    .select({ code: region.code, name: region.name, districtName: district.name })
    .from(region)
    .innerJoin(district, eq(district.code, region.parent))
    .where(and(eq(region.level, 4), gte(region.code, scope), lt(region.code, scopeEnd(scope))));
  const aliases = await tx
    .select({ alias: regionAlias.alias, code: regionAlias.code })
    .from(regionAlias)
    .where(and(gte(regionAlias.code, scope), lt(regionAlias.code, scopeEnd(scope))));
  return indexVillages(rows, aliases);
};
