import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { keepFile } from "~/platform/files/files.server";
import { announce } from "~/platform/jobs/jobs.server";
import { today } from "~/platform/db/settings.server";
import { household, member } from "~/features/households/schema";
import { isDay, type Day } from "./rules/dates";
import {
  areaPerPerson,
  emptyDraft,
  householdItems,
  memberItems,
  openSections,
  splitBySensitivity,
  type Section,
  type VisitAnswers,
  type VisitDraft,
} from "./rules/questionnaire";
import { nextHead, stateAfterVisits, type VisitOutcome } from "./rules/visit";
import type { HouseholdState } from "./rules/states";
import { assessment, exclusion, visit, visitDraft, visitPhoto } from "./schema";
import { moveHouseholds, visitOutcomesOf } from "./steps.server";

type Household = typeof household.$inferSelect;

export const photoKinds = ["outside", "inside", "family_card"] as const;
export type TakenPhoto = { kind: (typeof photoKinds)[number]; file: { name: string; bytes: Buffer } };
export type VisitReport = {
  visitedOn: Day;
  outcome: VisitOutcome;
  note?: string | null;
  photos?: readonly TakenPhoto[];
};

/** Keeps one section of the questionnaire, so that the form may be ended later or on another device. */
export function saveVisitSection(
  actor: Actor,
  householdId: string,
  section: Section,
  answers: Partial<VisitAnswers>,
): Promise<void> {
  return perform(
    actor,
    "visit.draft",
    (tx) => lockHousehold(tx, householdId),
    async (tx, record) => {
      const draft = await draftOf(tx, actor, householdId);
      const members = { ...draft.members };
      for (const [id, given] of Object.entries(answers.members ?? {})) members[id] = given;
      // The members' part is finished when every member has been asked about, one page each.
      const finished =
        section !== "members" || (await memberIds(tx, householdId)).every((id) => members[id]?.presence);
      const next: VisitDraft = {
        saved: finished ? [...new Set([...draft.saved, section])] : draft.saved,
        household: { ...draft.household, ...answers.household },
        members,
      };
      await tx
        .insert(visitDraft)
        .values({ householdId, accountId: actor.accountId!, region: record.region, answers: next })
        .onConflictDoUpdate({
          target: [visitDraft.householdId, visitDraft.accountId],
          set: { answers: next, updatedAt: sql`clock_timestamp()` },
        });
      note(tx, { section });
    },
  );
}

/**
 * Records a house visit. With outcome `assessed` the draft becomes the household's newest assessment, members found
 * dead or moved leave the household with that reason, and the family stays. Two visits that found nobody end the
 * search. The state moves only where enumeration is what the household waits for.
 *
 * @throws RuleBroken with a code of `keepFile`, "visit_date" for a day that is none or lies ahead, "sections_open" while the questionnaire is unfinished
 */
export function recordVisit(
  actor: Actor,
  householdId: string,
  report: VisitReport,
  key?: string,
): Promise<{ visitId: string; state: HouseholdState; village: string }> {
  return perform(
    actor,
    "visit.record",
    (tx) => lockHousehold(tx, householdId),
    async (tx, record) => {
      const day = await today(tx);
      if (!isDay(report.visitedOn) || report.visitedOn > day) throw new RuleBroken("visit_date");
      const visitId = newId();
      await tx.insert(visit).values({
        id: visitId,
        householdId,
        region: record.region,
        visitedOn: report.visitedOn,
        outcome: report.outcome,
        note: report.note?.trim() || null,
        madeBy: actor.accountId!,
      });
      for (const { kind, file } of report.photos ?? []) {
        const about = { region: record.region, purpose: "visit_photo", accepts: "photo" as const };
        const fileId = await keepFile(tx, actor, file, about);
        await tx
          .insert(visitPhoto)
          .values({ id: newId(), visitId, householdId, region: record.region, kind, fileId });
      }
      if (report.outcome === "assessed") await keepAssessment(tx, actor, record, visitId, report.visitedOn);
      const state = stateAfterVisits(record.state as HouseholdState, await visitOutcomesOf(tx, householdId));
      if (state !== record.state) await moveHouseholds(tx, "enumerate", sql`id = ${householdId}`);
      note(tx, { outcome: report.outcome, state });
      return { visitId, state, village: record.region };
    },
    { key },
  );
}

