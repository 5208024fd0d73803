import type { Actor } from "~/platform/access/actor";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import type { Criteria } from "./criteria";
import type { Program } from "./queries.server";

/**
 * Writes down what an agency asked the register: true counts by kecamatan for criteria that are saved nowhere, and which a
 * chain of questions could narrow down to one family. The log is where that would be seen.
 */
export async function logCount(
  actor: Actor,
  program: Pick<Program, "id" | "agencyId" | "need">,
  criteria: Criteria,
): Promise<void> {
  await perform(
    actor,
    "program.count",
    async () => program,
    async (tx) => {
      noteSubject(tx, { id: program.id });
      note(tx, { need: program.need, criteria });
    },
  );
}
