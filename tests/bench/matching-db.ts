import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { closeConnection } from "~/platform/db/connection.server";
import { startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { writeSetting } from "~/platform/db/settings.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { approveRun } from "~/features/matching/approval-commands.server";
import { loadCards, refreshCards } from "~/features/matching/cards.server";
import { loadBarred, loadReceived } from "~/features/matching/demand.server";
import { readRunHousehold } from "~/features/matching/queries.server";
import { solveColumns } from "~/features/matching/rules/engine/engine";
import { planColumns } from "~/features/matching/rules/plan-columns";
import { verifyAnswer } from "~/features/matching/rules/verify";
import { startRun } from "~/features/matching/run-commands.server";
import { loadWeights } from "~/features/matching/run.server";
import { loadSupply } from "~/features/matching/supply.server";
import { migrateDatabase } from "../../drizzle/migrate";
import { loadRegions } from "../../drizzle/seed/regions";
import { makeActor } from "#tests/support/actors";
import { makePopulation } from "./population";

/**
 * From PostgreSQL to a verified matching: `ROWS` households (100,000) with their people, needs and decrees against
 * `OFFERS` offers (500) with crossing restrictions, in a database of its own. Then a whole run as the portal makes it,
 * its approval, one family's reasons, and one need matched again. `WHOLE=0` leaves the run out.
 */
const ROWS = Number(process.env.ROWS ?? 100_000);
const OFFERS = Number(process.env.OFFERS ?? 500);
const WHOLE = process.env.WHOLE !== "0";
const day = "2023-07-03";
const codes: NeedCode[] = [
  "housing",
  "water",
  "sanitation.latrine",
  "food",
  "skills",
  "education.school",
  "livelihood.farm",
  "health.stunting",
];
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-matching-"));
  process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
  process.env.PORTAL_DATA = folder;
  const cluster = await startEmbedded(folder, {
    database: "matching",
    settings: { fsync: "off", synchronous_commit: "off", max_wal_size: "8GB", shared_buffers: "512MB" },
  });
  process.env.DATABASE_URL = cluster.url;
  try {
    await migrateDatabase(cluster.url);
    await loadRegions(cluster.url);
    await writeAs(systemActor, "setting.change", async (tx) => {
      await writeSetting(tx, "mode", "demo");
      await writeSetting(tx, "region", "32.16");
      await writeSetting(tx, "regionName", "Kabupaten Bekasi");
      await writeSetting(tx, "businessDate", day);
    });
    await fill(cluster.url);
    const analyst = await makeActor("bappeda_analyst");
    for (const cap of [null, 3]) await measure(analyst, cap, codes);
    await measure(analyst, null, ["housing"]);
    if (WHOLE) await wholeRun(analyst, await makeActor("bappeda_head"));
    say(`peak memory of this process ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
  } finally {
    await closeConnection();
    await stopEmbedded(folder).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

type Times = { name: string; wall: number; cpu: number }[];

async function timed<Value>(times: Times, name: string, work: () => Value | Promise<Value>): Promise<Value> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const value = await work();
  const used = process.cpuUsage(cpu);
  times.push({ name, wall: performance.now() - began, cpu: (used.user + used.system) / 1000 });
  return value;
}

/** Once cold, then three times warm, of which the median is told. */
async function measure(analyst: Actor, cap: number | null, needs: NeedCode[]): Promise<void> {
  const runs: Times[] = [];
  let note = "";
  for (let round = 0; round < 4; round++) {
    const times: Times = [];
    runs.push(times);
    await timed(times, "all", async () => {
      const { supply, weights, received, barred, cards } = await timed(times, "read", () =>
        read(
          analyst,
          async (tx) => ({
            supply: await loadSupply(tx, { period: "2023", needs, offerIds: null }),
            weights: await loadWeights(tx, 1),
            received: cap === null ? [] : await loadReceived(tx, "2023"),
            barred: await loadBarred(tx, needs, day),
            cards: await loadCards(tx, day),
          }),
          "run.compute",
        ),
      );
      const { columns } = await timed(times, "classes", () =>
        planColumns(cards, {
          cap,
          offers: supply,
          needs,
          received,
          barred,
          weights,
          seed: "kocokan",
          on: day,
        }),
      );
      const answer = await timed(times, "solve", () => solveColumns(columns));
      const refusal = await timed(times, "verify", () => verifyAnswer(columns, answer));
      const served = answer.at.reduce((sum, at) => sum + Number(at >= 0), 0);
      note = `${columns.households.rank.length} households, ${columns.units.list.length} needs, ${supply.length} offers, ${
        columns.lists.start.length - 1
      } lists, ${barred.length} with windows, ${served} served, ${refusal === null ? "certified" : `REFUSED ${refusal.code}`}`;
    });
  }
  say(`\n${needs.length === 1 ? needs[0] : "all needs"}, ${cap === null ? "no cap" : `cap ${cap}`}: ${note}`);
  say("            cold wall / CPU    warm wall / CPU (ms; CPU of this process, without the database's)");
  for (const { name } of runs[0]!) {
    const of = runs.map((times) => times.find((one) => one.name === name)!);
    const warm = of.slice(1).sort((left, right) => left.wall - right.wall)[1]!;
    const words = [of[0]!.wall, of[0]!.cpu, warm.wall, warm.cpu].map((ms) =>
      String(Math.round(ms)).padStart(8),
    );
    say(`${name.padEnd(10)}${words[0]} ${words[1]} ${words[2]} ${words[3]}`);
  }
}

/** Request, computation with all that is kept, reasons, approval. */
async function wholeRun(analyst: Actor, head: Actor): Promise<void> {
  const times: Times = [];
  const request = { period: "2023", needs: codes, offerIds: null, cap: null, seed: "kocokan" };
  const runId = await startRun(analyst, request);
  await timed(times, "run, with lines, figures and what is kept", drainJobs);
  const [first] = await read(head, async (tx) => [
    ...(await tx.execute<{ household_id: string; state: string; size: string }>(
      `select a.household_id, r.state, (select pg_size_pretty(sum(octet_length(bytes))) from run_part where run_id = r.id) as size
       from allocation a join run r on r.id = a.run_id where r.id = '${runId}' and a.code = 'waiting' order by a.rank limit 1`,
    )),
  ]);
  await timed(times, "reasons of one family", () => readRunHousehold(head, runId, first!.household_id));
  const { approved } = await timed(times, "approval", () => approveRun(head, runId, { leaveOut: 0 }));
  await timed(times, "cards written again", refreshCards);
  say(`\nA whole run: ${first!.state}, kept in ${first!.size}, ${approved} lines approved`);
  for (const { name, wall, cpu } of times)
    say(
      `${name.padEnd(45)} ${String(Math.round(wall)).padStart(8)} ms wall ${String(Math.round(cpu)).padStart(8)} ms CPU`,
    );
  for (const cap of [null, 3]) await measure(analyst, cap, ["housing"]);
}

async function fill(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const began = performance.now();
  await makePopulation(sql, ROWS, codes);
  await sql.unsafe("set session_replication_role = replica");
  await sql.unsafe(offersIn());
  await sql.unsafe("set session_replication_role = default");
  await sql.unsafe("insert into card_change select id from household");
  await sql.unsafe("vacuum analyze");
  say(`${ROWS} households made in ${Math.round((performance.now() - began) / 1000)} s`);
  const cards = performance.now();
  await refreshCards();
  await sql.unsafe("vacuum analyze household_card");
  const [size] = await sql<
    { size: string }[]
  >`select pg_size_pretty(pg_relation_size('household_card')) as size`;
  say(`cards written in ${((performance.now() - cards) / 1000).toFixed(1)} s, ${size!.size}`);
  await sql.end();
}

/** Offers whose restrictions cross: no two kinds of them nest. */
function offersIn(): string {
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  const some = <Value>(all: readonly Value[]): Value[] => {
    const chosen = all.filter(() => random(2) === 0);
    return chosen.length > 0 ? chosen : [all[random(all.length)]!];
  };
  const districts = Array.from({ length: 23 }, (_, at) => `32.16.${String(at + 1).padStart(2, "0")}`);
  const perNeed = ROWS * 0.25;
  const rows = Array.from({ length: OFFERS }, (_, at) => {
    const need = codes[at % codes.length]!;
    const { recipient } = needCatalogue[need];
    const criteria: Record<string, unknown> = {};
    if (random(3) > 0)
      criteria.place = { codes: Array.from({ length: 1 + random(3) }, () => districts[random(23)]!) };
    if (random(3) === 0)
      criteria.decile = { in: [[1], [1, 2], [1, 2, 3], [2, 3]][random(4)], unknown: "ask" };
    if (random(4) === 0)
      criteria.house_ownership = { in: some(["owned", "rented", "rent_free"]), unknown: "pass" };
    if (random(5) === 0) criteria.female_head = { unknown: "ask" };
    if (recipient === "member" || random(4) === 0) {
      if (random(3) === 0)
        criteria.age = {
          ...[
            { min: 18, max: 40 },
            { min: 18, max: 59 },
            { min: 6, max: 21 },
            { min: 60, max: null },
          ][random(4)],
          unknown: "ask",
        };
      if (random(4) === 0) criteria.sex = { is: random(2) === 0 ? "female" : "male", unknown: "ask" };
      if (random(5) === 0) criteria.disability = { in: some(["none", "some", "severe"]), unknown: "ask" };
      if (random(5) === 0)
        criteria.occupation = { in: some(["farmer", "fisher", "trader", "casual"]), unknown: "pass" };
    }
    const capacity = Math.ceil((perNeed * codes.length * 0.5 * (0.2 + random(100) / 62)) / OFFERS);
    return `('${crypto.randomUUID()}', '32.16', '2023', '${need}', '${recipient}', '00000000-0000-7000-8000-000000000001',
      ${capacity}, '${JSON.stringify([criteria])}', 'Penawaran ${at}')`;
  });
  return `insert into offer (id, region, period, need, recipient, agency_id, capacity, criteria, label) values ${rows.join()}`;
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
