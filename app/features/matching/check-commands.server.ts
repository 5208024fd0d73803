import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { faultOfKept } from "./record.server";
import { findRun } from "./run.server";
import { runCheck } from "./schema";

export type Checked = { certified: boolean; fault: string | null };

/**
 * Checks a run's kept instance and result again, from the first digit to the hash, and keeps what came out.
 * @throws RuleBroken "run_no_result" while nothing was computed
 */
export function checkRun(actor: Actor, runId: string): Promise<Checked> {
  return perform(
    actor,
    "run.check",
    (tx) => findRun(tx, runId),
    async (tx, row) => {
      if (row.resultHash === null) throw new RuleBroken("run_no_result");
      const fault = await faultOfKept(tx, row);
      const certified = fault === null;
      await tx.insert(runCheck).values({
        id: newId(),
        runId,
        region: row.region,
        certified,
        fault,
        checkedBy: actor.accountId!,
        checkedOn: await today(tx),
      });
      note(tx, { certified, fault, hash: row.resultHash });
      return { certified, fault };
    },
  );
}