async function keepAssessment(
  tx: Tx,
  actor: Actor,
  record: Household,
  visitId: string,
  asOf: Day,
): Promise<void> {
  const draft = await draftOf(tx, actor, record.id);
  if (openSections(draft.saved).length > 0) throw new RuleBroken("sections_open");
  const people = await tx
    .select()
    .from(member)
    .where(and(eq(member.householdId, record.id), eq(member.active, true)));
  const base = {
    householdId: record.id,
    visitId,
    region: record.region,
    asOf,
    source: "visit",
    madeBy: actor.accountId,
  };
  const area = areaPerPerson({
    household: draft.household,
    members: Object.fromEntries(people.map((person) => [person.id, draft.members[person.id] ?? {}])),
  });
  const house = splitBySensitivity({ ...draft.household, area_per_person: area }, householdItems);
  const rows = [{ id: newId(), ...base, memberId: null, answers: house.general, specific: house.specific }];
  for (const person of people) {
    const told = splitBySensitivity(draft.members[person.id] ?? {}, memberItems);
    rows.push({
      id: newId(),
      ...base,
      memberId: person.id as never,
      answers: told.general,
      specific: told.specific,
    });
  }
  await tx.insert(assessment).values(rows);
  await announce(tx, "assessment.recorded", actor, { householdIds: [record.id] });
  await removeAbsentMembers(tx, actor, record, draft, people, asOf);
  await tx
    .delete(visitDraft)
    .where(and(eq(visitDraft.householdId, record.id), eq(visitDraft.accountId, actor.accountId!)));
}

type Member = typeof member.$inferSelect;

/** Members who died or moved leave with that reason; when the head is among them another member leads the family. */
async function removeAbsentMembers(
  tx: Tx,
  actor: Actor,
  record: Household,
  draft: VisitDraft,
  people: Member[],
  day: Day,
): Promise<void> {
  const gone = people.filter((person) => (draft.members[person.id]?.presence ?? "present") !== "present");
  // A household nobody is left of is a matter for the meeting, which needs its people to see whom it speaks about.
  if (gone.length === 0 || gone.length === people.length) return;
  for (const person of gone) {
    const reason = draft.members[person.id]!.presence as "deceased" | "moved_away";
    await tx
      .update(member)
      .set({ active: false, isHead: false, exclusionReason: reason })
      .where(eq(member.id, person.id));
    await tx.insert(exclusion).values({
      id: newId(),
      householdId: record.id,
      memberId: person.id,
      region: record.region,
      reason,
      excludedOn: day,
      excludedBy: actor.accountId!,
    });
  }
  const remaining = people.filter((person) => !gone.includes(person));
  const changes: Partial<Household> = { size: remaining.length };
  if (!remaining.some((person) => person.isHead)) {
    const head = remaining.find((person) => person.id === nextHead(remaining))!;
    await tx.update(member).set({ isHead: true }).where(eq(member.id, head.id));
    changes.headName = head.name;
  }
  await tx.update(household).set(changes).where(eq(household.id, record.id));
}

async function memberIds(tx: Tx, householdId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.householdId, householdId), eq(member.active, true)));
  return rows.map((row) => row.id);
}

async function draftOf(tx: Tx, actor: Actor, householdId: string): Promise<VisitDraft> {
  const [row] = await tx
    .select({ answers: visitDraft.answers })
    .from(visitDraft)
    .where(and(eq(visitDraft.householdId, householdId), eq(visitDraft.accountId, actor.accountId!)));
  return (row?.answers as VisitDraft | undefined) ?? emptyDraft;
}

async function lockHousehold(tx: Tx, householdId: string): Promise<Household | undefined> {
  const [record] = await tx.select().from(household).where(eq(household.id, householdId)).for("update");
  return record;
}
