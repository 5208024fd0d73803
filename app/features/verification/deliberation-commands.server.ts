import { and, eq, max, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { keepFile } from "~/platform/files/files.server";
import type { Attendance, Meeting, Minutes, Signer } from "./rules/minutes";
import { meetingGaps, minutesGaps } from "./rules/minutes";
import { deliberation, villageRound } from "./schema";
import {
  assertStep,
  currentMeeting,
  keepStep,
  lockRound,
  moveHouseholds,
  onRound,
  verdictsMissing,
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
