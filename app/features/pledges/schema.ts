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
import { bytea, day, id, instant, regionCode, rupiah } from "~/platform/db/columns";
import { agency, partner } from "~/features/accounts/schema";
import { program } from "~/features/programs/schema";
import type { KindDetails } from "./rules/details";
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
    /** what the five kinds ask besides; checked by kind (`rules/details.ts`) */
    details: jsonb().$type<KindDetails>().notNull().default({}),
    startsOn: day(),
    endsOn: day(),
    state: text().notNull().default("draft"),
    note: text(),
    agreementKind: text(),
    agreementNumber: text(),
    agreedOn: day(),
    /** last day for the agreement, fixed at acceptance; after it the pledge expires */
    agreeBy: day(),
    expiredOn: day(),
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
      sql`${t.state} in ('draft','submitted','returned','accepted','agreed','running','completed','rejected','withdrawn','expired')`,
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
    /** digest of what the funder agreed to; the share counts only while the pledge still says that */
    terms: text(),
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

/**
 * Asks an organisation that has no account yet to fund a part. The link goes to it by the lead's own way; only its
 * SHA-256 is kept, and it works once.
 */
export const funderInvitation = pgTable(
  "funder_invitation",
  {
    id: id(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** lower case */
    email: text().notNull(),
    tokenHash: bytea().notNull().unique("funder_invitation_token"),
    invitedBy: uuid().notNull(),
    invitedOn: day().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** who took it */
    partnerId: uuid().references(() => partner.id),
  },
  (t) => [index().on(t.pledgeId)],
);

/** What Bappeda, the agency and the partners of a pledge say to each other. Only ever added to. */
export const pledgeComment = pgTable(
  "pledge_comment",
  {
    id: id(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    authorId: uuid().notNull(),
    /** as it was then: the author's name, and the organisation it spoke for */
    author: text().notNull(),
    organisation: text(),
    body: text().notNull(),
    at: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check("pledge_comment_length", sql`char_length(${t.body}) between 1 and 2000`),
    index("pledge_comment_of_pledge").on(t.pledgeId, t.at),
  ],
);

/** The desa around a partner's site, as it named them itself: where it helps first (ring 1). At most 20. */
export const partnerRing = pgTable(
  "partner_ring",
  {
    partnerId: uuid()
      .notNull()
      .references(() => partner.id, { onDelete: "cascade" }),
    village: regionCode().notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.village] })],
);

/** Places of a pledge that nobody took in a program that was closed: they came back to it. */
export const pledgeReturn = pgTable(
  "pledge_return",
  {
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id, { onDelete: "cascade" }),
    programId: uuid()
      .notNull()
      .references(() => program.id, { onDelete: "cascade" }),
    places: integer().notNull(),
    /** rupiah at the unit value of the pledge; null where a place has no price */
    amount: rupiah(),
    on: day().notNull(),
    /** why the program was closed */
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pledgeId, t.programId] }),
    check("pledge_return_positive", sql`${t.places} > 0`),
  ],
);
