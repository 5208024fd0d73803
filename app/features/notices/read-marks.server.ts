import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Forbidden, NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { writeAs } from "~/platform/access/transaction.server";
import { notice } from "./schema";

/**
 * Marks one of the actor's own notices as read, or all of them. That somebody has read something is no decision, so the
 * log says nothing about it; the row says when. @returns where the notice leads, null for all
 * @throws NotFound for somebody else's
 */
export function markRead(actor: Actor, id: string | null): Promise<string | null> {
  if (!can(actor, "notice.mark")) throw new Forbidden("notice.mark");
  const own = eq(notice.accountId, actor.accountId ?? "");
  return writeAs(actor, "notice.mark", async (tx) => {
    const which = id === null ? undefined : eq(notice.id, id);
    const [row] = id === null ? [] : await tx.select().from(notice).where(and(own, which));
    if (id !== null && !row) throw new NotFound("notice.mark");
    await tx
      .update(notice)
      .set({ readAt: sql`clock_timestamp()` })
      .where(and(own, which, isNull(notice.readAt)));
    return row?.link ?? null;
  });
}
