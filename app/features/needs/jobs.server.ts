import { z } from "zod";
import { systemActor } from "~/platform/access/actor";
import { defineJob } from "~/platform/jobs/jobs.server";
import { deriveAllNeeds, deriveImported, deriveNeedsOf } from "./commands.server";

/** A visit was recorded: the needs of these households are derived anew. */
export const assessmentRecorded = defineJob({
  name: "assessment.recorded",
  payload: z.object({ householdIds: z.array(z.uuid()).max(5_000) }),
  run: async (_accountId, { householdIds }) => {
    await deriveNeedsOf(systemActor, householdIds);
  },
});

/** An import was written: the needs of every household it touched are derived, in batches. */
export const importWritten = defineJob({
  name: "import.written",
  payload: z.object({ batchId: z.uuid() }),
  expires: 3600,
  run: async (_accountId, { batchId }) => {
    await deriveImported(systemActor, batchId);
  },
});

/** A new rule set is in force: the whole register is derived anew. */
export const ruleSetChanged = defineJob({
  name: "rule_set.changed",
  payload: z.object({ version: z.int() }),
  expires: 3600,
  run: async () => {
    await deriveAllNeeds(systemActor);
  },
});
