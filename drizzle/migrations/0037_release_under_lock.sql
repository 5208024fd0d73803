-- Offers are locked before matches are looked at: an approval under way either finishes first and is released with the
-- rest, or finds the places gone.
create or replace function release_pledge(wanted uuid) returns int
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare lost int; why text;
begin
  select 'pledge_' || state into why from pledge where id = wanted and state in ('withdrawn','expired');
  if why is null then
    raise exception 'only a withdrawn or expired pledge is released' using errcode = 'P0001';
  end if;
  perform 1 from offer where pledge_id = wanted order by id for update;
  with gone as (
    update match set state = 'cancelled', cancel_reason = why, version = version + 1, updated_at = now()
    where pledge_id = wanted and state in ('proposed','accepted','consented','scheduled') returning id, need_id
  ), free as (
    delete from protection where match_id in (select id from gone)
  ), reopened as (
    update need set state = 'open' where id in (select need_id from gone) and state = 'engaged'
  )
  select count(*)::int into lost from gone;
  update offer set open = false, capacity = taken where pledge_id = wanted;
  return lost;
end $$;
--> statement-breakpoint
-- Who loses a place with the pledge, per kecamatan: while it stands, whoever waits for delivery; afterwards, whoever lost it.
create function pledge_losses(wanted uuid) returns table (district text, places int)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select left(m.region, 8), count(*)::int from match m join pledge p on p.id = m.pledge_id
  where m.pledge_id = wanted and case when p.state in ('withdrawn','expired') then m.cancel_reason = 'pledge_' || p.state
    else m.state in ('proposed','accepted','consented','scheduled') end
  group by 1 order by 1
$$;
--> statement-breakpoint
-- What the funders beside the lead have confirmed together: the least a smaller pledge may be. Told to commands only.
create function others_shares(wanted uuid) returns bigint
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select coalesce(sum(s.amount), 0)::bigint from pledge_share s join pledge p on p.id = s.pledge_id
  where s.pledge_id = wanted and s.partner_id <> p.partner_id
$$;
