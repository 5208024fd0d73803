import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, id, instant, regionCode } from "./columns";

/** Facts about this installation: mode, scenario, business date, region, configurable lengths. */
export const instanceSetting = pgTable("instance_setting", {
  name: text().primaryKey(),
  value: jsonb().notNull(),
});

/** What was decided, by whom, on what; written only by the database function append_audit. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    seq: bigserial({ mode: "number" }).primaryKey(),
    at: instant().notNull(),
    actorId: uuid(),
    actorRole: text().notNull(),
    act: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text(),
    region: regionCode(),
    agencyId: uuid(),
    partnerId: uuid(),
    reason: text(),
    details: jsonb().notNull().default({}),
    prevHash: bytea().notNull(),
    hash: bytea().notNull(),
  },
  (t) => [
    index().on(t.subjectKind, t.subjectId, t.seq),
    index().on(t.actorId, t.seq),
    index().on(t.act, t.seq),
  ],
);

/** The newest link of the chain; one row, locked while a link is added. */
export const auditHead = pgTable("audit_head", {
  id: integer().primaryKey().default(1),
  seq: integer().notNull().default(0),
  hash: bytea().notNull(),
});

/** The last running number given out, by kind of reference and year; advanced only by next_reference_serial. */
export const referenceCounter = pgTable(
  "reference_counter",
  { kind: text().notNull(), year: integer().notNull(), serial: integer().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.year] })],
);

/** The answer first given to a binding form; a second arrival of the same key returns it. */
export const idempotencyAnswer = pgTable(
  "idempotency_answer",
  {
    actorKey: text().notNull(),
    key: text().notNull(),
    act: text().notNull(),
    answer: jsonb(),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.actorKey, t.key] })],
);

/** A private file: re-encoded where it is a picture, encrypted on disk, served only with rights to its subject. */
export const storedFile = pgTable(
  "stored_file",
  {
    id: id(),
    purpose: text().notNull(),
    mediaType: text().notNull(),
    name: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    region: regionCode(),
    agencyId: uuid(),
    partnerId: uuid(),
    createdBy: uuid(),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.purpose)],
);

/** Counts of attempts, shared by all processes. */
export const rateLimit = pgTable("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: timestamp({ withTimezone: false, mode: "date" }),
});

/** How far long work has come: written outside the work's own transaction, so that others can see it. */
export const jobProgress = pgTable("job_progress", {
  key: text().primaryKey(),
  done: integer().notNull().default(0),
  /** hundred where `done` is a share of the file read */
  total: integer(),
  updatedAt: instant()
    .notNull()
    .default(sql`now()`),
});
