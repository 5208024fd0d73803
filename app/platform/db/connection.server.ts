import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Database = PostgresJsDatabase;

type Connection = { sql: postgres.Sql; db: Database };

// One pool a process, whichever copy of this module asks (server bundle, command line, tests).
const holder = globalThis as { portalConnection?: Connection };

function open(): Connection {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  const sql = connect(url, Number(process.env.DATABASE_POOL ?? 10));
  return { sql, db: drizzle(sql, { casing: "snake_case" }) };
}

export function connect(url: string, max: number): postgres.Sql {
  return postgres(url, {
    max,
    onnotice: () => {},
    connection: { application_name: "rumah-besar" },
    idle_timeout: 60,
    connect_timeout: 10,
  });
}

export function connection(): Connection {
  return (holder.portalConnection ??= open());
}

export async function closeConnection(): Promise<void> {
  const current = holder.portalConnection;
  holder.portalConnection = undefined;
  await current?.sql.end({ timeout: 5 });
}
