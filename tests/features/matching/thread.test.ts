import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { computeRun } from "~/features/matching/compute-commands.server";
import { computeApart, listStrandedRuns } from "~/features/matching/compute-thread.server";
import { tendRuns } from "~/features/matching/jobs.server";
import { discardRun, startRun } from "~/features/matching/run-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { change, look, makeAgency, makeFamilies, makeProgram } from "./world";

const { ownerUrl } = useDatabase();
const root = fileURLToPath(new URL("../../..", import.meta.url));

let analyst: Actor;
let offerId: string;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  ({ offerId } = await makeProgram(await makeAgency("social"), { places: 2, need: "food" }));
  await makeFamilies([{ needs: ["food"] }, { needs: ["food"] }, { needs: ["food"] }]);
});

const draft = () =>
  startRun(analyst, { period: "2023", needs: ["food"], offerIds: [offerId], cap: null, seed: "kocokan" });
const stateOf = async (id: string) =>
  (await look<{ state: string }>(sql`select state from run where id = ${id}`))[0]!.state;
const linesOf = async (id: string) => (await look(sql`select 1 from allocation where run_id = ${id}`)).length;
const partsOf = async (id: string) => (await look(sql`select 1 from run_part where run_id = ${id}`)).length;

/** Keeps a table to itself until let go, so that the work stands still where it reads or writes it. */
async function hold(table: string): Promise<() => Promise<void>> {
  const owner = postgres(ownerUrl(), { max: 1, onnotice: () => {} });
  let release = () => {};
  const held = new Promise<void>((taken, failed) => {
    owner
      .begin(async (tx) => {
        await tx.unsafe(`lock table ${table} in access exclusive mode`);
        taken();
        await new Promise<void>((done) => (release = done));
      })
      .catch(failed);
  });
  await held;
  return async () => {
    release();
    await owner.end();
  };
}

/** Until somebody waits for the table. */
async function waitedFor(table: string): Promise<void> {
  for (let left = 400; left > 0; left--) {
    const [row] = await look<{ n: number }>(sql`select count(*)::int as n from pg_locks l
      where not l.granted and l.relation = ${table}::regclass and l.database = (select oid from pg_database
        where datname = current_database())`);
    if (row!.n > 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nobody came to ${table}`);
}

describe("a run in a thread of its own", () => {
  it("is computed and certified, and a second delivery changes nothing", async () => {
    const id = await draft();
    await computeApart(analyst.accountId, id);
    expect(await stateOf(id)).toBe("certified");
    expect(await linesOf(id)).toBe(3);
    await Promise.all([computeApart(analyst.accountId, id), computeRun(analyst, id)]);
    expect(await linesOf(id)).toBe(3);
    expect(await look(sql`select 1 from job_progress where key like 'run %'`)).toEqual([]);
  }, 60_000);

  it("is computed once when its job is delivered to two at the same time", async () => {
    const id = await draft();
    await Promise.all([computeRun(analyst, id), computeRun(analyst, id), computeRun(analyst, id)]);
    expect(await stateOf(id)).toBe("certified");
    expect(await linesOf(id)).toBe(3);
    expect(await partsOf(id)).toBe(1);
  });

  it.each(["household_card", "allocation"])(
    "stops within a second when it is discarded while it is at %s, and leaves no line",
    async (table) => {
      const id = await draft();
      const letGo = await hold(table);
      const work = computeApart(analyst.accountId, id);
      await waitedFor(table);
      const discarded = performance.now();
      await discardRun(analyst, id, "salah kebutuhan");
      await work;
      expect(performance.now() - discarded).toBeLessThan(1500);
      await letGo();
      expect(await stateOf(id)).toBe("discarded");
      expect([await linesOf(id), await partsOf(id)]).toEqual([0, 0]);
    },
    60_000,
  );

  it.each(["household_card", "allocation"])(
    "whose process is killed at %s stays a draft without a line, and is taken up again from the beginning",
    async (table) => {
      const id = await draft();
      const letGo = await hold(table);
      const child = spawn(
        process.execPath,
        [
          "--import",
          "tsx",
          "--input-type=module",
          "-e",
          `const { computeApart } = await import("./app/features/matching/compute-thread.server.ts");
           await computeApart("${analyst.accountId}", "${id}");`,
        ],
        { cwd: root, env: { ...process.env, DATABASE_URL: ownerUrl() }, stdio: "inherit" },
      );
      await waitedFor(table);
      await change(sql`update run set made_at = now() - interval '1 minute' where id = ${id}`);
      expect(await listStrandedRuns()).toEqual([]);
      child.kill("SIGKILL");
      await once(child, "exit");
      await letGo();
      for (let left = 50; left > 0 && (await listStrandedRuns()).length === 0; left--)
        await new Promise((done) => setTimeout(done, 100));
      expect(await listStrandedRuns()).toEqual([{ id, madeBy: analyst.accountId }]);
      expect(await stateOf(id)).toBe("draft");
      expect([await linesOf(id), await partsOf(id)]).toEqual([0, 0]);
      await tendRuns();
      expect(await stateOf(id)).toBe("certified");
      expect(await linesOf(id)).toBe(3);
      expect(await listStrandedRuns()).toEqual([]);
    },
    90_000,
  );

  it("says so and is given up when the thread dies of itself", async () => {
    const id = await draft();
    await change(
      sql`update run set made_at = now() - interval '1 minute', made_by = gen_random_uuid() where id = ${id}`,
    );
    await tendRuns();
    expect(await stateOf(id)).toBe("failed");
    expect(await linesOf(id)).toBe(0);
  }, 60_000);
});
