import { and, eq, gt, sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { offer } from "~/features/programs/schema";
import { lockPledge } from "./pledge.server";
import { recordPromises } from "./promises.server";
import { pledgeReturn } from "./schema";
import { tellOfReturn } from "./tell.server";

/**
 * A program was closed: the places that partners gave it and nobody took come back to their pledges, and each partner is
 * told. What was matched goes on to delivery. Done once for each pledge, however often it is called.
 */
export async function returnPlaces(programId: string, reason: string): Promise<void> {
  const left = await read(systemActor, (tx) =>
    tx
      .select({ pledgeId: offer.pledgeId, places: sql<number>`sum(${offer.capacity} - ${offer.taken})::int` })
      .from(offer)
      .where(
        and(
          eq(offer.programId, programId),
          sql`${offer.pledgeId} is not null`,
          gt(offer.capacity, offer.taken),
        ),
      )
      .groupBy(offer.pledgeId),
  );
  for (const { pledgeId, places } of left) if (pledgeId) await returnTo(pledgeId, programId, places, reason);
}

function returnTo(pledgeId: string, programId: string, places: number, reason: string): Promise<void> {
  return perform(
    systemActor,
    "pledge.places_back",
    (tx) => lockPledge(tx, pledgeId),
    async (tx, row) => {
      const amount = row.kind === "fund" && row.unitValue !== null ? places * row.unitValue : null;
      const kept = await tx
        .insert(pledgeReturn)
        .values({ pledgeId, programId, places, amount, on: await today(tx), reason })
        .onConflictDoNothing()
        .returning({ places: pledgeReturn.places });
      if (kept.length === 0) return;
      await recordPromises(tx, row, { actor: null, reason });
      await tellOfReturn(tx, row, programId);
      note(tx, { program: programId, places, amount });
    },
    { reason },
  );
}
