import type { Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { forgetProgress, reportProgress } from "~/platform/jobs/progress.server";
import { log } from "~/platform/log/log.server";
import { refreshCards } from "./cards.server";
import { keepRelaxations } from "./figures.server";
import { writeLines } from "./lines.server";
import { planRun, type PlannedRun } from "./planned-run.server";
import { writeRecord } from "./record.server";
import { hashesOf } from "./rules/canonical";
import type { Answer } from "./rules/columns";
import { InstanceFault } from "./rules/instance";
import { instanceOf, keep, namesOf } from "./rules/kept";
import { solveColumns } from "./rules/engine/engine";
import { verifyAnswer } from "./rules/verify";
import { writeResult } from "./rules/write-result";
import { aloneWith } from "./run-lock.server";
import { tellRunWaits } from "./tell.server";
import { findRun, lockRun, progressOf, saveRun, type RunValues } from "./run.server";

/**
 * Computes and certifies a draft: reads supply and demand in one snapshot, solves, lets the independent check decide,
 * and writes a line for every need with its reason. Lines, result and state are one transaction: there is never half a
 * result. A run discarded meanwhile gets none; a second call does nothing, also while the first is still at work.
 */
export async function computeRun(actor: Actor, runId: string, tell?: Tell): Promise<void> {
  await aloneWith(runId, async () => {
    try {
      await computeDraft(actor, runId, tell);
    } catch (error) {
      const failure = error instanceof InstanceFault ? `${error.code} ${error.place}` : "unexpected";
      if (failure === "unexpected") log.error({ err: error, runId }, "matching run");
      await keepResult(actor, runId, async () => ({ state: "failed", failure }));
    }
    await forgetProgress(progressOf(runId));
  });
}

/** Hears between 0 and 100 how far the work is, also in the middle of the solving. */
export type Tell = (share: number) => void;

async function computeDraft(actor: Actor, runId: string, tell?: Tell): Promise<void> {
  const row = await read(actor, (tx) => findRun(tx, runId), "run.compute");
  if (row?.state !== "draft") return;
  const started = performance.now();
  const say = (share: number) => reportProgress(progressOf(runId), share, 100);
  await say(5);
  await refreshCards();
  const planned = await read(actor, (tx) => planRun(tx, row), "run.compute");
  await say(30);
  const answer = solveColumns(planned.plan.columns, (share) => tell?.(30 + 30 * share));
  await say(60);
  const refusal = verifyAnswer(planned.plan.columns, answer);
  const record = describe(planned, answer);
  await say(70);
  const stands = await keepResult(actor, runId, async (tx) => {
    const counts = await writeLines(tx, row, planned, answer);
    await writeRecord(tx, runId, { kept: record.kept, answer });
    note(tx, { hash: record.hash, served: counts.served, certified: refusal === null });
    return {
      state: refusal === null ? "certified" : "failed",
      failure: refusal === null ? null : `${refusal.code} ${refusal.place}`,
      progress: 100,
      snapshotHash: record.snapshot,
      resultHash: record.hash,
      counts: { ...counts, milliseconds: Math.round(performance.now() - started) },
    };
  });
  if (stands) await keepRelaxations(actor, runId);
}

/** What the run is known by: the instance as it is kept, and the hashes of the open format. */
function describe({ cards, plan }: PlannedRun, answer: Answer) {
  const kept = keep(cards.bytes, cards.start, plan);
  const names = namesOf(kept);
  const instance = instanceOf(kept, names);
  const result = writeResult(names, plan.columns, answer);
  return { kept, ...hashesOf(instance, result) };
}

/**
 * Writes what came out in one transaction, and nothing if the run was discarded before it is done. The run is locked
 * last, so that a person who discards it does not wait until all lines are written.
 */
async function keepResult(
  actor: Actor,
  runId: string,
  write: (tx: Tx) => Promise<RunValues>,
): Promise<boolean> {
  try {
    await perform(
      actor,
      "run.compute",
      (tx) => findRun(tx, runId),
      async (tx) => {
        const values = await write(tx);
        const row = await lockRun(tx, runId);
        if (row?.state !== "draft") throw new Overtaken();
        await saveRun(tx, runId, values);
        if (values.state === "certified") await tellRunWaits(tx, row);
      },
    );
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

/** Rolls everything back: the run is no longer a draft. */
class Overtaken extends Error {}

/** A run whose computation died of something nobody foresaw is given up, not tried for ever. */
export async function giveUpRun(actor: Actor, runId: string): Promise<void> {
  await keepResult(actor, runId, async () => ({ state: "failed", failure: "unexpected" }));
}
