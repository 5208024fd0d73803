import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { closeConnection } from "~/platform/db/connection.server";
import { startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { writeSetting } from "~/platform/db/settings.server";
import { migrateDatabase } from "../../drizzle/migrate";
import { loadRegions } from "../../drizzle/seed/regions";
import { KELUARGA_HEADER } from "#tests/support/lists";

const ROWS = Number(process.env.ROWS ?? 100_000);
const LIMIT = { seconds: 60, megabytes: 250, timesCopy: 5 };

/**
 * Import of 100,000 families with all checks, from xlsx and csv, into a real database with the
 * register's own indexes and row level security. Beside it a bare COPY of the same rows into the
 * same tables and indexes, and, as the floor, of the csv into one table of text without any.
 */
async function run(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-bench-"));
  process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
  const generator = fileURLToPath(new URL("./import-files.ts", import.meta.url));
  spawnSync(process.execPath, [...process.execArgv, generator, folder, String(ROWS)], { stdio: "inherit" });
  const cluster = await startEmbedded(folder, { database: "bench" });
  try {
    await migrateDatabase(cluster.url);
    await loadRegions(cluster.url);
    process.env.DATABASE_URL = cluster.url;
    await writeAs(systemActor, "setting.change", async (tx) => {
      await writeSetting(tx, "mode", "demo");
      await writeSetting(tx, "businessDate", "2023-07-03");
    });
    const floor = await copyAsText(cluster.url, path.join(folder, "list.csv"));
    say(`bare COPY of ${ROWS} csv rows as text into one table without index: ${floor.toFixed(2)} s`);
    let good = true;
    let copy = 0;
    for (const kind of ["csv", "xlsx"] as const) {
      const { seconds, cpuSeconds, megabytes, ...rows } = measure(path.join(folder, `list.${kind}`));
      if (kind === "csv") {
        copy = await copyRegister(cluster.url, folder);
        say(`bare COPY of the same rows into the register's tables and indexes: ${copy.toFixed(2)} s`);
      }
      const times = seconds / copy;
      const within =
        seconds <= LIMIT.seconds &&
        megabytes <= LIMIT.megabytes &&
        (kind === "xlsx" || times <= LIMIT.timesCopy);
      good &&= within;
      say(
        `import ${kind}: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor), ${Math.round(megabytes)} MB at most, ${times.toFixed(1)} × COPY, ` +
          `${rows.read} rows (${rows.new} new, ${rows.warned} warned, ${rows.refused} refused)` +
          ` ${within ? "within" : "BEYOND"} the limits`,
      );
      await empty(cluster.url);
    }
    return good;
  } finally {
    await closeConnection();
    await stopEmbedded(folder).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

type Figures = {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  read: number;
  new: number;
  warned: number;
  refused: number;
};

function measure(file: string): Figures {
  const once = fileURLToPath(new URL("./import-once.ts", import.meta.url));
  const run = spawnSync(process.execPath, [...process.execArgv, once, file], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  return JSON.parse(run.stdout) as Figures;
}

async function copyAsText(url: string, file: string): Promise<number> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const columns = KELUARGA_HEADER.map((_, index) => `c${index} text`).join(", ");
  await client.unsafe(`create table bench_copy (${columns})`);
  const started = performance.now();
  await pipeline(
    createReadStream(file),
    await client`copy bench_copy from stdin (format csv, header)`.writable(),
  );
  const seconds = (performance.now() - started) / 1000;
  await client.unsafe("drop table bench_copy");
  await client.end();
  return seconds;
}

const TABLES = ["household", "member", "source_row", "name_token"];

/** Takes what the import wrote out and puts it back with COPY. */
async function copyRegister(url: string, folder: string): Promise<number> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const file = (table: string) => `'${path.join(folder, table)}.copy'`;
  for (const table of TABLES) await client.unsafe(`copy ${table} to ${file(table)}`);
  await client.unsafe("truncate household cascade");
  const started = performance.now();
  await client.unsafe(
    ["begin", ...TABLES.map((table) => `copy ${table} from ${file(table)}`), "commit"].join("; "),
  );
  await client.end();
  return (performance.now() - started) / 1000;
}

async function empty(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await client.unsafe("truncate household cascade");
  await client.unsafe("vacuum");
  await client.end();
}

void run().then((good) => process.exit(good ? 0 : 1));
