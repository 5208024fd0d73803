import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { perform } from "~/platform/access/perform.server";
import { insertRun, type RunRequest } from "./new-run.server";
import { lockRun, saveRun } from "./run.server";

export type { RunRequest } from "./new-run.server";

/**
 * Records what is to be matched and asks for the computation in the background. Nothing is allocated yet.
 * @throws RuleBroken "run_period_closed", "run_no_need", "run_weights_unknown", or a fault of the floors
 */
export function startRun(actor: Actor, request: RunRequest, key?: string | null): Promise<string> {
  return perform(
    actor,
    "run.start",
    async () => ({ region: actor.scope }),
    (tx) => insertRun(tx, actor, request),
    { key },
  );
}

/** Puts a run away; an approved one stays what it is. @throws RuleBroken "run_state" */
export function discardRun(actor: Actor, runId: string, why: string): Promise<void> {
  return perform(
    actor,
    "run.discard",
    (tx) => lockRun(tx, runId),
    async (tx, row) => {
      if (row.state === "approved" || row.state === "discarded")
        throw new RuleBroken("run_state", { state: row.state });
      await saveRun(tx, runId, { state: "discarded", note: why });
    },
    { reason: why },
  );
}
