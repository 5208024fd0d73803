import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import type { PledgeWait } from "./rules/waits";

type Waiting = { where: SQL; since: SQL };

/**
 * Pledges that wait for something, and since when: the list's filter and the home page ask the same, so the number that
 * is shown is the number that is found. Both read from `pledge` under that name.
 * @param on business day, YYYY-MM-DD
 */
export function waitingPledges(wait: PledgeWait, on: string, actor: Actor): Waiting {
  const found = waits[wait](on, actor);
  // What the lead has to do is no task of those who help to fund; each signs its own letter.
  const own =
    actor.partnerId === null || wait === "signature"
      ? sql`true`
      : sql`pledge.partner_id = ${actor.partnerId}::uuid`;
  return { where: sql`(${found.where} and ${own})`, since: found.since };
}

const waits: Record<PledgeWait, (on: string, actor: Actor) => Waiting> = {
  amendment: () => ({
    where: sql`exists (select 1 from pledge_amendment a where a.pledge_id = pledge.id and a.state = 'proposed')`,
    since: sql`(select min(a.proposed_on) from pledge_amendment a where a.pledge_id = pledge.id and a.state = 'proposed')`,
  }),
  draft_amendment: () => ({
    where: sql`exists (select 1 from pledge_amendment a where a.pledge_id = pledge.id and a.state = 'draft')`,
    since: sql`null::date`,
  }),
  promise: () => ({
    where: sql`pledge.state in ('agreed','running') and exists (select 1 from promise r where r.pledge_id = pledge.id and ${late})`,
    since: sql`(select min(r.due_on) from promise r where r.pledge_id = pledge.id and ${late})`,
  }),
  agreement: (on) => ({
    where: sql`pledge.state = 'accepted' and pledge.agree_by <= ${on}::date + 14`,
    since: sql`pledge.decided_on`,
  }),
  renewal: (on) => ({
    where: sql`pledge.state = 'expired' and pledge.expired_on >= ${on}::date - 60`,
    since: sql`pledge.expired_on`,
  }),
  signature: (_on, actor) => ({
    where: sql`pledge.state in ('accepted','agreed','running') and (
      exists (select 1 from pledge_document d where ${isUnsigned(actor)})
      or (pledge.partner_id = ${actor.partnerId}::uuid and exists (
        select 1 from pledge_amendment a where a.pledge_id = pledge.id and a.state = 'accepted' and not exists (
          select 1 from pledge_document d where d.amendment_id = a.id and d.signed))))`,
    since: sql`(select min(d.made_on) from pledge_document d where ${isUnsigned(actor)})`,
  }),
};

const late = sql`r.state in ('overdue','partly_kept','defaulted')`;

/** The newest paper of its kind that was drawn up for this partner, while no signed copy came after it. */
function isUnsigned(actor: Actor): SQL {
  return sql`d.pledge_id = pledge.id and d.partner_id = ${actor.partnerId}::uuid and not d.signed and not exists (
    select 1 from pledge_document s where s.pledge_id = d.pledge_id and s.partner_id = d.partner_id and s.kind = d.kind
      and s.amendment_id is not distinct from d.amendment_id and s.number > d.number)`;
}
