import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/transaction.server";
import { formatReference, type ReferenceKind } from "./reference";

/**
 * The next reference of this kind in the year of `day` (YYYY-MM-DD). Without doubles, because the counter's row stays
 * locked until commit; without gaps, because a number given back by a rollback goes to the next.
 */
export async function nextReference(tx: Tx, kind: ReferenceKind, day: string): Promise<string> {
  const year = Number(day.slice(0, 4));
  const [row] = await tx.execute<{ serial: number }>(
    sql`select next_reference_serial(${kind}, ${year}::int) as serial`,
  );
  if (!row) throw new Error("no reference number");
  return formatReference({ kind, year, serial: row.serial });
}
