import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { agency, partner } from "~/features/accounts/schema";
import { program } from "~/features/programs/schema";

/** A partner's promise. No money passes here: a figure, and proof of what arrived. */
export const pledge = pgTable(
  "pledge",
  {
    id: id(),
    /** given at submission */
    reference: text().unique(),
    partnerId: uuid()
      .notNull()
      .references(() => partner.id),
    region: regionCode().notNull(),
    programId: uuid().references(() => program.id),
    /** full need code; equal to the program's where there is one */
    need: text(),
    agencyId: uuid().references(() => agency.id),
    /** fund | training_seat | goods | vacancy | house_repair */
    kind: text().notNull(),
    /** rupiah, for fund and as value of the rest where given */
    amount: rupiah(),
    quantity: integer(),
    unit: text(),
    unitValue: rupiah(),
    /** places it adds, fixed at acceptance */
    places: integer(),
    description: text(),
    wishes: jsonb().notNull().default({}),
    implementer: text(),
    payee: text(),
    /** what the five kinds ask besides */
    details: jsonb().notNull().default({}),
    startsOn: day(),
    endsOn: day(),
    state: text().notNull().default("draft"),
    note: text(),
    agreementKind: text(),
    agreementNumber: text(),
    agreedOn: day(),
    madeBy: uuid().notNull(),
    submittedAt: instant(),
    submittedOn: day(),
    decidedBy: uuid(),
    decidedOn: day(),
    version: integer().notNull().default(1),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check(
      "pledge_state",
      sql`${t.state} in ('draft','submitted','returned','accepted','agreed','running','completed','rejected','withdrawn')`,
    ),
    check("pledge_kind", sql`${t.kind} in ('fund','training_seat','goods','vacancy','house_repair')`),
    index().on(t.partnerId, t.state),
    index().on(t.region, t.state),
    index().on(t.programId),
    index().on(t.agencyId),
  ],
);

/** Who pays which share; the amounts add up to the pledge. Each sees only its own. */
export const pledgeFunder = pgTable(
  "pledge_funder",
  {
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    partnerId: uuid()
      .notNull()
      .references(() => partner.id),
    amount: rupiah().notNull(),
    lead: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.pledgeId, t.partnerId] }), index().on(t.partnerId)],
);

/** The only counts that leave the administration: fixed cubes written by a job, small cells already merged or hidden. */
export const publishedCell = pgTable(
  "published_cell",
  {
    /** partner | public */
    audience: text().notNull(),
    /** need_district | need_group | ... */
    cube: text().notNull(),
    need: text().notNull(),
    /** kecamatan code, group code, or merged */
    key: text().notNull(),
    measure: text().notNull(),
    /** null: hidden to protect people */
    count: integer(),
    asOf: day().notNull(),
    region: regionCode().notNull(),
  },
  (t) => [primaryKey({ columns: [t.audience, t.region, t.cube, t.need, t.key, t.measure] })],
);
