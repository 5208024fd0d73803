-- Programs and pledges: who sees which rows, and the counts that leave without them.
alter table offer add constraint offer_pledge_id_pledge_id_fk foreign key (pledge_id) references pledge (id);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['pledge_share','quota_raise','cell_basis']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
  end loop;
  foreach t in array array['quota_raise','cell_basis']
  loop
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy of_own_agency on quota_raise for all using ((select portal_reach()) = 'agency' and agency_id = (select portal_agency()));
--> statement-breakpoint
create policy audit_reads on quota_raise for select using ((select portal_reach()) = 'audit'
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint

-- The funders of a pledge see one another; the lead invites and leaves out; nobody sees another's amount.
drop policy own_share on pledge_funder;
--> statement-breakpoint
drop policy lead_invites on pledge_funder;
--> statement-breakpoint
create function leads_pledge(wanted uuid) returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select exists (select 1 from pledge where id = wanted and partner_id = portal_partner()) $$;
--> statement-breakpoint
create policy fellow_funders on pledge_funder for select using ((select portal_reach()) = 'partner' and funds_pledge(pledge_id));
--> statement-breakpoint
create policy lead_invites on pledge_funder for all using ((select portal_reach()) = 'partner' and leads_pledge(pledge_id));
--> statement-breakpoint
create policy own_share on pledge_share for all using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy in_region on pledge_share for all using ((select portal_reach()) = 'region'
  and exists (select 1 from pledge p where p.id = pledge_share.pledge_id));
--> statement-breakpoint

-- Who still has to enter its amount, and the sum of all; never one amount.
create function pledge_funding(wanted uuid) returns table (funders int, entered int, total bigint)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select count(*)::int, count(s.amount)::int, coalesce(sum(s.amount), 0)::bigint
  from pledge_funder f left join pledge_share s on s.pledge_id = f.pledge_id and s.partner_id = f.partner_id
  where f.pledge_id = wanted
$$;
--> statement-breakpoint
create function funders_without_share(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select f.partner_id from pledge_funder f
  where f.pledge_id = wanted and not exists (
    select 1 from pledge_share s where s.pledge_id = f.pledge_id and s.partner_id = f.partner_id)
$$;
--> statement-breakpoint

-- Places of programs: own quota, pledged on top, taken, delivered. Counts of places, not of people in need.
create function program_places(wanted uuid[]) returns table (program_id uuid, own int, pledged int, taken int, delivered int)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select o.program_id,
    coalesce(sum(o.capacity) filter (where o.pledge_id is null), 0)::int,
    coalesce(sum(o.capacity) filter (where o.pledge_id is not null), 0)::int,
    coalesce(sum(o.taken), 0)::int,
    (select count(*)::int from match m where m.program_id = o.program_id and m.state in ('delivered','checked'))
  from offer o where o.program_id = any(wanted) group by o.program_id
$$;
--> statement-breakpoint
-- What became of a pledge's places, per kecamatan and state; only for those who see the pledge itself.
create function pledge_places(wanted uuid) returns table (district text, state text, places int)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select left(m.region, 8), m.state, count(*)::int from match m
  where m.pledge_id = wanted group by 1, 2
$$;
--> statement-breakpoint

-- Facts in the words of the criteria (app/features/programs/criteria.ts), read by counts and by the matching alike.
create view household_fact with (security_invoker = true) as
select h.id as household_id, h.region,
  case when h.decile = '4+' then 5 when h.decile ~ '^([1-9]|10)$' then h.decile::int end as decile,
  (select m.sex = 'female' from member m where m.household_id = h.id and m.is_head and m.active order by m.id limit 1)
    as female_head,
  case h.facts ->> 'house_status' when 'lodging' then 'staying' when 'unknown' then null
    else h.facts ->> 'house_status' end as house_ownership,
  case h.facts ->> 'land_title' when 'yes' then true when 'no' then false end as land_title
from household h;
--> statement-breakpoint
create view member_fact with (security_invoker = true) as
select m.id as member_id, m.household_id, m.birth_date, m.sex, m.member_class,
  case m.facts ->> 'job' when 'civil_servant' then 'state_employee' when 'unknown' then null
    else m.facts ->> 'job' end as occupation,
  case m.specific ->> 'disability' when 'none' then 'none' when 'some' then 'some' when 'severe' then 'severe'
    else case when m.specific ->> 'disabled' = 'no' then 'none' end end as disability
from member m where m.active;
--> statement-breakpoint
grant select on household_fact, member_fact to portal_app;
--> statement-breakpoint

-- One criterion in three values: a known answer decides, an unknown one passes, fails, or stays open (null).
create function criterion_met(asked boolean, unknown text, met boolean) returns boolean
language sql immutable parallel safe as $$
  select case when not asked then true when met is not null then met when unknown = 'pass' then true
    when unknown = 'fail' then false end
$$;
--> statement-breakpoint
-- Verified open needs of one code, each with the verdict of `evaluate` in criteria.ts: ok, unknown or failed, and the
-- criterion that decided. The SQL twin of that function; a property test holds the two together.
create function needs_judged(p_need text, p_criteria jsonb, p_on date)
returns table (need_id uuid, household_id uuid, member_id uuid, region text, result text, criterion text)
language plpgsql stable set plan_cache_mode = 'force_custom_plan' as $$
declare
  c_places text[] := array(select jsonb_array_elements_text(p_criteria #> '{place,codes}'));
  c_deciles int[] := array(select jsonb_array_elements_text(p_criteria #> '{decile,in}')::int);
  c_ownerships text[] := array(select jsonb_array_elements_text(p_criteria #> '{house_ownership,in}'));
  c_classes text[] := array(select jsonb_array_elements_text(p_criteria #> '{member_class,in}'));
  c_disabilities text[] := array(select jsonb_array_elements_text(p_criteria #> '{disability,in}'));
  c_occupations text[] := array(select jsonb_array_elements_text(p_criteria #> '{occupation,in}'));
  c_sex text := p_criteria #>> '{sex,is}';
  c_age_min int := coalesce((p_criteria #>> '{age,min}')::int, 0);
  c_age_max int := coalesce((p_criteria #>> '{age,max}')::int, 1000);
  u_decile text := p_criteria #>> '{decile,unknown}';
  u_head text := p_criteria #>> '{female_head,unknown}';
  u_ownership text := p_criteria #>> '{house_ownership,unknown}';
  u_title text := p_criteria #>> '{land_title,unknown}';
  u_class text := p_criteria #>> '{member_class,unknown}';
  u_age text := p_criteria #>> '{age,unknown}';
  u_sex text := p_criteria #>> '{sex,unknown}';
  u_disability text := p_criteria #>> '{disability,unknown}';
  u_occupation text := p_criteria #>> '{occupation,unknown}';
  a_person boolean := p_criteria ?| array['member_class','age','sex','disability','occupation'];
begin
  return query
  with judged as (
    select n.id, n.household_id, n.member_id, n.region,
      not p_criteria ? 'place'
        or exists (select 1 from unnest(c_places) c where n.region = c or starts_with(n.region, c || '.')) as place,
      criterion_met(p_criteria ? 'decile', u_decile, f.decile = any(c_deciles)) as decile,
      criterion_met(p_criteria ? 'female_head', u_head, f.female_head) as female_head,
      criterion_met(p_criteria ? 'house_ownership', u_ownership, f.house_ownership = any(c_ownerships)) as house_ownership,
      criterion_met(p_criteria ? 'land_title', u_title, f.land_title) as land_title,
      p.*
    from need n
    join household_fact f on f.household_id = n.household_id
    left join lateral (
      -- Persons are struck out criterion by criterion: k1 says whether anybody is left after the first, and so on.
      select coalesce(bool_or(c1 is not false), false) as k1,
        coalesce(bool_or(c1 is not false and c2 is not false), false) as k2,
        coalesce(bool_or(c1 is not false and c2 is not false and c3 is not false), false) as k3,
        coalesce(bool_or(c1 is not false and c2 is not false and c3 is not false and c4 is not false), false) as k4,
        coalesce(bool_or(c1 is not false and c2 is not false and c3 is not false and c4 is not false
          and c5 is not false), false) as k5,
        coalesce(bool_or(c1 and c2 and c3 and c4 and c5), false) as all_met,
        min(case when c1 is not false and c2 is not false and c3 is not false and c4 is not false and c5 is not false then
          case when c1 is null then 1 when c2 is null then 2 when c3 is null then 3 when c4 is null then 4
            when c5 is null then 5 end end) as first_open
      from (
        select criterion_met(p_criteria ? 'member_class', u_class, m.member_class = any(c_classes)) as c1,
          criterion_met(p_criteria ? 'age', u_age,
            extract(year from age(p_on, m.birth_date)) between c_age_min and c_age_max) as c2,
          criterion_met(p_criteria ? 'sex', u_sex, m.sex = c_sex) as c3,
          criterion_met(p_criteria ? 'disability', u_disability, m.disability = any(c_disabilities)) as c4,
          criterion_met(p_criteria ? 'occupation', u_occupation, m.occupation = any(c_occupations)) as c5
        from member_fact m
        where a_person and m.household_id = n.household_id and (n.member_id is null or m.member_id = n.member_id)
      ) persons
    ) p on a_person
    where n.code = p_need and n.state = 'open' and n.ended_on is null
      and exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
        where e.household_id = n.household_id and not e.removed and d.state = 'recorded'
          and d.valid_from <= p_on and d.valid_to >= p_on)
  ), named as (
    select j.*,
      case when not j.place then 'place' when not j.decile then 'decile' when not j.female_head then 'female_head'
        when not j.house_ownership then 'house_ownership' when not j.land_title then 'land_title'
        when not a_person then null
        when p_criteria ? 'member_class' and not j.k1 then 'member_class'
        when p_criteria ? 'age' and not j.k2 then 'age'
        when p_criteria ? 'sex' and not j.k3 then 'sex'
        when p_criteria ? 'disability' and not j.k4 then 'disability'
        when p_criteria ? 'occupation' and not j.k5 then 'occupation' end as failed,
      case when j.decile is null then 'decile' when j.female_head is null then 'female_head'
        when j.house_ownership is null then 'house_ownership' when j.land_title is null then 'land_title'
        when not a_person or j.all_met then null
        else (array['member_class','age','sex','disability','occupation'])[j.first_open] end as open
    from judged j
  )
  select n.id, n.household_id, n.member_id, n.region,
    case when n.failed is not null then 'failed' when n.open is not null then 'unknown' else 'ok' end,
    coalesce(n.failed, n.open)
  from named n;
end $$;
--> statement-breakpoint
-- The one count of rows an office may not read: how many verified open needs fit, per kecamatan, and which criterion
-- leaves how many out. For offices and Bappeda only; takes criteria that the application has validated.
create function count_fitting_needs(p_need text, p_criteria jsonb, p_on date)
returns table (district text, result text, criterion text, needs int, households int)
language plpgsql stable security definer set search_path = public as $$
declare
  reach text := portal_reach();
  area text := portal_scope();
begin
  if reach = 'agency' then
    select a.region into area from agency a where a.id = portal_agency();
  elsif reach not in ('region', 'system') then
    raise exception 'not for this reader' using errcode = '42501';
  end if;
  if jsonb_typeof(p_criteria) is distinct from 'object' or exists (select 1 from jsonb_object_keys(p_criteria) k where k not in
    ('place','decile','female_head','house_ownership','land_title','member_class','age','sex','disability','occupation'))
  then
    raise exception 'not a criteria record' using errcode = '22023';
  end if;
  perform set_config('portal.reach', 'system', true);
  return query
    select left(j.region, 8), j.result, j.criterion, count(*)::int, count(distinct j.household_id)::int
    from needs_judged(p_need, p_criteria, p_on) j
    where area is not null and (area = '' or j.region >= area collate "C" and j.region < (area || '/') collate "C")
    group by 1, 2, 3;
  perform set_config('portal.reach', reach, true);
end $$;
--> statement-breakpoint
revoke all on function count_fitting_needs(text, jsonb, date) from public;
--> statement-breakpoint
grant execute on function count_fitting_needs(text, jsonb, date) to portal_app;
