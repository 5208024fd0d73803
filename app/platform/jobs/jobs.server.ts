import { createRequire } from "node:module";
import PgBoss from "pg-boss";
import type { Sql } from "postgres";
import type { z } from "zod";
import type { Actor } from "~/platform/access/actor";
import type { Tx } from "~/platform/access/transaction.server";
import { connect } from "~/platform/db/connection.server";
import { log } from "~/platform/log/log.server";

/**
 * A piece of background work: its payload's shape and one call. It is stored with the account that asked for it, whose
 * rights are read again when it runs; timed work has no account and runs as the system.
 */
export type Job<P> = {
  name: string;
  payload: z.ZodType<P>;
  run: (accountId: string | null, payload: P) => Promise<void>;
  /** seconds after which a run counts as lost and is tried again */
  expires?: number;
};

export function defineJob<P>(job: Job<P>): Job<P> {
  return job;
}

// With no worker about (command line, tests) jobs are kept and run by drainJobs after the commit.
const holder = globalThis as {
  portalBoss?: PgBoss;
  portalJobs?: { job: Job<never> | string; accountId: string | null; payload: unknown }[];
  portalListeners?: ReadonlyMap<string, Job<never>>;
};

/** Whether this process works through the queues beside something else, such as answering pages. */
export function hasWorkers(): boolean {
  return holder.portalBoss !== undefined;
}

/** Makes the rooms' jobs known by name, for what is announced to them. */
export function knowJobs(jobs: readonly Job<never>[]): void {
  holder.portalListeners = new Map(jobs.map((job) => [job.name, job]));
}

/**
 * A left room announces what happened, inside the transaction in which it happens; a room to its right listens with a
 * job of that name. Where nobody listens nothing is done.
 */
export async function announce(tx: Tx, name: string, actor: Actor, payload: object): Promise<void> {
  if (holder.portalBoss) await send(tx, name, 900, actor, payload);
  else (holder.portalJobs ??= []).push({ job: name, accountId: actor.accountId, payload });
}

/** Adds work to the queue inside the transaction of the act that causes it: both happen, or neither. */
export async function enqueue<P>(tx: Tx, job: Job<P>, actor: Actor, payload: P): Promise<void> {
  if (!holder.portalBoss) {
    (holder.portalJobs ??= []).push({
      job: job as unknown as Job<never>,
      accountId: actor.accountId,
      payload,
    });
    return;
  }
  await send(tx, job.name, job.expires ?? 900, actor, payload);
}

async function send(tx: Tx, name: string, expires: number, actor: Actor, payload: unknown): Promise<void> {
  const client = (
    tx as unknown as { session: { client: { unsafe: (text: string, values: never[]) => Promise<object[]> } } }
  ).session.client;
  await holder.portalBoss!.send(
    name,
    { accountId: actor.accountId, payload },
    {
      retryLimit: 3,
      retryDelay: 5,
      expireInSeconds: expires,
      db: {
        executeSql: async (text: string, values: unknown[]) => ({
          rows: await client.unsafe(
            text,
            // Settings left open come as undefined, which this driver refuses where the queue's own takes it for null.
            values.map((v) => (isPlainObject(v) ? JSON.stringify(v) : (v ?? null))) as never[],
          ),
        }),
      },
    },
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !Array.isArray(value);
}

/** Runs what was enqueued in this process, in order, until nothing is left. For the command line, seeds and tests. */
export async function drainJobs(): Promise<number> {
  let done = 0;
  for (let next = holder.portalJobs?.shift(); next; next = holder.portalJobs?.shift()) {
    const job = typeof next.job === "string" ? holder.portalListeners?.get(next.job) : next.job;
    if (!job) continue;
    await job.run(next.accountId, job.payload.parse(next.payload) as never);
    done++;
  }
  return done;
}

/**
 * As the owner: brings the queue's schema up to date, makes the queues, and lets the application's role use them. Costs
 * half a second, and so is done only where a queue is missing or the queue's own schema is of another version.
 */
export async function prepareQueues(ownerUrl: string, jobs: Job<never>[]): Promise<void> {
  const sql = connect(ownerUrl, 1);
  try {
    if (!(await queuesStand(sql, jobs))) await makeQueues(sql, ownerUrl, jobs);
  } finally {
    await sql.end();
  }
}

// Of the queue's own tables, as the installed library wants them.
const queueVersion = (createRequire(import.meta.url)("pg-boss/version.json") as { schema: number }).schema;

async function queuesStand(sql: Sql, jobs: Job<never>[]): Promise<boolean> {
  const [found] = await sql<{ place: string | null }[]>`select to_regclass('pgboss.queue')::text as place`;
  if (!found?.place) return false;
  const [known] = await sql<{ version: number; names: string[] }[]>`select
    (select version from pgboss.version) as version, array(select name from pgboss.queue) as names`;
  return known?.version === queueVersion && jobs.every((job) => known.names.includes(job.name));
}

async function makeQueues(sql: Sql, ownerUrl: string, jobs: Job<never>[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
  boss.on("error", () => {});
  await boss.start();
  for (const job of jobs) await boss.createQueue(job.name);
  await boss.stop({ graceful: false });
  await sql.unsafe(`grant usage on schema pgboss to portal_app;
    grant select, insert, update, delete on all tables in schema pgboss to portal_app;
    grant execute on all functions in schema pgboss to portal_app`);
}

/** Work that nobody asks for: done at start and then again and again, harmless when two processes do it. */
export type TimedWork = { name: string; everySeconds: number; run: () => Promise<unknown> };

/** Starts working through the queues in this process. */
export async function startWorkers(
  url: string,
  jobs: Job<never>[],
  timed: readonly TimedWork[] = [],
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: url, migrate: false, max: 4 });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  await boss.start();
  for (const job of jobs) {
    await boss.work<{ accountId: string | null; payload: unknown }>(
      job.name,
      { pollingIntervalSeconds: 1 },
      async (items) => {
        for (const item of items)
          await job.run(item.data.accountId, job.payload.parse(item.data.payload) as never);
      },
    );
  }
  holder.portalBoss = boss;
  const clocks = timed.map(({ name, everySeconds, run }) => {
    const tend = () => run().catch((error: unknown) => log.error({ err: error, work: name }, "timed work"));
    void tend();
    return setInterval(tend, everySeconds * 1000).unref();
  });
  return async () => {
    clocks.forEach(clearInterval);
    holder.portalBoss = undefined;
    await boss.stop({ graceful: true, timeout: 5000 });
  };
}
