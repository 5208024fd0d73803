import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { today } from "~/platform/db/settings.server";
import { household } from "~/features/households/schema";
import { decideVerdict, type Verdict, type VerdictDraft, type VerdictProblem } from "./rules/verdict";
import { verdict } from "./schema";
import {
  assertStep,
  currentMeeting,
  failedVisits,
  keepExclusions,
  liftExclusions,
  lockRound,
  moveHouseholds,
  onRound,
  verdictsMissing,
  wasAssessed,
} from "./steps.server";

/**
 * The meeting's word on some households of its list. Eligible needs an assessment, ineligible exactly one reason with
 * the proof it asks for. A verdict given before is replaced.
 *
 * @returns the problems by household, empty when all were kept; with a problem nothing is kept
 */
export function giveVerdicts(
  actor: Actor,
  roundId: string,
  drafts: ReadonlyMap<string, VerdictDraft>,
): Promise<Record<string, VerdictProblem>> {
  return perform(
    actor,
    "deliberation.record",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      assertStep(round, "minuted");
      const meeting = (await currentMeeting(tx, roundId))!;
      const facts = await verdictFacts(tx, meeting.id, [...drafts.keys()]);
      const problems: Record<string, VerdictProblem> = {};
      const given: { id: string; region: string; verdict: Verdict }[] = [];
      for (const [id, draft] of drafts) {
        const about = facts.get(id);
        if (!about) throw new Conflict("household_left_list");
        const result = decideVerdict(draft, { ...about, target: "household" });
        if (typeof result === "string") problems[id] = result;
        else given.push({ id, region: about.region, verdict: result });
      }
      if (Object.keys(problems).length > 0) return problems;
      await applyVerdicts(tx, actor, meeting.id, given);
      note(tx, {
        eligible: given.filter((one) => one.verdict.outcome === "eligible").length,
        ineligible: given.filter((one) => one.verdict.outcome === "ineligible").length,
      });
      return {};
    },
  );
}

/**
 * All households of the list that have no verdict yet and were assessed are eligible. Those never assessed stay
 * without a verdict: nobody is found eligible unseen.
 *
 * @returns how many were found eligible, and how many still wait for a word
 */
export function findRestEligible(
  actor: Actor,
  roundId: string,
): Promise<{ eligible: number; undecided: number }> {
  return perform(
    actor,
    "deliberation.record",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      assertStep(round, "minuted");
      const meeting = (await currentMeeting(tx, roundId))!;
      const found =
        await tx.execute(sql`update verdict v set outcome = 'eligible', made_by = ${actor.accountId}::uuid
        from household where household.id = v.household_id and household.state = 'enumerated'
          and deliberation_id = ${meeting.id} and outcome is null and ${wasAssessed}`);
      await moveHouseholds(tx, "deliberate_eligible", onRound(roundId, "eligible"));
      const undecided = await verdictsMissing(tx, meeting.id);
      note(tx, { eligible: found.count, undecided });
      return { eligible: found.count, undecided };
    },
  );
}

type Facts = {
  id: string;
  region: string;
  size: number;
  visitsWithoutMeeting: number;
  hasAssessment: boolean;
};

/** Households of the list whose verdict is the meeting's to give: not those that a review or a merge took off since. */
async function verdictFacts(tx: Tx, deliberationId: string, ids: string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: household.id,
      region: household.region,
      size: household.size,
      visitsWithoutMeeting: failedVisits,
      hasAssessment: wasAssessed,
    })
    .from(verdict)
    .innerJoin(household, eq(household.id, verdict.householdId))
    .where(
      and(
        eq(verdict.deliberationId, deliberationId),
        inArray(household.id, ids),
        sql`${household.state} = case ${verdict.outcome} when 'eligible' then 'deliberated'
          when 'ineligible' then 'ineligible' else 'enumerated' end`,
      ),
    )
    .for("update", { of: household });
  return new Map(rows.map((row) => [row.id, row]));
}

async function applyVerdicts(
  tx: Tx,
  actor: Actor,
  deliberationId: string,
  given: { id: string; region: string; verdict: Verdict }[],
): Promise<void> {
  const day = await today(tx);
  const ids = given.map((one) => one.id);
  if (ids.length === 0) return;
  // A household taken back from an earlier verdict starts again from the meeting's list.
  const among = (chosen: string[]) =>
    sql`id in (${sql.join(
      chosen.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`;
  await liftExclusions(tx, ids, actor.accountId!, day);
  await moveHouseholds(tx, "take_back_verdict", among(ids));
  const eligible = given.filter((one) => one.verdict.outcome === "eligible").map((one) => one.id);
  const left = given.flatMap(({ id, region, verdict: word }) =>
    word.outcome === "ineligible" ? [{ id, region, exclusion: word }] : [],
  );
  if (eligible.length > 0) {
    await tx
      .update(verdict)
      .set({ outcome: "eligible", reason: null, note: null, survivorId: null, madeBy: actor.accountId })
      .where(and(eq(verdict.deliberationId, deliberationId), inArray(verdict.householdId, eligible)));
    await moveHouseholds(tx, "deliberate_eligible", among(eligible));
  }
  for (const { id, exclusion: word } of left) {
    await tx
      .update(verdict)
      .set({
        outcome: "ineligible",
        reason: word.reason,
        note: word.note || null,
        survivorId: word.survivorId || null,
        madeBy: actor.accountId,
      })
      .where(and(eq(verdict.deliberationId, deliberationId), eq(verdict.householdId, id)));
  }
  if (left.length > 0) await moveHouseholds(tx, "deliberate_ineligible", among(left.map((one) => one.id)));
  await keepExclusions(tx, left, actor.accountId!, day);
}
