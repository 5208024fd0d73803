import { and, eq, isNull, sum } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { today } from "~/platform/db/settings.server";
import {
  assertSound,
  assertVersion,
  lockOwnProgram,
  moved,
  offerOwnPlaces,
  openOffers,
  quotaOf,
  saveProgram,
} from "./program.server";
import { announce } from "~/platform/jobs/jobs.server";
import { leftoverOf } from "./rules";
import { offer } from "./schema";
import { tellOfProgram } from "./tell.server";

/** Puts the draft before the head of the agency. @throws RuleBroken with a code of `refuseProgram`, or "program_state" */
export function submitProgram(actor: Actor, id: string, key?: string, seen?: number): Promise<string> {
  return perform(
    actor,
    "program.submit",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "submit");
      assertVersion(row, seen);
      await assertSound(tx, row);
      await saveProgram(tx, id, {
        state,
        note: null,
        submittedBy: actor.accountId,
        submittedOn: await today(tx),
      });
      await tellOfProgram(tx, "program_submitted", row);
      return row.reference;
    },
    { key },
  );
}

/**
 * Publishes what the operator submitted, or a draft that the head carries through alone, which the log then says: from now on
 * its places are offered and partners may add to them.
 * @throws RuleBroken with a code of `refuseProgram`, Conflict("program_changed") when it is not what the head looked at
 */
export function publishProgram(actor: Actor, id: string, key?: string, seen?: number): Promise<string> {
  return perform(
    actor,
    "program.publish",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "publish");
      const alone = row.state === "draft";
      assertVersion(row, seen);
      await assertSound(tx, row);
      const quota = await quotaOf(tx, row);
      await saveProgram(tx, id, {
        state,
        note: null,
        ...(alone ? { submittedBy: null, submittedOn: null } : {}),
        publishedBy: actor.accountId,
        publishedOn: await today(tx),
      });
      await offerOwnPlaces(tx, row, quota);
      await tellOfProgram(tx, "program_published", row);
      note(tx, { need: row.need, quota: row.quota, alone });
      return row.reference;
    },
    { key },
  );
}

/** Sends the program back to the operator with what to change. */
export function returnProgram(actor: Actor, id: string, why: string): Promise<void> {
  return perform(
    actor,
    "program.return",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      await saveProgram(tx, id, { state: moved(row, "return"), note: why });
      await tellOfProgram(tx, "program_returned", row);
    },
    { reason: why },
  );
}

/** No new household until it is resumed; those already matched keep their place. */
export function pauseProgram(actor: Actor, id: string, why: string): Promise<void> {
  return perform(
    actor,
    "program.pause",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      await saveProgram(tx, id, { state: moved(row, "pause"), note: why });
      await openOffers(tx, id, false);
    },
    { reason: why },
  );
}

export function resumeProgram(actor: Actor, id: string): Promise<void> {
  return perform(
    actor,
    "program.resume",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      await saveProgram(tx, id, { state: moved(row, "resume"), note: null });
      await openOffers(tx, id, true);
    },
  );
}

/**
 * Closes the program with whatever is left: closing at 987 of 1,000 is clean. Matches already made go on to delivery.
 * @returns places that were never taken
 */
export function closeProgram(actor: Actor, id: string, why: string, key?: string): Promise<number> {
  return perform(
    actor,
    "program.close",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "close");
      await openOffers(tx, id, false);
      const [own] = await tx
        .select({ taken: sum(offer.taken).mapWith(Number) })
        .from(offer)
        .where(and(eq(offer.programId, id), isNull(offer.pledgeId)));
      const left = leftoverOf(row.quota, own?.taken ?? 0);
      await saveProgram(tx, id, { state, closedOn: await today(tx), closedReason: why });
      await tellOfProgram(tx, "program_closed", row);
      await announce(tx, "program.closed", actor, { programId: id, reason: why });
      note(tx, { quota: row.quota, left });
      return left;
    },
    { key, reason: why },
  );
}
