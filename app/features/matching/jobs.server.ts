import { z } from "zod";
import { systemActor } from "~/platform/access/actor";
import { defineJob, hasWorkers } from "~/platform/jobs/jobs.server";
import { log } from "~/platform/log/log.server";
import { actorOfJob } from "~/features/accounts/job-actor.server";
import { computeRun, giveUpRun } from "./compute-commands.server";
import { computeApart, listStrandedRuns } from "./compute-thread.server";

/**
 * Computes a matching run; a second delivery of the same job finds the run computed and does nothing. In the server
 * it works in a thread of its own; on the command line and in tests, where nobody waits for pages, right here.
 */
export const computeRunJob = defineJob({
  name: "run.compute",
  payload: z.object({ runId: z.uuid() }),
  run: async (accountId, { runId }) => {
    if (!hasWorkers()) return computeRun(await actorOfJob(accountId), runId);
    await computeOrGiveUp(accountId, runId);
  },
  expires: 3600,
});

/** Takes up drafts that a dead process left behind, from the beginning. */
export async function tendRuns(): Promise<void> {
  for (const { id, madeBy } of await listStrandedRuns()) await computeOrGiveUp(madeBy, id);
}

async function computeOrGiveUp(accountId: string | null, runId: string): Promise<void> {
  try {
    await computeApart(accountId, runId);
  } catch (error) {
    log.error({ err: error, runId }, "matching run");
    await giveUpRun(systemActor, runId);
  }
}
