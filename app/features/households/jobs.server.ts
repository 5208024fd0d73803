import { z } from "zod";
import { actorOfJob } from "~/features/accounts/job-actor.server";
import { defineJob } from "~/platform/jobs/jobs.server";
import { checkImport, writeImport } from "./import-work.server";

/** Reads an uploaded list without writing it, and counts what it would change. */
export const checkImportJob = defineJob({
  name: "import.check",
  payload: z.object({ batchId: z.uuid() }),
  expires: 1800,
  run: async (accountId, { batchId }) => checkImport(await actorOfJob(accountId), batchId),
});

/** Writes a confirmed list into the register. */
export const writeImportJob = defineJob({
  name: "import.write",
  payload: z.object({ batchId: z.uuid() }),
  expires: 3600,
  run: async (accountId, { batchId }) => writeImport(await actorOfJob(accountId), batchId),
});
