import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { rowsOf } from "./rows.server";

export type HelpHeld = {
  id: string;
  need: NeedCode;
  label: string;
  agencyName: string;
  approvedOn: string;
  deliveredOn: string | null;
};

/** What a household was given or promised through approved runs, by any agency; cancelled matches are left out. */
export async function listHelpsHeld(actor: Actor, householdId: string): Promise<HelpHeld[]> {
  return read(actor, (tx) =>
    rowsOf<HelpHeld>(
      tx,
      sql`select m.id, m.need, o.label, g.name as "agencyName", m.approved_on::text as "approvedOn",
          m.delivered_on::text as "deliveredOn"
        from match m join offer o on o.id = m.offer_id join agency g on g.id = m.agency_id
        where m.household_id = ${householdId} and m.state <> 'cancelled' order by m.approved_on desc, m.id`,
    ),
  );
}
