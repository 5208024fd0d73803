import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Brings the database to the schema of this version, as its owner. Two processes at once take turns. */
export async function migrateDatabase(ownerUrl: string, applicationUrl: string = ownerUrl): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(64021616)`;
    await migrate(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    // Whoever signs in for the application steps down to portal_app in every transaction.
    const user = decodeURIComponent(new URL(applicationUrl).username);
    if (user !== "portal_app") {
      const [{ member }] = await sql<
        [{ member: boolean }]
      >`select pg_has_role(${user}, 'portal_app', 'member') as member`;
      if (!member) await sql.unsafe(`grant portal_app to "${user.replaceAll('"', '""')}"`);
    }
    await sql`select pg_advisory_unlock(64021616)`;
  } finally {
    await sql.end();
  }
}
