import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { account } from "~/features/accounts/schema";
import { kindsFor, usualChoice, type Choice, type Facts, type NoticeKind, type Side } from "./rules";
import { mail, notice, noticeChoice } from "./schema";

export const noticePageSize = 25;
export type NoticeLine = {
  id: string;
  kind: string;
  facts: Facts;
  link: string;
  createdAt: Date;
  readAt: Date | null;
};

/** The actor's own notices, unread first and newest first among them; the number unread counts all pages. */
export async function listNotices(
  actor: Actor,
  page: number,
): Promise<{ rows: NoticeLine[]; total: number; unread: number }> {
  const own = eq(notice.accountId, actor.accountId ?? "");
  return read(actor, async (tx) => ({
    rows: await tx
      .select({
        id: notice.id,
        kind: notice.kind,
        facts: notice.facts,
        link: notice.link,
        createdAt: notice.createdAt,
        readAt: notice.readAt,
      })
      .from(notice)
      .where(own)
      .orderBy(sql`${notice.readAt} is not null`, desc(notice.createdAt), desc(notice.id))
      .limit(noticePageSize)
      .offset((page - 1) * noticePageSize),
    total: await tx.$count(notice, own),
    unread: await tx.$count(notice, and(own, isNull(notice.readAt))),
  }));
}

/** Which kinds concern somebody: a partner's, an agency's, or Bappeda's people; null for all others. */
export function sideOf(actor: Actor): Side | null {
  if (actor.partnerId !== null) return "partner";
  if (actor.agencyId !== null) return "agency";
  return can(actor, "comment.write") ? "bappeda" : null;
}

/** What the actor wishes for each kind that concerns it. */
export async function listChoices(actor: Actor): Promise<({ kind: NoticeKind } & Choice)[]> {
  const rows = await read(actor, (tx) =>
    tx
      .select()
      .from(noticeChoice)
      .where(eq(noticeChoice.accountId, actor.accountId ?? "")),
  );
  return kindsFor(sideOf(actor)).map((kind) => {
    const { portal, mail: wish } = rows.find((row) => row.kind === kind) ?? usualChoice;
    return { kind, portal, mail: wish };
  });
}

export type FailedLetter = { id: string; email: string; attempts: number; failure: string | null; at: Date };

/** Letters given up, newest first, for the administrator: to whom, never what. */
export async function listFailedLetters(actor: Actor): Promise<FailedLetter[]> {
  if (!can(actor, "mail.watch")) return [];
  return read(actor, (tx) =>
    tx
      .select({
        id: mail.id,
        email: account.email,
        attempts: mail.attempts,
        failure: mail.failure,
        at: sql<Date>`${mail.settledAt}`.mapWith(mail.settledAt),
      })
      .from(mail)
      .innerJoin(account, eq(account.id, mail.accountId))
      .where(eq(mail.state, "given_up"))
      .orderBy(desc(mail.settledAt))
      .limit(200),
  );
}

/** How many letters wait, and how many were sent in seven days: whether the mail works at all. */
export async function countLetters(actor: Actor): Promise<{ waiting: number; sent: number }> {
  if (!can(actor, "mail.watch")) return { waiting: 0, sent: 0 };
  return read(actor, async (tx) => ({
    waiting: await tx.$count(mail, eq(mail.state, "waiting")),
    sent: await tx.$count(
      mail,
      and(eq(mail.state, "sent"), sql`${mail.settledAt} > now() - interval '7 days'`),
    ),
  }));
}
