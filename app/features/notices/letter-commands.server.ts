import { and, eq, sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { mail, notice } from "./schema";

/**
 * Puts letters that were given up into the queue again, one or all, with all their tries before them. What they say is
 * neither read nor changed, and each keeps its Message-ID. @returns how many
 */
export function retryLetters(actor: Actor, id: string | null): Promise<number> {
  return perform(
    actor,
    "mail.retry",
    async () => ({ id }),
    async (tx) => {
      const which = id === null ? undefined : eq(mail.id, id);
      const again = await tx
        .update(mail)
        .set({ state: "waiting", attempts: 0, nextTryAt: sql`clock_timestamp()`, settledAt: null })
        .where(and(eq(mail.state, "given_up"), which))
        .returning({ id: mail.id });
      note(tx, { letters: again.length });
      return again.length;
    },
  );
}

/**
 * Timed: clears what was read, and letters that were sent or given up, once they are older than the days of keeping. What
 * nobody has read stays. @returns how many notices and letters went
 */
export async function clearNotices(): Promise<{ notices: number; letters: number }> {
  const due = await read(systemActor, async (tx) => {
    const { noticeKeepDays } = await readSettings(tx);
    const notices = await tx.$count(notice, isOld(notice.readAt, noticeKeepDays));
    return {
      noticeKeepDays,
      any: notices + (await tx.$count(mail, isOld(mail.settledAt, noticeKeepDays))) > 0,
    };
  });
  if (!due.any) return { notices: 0, letters: 0 };
  return perform(
    systemActor,
    "notice.clear",
    async () => ({ id: null }),
    async (tx) => {
      const old = await tx
        .delete(notice)
        .where(isOld(notice.readAt, due.noticeKeepDays))
        .returning({ id: notice.id });
      const sent = await tx
        .delete(mail)
        .where(isOld(mail.settledAt, due.noticeKeepDays))
        .returning({ id: mail.id });
      const gone = { notices: old.length, letters: sent.length };
      note(tx, gone);
      return gone;
    },
  );
}

/** Null is never old. */
function isOld(at: typeof notice.readAt | typeof mail.settledAt, days: number) {
  return sql`${at} < clock_timestamp() - make_interval(days => ${days})`;
}
