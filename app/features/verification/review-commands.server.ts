import { eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { household } from "~/features/households/schema";
import { objectionWindow } from "./rules/decree";
import { exclusionProblem, type Exclusion } from "./rules/exclusion";
import { stepRules, type RoundStep } from "./rules/round";
import { villageRound } from "./schema";
import {
  assertStep,
  failedVisits,
  keepExclusions,
  keepStep,
  lockRound,
  moveHousehold,
  moveHouseholds,
  onRound,
  wasAssessed,
  type LockedRound,
} from "./steps.server";

/** The camat forwards a village's list. Not by whoever recorded its minutes. */
export function forwardVillage(actor: Actor, roundId: string, remark?: string | null): Promise<void> {
  return perform(
    actor,
    "village.forward",
    (tx) => lockRound(tx, roundId, "minuted"),
    async (tx, round) => {
      const moved = await takeStep(tx, actor, round, "forwarded", remark);
      note(tx, { households: moved });
    },
  );
}

/**
 * The camat sends a list back to its village with a note, as long as it has not left the kecamatan. It keeps its place:
 * no household moves until the village opens it for correction.
 * @throws RuleBroken "note_required"
 */
export function returnVillage(actor: Actor, roundId: string, remark: string): Promise<void> {
  return perform(
    actor,
    "village.return",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      if (round.state !== "minuted") assertStep(round, "forwarded");
      await sendBack(tx, actor, round, remark);
    },
  );
}

/** The same from the kabupaten check. @throws RuleBroken "note_required" */
export function returnFromReview(actor: Actor, roundId: string, remark: string): Promise<void> {
  return perform(
    actor,
    "review.return",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      if (round.state === "minuted") assertStep(round, "review_proposed");
      await sendBack(tx, actor, round, remark);
    },
  );
}

async function sendBack(tx: Tx, actor: Actor, round: LockedRound, remark: string): Promise<void> {
  if (!remark.trim()) throw new RuleBroken("note_required");
  assertStep(round, "returned");
  await tx.update(villageRound).set({ returned: true }).where(eq(villageRound.id, round.id));
  await keepStep(tx, round, "returned", actor.accountId!, await today(tx), remark.trim());
}

/** The registrar has checked the list and puts it to Bappeda. */
export function proposeReview(actor: Actor, roundId: string, remark?: string | null): Promise<void> {
  return perform(
    actor,
    "review.propose",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      await takeStep(tx, actor, round, "review_proposed", remark);
    },
  );
}

/** Bappeda approves the review: not by whoever made it. */
export function approveReview(actor: Actor, roundId: string): Promise<void> {
  return perform(
    actor,
    "review.approve",
    (tx) => lockRound(tx, roundId, "review_proposed"),
    async (tx, round) => {
      note(tx, { households: await takeStep(tx, actor, round, "review_approved") });
    },
  );
}

/**
 * Bappeda does not approve: the list goes back to the registrar, who mends it or returns it to the village.
 * @throws RuleBroken "note_required"
 */
export function refuseReview(actor: Actor, roundId: string, remark: string): Promise<void> {
  return perform(
    actor,
    "review.approve",
    (tx) => lockRound(tx, roundId, "review_proposed"),
    async (tx, round) => {
      if (!remark.trim()) throw new RuleBroken("note_required");
      await takeStep(tx, actor, round, "review_refused", remark);
    },
  );
}

/**
 * The kabupaten check takes one household off a list, for exactly one reason; its village's list goes on.
 * @throws RuleBroken with a code of `exclusionProblem`
 */
export function excludeInReview(actor: Actor, householdId: string, exclusion: Exclusion): Promise<void> {
  return perform(
    actor,
    "review.exclude",
    async (tx) => {
      const [record] = await tx
        .select({
          id: household.id,
          region: household.region,
          size: household.size,
          visitsWithoutMeeting: failedVisits,
          hasAssessment: wasAssessed,
        })
        .from(household)
        .where(eq(household.id, householdId))
        .for("update");
      return record;
    },
    async (tx, record) => {
      const problem = exclusionProblem(exclusion, { ...record, target: "household" });
      if (problem) throw new RuleBroken(problem);
      await moveHousehold(tx, "exclude_in_review", householdId);
      await keepExclusions(
        tx,
        [{ id: record.id, region: record.region, exclusion }],
        actor.accountId!,
        await today(tx),
      );
      note(tx, { reason: exclusion.reason });
    },
  );
}

/**
 * Announces the reviewed lists of several villages and opens their objection window, as long as the instance says.
 * @returns the households announced
 */
export function announceVillages(actor: Actor, roundIds: readonly string[]): Promise<number> {
  return perform(
    actor,
    "village.announce",
    async () => ({ region: actor.scope }),
    async (tx) => {
      if (roundIds.length === 0) throw new RuleBroken("list_none_chosen");
      const rounds = await lockRounds(tx, roundIds);
      const settings = await readSettings(tx);
      const day = await today(tx);
      const window = objectionWindow(day, settings.objectionDays);
      let households = 0;
      for (const round of rounds) households += await takeStep(tx, actor, round, "announced");
      await tx
        .update(villageRound)
        .set({ announcedOn: window.opensOn, objectionsUntil: window.closesOn })
        .where(inArray(villageRound.id, [...roundIds]));
      noteSubject(tx, { region: settings.region });
      note(tx, { villages: rounds.map((round) => round.region), households, until: window.closesOn });
      return households;
    },
  );
}

/** Locks several rounds in one order, so that two bulk acts cannot wait for each other. */
export async function lockRounds(tx: Tx, roundIds: readonly string[]): Promise<LockedRound[]> {
  const rounds = await tx
    .select()
    .from(villageRound)
    .where(inArray(villageRound.id, [...roundIds]))
    .orderBy(sql`${villageRound.id}`)
    .for("update");
  if (rounds.length !== new Set(roundIds).size) throw new Conflict("list_gone");
  return rounds.map((round) => ({ ...round, madeBy: null }));
}

type PlainStep = Exclude<RoundStep, "opened" | "returned" | "correction_opened">;

/** Takes a step with a list and moves its eligible households along; those taken off it stay where they are. */
async function takeStep(
  tx: Tx,
  actor: Actor,
  round: LockedRound,
  step: PlainStep,
  remark?: string | null,
): Promise<number> {
  assertStep(round, step);
  const { to, households } = stepRules[step];
  const moved = households ? await moveHouseholds(tx, households, onRound(round.id, "eligible")) : 0;
  await tx.update(villageRound).set({ state: to }).where(eq(villageRound.id, round.id));
  await keepStep(tx, round, step, actor.accountId!, await today(tx), remark?.trim());
  return moved;
}
