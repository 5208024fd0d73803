import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { today } from "~/platform/db/settings.server";
import { lockLedPledge, moved, savePledge } from "./pledge.server";
import { progressOf } from "./progress.server";
import { pledgeAmendment, promise } from "./standing-schema";
import { tellBappeda } from "./tell.server";

/**
 * Takes the promise back. What was delivered stays; every place that was not is released: its match is cancelled with
 * that reason, its need is open again and waits for the next run.
 * @param seen how many the partner was told would lose their place; another number now is refused, so that nobody
 *   takes more away than was shown. "few" where it was only told that they are fewer than the limit
 * @returns how many households or members lose a place they were matched to
 * @throws RuleBroken("pledge_state"), Conflict("pledge_changed")
 */
export function withdrawPledge(
  actor: Actor,
  id: string,
  why: string,
  { key, seen }: { key?: string; seen?: number | "few" } = {},
): Promise<number> {
  return perform(
    actor,
    "pledge.withdraw",
    (tx) => lockLedPledge(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "withdraw");
      const { taken, lost: now, fewerThan } = await progressOf(tx, actor, row);
      // Where the number is not told, a guess at it is no different from "few": the answer must not tell either.
      const isAsSeen = taken === null ? !(Number(seen) >= fewerThan) : seen === now;
      if (seen !== undefined && !isAsSeen) throw new Conflict("pledge_changed");
      const day = await today(tx);
      await savePledge(tx, id, { state, withdrawnOn: day, withdrawnReason: why });
      const lost = await releasePledge(tx, id);
      await tx
        .update(promise)
        .set({ state: "released", stateOn: day })
        .where(and(eq(promise.pledgeId, id), notInArray(promise.state, ["kept", "kept_late"])));
      await tx
        .update(pledgeAmendment)
        .set({ state: "taken_back" })
        .where(and(eq(pledgeAmendment.pledgeId, id), inArray(pledgeAmendment.state, ["draft", "proposed"])));
      await tellBappeda(tx, "pledge_withdrawn", row);
      note(tx, { lost });
      return lost;
    },
    { key, reason: why },
  );
}

/** The step that withdrawal and expiry share: frees whatever was not delivered. @returns how many lose their place */
export async function releasePledge(tx: Tx, id: string): Promise<number> {
  const [released] = await tx.execute<{ lost: number }>(sql`select release_pledge(${id}::uuid) as lost`);
  return released?.lost ?? 0;
}
