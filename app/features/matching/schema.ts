import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, day, id, instant, regionCode } from "~/platform/db/columns";
import { household, member } from "~/features/households/schema";
import { decree } from "~/features/verification/schema";
import { need } from "~/features/needs/schema";
import { offer, period } from "~/features/programs/schema";

const datemultirange = customType<{ data: string }>({ dataType: () => "datemultirange" });
const daterange = customType<{ data: string }>({ dataType: () => "daterange" });

/** Order weights: data with a version. A version is never changed; runs keep the one they were made with. */
export const weightSet = pgTable("weight_set", {
  version: integer().primaryKey(),
  weights: jsonb().notNull(),
  /** why it was written */
  note: text(),
  /** null for the version that came with the portal */
  madeBy: uuid(),
  madeOn: day(),
});

export const run = pgTable(
  "run",
  {
    id: id(),
    reference: text().notNull().unique(),
    region: regionCode().notNull(),
    period: text()
      .notNull()
      .references(() => period.code),
    /** full need codes taken together */
    needs: jsonb().notNull(),
    /** only these offers, where the analyst chose some */
    offerIds: jsonb(),
    cap: integer(),
    seed: text().notNull(),
    weightVersion: integer().notNull(),
    /** places that kecamatan get before the general order */
    floors: jsonb().notNull().default([]),
    /** pairs that a person fixed or took out, each with the reason */
    pins: jsonb().notNull().default([]),
    bans: jsonb().notNull().default([]),
    /** the run whose settings this one was made from */
    basedOn: uuid(),
    state: text().notNull().default("draft"),
    progress: integer().notNull().default(0),
    /** SHA-256 of what was read, and of that with its result; both are kept in `run_part` */
    snapshotHash: text(),
    resultHash: text(),
    counts: jsonb().notNull().default({}),
    failure: text(),
    businessDate: day().notNull(),
    madeBy: uuid().notNull(),
    madeAt: instant()
      .notNull()
      .default(sql`now()`),
    approvedBy: uuid(),
    approvedOn: day(),
    note: text(),
  },
  (t) => [
    check("run_state", sql`${t.state} in ('draft','computed','certified','approved','discarded','failed')`),
    index().on(t.region, t.state),
  ],
);

/** What a run says about one offer: places, where it was cut, and who waits behind it. Written with the lines. */
export const runOffer = pgTable(
  "run_offer",
  {
    runId: uuid()
      .notNull()
      .references(() => run.id, { onDelete: "cascade" }),
    offerId: uuid()
      .notNull()
      .references(() => offer.id),
    region: regionCode().notNull(),
    /** places free when the run was computed */
    places: integer().notNull(),
    served: integer().notNull(),
    /** needs that may use the offer */
    fitting: integer().notNull(),
    /** waiting needs that may use it themselves */
    waiting: integer().notNull(),
    /** waiting needs that one more place here could reach, by moving others as well */
    behind: integer().notNull(),
    /** the household that one more place here would serve */
    nextHouseholdId: uuid(),
    cutoffState: text().notNull(),
    cutoffRound: integer(),
    cutoffRank: integer(),
    cutoffScore: integer(),
    /** for offers with places left: what dropping one criterion would reach; null until counted */
    relaxations: jsonb(),
    /** place of the offer among the run's, by id */
    number: integer(),
    /** what decided who may use it on that day */
    criteria: jsonb(),
    /** program, or pledge where there is none */
    sourceId: uuid(),
    /** digest of its terms: another one today means the decision was made on old terms */
    terms: text(),
    /** numbers of the offers that people served here could move to, one after another */
    reaches: integer().array(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.offerId] }), index().on(t.offerId)],
);

/** Somebody had a run's kept instance and result checked again. */
export const runCheck = pgTable(
  "run_check",
  {
    id: id(),
    runId: uuid()
      .notNull()
      .references(() => run.id, { onDelete: "cascade" }),
    region: regionCode().notNull(),
    certified: boolean().notNull(),
    /** the code of what does not hold */
    fault: text(),
    checkedBy: uuid().notNull(),
    /** business date; the hour stands in the audit log */
    checkedOn: day().notNull(),
    checkedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.runId)],
);

