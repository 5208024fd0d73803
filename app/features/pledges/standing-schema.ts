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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, rupiah } from "~/platform/db/columns";
import { partner } from "~/features/accounts/schema";
import type { PledgeTerms } from "./rules/terms";
import { pledge } from "./schema";

/** One part of what was promised, with the day it falls due: rupiah of a fund, pieces of anything else. */
export const promise = pgTable(
  "promise",
  {
    id: id(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    dueOn: day().notNull(),
    promised: rupiah().notNull(),
    /** what deliveries prove, oldest promise first */
    proven: rupiah().notNull().default(0),
    /** what Bappeda noted with a reason, where the proof is not a delivery of this portal */
    noted: rupiah().notNull().default(0),
    keptOn: day(),
    /** see `promiseStates` */
    state: text().notNull().default("open"),
    stateOn: day(),
  },
  (t) => [
    check("promise_positive", sql`${t.promised} > 0 and ${t.proven} >= 0 and ${t.noted} >= 0`),
    check(
      "promise_state",
      sql`${t.state} in ('open','overdue','partly_kept','defaulted','kept','kept_late','released')`,
    ),
    index().on(t.pledgeId, t.dueOn),
    index().on(t.state, t.dueOn),
  ],
);

/** How a promise fared: each change of its state and each note, with its reason. Only ever added to. */
export const promiseEvent = pgTable(
  "promise_event",
  {
    id: id(),
    promiseId: uuid()
      .notNull()
      .references(() => promise.id, { onDelete: "cascade" }),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    on: day().notNull(),
    state: text().notNull(),
    /** rupiah or pieces kept by then */
    kept: rupiah().notNull(),
    reason: text(),
    /** null: noticed by the portal itself */
    madeBy: uuid(),
  },
  (t) => [index().on(t.pledgeId, t.on), index().on(t.promiseId)],
);

/** Every text of a pledge that ever held, from its acceptance on. */
export const pledgeVersion = pgTable(
  "pledge_version",
  {
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    terms: jsonb().$type<PledgeTerms>().notNull(),
    heldFrom: day().notNull(),
    /** null for the text that was accepted first */
    amendmentId: uuid(),
    decidedBy: uuid(),
  },
  (t) => [primaryKey({ columns: [t.pledgeId, t.number] })],
);

/** A change of an accepted pledge, proposed by the partner and decided by Bappeda. */
export const pledgeAmendment = pgTable(
  "pledge_amendment",
  {
    id: id(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    state: text().notNull().default("draft"),
    /** what stood when it was written, and what is to stand */
    before: jsonb().$type<PledgeTerms>().notNull(),
    after: jsonb().$type<PledgeTerms>().notNull(),
    why: text().notNull(),
    madeBy: uuid().notNull(),
    proposedOn: day(),
    decidedBy: uuid(),
    decidedOn: day(),
    answer: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check("amendment_state", sql`${t.state} in ('draft','proposed','accepted','refused','taken_back')`),
    uniqueIndex("pledge_amendment_one_open")
      .on(t.pledgeId)
      .where(sql`${t.state} in ('draft','proposed')`),
    index().on(t.state),
  ],
);

/** A paper of a pledge: drawn up by the portal, or the signed copy. The newest of a kind counts, all stay. */
export const pledgeDocument = pgTable(
  "pledge_document",
  {
    id: id(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    /** the funder whose own letter it is, or the lead */
    partnerId: uuid()
      .notNull()
      .references(() => partner.id),
    kind: text().notNull(),
    number: integer().notNull(),
    signed: boolean().notNull(),
    fileId: uuid().notNull(),
    /** the accepted change an addendum states */
    amendmentId: uuid().references(() => pledgeAmendment.id, { onDelete: "cascade" }),
    /** the text of the pledge it states, null before acceptance */
    pledgeVersion: integer(),
    locale: text().notNull(),
    madeBy: uuid().notNull(),
    madeOn: day().notNull(),
  },
  (t) => [
    check("document_kind", sql`${t.kind} in ('mou','cooperation','letter','addendum')`),
    check("document_of_change", sql`(${t.kind} = 'addendum') = (${t.amendmentId} is not null)`),
    uniqueIndex("pledge_document_number").on(t.pledgeId, t.partnerId, t.kind, t.number),
  ],
);
