-- Its people are looked at only where they can change the verdict: a household that two criteria shut out, or one that is shut
-- out by one and must be asked another, stays out whoever lives there.
create or replace function count_program_fit(p_need text, p_recipient text, p_criteria jsonb, p_on date, p_than jsonb, p_level int)
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
      case p_recipient when 'member' then 'm.member_id = n.member_id' else 'm.household_id = n.household_id' end
        || case when m_than is null then ' and (n.household & 65535 = 0 or n.household & (n.household - 1) = 0)'
          else ' and (n.than = 0 or n.household & 65535 = 0 or n.household & (n.household - 1) = 0)' end);
  end if;
  perform set_config('portal.reach', 'system', true);
  return query execute format('
    select left(y.region, $4), y.household, y.persons & 1023, y.than = 0 and y.persons & 1024 <> 0, count(*)::int
    from (
      select n.region, n.household, n.than, %s as persons
      from (
        select n.region, n.household_id, n.member_id, %s as household, %s as than
        from need n join household_fact f on f.household_id = n.household_id
        where n.code = $1 and n.state = ''open'' and n.ended_on is null
          and ($3 = '''' or n.region >= $3 collate "C" and n.region < ($3 || ''/'') collate "C")
          and exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
            where e.household_id = n.household_id and not e.removed and d.state = ''recorded''
              and d.valid_from <= $2 and d.valid_to >= $2)
        offset 0
      ) n %s
      offset 0
    ) y group by 1, 2, 3, 4',
    case when persons_of = '' then '1027' when m_now is null then 'coalesce(p.flags, 0) | 3'
      when m_than is null then 'coalesce(p.flags, 0) | 1024' else 'coalesce(p.flags, 0)' end, h_now, h_than, persons_of)
    using p_need, p_on, area, p_level;
  perform set_config('portal.reach', reach, true);
end $$;
