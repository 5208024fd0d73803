-- A pledge follows its matches: it runs from the first scheduled delivery, and is completed with the last place delivered.
create function pledge_follows_matches() returns trigger
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  update pledge p set version = p.version + 1, updated_at = now(),
    state = case when c.delivered >= p.places then 'completed' else 'running' end
  from (select m.pledge_id, count(*) filter (where m.state in ('delivered','checked'))::int as delivered
        from match m where m.state in ('scheduled','delivered','checked')
          and m.pledge_id in (select a.pledge_id from after_change a)
        group by m.pledge_id) c
  where p.id = c.pledge_id
    and (p.state = 'agreed' or p.state = 'running' and c.delivered >= p.places);
  return null;
end $$;
--> statement-breakpoint
create trigger pledge_follows_matches after update on match referencing new table as after_change
  for each statement execute function pledge_follows_matches();
--> statement-breakpoint
-- What a withdrawn pledge had not delivered: its matches are cancelled, their needs open again, its places gone.
create function release_pledge(wanted uuid) returns int
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare lost int;
begin
  if not exists (select 1 from pledge where id = wanted and state = 'withdrawn') then
    raise exception 'only a withdrawn pledge is released' using errcode = 'P0001';
  end if;
  with gone as (
    update match set state = 'cancelled', cancel_reason = 'pledge_withdrawn', version = version + 1, updated_at = now()
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
revoke all on function release_pledge(uuid) from public;
--> statement-breakpoint
grant execute on function release_pledge(uuid) to portal_app;
--> statement-breakpoint
-- Verified open needs of one code per kecamatan that meet the criteria: the raw counts of the published cubes.
create function count_open_needs(p_need text, p_criteria jsonb, p_on date, p_region text)
returns table (district text, needs int)
language sql stable as $$
  select left(j.region, 8), count(*)::int from needs_judged(p_need, p_criteria, p_on) j
  where j.result = 'ok' and (p_region = '' or j.region >= p_region collate "C" and j.region < (p_region || '/') collate "C")
  group by 1
$$;
--> statement-breakpoint
-- What the published cells were made from: decrees recorded, runs approved, matches ended, the day.
create function cells_fingerprint(p_on date) returns text
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select concat_ws(':', p_on,
    (select count(*) from decree where state = 'recorded'),
    (select count(*) from run where state = 'approved'),
    (select count(*) from match where state in ('cancelled','delivered','checked')))
$$;
