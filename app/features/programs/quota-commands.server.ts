import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { fundsAfter, refuseAfter, refuseRaisedFunds, type Raise } from "./funds";
import {
  fundsOf,
  lockOwnProgram,
  offerOwnPlaces,
  quotaOf,
  saveFunds,
  saveQuota,
  type LockedProgram,
} from "./program.server";
import { refuseRaise, type ProgramState } from "./rules";
import { quotaRaise } from "./schema";
import { tellOfAnswer, tellOfRaise } from "./tell.server";

/**
 * Proposes a higher quota of a published program to the head, and from which sources the additional places come. Both count
 * only from the head's approval.
 * @throws RuleBroken with a code of `refuseRaise` or `refuseRaisedFunds`, "program_state" or "raise_waiting"
 */
export function proposeQuota(
  actor: Actor,
  id: string,
  next: Raise,
  reason: string,
  key?: string,
): Promise<string> {
  return perform(
    actor,
    "program.propose_quota",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      const raiseId = await writeRaise(tx, actor, row, next, reason);
      await tellOfRaise(tx, row, next.total);
      return raiseId;
    },
    { key, reason },
  );
}

/**
 * Raises the quota of a published program on the head's own word: the places are offered at once.
 * @throws RuleBroken with a code of `refuseRaise` or `refuseRaisedFunds`, "program_state" or "raise_waiting"
 */
export function raiseQuotaAlone(
  actor: Actor,
  id: string,
  next: Raise,
  reason: string,
  key?: string,
): Promise<number> {
  return perform(
    actor,
    "program.raise_quota",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      const raiseId = await writeRaise(tx, actor, row, next, reason);
      await offerRaised(tx, actor, row, raiseId, next);
      await tellOfAnswer(tx, row, next.total);
      note(tx, { alone: true });
      return next.total;
    },
    { key, reason },
  );
}

/** Approves the raise that the operator proposed: the places are offered at once. */
export function raiseQuota(actor: Actor, id: string, key?: string): Promise<number> {
  return perform(
    actor,
    "program.raise_quota",
    (tx) => lockRaise(tx, actor, id),
    async (tx, row) => {
      assertRunning(row.state);
      const { toQuota: total, parts, funds } = row.raise;
      const next: Raise = { total, parts, funds };
      const refusal =
        refuseRaise(await quotaOf(tx, row), next) ??
        refuseAfter(await fundsOf(tx, row.id), next, row.unitValue);
      if (refusal) throw new RuleBroken(refusal);
      await offerRaised(tx, actor, row, row.raise.id, next);
      await tellOfAnswer(tx, row, next.total);
      note(tx, { from: row.quota, to: next.total });
      return next.total;
    },
    { key },
  );
}

export function refuseQuotaRaise(actor: Actor, id: string, why: string): Promise<void> {
  return perform(
    actor,
    "program.refuse_quota",
    (tx) => lockRaise(tx, actor, id),
    async (tx, row) => {
      await decide(tx, actor, row.raise.id, "refused", why);
      await tellOfAnswer(tx, row, null);
    },
    { reason: why },
  );
}

/** Keeps the raise with its reason, waiting. @throws RuleBroken */
async function writeRaise(
  tx: Tx,
  actor: Actor,
  row: LockedProgram,
  next: Raise,
  reason: string,
): Promise<string> {
  assertRunning(row.state);
  if (await waitingRaise(tx, row.id)) throw new RuleBroken("raise_waiting");
  const refusal =
    refuseRaise(await quotaOf(tx, row), next) ??
    refuseRaisedFunds(await fundsOf(tx, row.id), next, row.unitValue);
  if (refusal) throw new RuleBroken(refusal);
  const id = newId();
  await tx.insert(quotaRaise).values({
    id,
    programId: row.id,
    agencyId: row.agencyId,
    region: row.region,
    fromQuota: row.quota,
    toQuota: next.total,
    parts: [...next.parts],
    funds: [...next.funds],
    reason,
    madeBy: actor.accountId ?? "",
    madeOn: await today(tx),
  });
  note(tx, { from: row.quota, to: next.total });
  return id;
}

async function offerRaised(tx: Tx, actor: Actor, row: LockedProgram, raiseId: string, next: Raise) {
  await saveQuota(tx, row.id, next);
  await saveFunds(tx, row.id, fundsAfter(await fundsOf(tx, row.id), next.funds));
  await offerOwnPlaces(tx, row, next);
  await decide(tx, actor, raiseId, "approved", null);
}

/** The program with its waiting raise. */
async function lockRaise(tx: Tx, actor: Actor, id: string) {
  const row = await lockOwnProgram(tx, actor, id);
  const raise = row && (await waitingRaise(tx, id));
  return raise ? { ...row, raise } : null;
}

async function waitingRaise(tx: Tx, programId: string) {
  const [raise] = await tx
    .select()
    .from(quotaRaise)
    .where(and(eq(quotaRaise.programId, programId), eq(quotaRaise.state, "waiting")))
    .for("update");
  return raise ?? null;
}

async function decide(
  tx: Tx,
  actor: Actor,
  raiseId: string,
  state: "approved" | "refused",
  why: string | null,
) {
  await tx
    .update(quotaRaise)
    .set({ state, decidedBy: actor.accountId, decidedOn: await today(tx), note: why })
    .where(eq(quotaRaise.id, raiseId));
}

function assertRunning(state: string): void {
  if ((["published", "paused"] as ProgramState[]).includes(state as ProgramState)) return;
  throw new RuleBroken("program_state", { state });
}
