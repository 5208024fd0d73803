import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { type PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "~/platform/access/transaction.server";

const batchSize = 4_000;

/**
 * Inserts many rows with one statement a batch. COPY is refused under row level security, and a list of values has a
 * parameter limit; arrays have neither.
 */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const columns = getTableColumns(table);
  const used = Object.keys(columns).filter((name) => rows.some((row) => valueIn(row, name) !== undefined));
  const plain = used.map((name) => ({
    name,
    column: snake(columns[name]!.name),
    type: columns[name]!.getSQLType(),
  }));
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = rows.slice(from, from + batchSize);
    const arrays = plain.map(
      ({ name }) => sql`${sql.param(batch.map((row) => asText(valueIn(row, name))))}::text[]`,
    );
    const names = sql.raw(plain.map(({ column }) => `"${column}"`).join(", "));
    const casts = sql.raw(plain.map(({ column, type }) => `n."${column}"::${cast(type)}`).join(", "));
    await tx.execute(sql`insert into ${sql.raw(`"${getTableName(table)}"`)} (${names})
      select ${casts} from unnest(${sql.join(arrays, sql`, `)}) as n(${names})`);
  }
}

const valueIn = (row: object, name: string): unknown => (row as Record<string, unknown>)[name];

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The collation of a column is no type of its own. */
const cast = (type: string): string => type.replace(/ collate .*/, "");

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
