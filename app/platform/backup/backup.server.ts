import { closeSync, createReadStream, existsSync, openSync, writeSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { connect } from "~/platform/db/connection.server";
import { keyedDigest } from "~/platform/db/secrets.server";

type Table = { name: string; columns: string };
type Manifest = {
  version: 1;
  madeAt: string;
  migrations: string[];
  /** tells whether the secret at hand belongs to these data, and nothing else */
  secretCheck: string;
  counts: Record<string, number>;
};

/**
 * Copies every table at one moment, and the stored files, into a new folder. Names end in .part until all is there, so an
 * interrupted backup is never mistaken for a whole one. Background work under way is not part of it.
 */
export async function backUp(ownerUrl: string, dataDir: string, target: string) {
  const draft = `${target}.part`;
  await mkdir(path.join(draft, "tables"), { recursive: true, mode: 0o700 });
  const sql = connect(ownerUrl, 1);
  let manifest: Manifest;
  try {
    manifest = await sql.begin("isolation level repeatable read read only", async (tx) => {
      await tx`select set_config('portal.reach', 'system', true)`;
      const counts: Record<string, number> = {};
      for (const { name, columns } of await listTables(tx)) {
        const rows = await tx.unsafe(`copy (select ${columns} from "${name}") to stdout`).readable();
        await writeAll(rows, path.join(draft, "tables", `${name}.copy`));
        counts[name] = await countRows(tx, name);
      }
      return {
        version: 1,
        madeAt: new Date().toISOString(),
        migrations: await listMigrations(tx),
        secretCheck: secretCheck(),
        counts,
      };
    });
  } finally {
    await sql.end();
  }
  const files = path.join(dataDir, "files");
  if (existsSync(files)) await cp(files, path.join(draft, "files"), { recursive: true });
  const secret = path.join(dataDir, "secret");
  const withSecret =
    existsSync(secret) && (await readFile(secret, "utf8")).trim() === process.env.PORTAL_SECRET;
  if (withSecret) await cp(secret, path.join(draft, "secret"));
  await writeFile(path.join(draft, "manifest.json"), JSON.stringify(manifest, null, 2), { mode: 0o600 });
  await rename(draft, target);
  const counts = Object.values(manifest.counts);
  return {
    tables: counts.length,
    rows: counts.reduce((a, b) => a + b, 0),
    files: await countFiles(files),
    withSecret,
  };
}

/**
 * Puts a backup into a database that has this version's schema and no rows, in one transaction, then counts again.
 * @throws when the backup comes from another version or belongs to another secret
 */
export async function restore(ownerUrl: string, dataDir: string, source: string) {
  const manifest = JSON.parse(await readFile(path.join(source, "manifest.json"), "utf8")) as Manifest;
  const secret = path.join(source, "secret");
  if (existsSync(secret) && !existsSync(path.join(dataDir, "files"))) {
    await cp(secret, path.join(dataDir, "secret"));
    process.env.PORTAL_SECRET = (await readFile(secret, "utf8")).trim();
  }
  const sql = connect(ownerUrl, 1);
  const differences: string[] = [];
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('portal.reach', 'system', true)`;
      const present = await listMigrations(tx);
      if (present.join() !== manifest.migrations.join()) {
        throw new Error(
          "The backup was made by another version of the portal: restore it with that version, then update.",
        );
      }
      const tables = await listTables(tx);
      // COPY FROM is refused under row level security, and counters must not count twice.
      for (const { name } of tables) {
        await tx.unsafe(
          `alter table "${name}" no force row level security; alter table "${name}" disable trigger user`,
        );
        if (name === "audit_head") await tx.unsafe(`delete from audit_head`);
      }
      for (const { name, columns } of tables) {
        const file = path.join(source, "tables", `${name}.copy`);
        if (!existsSync(file)) continue;
        const into = await tx.unsafe(`copy "${name}" (${columns}) from stdin`).writable();
        await pipeline(createReadStream(file), into);
      }
      const forced = await tx<
        { name: string }[]
      >`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity`;
      for (const { name } of forced) await tx.unsafe(`alter table "${name}" force row level security`);
      for (const { name } of tables) await tx.unsafe(`alter table "${name}" enable trigger user`);
      await tx`select setval('audit_entry_seq_seq', greatest((select coalesce(max(seq), 1) from audit_entry), 1))`;
      for (const { name } of tables) {
        const found = await countRows(tx, name);
        if (found !== (manifest.counts[name] ?? 0)) {
          differences.push(`${name}: ${manifest.counts[name]} rows in the backup, ${found} restored`);
        }
      }
      if (differences.length > 0) throw new Error(differences.join("\n"));
    });
    await sql`analyze`;
  } finally {
    await sql.end();
  }
  if (manifest.secretCheck !== secretCheck()) {
    differences.push(
      "PORTAL_SECRET is not the one these data were written with: identity numbers and files cannot be read.",
    );
  }
  const files = path.join(source, "files");
  if (existsSync(files)) await cp(files, path.join(dataDir, "files"), { recursive: true });
  return {
    rows: Object.values(manifest.counts).reduce((a, b) => a + b, 0),
    files: await countFiles(files),
    differences,
  };
}

// Written as it comes, without pausing: a paused COPY stream of the driver does not wake up again.
function writeAll(rows: NodeJS.ReadableStream, file: string): Promise<void> {
  const handle = openSync(file, "wx", 0o600);
  return new Promise<void>((resolve, reject) => {
    rows.on("data", (chunk: Buffer) => writeSync(handle, chunk));
    rows.once("end", resolve);
    rows.once("error", reject);
  }).finally(() => closeSync(handle));
}

/** Tables of the portal, those that others refer to first; generated columns make themselves. */
async function listTables(tx: postgres.TransactionSql): Promise<Table[]> {
  const tables = await tx<{ name: string; columns: string; needs: string[] }[]>`
    select c.relname as name,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by c.relname`;
  const ordered: Table[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter((t) => !placed.has(t.name) && t.needs.every((n) => placed.has(n)));
    if (next.length === 0) throw new Error("Tables refer to each other in a circle");
    for (const { name, columns } of next) {
      placed.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

async function listMigrations(tx: postgres.TransactionSql): Promise<string[]> {
  return (await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`).map(
    (row) => row.hash,
  );
}

async function countRows(tx: postgres.TransactionSql, table: string): Promise<number> {
  const [row] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from "${table}"`);
  return row!.n;
}

async function countFiles(dir: string): Promise<number> {
  if (!existsSync(dir)) return 0;
  return (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    .length;
}

const secretCheck = (): string => keyedDigest("backup check", "rumah-besar").toString("hex");
