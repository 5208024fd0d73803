import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, day, id, instant, regionCode } from "~/platform/db/columns";
import { region } from "~/features/regions/schema";

/** A regional government office (OPD). */
export const agency = pgTable(
  "agency",
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    /** dinsos, disperkim, disnaker, ... decides the default agency of a need */
    kind: text().notNull(),
    region: regionCode()
      .notNull()
      .references(() => region.code),
    active: boolean().notNull().default(true),
  },
  (t) => [index().on(t.region)],
);

/** A pledging organisation; admitted or refused by Bappeda with a reason. */
export const partner = pgTable(
  "partner",
  {
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    /** registration number of the business (NIB), where there is one */
    registrationNumber: text(),
    sector: text(),
    address: text(),
    /** home of the firm or its main site */
    region: regionCode()
      .notNull()
      .references(() => region.code),
    contactName: text().notNull(),
    contactEmail: text().notNull(),
    contactPhone: text(),
    state: text().notNull().default("applied"),
    appliedOn: day().notNull(),
    decidedBy: uuid(),
    decidedOn: day(),
    reason: text(),
    locale: text().notNull().default("id"),
  },
  (t) => [
    check("partner_state", sql`${t.state} in ('applied','admitted','refused')`),
    check(
      "partner_kind",
      sql`${t.kind} in ('company','state_enterprise','civil_service_corps','armed_forces','foundation','community')`,
    ),
    index().on(t.region, t.state),
  ],
);

export const account = pgTable(
  "account",
  {
    id: id(),
    /** lower case */
    email: text().notNull().unique(),
    name: text().notNull(),
    role: text().notNull(),
    /** region-code prefix this person works in */
    scope: regionCode().notNull(),
    agencyId: uuid().references(() => agency.id),
    partnerId: uuid().references(() => partner.id),
    passwordHash: text(),
    locale: text(),
    active: boolean().notNull().default(true),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
    lastSignInAt: instant(),
  },
  (t) => [index().on(t.scope, t.role), index().on(t.agencyId), index().on(t.partnerId)],
);

/** Signed-in browsers; the token itself is never stored, only its SHA-256. */
export const session = pgTable(
  "session",
  {
    id: text().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
    seenAt: instant()
      .notNull()
      .default(sql`now()`),
    /** short description of the browser, for the list of sessions */
    agent: text(),
  },
  (t) => [index().on(t.accountId)],
);

/** A one-time link to set a password: first invitation or reset. */
export const invitation = pgTable("invitation", {
  tokenHash: bytea().primaryKey(),
  accountId: uuid()
    .notNull()
    .references(() => account.id, { onDelete: "cascade" }),
  /** what the link is made from, with the installation's secret; null for links made before letters carried them */
  seed: uuid(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  invitedBy: uuid(),
});
