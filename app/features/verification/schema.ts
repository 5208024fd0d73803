import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, regionCode } from "~/platform/db/columns";
import { household, member } from "~/features/households/schema";
import type { ExclusionReason } from "./rules/exclusion";
import type { Attendance, Signer } from "./rules/minutes";
import type { RoundStep } from "./rules/round";
import type { VerdictOutcome } from "./rules/verdict";

/** A missing family put forward from below: by whom, why, and whether the village found it to be one. */
export const proposal = pgTable(
  "proposal",
  {
    householdId: uuid()
      .primaryKey()
      .references(() => household.id),
    region: regionCode().notNull(),
    ground: text().notNull(),
    proposedBy: uuid().notNull(),
    proposedOn: day().notNull(),
    /** a refusal before any visit; its reason stands in `exclusion` */
    refusedBy: uuid(),
    refusedOn: day(),
  },
  (t) => [index().on(t.region, t.proposedOn), index().on(t.proposedBy)],
);

/** A house visit: found or not, by whom, when. */
export const visit = pgTable(
  "visit",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    visitedOn: day().notNull(),
    /** assessed | not_found | declined | moved_away | deceased */
    outcome: text().notNull(),
    note: text(),
    madeBy: uuid().notNull(),
    recordedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.householdId), index().on(t.region, t.visitedOn)],
);

/** Dated answers about a household (memberId null) or a member; the newest one from a visit wins over imported values. */
export const assessment = pgTable(
  "assessment",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    visitId: uuid().references(() => visit.id),
    region: regionCode().notNull(),
    asOf: day().notNull(),
    /** visit | p3ke | dtsen | ... */
    source: text().notNull(),
    answers: jsonb().notNull(),
    /** answers of the specific class */
    specific: jsonb().notNull().default({}),
    madeBy: uuid(),
  },
  (t) => [index().on(t.householdId, t.asOf)],
);

/** A form begun on one device and ended on another. */
export const visitDraft = pgTable(
  "visit_draft",
  {
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    accountId: uuid().notNull(),
    region: regionCode().notNull(),
    answers: jsonb().notNull().default({}),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.householdId, t.accountId] })],
);

/** One passage of one village's list through the chain. */
export const villageRound = pgTable(
  "village_round",
  {
    id: id(),
    region: regionCode().notNull(),
    year: integer().notNull(),
    number: integer().notNull().default(1),
    /** open (the meeting decides) | minuted | district_reviewed | review_proposed | regency_reviewed | announced | decreed */
    state: text().notNull().default("open"),
    /** sent back with a note (the newest step says by whom and why) and not yet opened for correction */
    returned: boolean().notNull().default(false),
    announcedOn: day(),
    objectionsUntil: day(),
    decreeId: uuid(),
    openedOn: day().notNull(),
  },
  (t) => [
    check(
      "village_round_state",
      sql`${t.state} in ('open','minuted','district_reviewed','review_proposed','regency_reviewed','announced','decreed')`,
    ),
    unique("village_round_once").on(t.region, t.year, t.number),
    // A village corrects or deliberates one list at a time; later lists may wait for reviews side by side.
    uniqueIndex("village_round_one_open")
      .on(t.region)
      .where(sql`${t.state} = 'open'`),
    index().on(t.state, t.region),
  ],
);

/**
 * The village meeting on this list (Musdes, Muskel) and its signed minutes. A list that came back gets a further
 * meeting, so that what the former minutes said stays readable; the one with `current` counts.
 */
export const deliberation = pgTable(
  "deliberation",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => villageRound.id),
    region: regionCode().notNull(),
    heldOn: day().notNull(),
    place: text().notNull(),
    current: boolean().notNull().default(true),
    /** how many came, by group (`attendanceGroups`) */
    attendance: jsonb().$type<Attendance>().notNull(),
    minutesNumber: text(),
    minutesOn: day(),
    signers: jsonb().$type<Signer[]>(),
    minutesFileId: uuid(),
    madeBy: uuid().notNull(),
    minutedBy: uuid(),
  },
  (t) => [
    index().on(t.region),
    uniqueIndex("deliberation_one_current")
      .on(t.roundId)
      .where(sql`${t.current}`),
  ],
);

/** The list of the meeting: one row for every household it speaks about, with its word on it once given. */
export const verdict = pgTable(
  "verdict",
  {
    deliberationId: uuid()
      .notNull()
      .references(() => deliberation.id),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    /** null: the meeting has not decided yet */
    outcome: text().$type<VerdictOutcome>(),
    reason: text().$type<ExclusionReason>(),
    note: text(),
    survivorId: uuid().references(() => household.id),
    madeBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.deliberationId, t.householdId] }),
    check("verdict_outcome", sql`${t.outcome} in ('eligible','ineligible')`),
    check("verdict_one_reason", sql`(coalesce(${t.outcome}, '') = 'ineligible') = (${t.reason} is not null)`),
    index().on(t.householdId),
  ],
);

