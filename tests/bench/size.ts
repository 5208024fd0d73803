import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { roles, type SignedInRole, visitor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { closeConnection } from "~/platform/db/connection.server";
import { startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { ensureBuild, clientDir, serverBuild } from "~/platform/launch/build";
import { readEnvironment } from "~/platform/launch/environment";
import { prepareInstance } from "~/instance.server";
import { serve } from "~/server";
import { listVisits } from "#tests/support/page-list";
import { demoAddress } from "#tests/support/scenario";
import { signInAs } from "#tests/support/server";

/**
 * Every page at the size of a whole kabupaten: the demo's families multiplied to 100,000 (or `ROWS`), then each page asked
 * again and again by somebody who may see it. Prints the slowest; fails beyond the limit.
 */
const ROWS = Number(process.env.ROWS ?? 100_000);
const TIMES = 12;
const LIMIT = { milliseconds: 1000 };
const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<boolean> {
  ensureBuild(say);
  const folder = mkdtempSync(path.join(tmpdir(), "portal-size-"));
  process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
  process.env.PORTAL_DATA = folder;
  const cluster = await startEmbedded(folder, { database: "size" });
  process.env.DATABASE_URL = cluster.url;
  try {
    await prepareInstance({ ...readEnvironment(), mode: "demo" }, cluster.url, undefined, () => {});
    const households = await multiply(cluster.url);
    const { build, door } = await application();
    const server = await serve({
      port: 0,
      host: "127.0.0.1",
      clientDir,
      application: async () => ({ build, door }),
    });
    const base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const asked = await askAll(base);
    server.closeAllConnections();
    server.close();
    say(
      `${households} households; the slowest pages, median and slowest of ${TIMES} answers in milliseconds:`,
    );
    for (const { path: page, role, median, worst, status } of asked.slice(0, 25))
      say(
        `${String(Math.round(median)).padStart(6)} ${String(Math.round(worst)).padStart(6)}  ${status} ${role} ${page}`,
      );
    const slow = asked.filter(({ median }) => median > LIMIT.milliseconds);
    say(`${asked.length} pages; ${slow.length} above ${LIMIT.milliseconds} ms`);
    return slow.length === 0;
  } finally {
    await closeConnection();
    await stopEmbedded(folder).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

type Application = Awaited<ReturnType<Parameters<typeof serve>[0]["application"]>>;
async function application(): Promise<Application> {
  const build = (await import(serverBuild)) as Application["build"];
  return { build, door: (build.entry.module as unknown as { door: Application["door"] }).door };
}

/** Searches and filters that a list offers, beside its plain address. */
const narrowed = [
  "/households?q=siti",
  "/households?q=a",
  "/households?decile=1&sort=-name",
  "/households?district=32.16.18&sort=decile",
  "/households?state=decreed&page=40",
  "/households?sort=place&page=900",
  "/forgotten?page=100",
];

async function askAll(base: string) {
  const { visits } = await listVisits();
  const plain = visits.map(({ page, path: at, email }) => ({ enter: page.enter, path: at, email }));
  const more = narrowed.map((at) => ({ enter: null, path: at, email: null }));
  const homes = roles.map((role) => ({ enter: null, path: "/", email: null, role }));
  const asked: { path: string; role: string; median: number; worst: number; status: number }[] = [];
  for (const visit of [...plain, ...more, ...homes]) {
    const role: SignedInRole = "role" in visit ? (visit.role as SignedInRole) : "registrar";
    const open = visit.enter !== null && can(visitor, visit.enter);
    const email = visit.email ?? (await demoAddress(role));
    const cookie = open ? "" : await signInAs(base, email);
    const taken: number[] = [];
    let status = 0;
    for (let time = 0; time < TIMES; time++) {
      const began = performance.now();
      const answer = await fetch(base + visit.path, { headers: { cookie }, redirect: "manual" });
      await answer.arrayBuffer();
      taken.push(performance.now() - began);
      status = answer.status;
    }
    taken.sort((a, b) => a - b);
    asked.push({
      path: visit.path,
      role: open ? "public" : email.split("@")[0]!,
      median: taken[TIMES >> 1]!,
      worst: taken[TIMES - 1]!,
      status,
    });
  }
  return asked.sort((a, b) => b.median - a.median);
}

/** Copies families with people, needs, names, visits and decree lines until there are `ROWS`; numbers stay with the first. */
async function multiply(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [{ n }] = (await sql`select count(*)::int as n from household`) as unknown as [{ n: number }];
  const copies = Math.ceil(ROWS / n) - 1;
  const other = (column: string) => `md5(${column}::text || k)::uuid`;
  const copy = async (table: string, changed: Record<string, string>) => {
    const columns = (
      await sql<{ name: string }[]>`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`
    ).map(({ name }) => name);
    await sql.unsafe(
      `insert into "${table}" (${columns.map((c) => `"${c}"`).join()}) select ${columns
        .map((c) => changed[c] ?? `t."${c}"`)
        .join()} from "${table}" t, generate_series(1, ${copies}) k`,
    );
  };
  const mine = { id: other("t.id"), household_id: other("t.household_id") };
  await copy("household", {
    id: other("t.id"),
    case_code: "upper(lpad(to_hex(row_number() over ()), 8, '0'))",
    proposed_by: "null",
    survivor_id: "null",
  });
  await copy("member", {
    ...mine,
    nik_index: "null",
    nik_cipher: "null",
    guardian_id: "null",
  });
  await copy("name_token", { household_id: other("t.household_id") });
  await copy("assessment", {
    ...mine,
    visit_id: "null",
    member_id: `case when t.member_id is null then null else ${other("t.member_id")} end`,
  });
  await copy("decree_entry", {
    household_id: other("t.household_id"),
    annex_number: "t.annex_number + 10000 * k",
  });
  await sql.unsafe("alter table need disable trigger user");
  await copy("need", {
    ...mine,
    member_id: `case when t.member_id is null then null else ${other("t.member_id")} end`,
    state: "case when t.state = 'engaged' then 'open' else t.state end",
  });
  await sql.unsafe("alter table need enable trigger user");
  await sql.unsafe("analyze");
  await sql.end();
  return n * (copies + 1);
}

void run().then((good) => process.exit(good ? 0 : 1));
