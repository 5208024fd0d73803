import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { reportProgress } from "~/platform/jobs/progress.server";
import { rowsOf } from "./rows.server";
import { progressOf } from "./run.server";
import { matchingLock } from "./run-lock.server";

/** How soon a discarded run stops. */
const lookEvery = 400;

/**
 * Computes a run in a thread of its own, so that the server goes on answering, and its memory is given back at the end.
 * A run that is discarded meanwhile stops: the thread ends, and with its connection whatever it had begun to write.
 * @throws when the thread dies of something that the computation did not foresee, such as a lack of memory
 */
export async function computeApart(accountId: string | null, runId: string): Promise<void> {
  const root = rootOf(path.dirname(fileURLToPath(import.meta.url)));
  const worker = new Worker(path.join(root, workerFile), {
    workerData: { accountId, runId },
    execArgv: [],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"), DATABASE_POOL: "2" },
    resourceLimits: { maxOldGenerationSizeMb: 4096 },
  });
  let discarded = false;
  const watch = setInterval(() => {
    stateOf(runId)
      .then((state) => {
        if (state !== "discarded") return;
        discarded = true;
        void worker.terminate();
      })
      .catch(() => {});
  }, lookEvery);
  worker.on("message", ({ share }: { share: number }) => {
    reportProgress(progressOf(runId), Math.round(share), 100).catch(() => {});
  });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) =>
        code === 0 || discarded ? resolve() : reject(new Error(`the thread of a run ended with ${code}`)),
      );
    });
  } finally {
    clearInterval(watch);
  }
}

/** Drafts at which nobody is at work: their process died, or their job was lost. With who asked for them. */
export async function listStrandedRuns(): Promise<{ id: string; madeBy: string }[]> {
  return read(systemActor, (tx) =>
    rowsOf<{ id: string; madeBy: string }>(
      tx,
      sql`select r.id, r.made_by as "madeBy" from run r
        where r.state = 'draft' and r.made_at < now() - interval '15 seconds' and not exists (select 1 from pg_locks l
          where l.locktype = 'advisory' and l.classid = ${matchingLock}::int::oid
            and l.objid::bigint = hashtext(r.id::text)::bigint & 4294967295)
        order by r.made_at`,
    ),
  );
}

const workerFile = path.join("app", "features", "matching", "compute-worker.mjs");

/** The folder of the house: two or three steps up from this file, or from the built pages it was packed into. */
function rootOf(folder: string): string {
  const above = path.dirname(folder);
  if (existsSync(path.join(folder, workerFile))) return folder;
  if (above === folder) throw new Error(`${workerFile} is missing`);
  return rootOf(above);
}

async function stateOf(runId: string): Promise<string | undefined> {
  const [row] = await read(systemActor, (tx) =>
    rowsOf<{ state: string }>(tx, sql`select state from run where id = ${runId}`),
  );
  return row?.state;
}
