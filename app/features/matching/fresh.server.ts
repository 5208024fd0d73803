import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { rowsOf } from "./rows.server";
import { offerTakesHouseholds } from "./supply.server";

/**
 * Places that came free or were added since a run last looked at the offer: what is free now, less what that run left
 * over. Only where a run of the period was approved; before that everything waits for the first run anyway. A proposal
 * that already waits for approval has seen its places, so they are not told of twice.
 */
export const freshPlaces = sql`select o.id, o.label, o.need, o.capacity - o.taken as free, seen.run_id,
    least(o.capacity - o.taken, greatest(o.capacity - o.taken - coalesce(seen.left_over, 0), 0)) as fresh,
    last.id as last_run, last.approved_on as since
  from offer o left join program p on p.id = o.program_id left join pledge g on g.id = o.pledge_id
  join period y on y.code = o.period and y.state = 'open'
  cross join lateral (select r.id, r.approved_on from run r where r.state = 'approved' and r.period = o.period
    order by r.approved_on desc, r.made_at desc, r.id limit 1) last
  left join lateral (select r.id as run_id, f.places - case when r.state = 'approved' then (select count(*)::int from match m
      where m.run_id = r.id and m.offer_id = o.id) else 0 end as left_over
    from run_offer f join run r on r.id = f.run_id
    where f.offer_id = o.id and r.state in ('approved', 'certified') order by r.made_at desc, r.id limit 1) seen on true
  where o.capacity > o.taken and ${offerTakesHouseholds}`;

export type FreshOffer = {
  id: string;
  label: string;
  need: NeedCode;
  free: number;
  fresh: number;
  /** The run that looked at it last; null for an offer no run has seen. */
  runId: string | null;
  runReference: string | null;
  /** Matches of the offer cancelled since, by reason. */
  cancelled: { reason: string; count: number }[];
};

/** Offers with places that a follow-up run could give, most first. */
export async function listFreshOffers(actor: Actor): Promise<FreshOffer[]> {
  return read(actor, (tx) =>
    rowsOf<FreshOffer>(
      tx,
      sql`select x.id, x.label, x.need, x.free, x.fresh, x.run_id as "runId", r.reference as "runReference",
          coalesce((select jsonb_agg(jsonb_build_object('reason', c.cancel_reason, 'count', c.n) order by c.n desc, c.cancel_reason)
            from (select m.cancel_reason, count(*)::int as n from match m where m.offer_id = x.id and m.run_id = x.run_id
              and m.state = 'cancelled' group by 1) c), '[]') as cancelled
        from (${freshPlaces}) x left join run r on r.id = x.run_id where x.fresh > 0 order by x.fresh desc, x.label`,
    ),
  );
}

/** The newest approved run of each open period: whose settings a follow-up takes over. */
export async function findLastApproved(actor: Actor): Promise<{ id: string; reference: string } | null> {
  return read(actor, async (tx) => {
    const [row] = await rowsOf<{ id: string; reference: string }>(
      tx,
      sql`select r.id, r.reference from run r join period y on y.code = r.period and y.state = 'open'
        where r.state = 'approved' order by r.approved_on desc, r.made_at desc, r.id limit 1`,
    );
    return row ?? null;
  });
}
