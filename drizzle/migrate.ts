import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Brings the database to the schema of this version, as its owner. Two processes at once take turns. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(64021616)`;
    await migrate(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    // With one address only, the application signs in as the owner and steps down to portal_app in every transaction.
    await sql`do $$ begin
      if current_user <> 'portal_app' and not pg_has_role(current_user, 'portal_app', 'member') then
        execute format('grant portal_app to %I', current_user);
      end if; end $$`.simple();
  } finally {
    await sql.end();
  }
}
