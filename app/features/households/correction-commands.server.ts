import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { findHousehold } from "./register-queries.server";
import { correction, household } from "./schema";

export const correctable = ["head_name", "address", "rt", "rw"] as const;
export type Correctable = (typeof correctable)[number];

const columns = { head_name: "headName", address: "address", rt: "rt", rw: "rw" } as const;

/**
 * Corrects a value of the register. What the source said stays in its row; the correction stands beside it, with who,
 * when and why (domain rule 3).
 * @throws RuleBroken "reason_needed", "value_needed", "nothing_changed"
 */
export function correctHousehold(
  actor: Actor,
  id: string,
  change: { field: Correctable; value: string; reason: string },
): Promise<void> {
  return perform(
    actor,
    "household.correct",
    (tx) => findHousehold(tx, id),
    async (tx, record) => {
      const after = change.value.trim();
      const before = record[columns[change.field]];
      if (!change.reason.trim()) throw new RuleBroken("reason_needed");
      if (!after && change.field === "head_name") throw new RuleBroken("value_needed");
      if (after === (before ?? "")) throw new RuleBroken("nothing_changed");
      await tx.insert(correction).values({
        id: newId(),
        householdId: id,
        region: record.region,
        field: change.field,
        before,
        after,
        reason: change.reason.trim(),
        madeBy: actor.accountId!,
        madeOn: await today(tx),
      });
      await tx
        .update(household)
        .set({ [columns[change.field]]: after || null })
        .where(eq(household.id, id));
      note(tx, { field: change.field });
    },
  );
}
