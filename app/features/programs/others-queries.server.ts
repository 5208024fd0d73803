import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";

/** What one agency does for households whose need fits a program. Counts of households; `overlapping` counts needs. */
export type OtherServing = {
  agencyName: string;
  matched: number;
  delivered: number;
  pledged: number;
  overlapping: number;
  fitting: number;
};

/** By agency, most first; nothing for a program that is neither the reader's own nor in a region the reader looks after. */
export async function listOthersServing(actor: Actor, programId: string): Promise<OtherServing[]> {
  return read(actor, async (tx) => [
    ...(await tx.execute<OtherServing>(sql`
      select a.name as "agencyName", c.matched, c.delivered, c.pledged, c.overlapping, c.fitting
      from count_others_serving(${programId}, ${await today(tx)}::date) c join agency a on a.id = c.agency_id
      order by c.matched desc, c.overlapping desc, a.name`)),
  ]);
}
