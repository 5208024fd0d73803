import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { agency, partner } from "~/features/accounts/schema";
import { program } from "~/features/programs/schema";
import type { Wishes } from "./rules/wishes";

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
    wishes: jsonb().$type<Wishes>().notNull().default({ districts: [], group: null }),
    implementer: text(),
    /** partner | contractor | training_centre | armed_forces | foundation | community | agency */
    implementerKind: text(),
    /** who is paid, directly by the partner; never an official or the regional government */
    payee: text(),
    payeeKind: text(),
    /** what the five kinds ask besides */
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    startsOn: day(),
    endsOn: day(),
    state: text().notNull().default("draft"),
    note: text(),
    agreementKind: text(),
    agreementNumber: text(),
    agreedOn: day(),
    withdrawnOn: day(),
    withdrawnReason: text(),
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

/** Who funds a pledge: the lead and those it invited. All of them see one another, nobody another's amount. */
export const pledgeFunder = pgTable(
  "pledge_funder",
  {
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    partnerId: uuid()
      .notNull()
      .references(() => partner.id),
    lead: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.pledgeId, t.partnerId] }),
    uniqueIndex("pledge_funder_one_lead")
      .on(t.pledgeId)
      .where(sql`${t.lead}`),
    index().on(t.partnerId),
  ],
);

/** The rupiah one funder entered for itself; the shares add up to the pledge. */
export const pledgeShare = pgTable(
  "pledge_share",
  {
    pledgeId: uuid().notNull(),
    partnerId: uuid().notNull(),
    amount: rupiah().notNull(),
    enteredBy: uuid().notNull(),
    enteredOn: day().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pledgeId, t.partnerId] }),
    foreignKey({
      name: "pledge_share_of_funder",
      columns: [t.pledgeId, t.partnerId],
      foreignColumns: [pledgeFunder.pledgeId, pledgeFunder.partnerId],
    }).onDelete("cascade"),
    check("pledge_share_not_negative", sql`${t.amount} >= 0`),
  ],
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

/** The count a published cell was last made from; it moves only in steps of the limit. Never shown to anybody. */
export const cellBasis = pgTable(
  "cell_basis",
  {
    audience: text().notNull(),
    region: regionCode().notNull(),
    cube: text().notNull(),
    need: text().notNull(),
    key: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.audience, t.region, t.cube, t.need, t.key] })],
);

/** When the cells were last published and from what; when that changed, they are made again. */
export const cellPublication = pgTable("cell_publication", {
  region: regionCode().primaryKey(),
  fingerprint: text().notNull(),
  madeAt: instant()
    .notNull()
    .default(sql`now()`),
});
