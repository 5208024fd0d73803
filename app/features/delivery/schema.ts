import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { match } from "~/features/matching/schema";

/** The household's or guardian's word before the help begins. */
export const consent = pgTable(
  "consent",
  {
    id: id(),
    matchId: uuid()
      .notNull()
      .references(() => match.id),
    region: regionCode().notNull(),
    agencyId: uuid().notNull(),
    /** given | refused */
    answer: text().notNull(),
    givenOn: day().notNull(),
    /** spoken | written */
    manner: text().notNull(),
    givenBy: text().notNull(),
    guardian: text(),
    witnesses: text().notNull(),
    textVersion: integer().notNull().default(1),
    madeBy: uuid().notNull(),
  },
  (t) => [index().on(t.matchId)],
);

export const delivery = pgTable(
  "delivery",
  {
    id: id(),
    matchId: uuid()
      .notNull()
      .unique()
      .references(() => match.id),
    region: regionCode().notNull(),
    agencyId: uuid().notNull(),
    scheduledOn: day(),
    place: text(),
    deliveredOn: day(),
    /** hand-over minutes (BAST) */
    handoverReference: text().unique(),
    quantity: integer(),
    value: rupiah(),
    selfHelpValue: rupiah(),
    checklist: jsonb().notNull().default({}),
    deliveredBy: uuid(),
    checkedBy: uuid(),
    checkedOn: day(),
    checkNote: text(),
    failure: text(),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.agencyId, t.scheduledOn)],
);

export const evidence = pgTable(
  "evidence",
  {
    id: id(),
    deliveryId: uuid()
      .notNull()
      .references(() => delivery.id),
    region: regionCode().notNull(),
    agencyId: uuid().notNull(),
    /** photo_0, photo_50, photo_100, land_proof, attendance, certificate, signed_list, contract ... */
    kind: text().notNull(),
    fileId: uuid(),
    text: text(),
    takenOn: day().notNull(),
    madeBy: uuid().notNull(),
  },
  (t) => [index().on(t.deliveryId)],
);
