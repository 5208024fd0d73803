-- Programs in full: several sources of funds, places by desa, and the count beside the criteria in one pass.
alter table program_fund enable row level security;
--> statement-breakpoint
alter table program_fund force row level security;
--> statement-breakpoint
create policy system_all on program_fund for all using ((select portal_reach()) = 'system');
--> statement-breakpoint
create policy published_to_all on program_fund for select
  using (exists (select 1 from program p where p.id = program_fund.program_id));
--> statement-breakpoint
create policy of_own_agency on program_fund for all
  using ((select portal_reach()) = 'agency' and exists (select 1 from program p
    where p.id = program_fund.program_id and p.agency_id = (select portal_agency())));
--> statement-breakpoint
select set_config('portal.reach', 'system', true);
--> statement-breakpoint
insert into program_fund (program_id, position, source, amount, places)
select id, 1, fund_source, case when need in ('employment', 'documents') then null else quota * unit_value end,
  case when need in ('employment', 'documents') then quota end
from program;
--> statement-breakpoint
update quota_raise set by_district = coalesce((select jsonb_agg(jsonb_build_object('place', coalesce(part ->> 'place', part ->> 'district'),
  'places', part -> 'places')) from jsonb_array_elements(by_district) part), '[]'::jsonb);
--> statement-breakpoint

-- One criterion as an SQL expression over household_fact f, member_fact m and need n: true, false, or null where the answer
-- must be asked. Every value is quoted; the criteria were validated by the application and their keys are checked again.
create function criterion_term(p_criteria jsonb, p_name text, p_on date) returns text
language plpgsql immutable as $$
declare
  c jsonb := p_criteria -> p_name;
  listed text[];
  met text;
begin
  if c is null then return null; end if;
  listed := array(select jsonb_array_elements_text(c -> case p_name when 'place' then 'codes' else 'in' end)
    where jsonb_typeof(c -> case p_name when 'place' then 'codes' else 'in' end) = 'array');
  if p_name = 'place' then
    select coalesce(string_agg(format('left(n.region, %s) = any(%L::text[])', size, codes), ' or '), 'false') into met
      from (select length(code) as size, array_agg(code) as codes from unnest(listed) code where length(code) in (2, 5, 8, 13) group by 1) by_level;
    return met;
  end if;
  met := case p_name
    when 'decile' then format('f.decile = any(%L::int[])', listed)
    when 'female_head' then 'f.female_head'
    when 'house_ownership' then format('f.house_ownership = any(%L::text[])', listed)
    when 'land_title' then 'f.land_title'
    when 'member_class' then format('m.member_class = any(%L::text[])', listed)
    when 'age' then format('m.birth_date > %L::date and m.birth_date <= %L::date',
      p_on - make_interval(years => coalesce((c ->> 'max')::int, 1000) + 1),
      p_on - make_interval(years => coalesce((c ->> 'min')::int, 0)))
    when 'sex' then format('m.sex = %L', c ->> 'is')
    when 'disability' then format('m.disability = any(%L::text[])', listed)
    when 'occupation' then format('m.occupation = any(%L::text[])', listed)
  end;
  return case c ->> 'unknown' when 'pass' then format('coalesce(%s, true)', met)
    when 'fail' then format('coalesce(%s, false)', met) else met end;
end $$;
--> statement-breakpoint
-- The terms of these criteria as one number: bit i says that criterion i (its place in `criterionNames`) is not met, bit
-- i + 16 that it must be asked; 0 when all are met. Null when none is present.
create function criteria_mask(p_criteria jsonb, p_names text[], p_on date) returns text
language sql immutable as $$
  select string_agg(format('case (%s) when true then 0 when false then %s else %s end', t.term, 1 << t.at, 1 << (t.at + 16)), ' + ')
  from (select criterion_term(p_criteria, name, p_on) as term,
      array_position(array['place','decile','female_head','house_ownership','land_title',
        'member_class','age','sex','disability','occupation'], name) - 1 as at
    from unnest(p_names) name) t
  where t.term is not null
