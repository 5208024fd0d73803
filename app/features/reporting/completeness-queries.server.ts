import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { completenessClasses, type CompletenessClass } from "~/features/verification/rules/completeness";

export type ClassCounts = Record<CompletenessClass, number>;
export type PlaceCompleteness = { code: string; name: string; counts: ClassCounts; sum: number; all: number };

/**
 * Nobody forgotten: every household ever on the register in exactly one class, by kecamatan or, below one kecamatan, by
 * village. `all` is counted from the register by itself, so that the page shows whether the classes add up. Counts only.
 */
export function readCompleteness(actor: Actor, district: string | null): Promise<PlaceCompleteness[]> {
  return read(actor, async (tx) => {
    const detail = can(actor, "completeness.detail");
    const digits = !detail || (district === null && actor.scope.length < 8) ? 8 : 13;
    const [classes, totals] = [await countClasses(tx), await countRegister(tx)];
    const places = new Map<string, PlaceCompleteness>();
    const placeOf = (village: string): PlaceCompleteness => {
      const code = village.slice(0, digits);
      const known = places.get(code);
      if (known) return known;
      const counts = Object.fromEntries(completenessClasses.map((name) => [name, 0])) as ClassCounts;
      const place = { code, name: code, counts, sum: 0, all: 0 };
      places.set(code, place);
      return place;
    };
    const isWanted = (village: string) => district === null || village.startsWith(`${district}.`);
    for (const { village, households } of totals) if (isWanted(village)) placeOf(village).all += households;
    for (const { village, class: name, households } of classes) {
      if (!isWanted(village)) continue;
      const place = placeOf(village);
      place.counts[name] += households;
      place.sum += households;
    }
    const names = await tx.execute<{ code: string; name: string }>(
      sql`select code, name from region where code = any(${sql.param([...places.keys()])}::text[])`,
    );
    for (const { code, name } of names) places.get(code)!.name = name;
    return [...places.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  });
}

async function countClasses(tx: Reader) {
  const day = await today(tx);
  return tx.execute<{ village: string; class: CompletenessClass; households: number }>(
    sql`select village, class, households::int as households from completeness_by_village(${day}::date)`,
  );
}

async function countRegister(tx: Reader) {
  return tx.execute<{ village: string; households: number }>(
    sql`select village, households::int as households from register_by_village()`,
  );
}
