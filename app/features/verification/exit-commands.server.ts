import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { household } from "~/features/households/schema";
import { exclusionProblem, type Exclusion } from "./rules/exclusion";
import { mayMove, type HouseholdState } from "./rules/states";
import { graduation } from "./schema";
import { failedVisits, keepExclusions, moveHousehold, wasAssessed } from "./steps.server";

export type Exit =
  /** A later assessment finds that the family no longer needs aid. Never automatic after one delivery. */
  | { kind: "graduation"; ground: string }
  /** The family turns out ineligible after the decree, for exactly one reason. */
  | { kind: "removal"; ground: string; exclusion: Exclusion };

/**
 * The registrar proposes that a decreed household leaves the list; nothing changes until the head of Bappeda decides.
 * A graduation rests on an assessment made since the household was decreed.
 *
 * @throws RuleBroken "ground_required", "exit_not_decreed", "exit_proposed_already", "assessment_since_decree_required"
 *   or a code of `exclusionProblem`
 */
export function proposeExit(actor: Actor, householdId: string, exit: Exit): Promise<string> {
  return perform(
    actor,
    "graduation.propose",
    async (tx) => {
      const [record] = await tx
        .select({
          id: household.id,
          region: household.region,
          state: household.state,
          size: household.size,
          visitsWithoutMeeting: failedVisits,
          hasAssessment: wasAssessed,
          assessedSince: sql<boolean>`exists (select 1 from assessment a where a.household_id = household.id
            and a.member_id is null and a.source = 'visit'
            and a.as_of >= (select max(e.valid_from) from decree_entry e where e.household_id = household.id))`,
        })
        .from(household)
        .where(eq(household.id, householdId))
        .for("update");
      return record;
    },
    async (tx, record) => {
      if (!exit.ground.trim()) throw new RuleBroken("ground_required");
      if (!mayMove(record.state as HouseholdState, "graduate")) throw new RuleBroken("exit_not_decreed");
      if (exit.kind === "graduation" && !record.assessedSince)
        throw new RuleBroken("assessment_since_decree_required");
      if (exit.kind === "removal") {
        const problem = exclusionProblem(exit.exclusion, {
          ...record,
          target: "household",
          // After the decree any assessment proves what a visit saw.
          hasAssessment: record.hasAssessment || record.assessedSince,
        });
        if (problem) throw new RuleBroken(problem);
      }
      const waiting = await tx.$count(
        graduation,
        and(eq(graduation.householdId, householdId), eq(graduation.state, "proposed")),
      );
      if (waiting > 0) throw new RuleBroken("exit_proposed_already");
      const id = newId();
      await tx.insert(graduation).values({
        id,
        householdId,
        region: record.region,
        kind: exit.kind,
        reason: exit.kind === "removal" ? exit.exclusion.reason : null,
        survivorId: exit.kind === "removal" ? exit.exclusion.survivorId || null : null,
        ground:
          exit.kind === "removal" ? exit.exclusion.note?.trim() || exit.ground.trim() : exit.ground.trim(),
        proposedBy: actor.accountId!,
        proposedOn: await today(tx),
      });
      noteSubject(tx, { id });
      note(tx, { kind: exit.kind, household: householdId });
      return id;
    },
  );
}

/** The head of Bappeda approves or refuses a proposed exit; not whoever proposed it. A refusal says why. */
export function decideExit(
  actor: Actor,
  exitId: string,
  approved: boolean,
  remark?: string | null,
): Promise<void> {
  return perform(
    actor,
    "graduation.decide",
    async (tx) => {
      const [record] = await tx.select().from(graduation).where(eq(graduation.id, exitId)).for("update");
      return record && { ...record, madeBy: record.proposedBy };
    },
    async (tx, record) => {
      if (record.state !== "proposed") throw new Conflict("exit_decided_already");
      if (!approved && !remark?.trim()) throw new RuleBroken("note_required");
      const day = await today(tx);
      if (approved) {
        await moveHousehold(tx, record.kind === "removal" ? "remove" : "graduate", record.householdId);
        await tx.execute(sql`update decree_entry set removed = true where household_id = ${record.householdId}
          and (valid_to is null or valid_to >= ${day}::date)`);
        if (record.reason) {
          const exclusion: Exclusion = {
            reason: record.reason,
            note: record.ground,
            survivorId: record.survivorId,
          };
          const left = { id: record.householdId, region: record.region, exclusion };
          await keepExclusions(tx, [left], actor.accountId!, day);
        }
      }
      await tx
        .update(graduation)
        .set({
          state: approved ? "approved" : "refused",
          decidedBy: actor.accountId,
          decidedOn: day,
          note: remark?.trim() || null,
        })
        .where(eq(graduation.id, exitId));
      note(tx, { approved, kind: record.kind, household: record.householdId });
    },
  );
}
