import { and, eq, inArray, max, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { keepFile } from "~/platform/files/files.server";
import { household } from "~/features/households/schema";
import type { Attendance, Meeting, Minutes, Signer } from "./rules/minutes";
import { meetingGaps, minutesGaps } from "./rules/minutes";
import { decideVerdict, type Verdict, type VerdictDraft, type VerdictProblem } from "./rules/verdict";
import { deliberation, verdict, villageRound } from "./schema";
import {
  assertStep,
  currentMeeting,
  failedVisits,
  keepExclusions,
  keepStep,
  liftExclusions,
  lockRound,
  moveHouseholds,
  onRound,
  verdictsMissing,
  wasAssessed,
} from "./steps.server";

/**
 * Records the village meeting on the list (Musdes, Muskel). All households of the village whose enumeration is
 * finished come on the list of this meeting; families enumerated later wait for the next one.
 *
 * @returns the id of the round
 * @throws RuleBroken with a code of `meetingGaps`, "list_empty" or "list_open_already"
 */
export function recordMeeting(
  actor: Actor,
  villageCode: string,
  meeting: Meeting,
  key?: string,
): Promise<string> {
  return perform(
    actor,
    "deliberation.record",
    async () => ({ region: villageCode }),
    async (tx) => {
      const day = await today(tx);
      const gap = meetingGaps(meeting, day)[0];
      if (gap) throw new RuleBroken(gap);
      // Two officers of one village who press at once take turns here; the second finds the list open.
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtext('village_round'), hashtext(${villageCode}))`,
      );
      const open = await tx.$count(
        villageRound,
        and(eq(villageRound.region, villageCode), eq(villageRound.state, "open")),
      );
      if (open > 0) throw new RuleBroken("list_open_already");
      const year = Number(day.slice(0, 4));
      const [last] = await tx
        .select({ number: max(villageRound.number) })
        .from(villageRound)
        .where(and(eq(villageRound.region, villageCode), eq(villageRound.year, year)));
      const round = {
        id: newId(),
        region: villageCode,
        year,
        number: (last?.number ?? 0) + 1,
        openedOn: day,
      };
      await tx.insert(villageRound).values(round);
      const deliberationId = await keepMeeting(tx, actor, round, meeting);
      const listed = await tx.execute(sql`insert into verdict (deliberation_id, household_id, region)
        select ${deliberationId}::uuid, id, region from household
        where region = ${villageCode} and state = 'enumerated'`);
      if (listed.count === 0) throw new RuleBroken("list_empty");
      await keepStep(tx, round, "opened", actor.accountId!, day);
      noteSubject(tx, { id: round.id });
      note(tx, { households: listed.count });
      return round.id;
    },
    { key },
  );
}

/** Corrects place, date and attendance of the meeting while its minutes are not signed. */
export function correctMeeting(actor: Actor, roundId: string, meeting: Meeting): Promise<void> {
  return perform(
    actor,
    "deliberation.record",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      assertStep(round, "minuted");
      const gap = meetingGaps(meeting, await today(tx))[0];
      if (gap) throw new RuleBroken(gap);
      await tx
        .update(deliberation)
        .set({ heldOn: meeting.heldOn, place: meeting.place, attendance: meeting.attendance })
        .where(and(eq(deliberation.roundId, roundId), eq(deliberation.current, true)));
    },
  );
}

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

/**
 * Records the signed minutes. From here on the list speaks for the village and waits for its kecamatan.
 * @throws RuleBroken with a code of `minutesGaps`
 */
export function recordMinutes(
  actor: Actor,
  roundId: string,
  minutes: Minutes,
  scan?: PostedFile | null,
): Promise<void> {
  return perform(
    actor,
    "minutes.record",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      assertStep(round, "minuted");
      const held = await currentMeeting(tx, roundId);
      const day = await today(tx);
      const gap = minutesGaps(held, minutes, held ? await verdictsMissing(tx, held.id) : 1, day)[0];
      if (gap) throw new RuleBroken(gap);
      const about = { region: round.region, purpose: "minutes", accepts: "photo_or_paper" as const };
      const scanId = scan ? await keepFile(tx, actor, scan, about) : null;
      await tx
        .update(deliberation)
        .set({
          minutesNumber: minutes.number.trim(),
          minutesOn: minutes.signedOn,
          signers: minutes.signers.filter((signer) => signer.name.trim()) as Signer[],
          minutedBy: actor.accountId,
          minutesFileId: scanId,
        })
        .where(eq(deliberation.id, held!.id));
      const moved = await moveHouseholds(tx, "sign_minutes", onRound(roundId, "eligible"));
      await tx.update(villageRound).set({ state: "minuted" }).where(eq(villageRound.id, roundId));
      await keepStep(tx, round, "minuted", actor.accountId!, day);
      note(tx, { households: moved });
    },
  );
}

/**
 * Opens a returned list for correction by a further meeting. The former minutes stay readable and no longer count;
 * its verdicts are carried over and may be changed.
 */
export function openCorrection(actor: Actor, roundId: string, meeting: Meeting): Promise<void> {
  return perform(
    actor,
    "deliberation.record",
    (tx) => lockRound(tx, roundId),
    async (tx, round) => {
      assertStep(round, "correction_opened");
      const day = await today(tx);
      const gap = meetingGaps(meeting, day)[0];
      if (gap) throw new RuleBroken(gap);
      const open = await tx.$count(
        villageRound,
        and(eq(villageRound.region, round.region), eq(villageRound.state, "open")),
      );
      if (open > 0) throw new RuleBroken("list_open_already");
      const former = (await currentMeeting(tx, roundId))!;
      const moved = await moveHouseholds(tx, "correct_list", onRound(roundId, "eligible"));
      await tx.update(deliberation).set({ current: false }).where(eq(deliberation.id, former.id));
      const deliberationId = await keepMeeting(tx, actor, round, meeting);
      await tx.execute(sql`insert into verdict (deliberation_id, household_id, region, outcome, reason, note, survivor_id, made_by)
        select ${deliberationId}::uuid, household_id, region, outcome, reason, note, survivor_id, made_by
        from verdict where deliberation_id = ${former.id}`);
      await tx
        .update(villageRound)
        .set({ state: "open", returned: false })
        .where(eq(villageRound.id, roundId));
      await keepStep(tx, round, "correction_opened", actor.accountId!, day);
      note(tx, { households: moved });
    },
  );
}

async function keepMeeting(
  tx: Tx,
  actor: Actor,
  round: { id: string; region: string },
  meeting: Meeting,
): Promise<string> {
  const id = newId();
  await tx.insert(deliberation).values({
    id,
    roundId: round.id,
    region: round.region,
    heldOn: meeting.heldOn,
    place: meeting.place.trim(),
    attendance: meeting.attendance as Attendance,
    madeBy: actor.accountId!,
  });
  return id;
}

type PostedFile = { name: string; bytes: Buffer };

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
