import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import { offer } from "~/features/programs/schema";
import { changeDraft, lockPledge, moved, savePledge } from "./pledge.server";
import { judgePromises, recordPromises, totalOf } from "./promises.server";
import { releasePledge } from "./release-commands.server";
import { holdsAccountNumber } from "./rules";
import { dayAfter, mostRows, refuseSchedule, type ScheduleRow } from "./rules/promises";
import { pledge } from "./schema";
import { promise } from "./standing-schema";
import { tellOfTerm } from "./tell.server";

/**
 * Says in which parts and on which days the pledge is to be kept; no row: all of it on its last day.
 * @throws RuleBroken with a code of `refuseSchedule`
 */
export function setSchedule(
  actor: Actor,
  id: string,
  rows: readonly ScheduleRow[],
  seen?: number,
): Promise<void> {
  return changeDraft(actor, id, seen, async (tx, row) => {
    const refusal = refuseSchedule(rows.slice(0, mostRows), { ...row, total: totalOf(row) });
    if (refusal) throw new RuleBroken(refusal);
    await tx.delete(promise).where(eq(promise.pledgeId, id));
    if (rows.length > 0)
      await tx.insert(promise).values(rows.map((one) => ({ ...one, id: newId(), pledgeId: id })));
    await savePledge(tx, id, {});
  });
}

export type KeptNote = { amount: number; on: string; reason: string };

/**
 * Bappeda notes what was kept where no delivery of this portal proves it, with the reason; late is late all the same.
 * @param note.amount in all, rupiah of a fund or pieces; 0 takes an earlier note back
 * @throws RuleBroken("note_too_much"), "note_in_future", "account_number" or "pledge_state"
 */
export function notePromise(
  actor: Actor,
  pledgeId: string,
  promiseId: string,
  kept: KeptNote,
): Promise<void> {
  return perform(
    actor,
    "promise.note",
    async (tx) => {
      const row = await lockPledge(tx, pledgeId);
      const [one] = await tx
        .select()
        .from(promise)
        .where(and(eq(promise.id, promiseId), eq(promise.pledgeId, pledgeId)));
      return row && one ? { ...row, one } : null;
    },
    async (tx, { one, ...row }) => {
      if (!["agreed", "running", "completed"].includes(row.state))
        throw new RuleBroken("pledge_state", { state: row.state });
      if (kept.amount > one.promised) throw new RuleBroken("note_too_much");
      if (kept.on > (await today(tx))) throw new RuleBroken("note_in_future");
      if (holdsAccountNumber(kept.reason)) throw new RuleBroken("account_number");
      const whole = kept.amount >= one.promised;
      await tx
        .update(promise)
        .set({ noted: kept.amount, keptOn: whole ? kept.on : null })
        .where(eq(promise.id, promiseId));
      await recordPromises(tx, row, { actor, reason: kept.reason, noted: promiseId });
      note(tx, { promise: promiseId, kept: kept.amount, on: kept.on });
    },
    { reason: kept.reason },
  );
}

/** Timed: writes down promises whose state changed, and lets accepted pledges expire that were never agreed. */
export async function tendPromises(): Promise<{ changed: number; expired: number }> {
  const due = await read(systemActor, async (tx) => {
    const on = await today(tx);
    const late = await tx
      .select({ id: pledge.id })
      .from(pledge)
      .where(and(eq(pledge.state, "accepted"), lt(pledge.agreeBy, on)));
    const live = await tx
      .select()
      .from(pledge)
      .where(
        and(
          inArray(pledge.state, ["accepted", "agreed", "running", "completed"]),
          sql`exists (select 1 from ${promise} r where r.pledge_id = ${pledge.id} and r.state not in ('kept','kept_late','released'))`,
        ),
      );
    const moving: string[] = [];
    for (const row of live) {
      const judged = await judgePromises(tx, row);
      if (judged.some((one) => one.now !== one.state)) moving.push(row.id);
    }
    return { late: late.map(({ id }) => id), moving };
  });
  for (const id of due.late) await expirePledge(id);
  for (const id of due.moving.filter((one) => !due.late.includes(one)))
    await perform(
      systemActor,
      "promise.tend",
      (tx) => lockPledge(tx, id),
      async (tx, row) => note(tx, { changed: await recordPromises(tx, row) }),
    );
  return { changed: due.moving.length, expired: due.late.length };
}

/** No agreement within the set days: the places are given to others, until Bappeda renews the pledge. */
function expirePledge(id: string): Promise<void> {
  return perform(
    systemActor,
    "pledge.expire",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      const day = await today(tx);
      if (row.state !== "accepted" || row.agreeBy === null || row.agreeBy >= day) return;
      const state = moved(row, "expire");
      await savePledge(tx, id, { state, expiredOn: day });
      const lost = await releasePledge(tx, id);
      await recordPromises(tx, { ...row, state });
      await tellOfTerm(tx, "pledge_expired", row, row.agreeBy);
      note(tx, { lost, agreeBy: row.agreeBy });
    },
  );
}

/** Bappeda gives an expired pledge a new term: its places are offered again. Who lost one is not matched again by this. */
export function renewPledge(actor: Actor, id: string, why: string, key?: string): Promise<void> {
  return perform(
    actor,
    "pledge.renew",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      const state = moved(row, "renew");
      const { agreementDays } = await readSettings(tx);
      const day = await today(tx);
      const agreeBy = dayAfter(day, agreementDays);
      await savePledge(tx, id, { state, expiredOn: null, agreeBy });
      await tx
        .update(offer)
        .set({ open: true, capacity: row.places ?? 0 })
        .where(eq(offer.pledgeId, id));
      await recordPromises(tx, { ...row, state }, { actor, reason: why });
      await tellOfTerm(tx, "pledge_renewed", row, agreeBy);
    },
    { key, reason: why },
  );
}
