import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { agency } from "~/features/accounts/schema";

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
    /** a raised quota waiting for the head of the agency */
    proposedQuota: integer(),
    proposedQuotaBy: uuid(),
    unit: text().notNull(),
    unitValue: rupiah().notNull(),
    criteria: jsonb().notNull().default({}),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    fundSource: text().notNull(),
    /** burden | income | pocket | prerequisite */
    strategy: text().notNull(),
    state: text().notNull().default("draft"),
    madeBy: uuid().notNull(),
    submittedBy: uuid(),
    publishedBy: uuid(),
    publishedOn: day(),
    closedOn: day(),
    closedReason: text(),
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

/** Quota per kecamatan, where the agency gives one; adds up to the program's quota. */
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