$$;
--> statement-breakpoint
-- The one count of rows an office may not read: verified open needs of one code by place (left p_level characters of the
-- village code), by the mask of the household's criteria and by what its people allow (bit 0: one meets all, bit 1: one may
-- meet all, bit 2 + i - 5: one meets all but criterion i), and whether other criteria (last year's) would have fitted.
create function count_program_fit(p_need text, p_recipient text, p_criteria jsonb, p_on date, p_than jsonb, p_level int)
returns table (place text, household int, persons int, fitted boolean, needs int)
language plpgsql stable security definer set search_path = public set jit = off as $$
declare
  reach text := portal_reach();
  area text := portal_scope();
  known constant text[] := array['place','decile','female_head','house_ownership','land_title','member_class','age','sex',
    'disability','occupation'];
  of_household constant text[] := known[1:5];
  of_person constant text[] := known[6:10];
  h_now text := coalesce(criteria_mask(p_criteria, of_household, p_on), '0');
  h_than text := coalesce(criteria_mask(p_than, of_household, p_on), '0');
  m_now text := criteria_mask(p_criteria, of_person, p_on);
  m_than text := criteria_mask(p_than, of_person, p_on);
  flags text := '3';
  persons_of text := '';
begin
  if reach = 'agency' then
    select a.region into area from agency a where a.id = portal_agency();
  elsif reach not in ('region', 'system') then
    raise exception 'not for this reader' using errcode = '42501';
  end if;
  if jsonb_typeof(p_criteria) is distinct from 'object' or jsonb_typeof(coalesce(p_than, '{}')) <> 'object'
    or exists (select 1 from jsonb_object_keys(p_criteria || coalesce(p_than, '{}')) k where k <> all (known))
    or p_level not in (8, 13) or p_recipient not in ('household', 'member')
  then
    raise exception 'not a criteria record' using errcode = '22023';
  end if;
  if m_now is not null then
    select '(x.now = 0)::int + (x.now & 65535 = 0)::int * 2'
      || string_agg(format(' + (x.now & %s = 0)::int * %s', ~((1 << (4 + at::int)) | (1 << (20 + at::int))), 2 << at::int), '')
      into flags from unnest(of_person) with ordinality names (name, at) where p_criteria ? name;
  end if;
  if m_now is not null or m_than is not null then
    flags := flags || case when m_than is null then ' + 1024' else ' + (x.than = 0)::int * 1024' end;
    persons_of := format('left join lateral (select %s as flags from (select %s as now, %s as than from member_fact m where %s offset 0) x) p on true',
      case p_recipient when 'member' then flags else format('bit_or(%s)', flags) end, coalesce(m_now, '0'), coalesce(m_than, '0'),
      case p_recipient when 'member' then 'm.member_id = n.member_id' else 'm.household_id = n.household_id' end);
  end if;
  perform set_config('portal.reach', 'system', true);
  return query execute format('
    select left(y.region, $4), y.household, y.persons & 1023, y.than = 0 and y.persons & 1024 <> 0, count(*)::int
    from (
      select n.region, %s as household, %s as than, %s as persons
      from need n join household_fact f on f.household_id = n.household_id %s
      where n.code = $1 and n.state = ''open'' and n.ended_on is null
        and ($3 = '''' or n.region >= $3 collate "C" and n.region < ($3 || ''/'') collate "C")
        and exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
          where e.household_id = n.household_id and not e.removed and d.state = ''recorded''
            and d.valid_from <= $2 and d.valid_to >= $2)
      offset 0
    ) y group by 1, 2, 3, 4',
    h_now, h_than, case when persons_of = '' then '1027' when m_now is null then 'coalesce(p.flags, 0) | 3'
      when m_than is null then 'coalesce(p.flags, 0) | 1024' else 'coalesce(p.flags, 0)' end, persons_of)
    using p_need, p_on, area, p_level;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
revoke all on function count_program_fit(text, text, jsonb, date, jsonb, int) from public;
--> statement-breakpoint
grant execute on function count_program_fit(text, text, jsonb, date, jsonb, int) to portal_app;
--> statement-breakpoint
drop function count_fitting_needs(text, jsonb, date);

--> statement-breakpoint
-- Who else serves the households whose need fits a program: by agency, how many of them hold another live match, how many of
-- those were delivered or come from a pledge, and how many of the needs fit another published program of that agency too.
-- Counts only. For the program's own agency and for Bappeda.
create function count_others_serving(p_program uuid, p_on date)
returns table (agency_id uuid, matched int, delivered int, pledged int, overlapping int, fitting int)
language plpgsql stable security definer set search_path = public set jit = off as $$
declare
  reach text := portal_reach();
  area text := portal_scope();
  p program;
begin
  select * into p from program where id = p_program;
  if reach = 'agency' then
    if p.agency_id is distinct from portal_agency() then return; end if;
    select a.region into area from agency a where a.id = portal_agency();
  elsif reach not in ('region', 'system') then
    raise exception 'not for this reader' using errcode = '42501';
  end if;
  perform set_config('portal.reach', 'system', true);
  return query
    with fitting as materialized (
      select j.need_id, j.household_id from needs_judged(p.need, p.criteria, p_on) j
      where j.result = 'ok' and (area = '' or j.region >= area collate "C" and j.region < (area || '/') collate "C")
    ), households as materialized (select distinct f.household_id from fitting f),
    held as (
      select m.agency_id, count(distinct m.household_id)::int as matched,
        count(distinct m.household_id) filter (where m.state in ('delivered', 'checked'))::int as delivered,
        count(distinct m.household_id) filter (where m.pledge_id is not null)::int as pledged
      from match m join households h on h.household_id = m.household_id
      where m.state <> 'cancelled' and m.program_id is distinct from p_program group by 1
    ), alike as (
      select o.agency_id, count(distinct j.need_id)::int as overlapping
      from program o cross join lateral needs_judged(o.need, o.criteria, p_on) j join fitting f on f.need_id = j.need_id
      where o.id <> p_program and o.need = p.need and o.state = 'published' and j.result = 'ok' group by 1
    )
    select coalesce(held.agency_id, alike.agency_id), coalesce(held.matched, 0), coalesce(held.delivered, 0),
      coalesce(held.pledged, 0), coalesce(alike.overlapping, 0), (select count(*)::int from households)
    from held full join alike on alike.agency_id = held.agency_id;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
revoke all on function count_others_serving(uuid, date) from public;
--> statement-breakpoint
grant execute on function count_others_serving(uuid, date) to portal_app;
