import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { startRun } from "~/features/matching/run-commands.server";
import type { NeedCode } from "~/features/needs/catalogue";

/** A run as the analyst starts it, computed and certified, waiting for the head of Bappeda. */
export async function playProposal(analyst: Actor, needs: NeedCode[], seed: string): Promise<string> {
  const period = (await read(analyst, today)).slice(0, 4);
  const runId = await startRun(analyst, { period, needs, offerIds: null, cap: null, seed });
  await drainJobs();
  return runId;
}

/** One run from request to approval, as two people make it. */
export async function playRun(analyst: Actor, head: Actor, needs: NeedCode[], seed: string): Promise<void> {
  const runId = await playProposal(analyst, needs, seed);
  await approveRun(head, runId, { leaveOut: 0, remark: "Sesuai hasil perhitungan" });
}
