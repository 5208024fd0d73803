import { z } from "zod";
import { defineJob } from "~/platform/jobs/jobs.server";
import { returnPlaces } from "./return-commands.server";

/** A program was closed with leftover: what partners gave it comes back to their pledges. */
export const programClosed = defineJob({
  name: "program.closed",
  payload: z.object({ programId: z.uuid(), reason: z.string() }),
  run: (_accountId, { programId, reason }) => returnPlaces(programId, reason),
});
