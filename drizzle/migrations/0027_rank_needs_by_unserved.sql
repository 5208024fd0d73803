-- How many needs of each kind the newest proposal leaves without a place, from runs that looked at all offers: where a
-- further place serves most. Counts of a whole need only; what of it is shown outside is decided where cells are written.
create function unserved_by_need() returns table (need text, unserved int)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select distinct on (c.need) c.need, c.waiting + c.without as unserved
  from run r join period y on y.code = r.period and y.state = 'open'
  cross join lateral jsonb_to_recordset(case when jsonb_typeof(r.counts -> 'byNeed') = 'array' then r.counts -> 'byNeed'
    else '[]' end) as c(need text, waiting int, without int)
  where r.state in ('certified', 'approved') and r.offer_ids is null
    and r.pins = '[]' and r.bans = '[]'
  order by c.need, r.made_at desc, r.id
$$;
--> statement-breakpoint
revoke all on function unserved_by_need() from public;
--> statement-breakpoint
grant execute on function unserved_by_need() to portal_app;
--> statement-breakpoint
-- Cells are made again when a proposal was certified or put away, too.
create or replace function cells_fingerprint(p_on date) returns text
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select concat_ws(':', p_on,
    (select count(*) from decree where state = 'recorded'),
    (select count(*) from run where state = 'approved'),
    (select count(*) from match where state in ('cancelled','delivered','checked')),
    (select count(*) from run where state = 'certified'),
    (select max(made_at) from run where state = 'certified'))
$$;
