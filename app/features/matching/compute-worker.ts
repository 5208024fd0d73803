import { parentPort, workerData } from "node:worker_threads";
import { closeConnection } from "~/platform/db/connection.server";
import { actorOfJob } from "~/features/accounts/job-actor.server";
import { computeRun } from "./compute-commands.server";

/** The other side of `compute-thread.server.ts`: one run, computed in a thread of its own. */
const { accountId, runId } = workerData as { accountId: string | null; runId: string };
let told = 0;
await computeRun(await actorOfJob(accountId), runId, (share) => {
  const now = performance.now();
  if (now - told < 250) return;
  told = now;
  parentPort!.postMessage({ share });
});
await closeConnection();