/** A line of a run: proposed, or left out with the reason. A match exists only from approval on. */
export const allocation = pgTable(
  "allocation",
  {
    id: id(),
    runId: uuid()
      .notNull()
      .references(() => run.id, { onDelete: "cascade" }),
    needId: uuid()
      .notNull()
      .references(() => need.id),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    /** null: not served */
    offerId: uuid().references(() => offer.id),
    rank: integer().notNull(),
    score: integer().notNull(),
    /** served | not_served | not_eligible */
    outcome: text().notNull(),
    /** see `explanationCodes` */
    code: text(),
    /** the offers it may use: `number` of `run_list` */
    list: integer(),
    /** waiting needs before it that may use one of its offers */
    before: integer(),
    /** what was known of the household, as `household_card` packs it */
    facts: bytea(),
    /** which of the people in `facts` receives; null for the household */
    person: smallint(),
    /** repeat windows that ran on that day: key → first day after it, null for no end */
    windows: jsonb(),
  },
  (t) => [index().on(t.runId, t.outcome, t.rank), index().on(t.runId, t.offerId), index().on(t.householdId)],
);

/** A place reserved for a household or member, from Bappeda's approval on. */
export const match = pgTable(
  "match",
  {
    id: id(),
    runId: uuid().notNull(),
    allocationId: uuid().references(() => allocation.id),
    offerId: uuid()
      .notNull()
      .references(() => offer.id),
    needId: uuid()
      .notNull()
      .references(() => need.id),
    need: text().notNull(),
    // Copied from the need and the offer, and held equal to them by a trigger (`match_copies_hold`): a foreign key each
    // would say less and make approving a hundred thousand lines half as fast.
    householdId: uuid().notNull(),
    memberId: uuid(),
    region: regionCode().notNull(),
    agencyId: uuid().notNull(),
    programId: uuid(),
    pledgeId: uuid(),
    decreeId: uuid()
      .notNull()
      .references(() => decree.id),
    period: text().notNull(),
    state: text().notNull().default("proposed"),
    cancelReason: text(),
    cancelNote: text(),
    approvedOn: day().notNull(),
    deliveredOn: day(),
    version: integer().notNull().default(1),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check(
      "match_state",
      sql`${t.state} in ('proposed','accepted','consented','scheduled','delivered','checked','cancelled')`,
    ),
    check("match_cancelled", sql`(${t.state} = 'cancelled') = (${t.cancelReason} is not null)`),
    uniqueIndex("match_one_live_per_need")
      .on(t.needId)
      .where(sql`${t.state} not in ('cancelled','delivered','checked')`),
    // The list of programs counts what each delivered.
    index().on(t.programId, t.state),
    index().on(t.agencyId, t.state),
    index().on(t.householdId),
    index().on(t.offerId),
    index().on(t.pledgeId),
    index().on(t.region, t.state),
  ],
);

/**
 * No double aid: the same key never twice in overlapping spans (exclusion constraint in SQL). Its index begins with
 * `hashtextextended(key, 0)`: name that too where keys are looked up.
 */
export const protection = pgTable(
  "protection",
  {
    matchId: uuid()
      .notNull()
      .references(() => match.id, { onDelete: "cascade" }),
    key: text().notNull(),
    span: daterange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.matchId, t.key] })],
);

/** Distinct lists of offers that needs of a run may use; `offers` are numbers of its `run_offer` rows. */
export const runList = pgTable(
  "run_list",
  {
    runId: uuid()
      .notNull()
      .references(() => run.id, { onDelete: "cascade" }),
    region: regionCode().notNull(),
    number: integer().notNull(),
    offers: integer().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.number] })],
);

/** The instance and the result of a run, to be solved and checked again exactly: packed and compressed, in parts. */
export const runPart = pgTable(
  "run_part",
  {
    runId: uuid()
      .notNull()
      .references(() => run.id, { onDelete: "cascade" }),
    region: regionCode().notNull(),
    part: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.part] })],
);

/**
 * What the matching asks about a decreed household with open needs, packed in one value (`rules/cards.ts`), because a
 * million households cannot be joined and read in a second. Written by `refresh_household_cards` only; whatever
 * changed since stands in `card_change` and is read from the tables themselves, so that nothing is ever read stale.
 */
export const householdCard = pgTable("household_card", {
  householdId: uuid().primaryKey(),
  region: regionCode().notNull(),
  decreedFrom: day().notNull(),
  decreedTo: day().notNull(),
  /** days between that no decree covers */
  decreedGaps: datemultirange(),
  card: bytea().notNull(),
});

/** Households whose card is to be written again; triggers on the tables a card is made from leave one row a change. */
export const cardChange = pgTable("card_change", {
  householdId: uuid().notNull(),
});
