import type { Server } from "node:http";
import { afterAll, beforeAll } from "vitest";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { clientDir, serverBuild } from "~/platform/launch/build";
import { serve } from "~/server";

type Application = Awaited<ReturnType<Parameters<typeof serve>[0]["application"]>>;

/**
 * The built application, served on a free port over the test file's own database. Call after useDatabase(). With
 * `workers` (the owner's address) background work is done by the server's own queue, as in a real one; without, the test
 * calls `drainJobs`.
 */
export function useServer({ workers }: { workers?: () => string } = {}): { url: () => string } {
  let server: Server;
  let stopWorkers = async () => {};
  let url = "";
  beforeAll(async () => {
    const build = (await import(/* @vite-ignore */ pathToFileURL(serverBuild).href)) as Application["build"];
    const door = (build.entry.module as unknown as { door: Application["door"] }).door;
    server = await serve({
      port: 0,
      host: "127.0.0.1",
      clientDir,
      application: async () => ({ build, door }),
    });
    if (workers) stopWorkers = await door.startWorkers(process.env.DATABASE_URL!, workers());
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(async () => {
    await stopWorkers();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { url: () => url };
}

/** Signs in as a demo account and returns the cookie. */
export async function signInAs(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ demo: email }),
  });
  const cookie = answer.headers.getSetCookie().find((c) => c.startsWith("session="));
  if (!cookie) throw new Error(`No session for ${email}: ${answer.status}`);
  return cookie.split(";")[0]!;
}

/** Waits until the server's queue has nothing left to do. Fails when something was given up. */
export async function workIsDone(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const [left] = await read(systemActor, (tx) =>
      tx.execute<{ waiting: number; failed: number }>(sql`select
        count(*) filter (where state in ('created', 'retry', 'active'))::int as waiting,
        count(*) filter (where state = 'failed')::int as failed from pgboss.job`),
    );
    if (left!.failed > 0) throw new Error(`${left!.failed} pieces of work were given up`);
    if (left!.waiting === 0) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  throw new Error("work is still waiting after a minute");
}
