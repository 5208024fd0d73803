-- Desa are a cube of their own, published once a year.
update published_cell set cube = 'need_village' where cube = 'need_place' and length(key) = 13;--> statement-breakpoint
-- What was delivered in a program is for partners and the administration.
delete from published_cell where cube = 'program' and measure = 'delivered' and audience = 'public';--> statement-breakpoint
update published_cell set cube = 'program_delivered' where cube = 'program' and measure = 'delivered';--> statement-breakpoint
-- Where a pledge's places went is for those who gave it.
drop policy public_cells on published_cell;--> statement-breakpoint
create policy public_cells on published_cell for select using (audience = 'public'
  or (select portal_reach()) in ('region','agency','audit','summary','admin')
  or (select portal_reach()) = 'partner'
    and case when cube = 'pledge_place' then funds_pledge(split_part(key, ' ', 1)::uuid) else true end);
--> statement-breakpoint
-- What became of a pledge is told to those who gave it, to its agency and to those who see all pledges; nobody else finds
-- a row, whatever the identifier.
create function sees_pledge(wanted uuid, reach text) returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select case reach
    when 'partner' then funds_pledge(wanted)
    when 'agency' then exists (select 1 from pledge p left join program g on g.id = p.program_id
      where p.id = wanted and (p.agency_id = portal_agency() or g.agency_id = portal_agency()))
    when 'region' then is_bappeda()
    else coalesce(reach, '') in ('audit', 'system') end
$$;
--> statement-breakpoint
alter function pledge_places(uuid) rename to pledge_places_counted;--> statement-breakpoint
alter function pledge_losses(uuid) rename to pledge_losses_counted;--> statement-breakpoint
alter function pledge_deliveries(uuid) rename to pledge_deliveries_counted;--> statement-breakpoint
-- To those who gave it without the kecamatan: where few families live, a place and a small count point at one.
create function pledge_places(wanted uuid) returns table (district text, state text, places int)
language plpgsql stable security definer set search_path = public as $$
declare outside boolean := portal_reach() = 'partner';
begin
  if not coalesce(sees_pledge(wanted, portal_reach()), false) then return; end if;
  return query select case when not outside then c.district end, c.state, sum(c.places)::int
    from pledge_places_counted(wanted) c group by 1, 2;
end $$;
--> statement-breakpoint
create function pledge_losses(wanted uuid) returns table (district text, places int)
language plpgsql stable security definer set search_path = public as $$
declare outside boolean := portal_reach() = 'partner';
begin
  if not coalesce(sees_pledge(wanted, portal_reach()), false) then return; end if;
  return query select case when not outside then c.district end, sum(c.places)::int
    from pledge_losses_counted(wanted) c group by 1 order by 1;
end $$;
--> statement-breakpoint
create function pledge_deliveries(wanted uuid) returns table (day date, places int)
language plpgsql stable security definer set search_path = public as $$
begin
  if not coalesce(sees_pledge(wanted, portal_reach()), false) then return; end if;
  return query select * from pledge_deliveries_counted(wanted);
end $$;
--> statement-breakpoint
-- Delivered places of all pledges, for the publication.
create function pledge_places_delivered() returns table (pledge_id uuid, district text, places int)
language plpgsql stable security definer set search_path = public as $$
begin
  perform refuse_outsiders();
  return query select m.pledge_id, left(m.region, 8), count(*)::int from match m
    where m.pledge_id is not null and m.state in ('delivered','checked') group by 1, 2;
end $$;
--> statement-breakpoint
do $$
declare f text;
begin
  foreach f in array array['sees_pledge(uuid, text)','pledge_places_counted(uuid)',
    'pledge_losses_counted(uuid)','pledge_deliveries_counted(uuid)']
  loop
    execute format('revoke all on function %s from public, portal_app', f);
  end loop;
  foreach f in array array['pledge_places(uuid)','pledge_losses(uuid)','pledge_deliveries(uuid)',
    'pledge_places_delivered()']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portal_app', f);
  end loop;
end $$;
