import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { lockPledge } from "~/features/pledges/pledge.server";
import { rowsOf } from "./rows.server";

/** A household that loses, or lost, its place with a pledge, and how its need stands today. */
export type ReleasedHousehold = {
  householdId: string;
  caseCode: string;
  region: string;
  village: string;
  need: NeedCode;
  /** open | engaged (a place elsewhere) | met | ... */
  needState: string;
};

/** Opens the list for a reason, which is logged; a record itself is opened for a reason of its own. */
export function openReleased(actor: Actor, pledgeId: string, reason: string): Promise<ReleasedHousehold[]> {
  return perform(
    actor,
    "pledge.losers",
    async (tx) => {
      const row = await lockPledge(tx, pledgeId);
      return row && row.state !== "draft" ? { id: row.id, region: row.region } : null;
    },
    (tx) =>
      rowsOf<ReleasedHousehold>(
        tx,
        sql`select m.household_id as "householdId", h.case_code as "caseCode", h.region, v.name as village, m.need,
            n.state as "needState"
          from match m join pledge p on p.id = m.pledge_id join household h on h.id = m.household_id
          join need n on n.id = m.need_id join region v on v.code = h.region
          where m.pledge_id = ${pledgeId} and case when p.state in ('withdrawn','expired')
            then m.cancel_reason = 'pledge_' || p.state
            else m.state in ('proposed','accepted','consented','scheduled') end
          order by h.region, h.case_code`,
      ),
    { reason },
  );
}
