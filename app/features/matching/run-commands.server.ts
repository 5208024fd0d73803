import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { today } from "~/platform/db/settings.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { computeRunJob } from "./jobs.server";
import { lockRun, saveRun } from "./run.server";
import { run } from "./schema";

export type RunRequest = {
  period: string;
  needs: NeedCode[];
  /** Only these offers; null takes all that are open. */
  offerIds: string[] | null;
  /** Helps a household may hold in the period; null leaves each need by itself. */
  cap: number | null;
  /** Announced before the run; draws the lots. */
  seed: string;
};

/**
 * Records what is to be matched and asks for the computation in the background. Nothing is allocated yet.
 * @throws RuleBroken "run_period_closed", "run_no_need"
 */
export function startRun(actor: Actor, request: RunRequest, key?: string | null): Promise<string> {
  return perform(
    actor,
    "run.start",
    async () => ({ region: actor.scope }),
    async (tx) => {
      if (request.needs.length === 0) throw new RuleBroken("run_no_need");
      const [year] = await tx.execute(
        sql`select 1 from period where code = ${request.period} and state = 'open'`,
      );
      if (!year) throw new RuleBroken("run_period_closed");
      const [weights] = await tx.execute<{ version: number }>(
        sql`select max(version)::int as version from weight_set`,
      );
      const id = newId();
      const day = await today(tx);
      await tx.insert(run).values({
        id,
        reference: await nextReference(tx, "run", day),
        region: actor.scope,
        ...request,
        weightVersion: weights!.version,
        businessDate: day,
        madeBy: actor.accountId!,
      });
      noteSubject(tx, { id });
      note(tx, { period: request.period, needs: request.needs, cap: request.cap, seed: request.seed });
      await enqueue(tx, computeRunJob, actor, { runId: id });
      return id;
    },
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
