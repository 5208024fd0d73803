import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import type { Choice, NoticeKind } from "./rules";
import { noticeChoice } from "./schema";

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
