import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import type { PledgeRow } from "./pledge.server";
import {
  allotProofs,
  promiseStateOn,
  sparedPromises,
  reminderOn,
  type PromiseState,
  type ReminderStage,
  type ScheduleRow,
} from "./rules/promises";
import { pledge, pledgeReturn } from "./schema";
import { promise, promiseEvent } from "./standing-schema";

/** Steps that several commands share, and the facts a room of notices picks up. */

export type PromiseRow = typeof promise.$inferSelect;

export async function promisesOf(tx: Reader, pledgeId: string): Promise<PromiseRow[]> {
  return tx.select().from(promise).where(eq(promise.pledgeId, pledgeId)).orderBy(asc(promise.dueOn));
}

/** What the whole pledge promises: rupiah of a fund, pieces of anything else; 0 while nothing is said. */
export function totalOf(row: Pick<PledgeRow, "kind" | "amount" | "quantity">): number {
  return (row.kind === "fund" ? row.amount : row.quantity) ?? 0;
}

/** The schedule of an accepted pledge: what the partner said, or all of it on the last day. */
export async function fixSchedule(tx: Tx, row: PledgeRow): Promise<ScheduleRow[]> {
  const found = await promisesOf(tx, row.id);
  if (found.length > 0) return found.map(({ dueOn, promised }) => ({ dueOn, promised }));
  const only = { dueOn: row.endsOn ?? (await today(tx)), promised: totalOf(row) };
  if (only.promised <= 0) return [];
  await tx.insert(promise).values({ id: newId(), pledgeId: row.id, ...only });
  return [only];
}

/** How each promise of a pledge stands today, without writing it down. */
export async function judgePromises(tx: Reader, row: PledgeRow) {
  const [rows, settings, on] = [await promisesOf(tx, row.id), await readSettings(tx), await today(tx)];
  const deliveries = [
    ...(await tx.execute<{ day: string; places: number }>(
      sql`select day::text, places from pledge_deliveries(${row.id}::uuid)`,
    )),
  ];
  const each = row.kind === "fund" ? (row.unitValue ?? 0) : 1;
  const places = deliveries.reduce((sum, delivery) => sum + delivery.places, 0);
  const kept = allotProofs(
    rows,
    deliveries.map((delivery) => ({ day: delivery.day, amount: delivery.places * each })),
    row.places !== null && row.places > 0 && places >= row.places,
  );
  const over = row.state === "withdrawn" || row.state === "expired";
  const given = await tx
    .select({ places: pledgeReturn.places })
    .from(pledgeReturn)
    .where(eq(pledgeReturn.pledgeId, row.id));
  const spared = sparedPromises(
    rows.map((one) => ({ ...one, kept: (kept.find(({ id }) => id === one.id)?.proven ?? 0) + one.noted })),
    given.reduce((sum, back) => sum + back.places, 0) * each,
  );
  return rows.map((one) => {
    const found = kept.find(({ id }) => id === one.id);
    const [proven, keptOn] = [found?.proven ?? 0, found?.keptOn ?? null];
    const facts = { ...one, kept: proven + one.noted, keptOn, released: over || spared.has(one.id) };
    return {
      ...one,
      proven,
      keptOn,
      kept: facts.kept,
      now: promiseStateOn(facts, on, settings.promiseGraceDays),
    };
  });
}

/** Writes down what changed, each change of state as an event with its reason. @returns how many states changed */
export async function recordPromises(
  tx: Tx,
  row: PledgeRow,
  { actor, reason, noted }: { actor: Actor | null; reason?: string; noted?: string } = { actor: null },
): Promise<number> {
  const on = await today(tx);
  let changed = 0;
  for (const one of await judgePromises(tx, row)) {
    const differs = one.now !== one.state;
    await tx
      .update(promise)
      .set({
        proven: one.proven,
        keptOn: one.keptOn,
        state: one.now,
        ...(differs ? { stateOn: on } : {}),
      })
      .where(eq(promise.id, one.id));
    if (!differs && one.id !== noted) continue;
    changed += 1;
    await tx.insert(promiseEvent).values({
      id: newId(),
      promiseId: one.id,
      pledgeId: row.id,
      on,
      state: one.now,
      kept: one.kept,
      reason: reason ?? null,
      madeBy: actor?.accountId ?? null,
    });
  }
  return changed;
}

export type DuePromise = {
  /** promise: something is to be delivered; agreement: the signed paper is missing */
  about: "promise" | "agreement";
  /** with the stage, what to send once */
  id: string;
  pledgeId: string;
  reference: string | null;
  partnerId: string;
  agencyId: string | null;
  region: string;
  dueOn: string;
  stage: ReminderStage;
};

/**
 * What is to be reminded of on a day, one row for each promise and agreement that has a stage: two weeks and three days
 * before, on the day, after it, and after the days of grace. Whoever sends notices keeps (id, stage) and sends each once.
 */
export async function promisesDue(tx: Reader, on: string): Promise<DuePromise[]> {
  const { promiseGraceDays } = await readSettings(tx);
  const common = {
    pledgeId: pledge.id,
    reference: pledge.reference,
    partnerId: pledge.partnerId,
    agencyId: pledge.agencyId,
    region: pledge.region,
  };
  const unkept: PromiseState[] = ["open", "overdue", "partly_kept", "defaulted"];
  const promised = await tx
    .select({ ...common, id: promise.id, dueOn: promise.dueOn })
    .from(promise)
    .innerJoin(pledge, eq(pledge.id, promise.pledgeId))
    .where(and(inArray(promise.state, unkept), inArray(pledge.state, ["agreed", "running"])))
    .orderBy(promise.dueOn, promise.id);
  const unsigned = await tx
    .select({ ...common, id: pledge.id, dueOn: sql<string>`${pledge.agreeBy}::text` })
    .from(pledge)
    .where(and(eq(pledge.state, "accepted"), sql`${pledge.agreeBy} is not null`))
    .orderBy(pledge.agreeBy, pledge.id);
  const rows = [
    ...promised.map((row) => ({ ...row, about: "promise" as const })),
    ...unsigned.map((row) => ({ ...row, about: "agreement" as const })),
  ];
  return rows.flatMap((row) => {
    const stage = reminderOn(row.dueOn, on, promiseGraceDays);
    return stage === null ? [] : [{ ...row, stage }];
  });
}