/** A photo taken at a visit: outside, inside, the family card. */
export const visitPhoto = pgTable(
  "visit_photo",
  {
    id: id(),
    visitId: uuid()
      .notNull()
      .references(() => visit.id),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    kind: text().notNull(),
    fileId: uuid().notNull(),
  },
  (t) => [index().on(t.visitId), index().on(t.householdId)],
);

/** A leaf in the history of a village list: forwarded, returned, reviewed, announced. */
export const roundStep = pgTable(
  "round_step",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => villageRound.id),
    region: regionCode().notNull(),
    step: text().$type<RoundStep>().notNull(),
    note: text(),
    madeBy: uuid().notNull(),
    madeOn: day().notNull(),
    at: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.roundId)],
);

/** Why a household or member left the list: exactly one reason, dated, by a person; lifted when an objection is upheld. */
export const exclusion = pgTable(
  "exclusion",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    reason: text().$type<ExclusionReason>().notNull(),
    note: text(),
    excludedOn: day().notNull(),
    excludedBy: uuid().notNull(),
    liftedOn: day(),
    liftedBy: uuid(),
  },
  (t) => [
    uniqueIndex("exclusion_one_household")
      .on(t.householdId)
      .where(sql`${t.memberId} is null and ${t.liftedOn} is null`),
    uniqueIndex("exclusion_one_member")
      .on(t.memberId)
      .where(sql`${t.memberId} is not null and ${t.liftedOn} is null`),
  ],
);

/** A challenge to a listing or an omission, made by anyone during the public window. */
export const objection = pgTable(
  "objection",
  {
    id: id(),
    reference: text().notNull().unique(),
    region: regionCode().notNull(),
    /** listing | omission | decision */
    kind: text().notNull(),
    /** whom it is about, as the objector wrote it */
    about: text().notNull(),
    text: text().notNull(),
    contact: text(),
    householdId: uuid().references(() => household.id),
    receivedOn: day().notNull(),
    state: text().notNull().default("open"),
    decision: text(),
    decidedBy: uuid(),
    decidedOn: day(),
  },
  (t) => [
    check("objection_state", sql`${t.state} in ('open','upheld','rejected')`),
    index().on(t.region, t.state),
    index().on(t.householdId),
  ],
);

/** The paper by which the head of the region fixes the list. */
export const decree = pgTable(
  "decree",
  {
    id: id(),
    region: regionCode().notNull(),
    state: text().notNull().default("draft"),
    number: text(),
    decreedOn: day(),
    signer: text(),
    validFrom: day(),
    validTo: day(),
    scanFileId: uuid(),
    draftedBy: uuid().notNull(),
    draftedOn: day().notNull(),
    recordedBy: uuid(),
    note: text(),
  },
  (t) => [
    check("decree_state", sql`${t.state} in ('draft','recorded','revoked')`),
    check(
      "decree_recorded",
      sql`${t.state} = 'draft' or (${t.number} is not null and ${t.decreedOn} is not null and ${t.signer} is not null and ${t.validFrom} is not null and ${t.validTo} > ${t.validFrom})`,
    ),
    uniqueIndex("decree_number").on(t.region, t.number),
  ],
);

/** One household in the annex of one decree. */
export const decreeEntry = pgTable(
  "decree_entry",
  {
    decreeId: uuid()
      .notNull()
      .references(() => decree.id),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    annexNumber: integer().notNull(),
    validFrom: day(),
    validTo: day(),
    removed: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.decreeId, t.householdId] }),
    index().on(t.householdId, t.validTo),
    index().on(t.region),
  ],
);

/**
 * Leaving the list after the decree: a household that rises above the threshold graduates, one found ineligible is
 * removed for one reason. Proposed by one office, decided by another.
 */
export const graduation = pgTable(
  "graduation",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    /** graduation | removal */
    kind: text().notNull().default("graduation"),
    /** of a removal */
    reason: text().$type<ExclusionReason>(),
    survivorId: uuid().references(() => household.id),
    state: text().notNull().default("proposed"),
    ground: text().notNull(),
    proposedBy: uuid().notNull(),
    proposedOn: day().notNull(),
    decidedBy: uuid(),
    decidedOn: day(),
    note: text(),
  },
  (t) => [
    check("graduation_kind", sql`${t.kind} in ('graduation','removal')`),
    check("graduation_state", sql`${t.state} in ('proposed','approved','refused')`),
    check("graduation_reason", sql`(${t.kind} = 'removal') = (${t.reason} is not null)`),
    uniqueIndex("graduation_one_proposed")
      .on(t.householdId)
      .where(sql`${t.state} = 'proposed'`),
    index().on(t.state, t.region),
    index().on(t.householdId),
  ],
);
