-- Reports: counts for those who may not read rows, and one definition of how a need stands for all pages.

-- Every need that counts: of a household verified on the day, or one for which a place is or was held. A live match
-- comes before a delivered one, because a need that is served again waits again. Past rows count only when they were
-- delivered and nothing newer speaks for the same need.
create function need_standing(on_day date)
returns table (region text, household_id uuid, member_id uuid, code text, standing text)
language sql stable as $$
  with help as materialized (
    select m.need_id, bool_or(m.state in ('proposed','accepted','consented','scheduled')) as live,
      bool_or(m.state in ('delivered','checked')) as delivered
    from match m where m.state <> 'cancelled' group by m.need_id
  ), verified as materialized (
    select distinct e.household_id from decree_entry e join decree d on d.id = e.decree_id
    where not e.removed and d.state = 'recorded' and on_day between d.valid_from and d.valid_to
  )
  select n.region, n.household_id, n.member_id, n.code, 'waiting'
  from need n join verified v on v.household_id = n.household_id
  where n.ended_on is null and n.state = 'open' and not exists (select 1 from help h where h.need_id = n.id)
  union all
  select n.region, n.household_id, n.member_id, n.code, case when h.live then 'matched' else 'delivered' end
  from help h join need n on n.id = h.need_id
  where n.ended_on is null or h.delivered and not exists (
    select 1 from need x
    where x.household_id = n.household_id and x.member_id is not distinct from n.member_id and x.code = n.code
      and (x.ended_on is null and x.state in ('open','engaged','met') or x.id > n.id and exists (
        select 1 from match y where y.household_id = n.household_id and y.need_id = x.id and y.state in ('delivered','checked'))))
$$;
--> statement-breakpoint
-- Who may count rows that it may not read, and to which depth: a village total is for those who work with villages.
create function report_reader(p_level int) returns text language plpgsql stable as $$
declare reach text := portal_reach();
begin
  if reach not in ('region', 'audit', 'summary', 'system') or p_level > 8 and reach = 'summary' then
    raise exception 'not for this reader' using errcode = '42501';
  end if;
  return reach;
end $$;
--> statement-breakpoint
-- How needs stand per place (the first p_level characters of the code: 5 kabupaten, 8 kecamatan, 13 desa). A recipient
-- is a family or a person; in the grain 'room' (the first part of the code) each recipient counts once, as waiting
-- while anything of it waits.
create function report_needs(p_on date, p_area text, p_level int)
returns table (place text, grain text, need text, delivered int, matched int, waiting int)
language plpgsql stable security definer set search_path = public as $$
declare reach text := report_reader(p_level);
begin
  perform set_config('portal.reach', 'system', true);
  return query
  with standing as materialized (
    select left(s.region, p_level) as place, coalesce(s.member_id, s.household_id) as recipient, s.code, s.standing
    from need_standing(p_on) s
    where s.region >= portal_scope() collate "C" and s.region < portal_scope_end() collate "C"
      and s.region >= p_area collate "C" and (p_area = '' or s.region < (p_area || '/') collate "C")
  )
  select s.place, 'need', s.code, count(*) filter (where s.standing = 'delivered')::int,
    count(*) filter (where s.standing = 'matched')::int, count(*) filter (where s.standing = 'waiting')::int
  from standing s group by 1, 3
  union all
  select r.place, 'room', r.room, count(*) filter (where not r.waits and not r.held)::int,
    count(*) filter (where r.held and not r.waits)::int, count(*) filter (where r.waits)::int
  from (select s.place, split_part(s.code, '.', 1) as room, s.recipient, bool_or(s.standing = 'waiting') as waits,
      bool_or(s.standing = 'matched') as held from standing s group by 1, 2, 3) r
  group by 1, 3;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
-- Households verified on the day per place, each in one class: something delivered, something matched and nothing
-- delivered, a need open and nothing offered, nothing open.
create function report_households(p_on date, p_area text, p_level int)
returns table (place text, verified int, delivered int, matched int, waiting int, content int)
language plpgsql stable security definer set search_path = public as $$
declare reach text := report_reader(p_level);
begin
  perform set_config('portal.reach', 'system', true);
  return query
  with standing as (
    select left(h.region, p_level) as place, coalesce(f.delivered, false) as delivered, f.household_id is not null as held,
      n.household_id is not null as open_need
    from household h
    join (select distinct e.household_id from decree_entry e join decree d on d.id = e.decree_id
      where not e.removed and d.state = 'recorded' and p_on between d.valid_from and d.valid_to) v on v.household_id = h.id
    left join (select m.household_id, bool_or(m.state in ('delivered','checked')) as delivered
      from match m where m.state <> 'cancelled' group by 1) f on f.household_id = h.id
    left join (select distinct x.household_id from need x where x.state = 'open' and x.ended_on is null) n
      on n.household_id = h.id
    where h.region >= portal_scope() collate "C" and h.region < portal_scope_end() collate "C"
      and h.region >= p_area collate "C" and (p_area = '' or h.region < (p_area || '/') collate "C")
  )
  select s.place, count(*)::int, count(*) filter (where s.delivered)::int,
    count(*) filter (where s.held and not s.delivered)::int,
    count(*) filter (where s.open_need and not s.held)::int, count(*) filter (where not s.open_need and not s.held)::int
  from standing s group by 1;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
-- What was promised: places of programs and of pledges per need, taken, delivered and still free.
create function report_places(p_area text)
returns table (need text, source text, capacity int, taken int, delivered int, free int)
language plpgsql stable security definer set search_path = public as $$
declare reach text := report_reader(8);
begin
  perform set_config('portal.reach', 'system', true);
  return query
  select o.need, case when o.pledge_id is null then 'program' else 'pledge' end, sum(o.capacity)::int, sum(o.taken)::int,
    coalesce(sum(d.delivered), 0)::int, coalesce(sum(o.capacity - o.taken) filter (where o.open), 0)::int
  from offer o
  left join (select m.offer_id, count(*) as delivered from match m where m.state in ('delivered','checked') group by 1) d
    on d.offer_id = o.id
  where o.region >= portal_scope() collate "C" and o.region < portal_scope_end() collate "C"
    and o.region >= p_area collate "C" and (p_area = '' or o.region < (p_area || '/') collate "C")
  group by 1, 2;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
-- What the public figures were made from: they are made again when it differs.
create function public_fingerprint(p_on date) returns text
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select concat_ws(':', p_on, (select count(*) from decree where state = 'recorded'),
    (select string_agg(state || n, ',' order by state) from (select state, count(*) as n from household group by 1) h),
    (select string_agg(state || n, ',' order by state) from (select state, count(*) as n from match group by 1) m))
$$;
--> statement-breakpoint
do $$
declare f text;
begin
  foreach f in array array['report_needs(date,text,int)','report_households(date,text,int)','report_places(text)',
    'public_fingerprint(date)']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portal_app', f);
  end loop;
end $$;
