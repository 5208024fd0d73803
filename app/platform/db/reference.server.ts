import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import { formatReference, type ReferenceKind } from "./reference";
import { today } from "./settings.server";

/** The next free reference of this kind in the business year; a transaction that rolls back gives its number back. */
export async function newReference(tx: Tx, kind: ReferenceKind): Promise<string> {
  const year = Number((await today(tx)).slice(0, 4));
  const [row] = await tx.execute<{ serial: number }>(
    sql`select next_reference_serial(${kind}, ${year}) as serial`,
  );
  return formatReference({ kind, year, serial: row!.serial });
}
