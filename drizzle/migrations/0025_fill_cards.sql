-- Cards: what the matching asks about each decreed household with open needs, in one value. Read by the matching only.
do $$
declare t text;
begin
  foreach t in array array['run_list','run_part','household_card','card_change']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
  end loop;
  foreach t in array array['run_list','run_part']
  loop
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
    execute format($p$create policy audit_reads on %I for select using ((select portal_reach()) = 'audit'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy in_region on household_card for select using ((select portal_reach()) = 'region'
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint
create policy read_by_matching on card_change for select using ((select portal_reach()) = 'region');
--> statement-breakpoint
revoke insert, update, delete on household_card, card_change from portal_app;
--> statement-breakpoint
-- 0 stands for an unknown answer, `other` for one that no criterion can name. The words in the order of rules/cards.ts.
create function card_word(word text, words text[], other int) returns int language sql immutable parallel safe as $$
  select case when word is null then 0 else coalesce(array_position(words, word), other) end
$$;
--> statement-breakpoint
create function card_day(wanted date) returns int language sql immutable parallel safe as $$
  select case when wanted is null then 0
    else (extract(year from wanted) * 10000 + extract(month from wanted) * 100 + extract(day from wanted))::int end
$$;
--> statement-breakpoint
-- The one definition of a card. Facts come from the views that the criteria are counted on.
create view household_card_now with (security_invoker = true) as
select h.id as household_id, h.region, d.decreed_from, d.decreed_to, d.decreed_gaps,
  uuid_send(h.id) || int2send(octet_length(h.case_code)::int2) || convert_to(h.case_code, 'UTF8')
    || int8send(regexp_replace(h.region, '\D', '', 'g')::int8)
    || int4send(coalesce(f.decile, 0) | (case when f.female_head then 2 when not f.female_head then 1 else 0 end << 4)
      | (card_word(f.house_ownership, array['owned','rented','rent_free','staying','official','other'], 7) << 6)
      | (case when f.land_title then 2 when not f.land_title then 1 else 0 end << 9))
    || int2send(c.open_needs) || int2send(c.stunting) || int4send(card_day(h.first_decreed_on))
    || int2send(coalesce(p.persons, 0::int2)) || coalesce(p.packed, '')
    || int2send(n.needs) || n.packed as card
from household h
join household_fact f on f.household_id = h.id
cross join lateral (
  select min(s.valid_from) as decreed_from, max(s.valid_to) as decreed_to,
    nullif(datemultirange(daterange(min(s.valid_from), max(s.valid_to), '[]'))
      - range_agg(daterange(s.valid_from, s.valid_to, '[]')), '{}'::datemultirange) as decreed_gaps
  from decree_entry e join decree s on s.id = e.decree_id
  where e.household_id = h.id and not e.removed and s.state = 'recorded' and s.valid_from <= s.valid_to
) d
cross join lateral (
  select count(distinct split_part(x.code, '.', 1)) filter (where x.state = 'open')::int2 as open_needs,
    count(*) filter (where x.code = 'health.stunting' and x.state in ('open', 'engaged'))::int2 as stunting
  from need x where x.household_id = h.id and x.ended_on is null
) c
left join lateral (
  select count(*)::int2 as persons, array_agg(m.member_id order by m.member_id) as ids,
    string_agg(int4send(card_day(m.birth_date)) || int2send((card_word(m.sex, array['female','male'], 3)
      | (card_word(m.member_class, array['productive','not_yet_productive','no_longer_productive'], 7) << 2)
      | (card_word(m.disability, array['none','some','severe'], 7) << 5)
      | (card_word(m.occupation, array['none','casual','farmer','fisher','trader','self_employed','private_employee',
          'homemaker','student','retired','state_employee','state_official','other'], 31) << 8))::int2),
      ''::bytea order by m.member_id) as packed
  from member_fact m where m.household_id = h.id
) p on true
cross join lateral (
  select count(*)::int2 as needs, string_agg(uuid_send(x.id)
      || int2send((array_position(array['housing','water','sanitation.latrine','sanitation.septic','electricity','food',
        'health.stunting','health.insurance','care.elderly','care.disability','education.school','education.equivalency',
        'skills','employment','livelihood.farm','livelihood.fish','livelihood.business','documents'], x.code) - 1)::int2)
      || int2send((case when x.member_id is null then -1 else array_position(p.ids, x.member_id) - 1 end)::int2),
      ''::bytea) as packed
  from need x where x.household_id = h.id and x.state = 'open' and x.ended_on is null
    and (x.member_id is null or x.member_id = any(p.ids))
) n
where h.state = 'decreed' and d.decreed_from is not null and n.needs > 0;
--> statement-breakpoint
grant select on household_card_now to portal_app;
--> statement-breakpoint

-- Writes the cards of up to so many changed households again; answers how many. One process at a time. Marks are taken
-- before anything is read, so that a change between the two leaves its own mark and is read again.
create function refresh_household_cards(at_most int) returns int
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare ids uuid[];
begin
  perform pg_advisory_xact_lock(64021617);
  with picked as (select household_id from card_change limit at_most),
    taken as (delete from card_change where household_id in (select household_id from picked) returning household_id)
  select array_agg(distinct household_id) into ids from taken;
  if ids is null then return 0; end if;
  delete from household_card where household_id = any(ids);
  insert into household_card select n.household_id, n.region, n.decreed_from, n.decreed_to, n.decreed_gaps, n.card
    from household_card_now n where n.household_id = any(ids);
  return cardinality(ids);
end $$;
--> statement-breakpoint
revoke all on function refresh_household_cards(int) from public;
--> statement-breakpoint
grant execute on function refresh_household_cards(int) to portal_app;
--> statement-breakpoint

-- Whatever a card is made from leaves a mark when it changes.
create function mark_cards_of_new() returns trigger language plpgsql security definer set search_path = public
set portal.reach = 'system' as $$
begin
  if tg_table_name = 'household' then insert into card_change select id from inserted where state = 'decreed';
  else insert into card_change select distinct household_id from inserted; end if;
  return null;
end $$;
--> statement-breakpoint
create function mark_cards_of_changed() returns trigger language plpgsql security definer set search_path = public
set portal.reach = 'system' as $$
begin
  if tg_table_name = 'household' then
    insert into card_change select a.id from after_change a join before_change b on b.id = a.id
      where (a.state = 'decreed' or b.state = 'decreed') and (a.state, a.region, a.case_code, a.decile, a.facts, a.first_decreed_on)
        is distinct from (b.state, b.region, b.case_code, b.decile, b.facts, b.first_decreed_on);
  elsif tg_table_name = 'decree' then
    insert into card_change select distinct e.household_id from decree_entry e where e.decree_id in
      (select a.id from after_change a join before_change b on b.id = a.id
        where (a.state, a.valid_from, a.valid_to) is distinct from (b.state, b.valid_from, b.valid_to));
  else
    insert into card_change select household_id from after_change union select household_id from before_change;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function mark_cards_of_gone() returns trigger language plpgsql security definer set search_path = public
set portal.reach = 'system' as $$
begin
  if tg_table_name = 'household' then insert into card_change select id from gone;
  elsif tg_table_name = 'decree' then
    insert into card_change select distinct e.household_id from decree_entry e join gone g on g.id = e.decree_id;
  else insert into card_change select distinct household_id from gone; end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['household','member','need','decree_entry','decree']
  loop
    if t <> 'decree' then
      execute format('create trigger mark_cards_of_new after insert on %I referencing new table as inserted
        for each statement execute function mark_cards_of_new()', t);
    end if;
    execute format('create trigger mark_cards_of_changed after update on %I referencing old table as before_change
      new table as after_change for each statement execute function mark_cards_of_changed()', t);
    execute format('create trigger mark_cards_of_gone after delete on %I referencing old table as gone
      for each statement execute function mark_cards_of_gone()', t);
  end loop;
end $$;
--> statement-breakpoint
insert into card_change select id from household where state = 'decreed';
