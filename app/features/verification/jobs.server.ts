import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { moveHouseholds } from "./steps.server";

/** Decreed households that no recorded decree lists on `day` or later. */
const overOn = (
  day: string,
) => sql`not exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
  where e.household_id = household.id and not e.removed and d.state = 'recorded' and d.valid_to >= ${day}::date)`;

/**
 * Timed work: households whose last decree is over become `expired` and are visited anew. They stop being verified by the
 * date itself; this only makes the register say so. Nothing is written, and nothing logged, on a day when none is over.
 * @returns how many households
 */
export async function expireDecrees(): Promise<number> {
  const due = await read(systemActor, async (tx) => {
    const day = await today(tx);
    const rows = await tx.execute(
      sql`select 1 from household where state = 'decreed' and ${overOn(day)} limit 1`,
    );
    return rows.length > 0;
  });
  if (!due) return 0;
  return perform(
    systemActor,
    "decree.expire",
    async () => ({}),
    async (tx) => {
      const day = await today(tx);
      const households = await moveHouseholds(tx, "expire", overOn(day));
      note(tx, { households, day });
      return households;
    },
  );
}
