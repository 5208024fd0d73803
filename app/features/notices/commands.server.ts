import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import type { Choice, NoticeKind } from "./rules";
import { notice, noticeChoice } from "./schema";

/**
 * Marks one of the actor's own notices as read, or all of them. @returns where the notice leads, null for all
 * @throws NotFound for somebody else's
 */
export function markRead(actor: Actor, id: string | null): Promise<string | null> {
  const own = eq(notice.accountId, actor.accountId ?? "");
  return perform(
    actor,
    "notice.mark",
    async (tx) => {
      if (id === null) return { id: actor.accountId, link: null };
      const [row] = await tx
        .select({ id: notice.id, link: notice.link })
        .from(notice)
        .where(and(own, eq(notice.id, id)));
      return row;
    },
    async (tx, { link }) => {
      const which = id === null ? undefined : eq(notice.id, id);
      const marked = await tx
        .update(notice)
        .set({ readAt: sql`clock_timestamp()` })
        .where(and(own, which, isNull(notice.readAt)))
        .returning({ id: notice.id });
      note(tx, { marked: marked.length });
      return link;
    },
  );
}

/** Keeps what the actor wishes for each kind named; it holds from the next notice on. */
export function chooseNotices(
  actor: Actor,
  choices: readonly ({ kind: NoticeKind } & Choice)[],
): Promise<void> {
  return perform(
    actor,
    "notice.choose",
    async () => ({ id: actor.accountId }),
    async (tx) => {
      if (choices.length === 0 || actor.accountId === null) return;
      const accountId = actor.accountId;
      await tx
        .insert(noticeChoice)
        .values(choices.map(({ kind, portal, mail }) => ({ accountId, kind, portal, mail })))
        .onConflictDoUpdate({
          target: [noticeChoice.accountId, noticeChoice.kind],
          set: { portal: sql`excluded.portal`, mail: sql`excluded.mail` },
        });
      note(tx, { choices: Object.fromEntries(choices.map((one) => [one.kind, [one.portal, one.mail]])) });
    },
  );
}
