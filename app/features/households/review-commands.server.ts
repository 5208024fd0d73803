import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { blindIndex, encrypt } from "~/platform/db/secrets.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { announce } from "~/platform/jobs/jobs.server";
import { lockReview, type LockedReview } from "./review-queries.server";
import { maskNik } from "./rules/nik";
import { judgeNumber, openDecisions, type OpenDecision, type ReviewDecision } from "./rules/review";
import type { FindingCode } from "./rules/findings";
import { correction, member, reviewCase } from "./schema";

type Form = { reason: string; key?: string | null };

/**
 * Records the number that a paper or the civil registry shows for a person whose list had a malformed one. The list's own
 * text stays in its row (domain rule 3); needs are derived anew, because the missing number had opened one.
 * @returns what the number says differently from place, birth date or sex; a warning, no obstacle
 * @throws RuleBroken with a finding code, "nik_duplicate" when another active person has it; Conflict "case_settled"
 */
export function recordNumber(
  actor: Actor,
  id: string,
  typed: string,
  { reason, key }: Form,
): Promise<FindingCode[]> {
  return perform(
    actor,
    "review.settle",
    (tx) => lockReview(tx, id),
    async (tx, row) => {
      if (row.kind !== "nik_malformed") throw new RuleBroken("case_kind");
      const [person] = await tx
        .select()
        .from(member)
        .where(and(eq(member.id, row.memberId ?? newId()), eq(member.active, true)))
        .for("update");
      if (!person) throw new RuleBroken("person_gone");
      const { mode } = await readSettings(tx);
      const judged = judgeNumber(
        typed,
        {
          district: person.region.slice(0, 8),
          birthDate: person.birthDate,
          sex: person.sex === "male" || person.sex === "female" ? person.sex : "unknown",
        },
        mode,
      );
      if ("problem" in judged) throw new RuleBroken(judged.problem);
      const index = blindIndex("nik", judged.nik);
      const [other] = await tx.execute<{ taken: boolean }>(
        sql`select nik_is_taken(${index}, ${person.id}::uuid) as taken`,
      );
      if (other?.taken) throw new RuleBroken("nik_duplicate");
      await tx
        .update(member)
        .set({
          nikCipher: encrypt("identity", judged.nik),
          nikIndex: index,
          nikMasked: maskNik(judged.nik),
          registryCheck: "unknown",
        })
        .where(eq(member.id, person.id));
      await tx.insert(correction).values({
        id: newId(),
        householdId: person.householdId,
        memberId: person.id,
        region: person.region,
        field: "nik",
        before: person.nikMasked,
        after: maskNik(judged.nik),
        reason,
        madeBy: actor.accountId!,
        madeOn: await today(tx),
      });
      await settle(tx, actor, row, "number_recorded");
      await announce(tx, "assessment.recorded", actor, { householdIds: [person.householdId] });
      return judged.warnings;
    },
    { reason, key },
  );
}

/**
 * Ends a case without a new number: none was found, or two rows speak of one person, or of two.
 * @throws RuleBroken "case_kind"; Conflict "case_settled"
 */
export function settleReview(
  actor: Actor,
  id: string,
  decision: OpenDecision,
  { reason, key }: Form,
): Promise<void> {
  return perform(
    actor,
    "review.settle",
    (tx) => lockReview(tx, id),
    async (tx, row) => {
      if (!openDecisions(row.kind).includes(decision)) throw new RuleBroken("case_kind");
      await settle(tx, actor, row, decision);
    },
    { reason, key },
  );
}

async function settle(tx: Tx, actor: Actor, row: LockedReview, decision: ReviewDecision): Promise<void> {
  if (row.state !== "open") throw new Conflict("case_settled");
  await tx
    .update(reviewCase)
    .set({ state: "settled", decision, decidedBy: actor.accountId, decidedOn: await today(tx) })
    .where(eq(reviewCase.id, row.id));
  note(tx, { kind: row.kind, decision });
}
