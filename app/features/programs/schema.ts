import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  type AnyPgColumn,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { agency } from "~/features/accounts/schema";
import type { Criteria } from "./criteria";
import type { Fund } from "./funds";
import type { QuotaPart } from "./rules";

/** A budget year by default; programs and runs belong to one. */
export const period = pgTable("period", {
  code: text().primaryKey(),
  from: day().notNull(),
  to: day().notNull(),
  state: text().notNull().default("open"),
});

export const program = pgTable(
  "program",
  {
    id: id(),
    reference: text().notNull().unique(),
    agencyId: uuid()
      .notNull()
      .references(() => agency.id),
    region: regionCode().notNull(),
    period: text()
      .notNull()
      .references(() => period.code),
    name: text().notNull(),
    description: text(),
    /** full need code */
    need: text().notNull(),
    /** household | member */
    recipient: text().notNull(),
    quota: integer().notNull(),
    unit: text().notNull(),
    unitValue: rupiah().notNull(),
    criteria: jsonb().$type<Criteria>().notNull().default({}),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    /** the program it was copied from, such as last year's */
    copiedFrom: uuid().references((): AnyPgColumn => program.id),
    /** burden | income | pocket | prerequisite */
    strategy: text().notNull(),
    state: text().notNull().default("draft"),
    madeBy: uuid().notNull(),
    submittedBy: uuid(),
    submittedOn: day(),
    publishedBy: uuid(),
    publishedOn: day(),
    closedOn: day(),
    closedReason: text(),
    /** why the head sent it back */
    note: text(),
    version: integer().notNull().default(1),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check("program_state", sql`${t.state} in ('draft','under_review','published','paused','closed')`),
    check("program_quota_positive", sql`${t.quota} >= 0 and ${t.unitValue} >= 0`),
    index().on(t.agencyId, t.state),
    index().on(t.region, t.state, t.need),
  ],
);

/**
 * Who pays for the program's own quota: one row per source, in rupiah, or in places where a place has no price. A source
 * may be bound to a place, as a village's own fund is.
 */
export const programFund = pgTable(
  "program_fund",
  {
    programId: uuid()
      .notNull()
      .references(() => program.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** state_budget | province_budget | regency_budget | village_fund | csr */
    source: text().notNull(),
    /** which one, such as a transfer fund or a village */
    label: text(),
    place: regionCode(),
    amount: rupiah(),
    places: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.programId, t.position] }),
    check("program_fund_one_figure", sql`num_nonnulls(${t.amount}, ${t.places}) = 1`),
    check("program_fund_positive", sql`coalesce(${t.amount}, 0) >= 0 and coalesce(${t.places}, 0) >= 0`),
  ],
);

/** Quota per kecamatan or desa, where the agency gives one; adds up to the program's quota. */
export const programQuota = pgTable(
  "program_quota",
  {
    programId: uuid()
      .notNull()
      .references(() => program.id, { onDelete: "cascade" }),
    region: regionCode().notNull(),
    quota: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.programId, t.region] })],
);

/** A raised quota: proposed by the operator, decided by the head. At most one waits. */
export const quotaRaise = pgTable(
  "quota_raise",
  {
    id: id(),
    programId: uuid()
      .notNull()
      .references(() => program.id, { onDelete: "cascade" }),
    agencyId: uuid()
      .notNull()
      .references(() => agency.id),
    region: regionCode().notNull(),
    fromQuota: integer().notNull(),
    toQuota: integer().notNull(),
    parts: jsonb("by_district").$type<QuotaPart[]>().notNull().default([]),
    /** what each source adds for the additional places; nothing where the program names no source */
    funds: jsonb().$type<Fund[]>().notNull().default([]),
    reason: text().notNull(),
    /** waiting | approved | refused */
    state: text().notNull().default("waiting"),
    madeBy: uuid().notNull(),
    madeOn: day().notNull(),
    decidedBy: uuid(),
    decidedOn: day(),
    note: text(),
  },
  (t) => [
    check("quota_raise_state", sql`${t.state} in ('waiting','approved','refused')`),
    check("quota_raise_higher", sql`${t.toQuota} > ${t.fromQuota}`),
    uniqueIndex("quota_raise_one_waiting")
      .on(t.programId)
      .where(sql`${t.state} = 'waiting'`),
    index().on(t.programId),
  ],
);

/**
 * One source of places for one need, from a program's own quota or from a pledge; places taken never exceed places
 * offered. A program gives one offer, or one per kecamatan; an accepted pledge one further offer on top.
 */
export const offer = pgTable(
  "offer",
  {
    id: id(),
    region: regionCode().notNull(),
    period: text()
      .notNull()
      .references(() => period.code),
    need: text().notNull(),
    recipient: text().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agency.id),
    programId: uuid().references(() => program.id),
    /** the pledge that gives the places; the foreign key stands in the migration, because pledges stand to the right */
    pledgeId: uuid(),
    /** kecamatan or desa of a quota part */
    place: regionCode(),
    capacity: integer().notNull(),
    taken: integer().notNull().default(0),
    /** every one of these must hold: the program's criteria, the kecamatan of the part, the pledge's wishes */
    criteria: jsonb().$type<Criteria[]>().notNull().default([]),
    open: boolean().notNull().default(true),
    label: text().notNull(),
  },
  (t) => [
    check("offer_never_over", sql`${t.taken} >= 0 and ${t.taken} <= ${t.capacity}`),
    index().on(t.period, t.need),
    index().on(t.programId),
    index().on(t.pledgeId),
    index().on(t.agencyId),
  ],
);

/**
 * How many verified open needs each running program still fits: counted in the background whenever what they depend on has
 * changed, so that a list of programs costs one look-up. Never shown outside the administration.
 */
export const programCandidates = pgTable("program_candidates", {
  programId: uuid()
    .primaryKey()
    .references(() => program.id, { onDelete: "cascade" }),
  fits: integer().notNull(),
  asks: integer().notNull(),
  /** business date it was counted for, and the last entry of the log that could have changed it */
  countedOn: day().notNull(),
  stamp: bigint({ mode: "number" }).notNull(),
  countedAt: instant().notNull(),
  tookMs: integer().notNull(),
});
