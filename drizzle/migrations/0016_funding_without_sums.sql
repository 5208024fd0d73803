-- The sum of shares moves with each entry and would tell each amount: only whether it adds up is told.
drop function pledge_funding(uuid);
--> statement-breakpoint
create function pledge_funding(wanted uuid) returns table (funders int, entered int, fits boolean)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select count(*)::int, count(s.amount)::int,
    count(*) = count(s.amount) and coalesce(sum(s.amount) = (select p.amount from pledge p where p.id = wanted), false)
  from pledge_funder f left join pledge_share s on s.pledge_id = f.pledge_id and s.partner_id = f.partner_id
  where f.pledge_id = wanted
$$;
