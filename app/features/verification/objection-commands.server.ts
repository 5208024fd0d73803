import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { today } from "~/platform/db/settings.server";
import { household } from "~/features/households/schema";
import { exclusionProblem, type Exclusion } from "./rules/exclusion";
import { exclusion as exclusionTable, objection } from "./schema";
import { failedVisits, keepExclusions, liftExclusions, moveHousehold, wasAssessed } from "./steps.server";

export type ObjectionKind = "listing" | "omission";
export type Objection = {
  kind: ObjectionKind;
  villageCode: string;
  /** whom it is about, in the objector's words */
  about: string;
  text: string;
  contact?: string | null;
};

/**
 * Anyone may object, without signing in, while the window of the village is open. The answer is a reference and nothing
 * else: it is the same whether or not the person named is on any list.
 *
 * @throws RuleBroken "objection_window_closed"
 */
export function raiseObjection(actor: Actor, given: Objection, key?: string): Promise<string> {
  return perform(
    actor,
    "objection.raise",
    async () => ({ region: given.villageCode }),
    async (tx) => {
      const day = await today(tx);
      const open = await tx.execute(
        sql`select village from open_objection_windows(${day}::date) where village = ${given.villageCode}`,
      );
      if (open.length === 0) throw new RuleBroken("objection_window_closed");
      const reference = await nextReference(tx, "objection", day);
      const id = newId();
      await tx.insert(objection).values({
        id,
        reference,
        region: given.villageCode,
        kind: given.kind,
        about: given.about.trim(),
        text: given.text.trim(),
        contact: given.contact?.trim() || null,
        receivedOn: day,
      });
      noteSubject(tx, { id });
      note(tx, { kind: given.kind, reference });
      return reference;
    },
    { key },
  );
}

/**
 * The registrar finds out whom an objection is about. From now on it holds up that household only, no longer its
 * whole village.
 */
export function linkObjection(actor: Actor, objectionId: string, householdId: string): Promise<void> {
  return perform(
    actor,
    "objection.link",
    async (tx) => {
      const [record] = await tx.select().from(objection).where(eq(objection.id, objectionId)).for("update");
      return record;
    },
    async (tx, record) => {
      if (record.state !== "open") throw new Conflict("objection_decided");
      const [about] = await tx
        .select({ region: household.region })
        .from(household)
        .where(eq(household.id, householdId));
      if (!about || about.region !== record.region) throw new RuleBroken("household_not_in_village");
      await tx.update(objection).set({ householdId }).where(eq(objection.id, objectionId));
    },
  );
}

export type ObjectionDecision = {
  upheld: boolean;
  /** the grounds, kept and told to the objector by the village office */
  grounds: string;
  /** the one reason, when a listing is found wrong */
  exclusion?: Exclusion | null;
};

/**
 * Decides an objection: by a registrar who is not the one who excluded the household. Upheld against a listing the
 * household leaves for exactly one reason; upheld against an omission it goes back to its village's next meeting. An
 * upheld omission of a family that is on no list is a task for its village, which proposes it.
 *
 * @throws RuleBroken "grounds_required", "household_not_linked" or a code of `exclusionProblem`
 */
export function decideObjection(
  actor: Actor,
  objectionId: string,
  decision: ObjectionDecision,
): Promise<void> {
  return perform(
    actor,
    "objection.decide",
    async (tx) => {
      const [record] = await tx.select().from(objection).where(eq(objection.id, objectionId)).for("update");
      if (!record) return null;
      const [left] = record.householdId
        ? await tx
            .select({ by: exclusionTable.excludedBy })
            .from(exclusionTable)
            .where(
              and(
                eq(exclusionTable.householdId, record.householdId),
                isNull(exclusionTable.memberId),
                isNull(exclusionTable.liftedOn),
              ),
            )
            .orderBy(desc(exclusionTable.excludedOn))
            .limit(1)
        : [];
      return { ...record, madeBy: left?.by ?? null };
    },
    async (tx, record) => {
      if (record.state !== "open") throw new Conflict("objection_decided");
      if (!decision.grounds.trim()) throw new RuleBroken("grounds_required");
      const day = await today(tx);
      if (decision.upheld && record.kind === "listing") {
        if (!record.householdId) throw new RuleBroken("household_not_linked");
        if (!decision.exclusion) throw new RuleBroken("reason_missing");
        const [about] = await tx
          .select({
            id: household.id,
            region: household.region,
            size: household.size,
            visitsWithoutMeeting: failedVisits,
            hasAssessment: wasAssessed,
          })
          .from(household)
          .where(eq(household.id, record.householdId))
          .for("update");
        const problem = exclusionProblem(decision.exclusion, { ...about!, target: "household" });
        if (problem) throw new RuleBroken(problem);
        await moveHousehold(tx, "uphold_listing_objection", record.householdId);
        const left = { id: about!.id, region: about!.region, exclusion: decision.exclusion };
        await keepExclusions(tx, [left], actor.accountId!, day);
      }
      if (decision.upheld && record.kind === "omission" && record.householdId) {
        await moveHousehold(tx, "uphold_omission_objection", record.householdId);
        await liftExclusions(tx, [record.householdId], actor.accountId!, day);
      }
      await tx
        .update(objection)
        .set({
          state: decision.upheld ? "upheld" : "rejected",
          decision: decision.grounds.trim(),
          decidedBy: actor.accountId,
          decidedOn: day,
        })
        .where(eq(objection.id, objectionId));
      note(tx, { reference: record.reference, upheld: decision.upheld });
    },
  );
}
