import type { SQL } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";

/** Rows of a query whose columns are named as the type says. */
export async function rowsOf<Row>(tx: Reader, query: SQL): Promise<Row[]> {
  return [...(await tx.execute(query))] as unknown as Row[];
}

/** The number a query counts as `n`. */
export async function countOf(tx: Reader, query: SQL): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(tx, query);
  return row?.n ?? 0;
}
