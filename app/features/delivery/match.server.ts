import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import type { Tx } from "~/platform/access/perform.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { match, protection } from "~/features/matching/schema";
import { spanOf, windowsOf } from "~/features/matching/rules/protection";
import { matchAfter, type CancelReason, type MatchMove, type MatchState } from "./rules";
import { delivery } from "./schema";

/** Steps that the commands of this room share. Each takes the transaction of the command that calls it. */

type Row = typeof match.$inferSelect;
export type LockedMatch = Omit<Row, "state" | "need"> & { state: MatchState; need: NeedCode };

/** Loads and locks one match; another agency's is not found (row level security says the same). */
export async function lockMatch(tx: Tx, actor: Actor, id: string): Promise<LockedMatch | null> {
  const own = actor.agencyId === null ? undefined : eq(match.agencyId, actor.agencyId);
  const [row] = await tx
    .select()
    .from(match)
    .where(and(eq(match.id, id), own))
    .for("update");
  return (row as LockedMatch | undefined) ?? null;
}

/**
 * The state after the move.
 * @throws RuleBroken("match_state") when it does not start here, Conflict("match_changed") when somebody acted meanwhile
 */
export function moved(row: LockedMatch, move: MatchMove, seen?: number): MatchState {
  if (seen !== undefined && seen !== row.version) throw new Conflict("match_changed");
  const next = matchAfter(row.state, move);
  if (next === null) throw new RuleBroken("match_state", { state: row.state });
  return next;
}

export async function saveMatch(
  tx: Tx,
  id: string,
  values: Partial<typeof match.$inferInsert>,
): Promise<void> {
  await tx
    .update(match)
    .set({ ...values, version: sql`${match.version} + 1`, updatedAt: sql`now()` })
    .where(eq(match.id, id));
}

/** Ends a match without a delivery: the place is free, the need open, the repeat windows gone. */
export async function cancelMatch(
  tx: Tx,
  row: LockedMatch,
  cancelReason: CancelReason,
  cancelNote: string | null,
): Promise<void> {
  await saveMatch(tx, row.id, { state: "cancelled", cancelReason, cancelNote });
  await tx.delete(protection).where(eq(protection.matchId, row.id));
}

/** The repeat windows run from the day of the hand-over, not from the day of the approval. */
export async function moveWindows(tx: Tx, row: LockedMatch, day: string): Promise<void> {
  const sourceId = row.programId ?? row.pledgeId ?? row.offerId;
  for (const window of windowsOf({ ...row, sourceId }, day)) {
    await tx
      .update(protection)
      .set({ span: spanOf(window) })
      .where(and(eq(protection.matchId, row.id), eq(protection.key, window.key)));
  }
}

export type DeliveryRow = typeof delivery.$inferSelect;

export async function deliveryOf(tx: Tx, matchId: string): Promise<DeliveryRow | null> {
  const [row] = await tx.select().from(delivery).where(eq(delivery.matchId, matchId)).for("update");
  return row ?? null;
}
