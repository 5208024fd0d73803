import { z } from "zod";
import { defineJob } from "~/platform/jobs/jobs.server";
import { actorOfJob } from "~/features/accounts/job-actor.server";
import { computeRun } from "./compute-commands.server";

/** Computes a matching run; a second delivery of the same job finds the run computed and does nothing. */
export const computeRunJob = defineJob({
  name: "run.compute",
  payload: z.object({ runId: z.uuid() }),
  run: async (accountId, { runId }) => computeRun(await actorOfJob(accountId), runId),
});
