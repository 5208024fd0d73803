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
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant } from "~/platform/db/columns";
import { account } from "~/features/accounts/schema";
import type { Facts, MailWish } from "./rules";

/** Something one person should know, written with what caused it. Says nothing about a household (`facts.server.ts`). */
export const notice = pgTable(
  "notice",
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    subjectId: text(),
    facts: jsonb().$type<Facts>().notNull(),
    /** a path of this portal */
    link: text().notNull(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    readAt: instant(),
  },
  (t) => [
    check("notice_link_local", sql`${t.link} ~ '^/[a-z]'`),
    check("notice_without_numbers", sql`${t.facts}::text !~ '[0-9]{16}'`),
    index("notice_of_account").on(t.accountId, t.createdAt),
    index("notice_unread")
      .on(t.accountId)
      .where(sql`${t.readAt} is null`),
    index("notice_of_subject").on(t.subjectId, t.kind),
  ],
);

/** What was said once and is not to be said again: a reminder's promise and stage. */
export const noticeOnce = pgTable("notice_once", {
  key: text().primaryKey(),
  at: instant()
    .notNull()
    .default(sql`clock_timestamp()`),
});

/** What a person wishes for one kind; without a row the usual holds. */
export const noticeChoice = pgTable(
  "notice_choice",
  {
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    portal: boolean().notNull(),
    mail: text().$type<MailWish>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.kind] }),
    check("notice_choice_mail", sql`${t.mail} in ('off','digest','now')`),
  ],
);

/** One letter: what it is called never changes, however often it is tried. */
export const mail = pgTable(
  "mail",
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    messageId: text().notNull().unique(),
    /** the day whose letter it is, in the region's time zone; null for one sent at once */
    digestOn: day(),
    state: text().notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    nextTryAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    /** code of the last refusal, never its words, which may repeat an address */
    failure: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    settledAt: instant(),
  },
  (t) => [
    check("mail_state", sql`${t.state} in ('waiting','sent','given_up','dropped')`),
    uniqueIndex("mail_one_digest_a_day")
      .on(t.accountId, t.digestOn)
      .where(sql`${t.digestOn} is not null`),
    index("mail_to_send")
      .on(t.nextTryAt)
      .where(sql`${t.state} = 'waiting'`),
  ],
);

/** One line of a letter, written with what caused it; without `mail_id` it waits for its letter. */
export const mailItem = pgTable(
  "mail_item",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    facts: jsonb().$type<Facts>().notNull(),
    link: text().notNull(),
    wish: text().notNull(),
    mailId: uuid().references(() => mail.id, { onDelete: "cascade" }),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check("mail_item_wish", sql`${t.wish} in ('digest','now')`),
    index("mail_item_waiting")
      .on(t.accountId)
      .where(sql`${t.mailId} is null`),
    index("mail_item_of_mail").on(t.mailId),
  ],
);
