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
    /** found | not_found | declined | moved_away | deceased */
    outcome: text().notNull(),
    note: text(),
    madeBy: uuid().notNull(),
    recordedAt: instant().notNull().default(sql`now()`),
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
    updatedAt: instant().notNull().default(sql`now()`),
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
    /** open | deliberated | minuted | district_reviewed | regency_reviewed | announced | decreed */
    state: text().notNull().default("open"),
    announcedOn: day(),
    objectionsUntil: day(),
    decreeId: uuid(),
    openedOn: day().notNull(),
  },
  (t) => [unique("village_round_once").on(t.region, t.year, t.number), index().on(t.state, t.region)],
);

/** The village meeting on this list (Musdes, Muskel) and its signed minutes. */
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
    /** how many came, by group: village_head, bpd, pkk, rt_rw, citizens ... */
    attendance: jsonb().notNull(),
    minutesNumber: text(),
    minutesOn: day(),
    signers: jsonb(),
    minutesFileId: uuid(),
    madeBy: uuid().notNull(),
    minutedBy: uuid(),
  },
  (t) => [index().on(t.roundId), index().on(t.region)],
);

/** The meeting's word on one household. */
export const verdict = pgTable(
  "verdict",
  {
    id: id(),
    deliberationId: uuid()
      .notNull()
      .references(() => deliberation.id),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    /** eligible | ineligible */
    verdict: text().notNull(),
    reason: text(),
    note: text(),
    duplicateOfId: uuid().references(() => household.id),
    madeBy: uuid().notNull(),
  },
  (t) => [
    unique("verdict_once").on(t.deliberationId, t.householdId),
    check("verdict_reason", sql`(${t.verdict} = 'ineligible') = (${t.reason} is not null)`),
    index().on(t.householdId),
  ],
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
    /** forwarded | returned | review_proposed | review_approved | announced | decreed */
    step: text().notNull(),
    note: text(),
    madeBy: uuid().notNull(),
    madeOn: day().notNull(),
    at: instant().notNull().default(sql`now()`),
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
    reason: text().notNull(),
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

/** Households that rise above the threshold leave by a reviewed decision. */
export const graduation = pgTable(
  "graduation",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    state: text().notNull().default("proposed"),
    ground: text().notNull(),
    proposedBy: uuid().notNull(),
    proposedOn: day().notNull(),
    decidedBy: uuid(),
    decidedOn: day(),
    note: text(),
  },
  (t) => [index().on(t.state, t.region), index().on(t.householdId)],
);
