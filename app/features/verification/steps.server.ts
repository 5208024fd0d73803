import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { household } from "~/features/households/schema";
import type { Exclusion } from "./rules/exclusion";
import { stepProblem, type RoundState, type RoundStep } from "./rules/round";
import { moves, type MoveName } from "./rules/states";
import type { VisitOutcome } from "./rules/visit";
import { deliberation, exclusion, roundStep, villageRound } from "./schema";

/**
 * Moves every household that `which` selects and that stands where the move may start, in one statement. Others are
 * left alone: a household that objections or reviews took off the list does not hold up its village. `also` sets more
 * columns in the same pass (", column = value").
 */
export async function moveHouseholds(tx: Tx, move: MoveName, which: SQL, also: SQL = sql``): Promise<number> {
  const { from, to } = moves[move];
  const moved = await tx.execute(sql`update household set state = ${to}, updated_at = now() ${also}
    where state in (${sql.join(
      from.map((state) => sql`${state}`),
      sql`, `,
    )}) and ${which}`);
  return moved.count;
}

/** Moves one household. @throws Conflict("household_state_changed") when it does not stand where the move starts */
export async function moveHousehold(tx: Tx, move: MoveName, id: string): Promise<void> {
  if ((await moveHouseholds(tx, move, sql`id = ${id}`)) !== 1) throw new Conflict("household_state_changed");
}

/** The households of a round, as a condition on `household`: those its current meeting decides about. */
export const onRound = (roundId: string, outcome?: "eligible" | "ineligible"): SQL =>
  sql`id in (select v.household_id from verdict v join deliberation d on d.id = v.deliberation_id
    where d.round_id = ${roundId} and d.current ${outcome ? sql`and v.outcome = ${outcome}` : sql``})`;

export type LockedRound = typeof villageRound.$inferSelect & { madeBy: string | null };

/**
 * Loads and locks one round. `madeBy` is whoever took the newest of the given steps, so that the policy can keep
 * maker and checker apart.
 */
export async function lockRound(
  tx: Tx,
  roundId: string,
  ...madeIn: RoundStep[]
): Promise<LockedRound | null> {
  const [round] = await tx.select().from(villageRound).where(eq(villageRound.id, roundId)).for("update");
  if (!round) return null;
  if (madeIn.length === 0) return { ...round, madeBy: null };
  const [made] = await tx
    .select({ madeBy: roundStep.madeBy })
    .from(roundStep)
    .where(and(eq(roundStep.roundId, roundId), inArray(roundStep.step, madeIn)))
    .orderBy(sql`${roundStep.at} desc, ${roundStep.id} desc`)
    .limit(1);
  return { ...round, madeBy: made?.madeBy ?? null };
}

/** @throws RuleBroken with the code of `stepProblem` when the step cannot follow on where the round stands */
export function assertStep(round: { state: string; returned: boolean }, step: RoundStep): void {
  const problem = stepProblem({ state: round.state as RoundState, returned: round.returned }, step);
  if (problem) throw new RuleBroken(problem);
}

/** Keeps who took a step with a list, on which business day. */
export async function keepStep(
  tx: Tx,
  round: { id: string; region: string },
  step: RoundStep,
  by: string,
  on: string,
  note?: string | null,
): Promise<void> {
  await tx.insert(roundStep).values({
    id: newId(),
    roundId: round.id,
    region: round.region,
    step,
    note: note || null,
    madeBy: by,
    madeOn: on,
    // The real clock, not the start of the transaction: steps of one second stay in order.
    at: sql`clock_timestamp()` as unknown as Date,
  });
}

type Excluded = { id: string; region: string; exclusion: Exclusion };

/** Writes down why households left the list, one reason each; their state is moved by the caller. */
export async function keepExclusions(
  tx: Tx,
  left: readonly Excluded[],
  by: string,
  on: string,
): Promise<void> {
  if (left.length === 0) return;
  await tx.insert(exclusion).values(
    left.map(({ id, region, exclusion: { reason, note } }) => ({
      id: newId(),
      householdId: id,
      region,
      reason,
      note: note || null,
      excludedOn: on,
      excludedBy: by,
    })),
  );
  for (const { id, exclusion: given } of left) {
    if (given.survivorId)
      await tx.update(household).set({ survivorId: given.survivorId }).where(eq(household.id, id));
  }
}

/** Lifts the standing exclusion of each household; the row stays as history. */
export async function liftExclusions(
  tx: Tx,
  householdIds: readonly string[],
  by: string,
  on: string,
): Promise<void> {
  if (householdIds.length === 0) return;
  await tx
    .update(exclusion)
    .set({ liftedOn: on, liftedBy: by })
    .where(
      and(
        inArray(exclusion.householdId, [...householdIds]),
        isNull(exclusion.memberId),
        isNull(exclusion.liftedOn),
      ),
    );
  await tx
    .update(household)
    .set({ survivorId: null })
    .where(inArray(household.id, [...householdIds]));
}

/** The meeting whose verdicts count for this round. */
export async function currentMeeting(tx: Tx, roundId: string) {
  const [meeting] = await tx
    .select()
    .from(deliberation)
    .where(and(eq(deliberation.roundId, roundId), eq(deliberation.current, true)));
  return meeting ?? null;
}

/** Households of the list on which the meeting has not spoken yet; those taken off it meanwhile need no word. */
export async function verdictsMissing(tx: Reader, deliberationId: string): Promise<number> {
  const [row] = await tx.execute<{ missing: number }>(sql`select count(*)::int as missing
    from verdict v join household h on h.id = v.household_id
    where v.deliberation_id = ${deliberationId} and v.outcome is null and h.state = 'enumerated'`);
  return row!.missing;
}

/**
 * First day of a household's present passage through the chain: after its last decree, or its proposal anew. What was
 * seen before that day belongs to an earlier list. For queries on `household`.
 */
const passageStart = sql`coalesce(greatest((select max(e.valid_to) + 1 from decree_entry e
  where e.household_id = household.id), household.proposed_on), '-infinity'::date)`;

/** Visits of this passage that found nobody. For queries on `household`. */
export const failedVisits = sql<number>`(select count(*)::int from visit w
  where w.household_id = household.id and w.outcome = 'not_found' and w.visited_on >= ${passageStart})`;

/** True when the household was assessed at a visit of this passage. For queries on `household`. */
export const wasAssessed = sql<boolean>`exists (select 1 from assessment a
  where a.household_id = household.id and a.member_id is null and a.source = 'visit' and a.as_of >= ${passageStart})`;

/** How the visits of this passage ended. */
export async function visitOutcomesOf(tx: Reader, householdId: string): Promise<VisitOutcome[]> {
  const rows = await tx.execute<{ outcome: VisitOutcome }>(sql`select w.outcome from visit w
    join household on household.id = w.household_id
    where household.id = ${householdId} and w.visited_on >= ${passageStart}`);
  return rows.map((row) => row.outcome);
}
