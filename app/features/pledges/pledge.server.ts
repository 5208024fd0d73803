import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { perform, type Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { isNeedCode, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { changedAnything } from "~/features/programs/program.server";
import { program } from "~/features/programs/schema";
import { isEditable, pledgeAfter, type PledgeMove, type PledgeState } from "./rules";
import type { Funding, PledgeDraft } from "./rules/completeness";
import { pledge, pledgeFunder } from "./schema";

/** Steps that several commands share. Each takes the transaction of the command that calls it. */

export type PledgeRow = typeof pledge.$inferSelect;

/** Loads and locks one pledge as far as row level security shows it. */
export async function lockPledge(tx: Tx, id: string): Promise<PledgeRow | null> {
  const [row] = await tx.select().from(pledge).where(eq(pledge.id, id)).for("update");
  return row ?? null;
}

/** The same for its lead partner: a pledge one only helps to fund is not found for the acts of the lead. */
export async function lockLedPledge(tx: Tx, actor: Actor, id: string): Promise<PledgeRow | null> {
  const row = await lockPledge(tx, id);
  return row && row.partnerId === actor.partnerId ? row : null;
}

export function assertVersion(row: { version: number }, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.version) throw new Conflict("pledge_changed");
}

/** The state after the move. @throws RuleBroken("pledge_state") when it does not start here */
export function moved(row: { state: string }, move: PledgeMove): PledgeState {
  const next = pledgeAfter(row.state as PledgeState, move);
  if (next === null) throw new RuleBroken("pledge_state", { state: row.state });
  return next;
}

export async function savePledge(
  tx: Tx,
  id: string,
  values: Partial<typeof pledge.$inferInsert>,
): Promise<void> {
  await tx
    .update(pledge)
    .set({ ...values, version: sql`${pledge.version} + 1`, updatedAt: sql`now()` })
    .where(eq(pledge.id, id));
}

/** One change of a draft by its lead. @throws RuleBroken("pledge_state"), Conflict("pledge_changed") */
export function changeDraft(
  actor: Actor,
  id: string,
  seen: number | undefined,
  save: (tx: Tx, row: PledgeRow) => Promise<void>,
): Promise<void> {
  return perform(
    actor,
    "pledge.draft",
    (tx) => lockLedPledge(tx, actor, id),
    async (tx, row) => {
      assertEditable(row);
      await save(tx, row);
      const saved = await lockPledge(tx, id);
      if (saved && changedAnything(row, saved)) assertVersion(row, seen);
    },
  );
}

/** @throws RuleBroken("pledge_state") for a pledge that can no longer be rewritten */
export function assertEditable(row: { state: string }): void {
  if (!isEditable(row.state as PledgeState)) throw new RuleBroken("pledge_state", { state: row.state });
}

/** How many fund it, how many entered their amount, and whether it adds up; one's amount stays one's own. */
export async function fundingOf(tx: Reader, pledgeId: string): Promise<Funding> {
  const [row] = await tx.execute<Funding>(sql`select f.*, (select count(*)::int from funder_invitation i
      where i.pledge_id = ${pledgeId} and i.used_at is null and i.expires_at > now()) as "openLinks"
    from pledge_funding(${pledgeId}::uuid) f`);
  return row
    ? { ...row, total: row.total === null ? null : Number(row.total) }
    : { funders: 0, entered: 0, fits: false, total: null, openLinks: 0 };
}

export async function isFunder(tx: Reader, pledgeId: string, partnerId: string | null): Promise<boolean> {
  if (!partnerId) return false;
  return (
    (await tx.$count(
      pledgeFunder,
      and(eq(pledgeFunder.pledgeId, pledgeId), eq(pledgeFunder.partnerId, partnerId)),
    )) > 0
  );
}

export function draftOf(row: PledgeRow): PledgeDraft {
  return { ...row, kind: row.kind as PledgeForm, need: needOf(row) };
}

export function needOf(row: { need: string | null }): NeedCode | null {
  return row.need !== null && isNeedCode(row.need) ? row.need : null;
}

/** The program, if it takes pledges now. @throws RuleBroken("program_not_open") */
export async function openProgram(tx: Reader, id: string): Promise<typeof program.$inferSelect> {
  const [row] = await tx.select().from(program).where(eq(program.id, id));
  if (!row || row.state !== "published") throw new RuleBroken("program_not_open");
  return row;
}
