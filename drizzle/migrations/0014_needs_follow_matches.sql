-- Matching and delivery: needs follow their matches, and the order weights are data.
insert into weight_set (version, weights, note) values (1, '{"decile":[400,300,200,100],"decileUnknown":200,
  "openNeed":{"points":20,"atMost":10},"elderlyAlone":60,"severelyDisabled":{"points":50,"atMost":2},
  "stuntingOrPregnant":{"points":40,"atMost":2},"femaleHead":20,"waiting":{"points":2,"atMost":48}}', 'default')
on conflict do nothing;
--> statement-breakpoint
-- A live match engages its need, a delivery meets it (food is needed again in the next round), a cancelled match opens it.
create function needs_follow_matches() returns trigger language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  update need n set state = f.state
  from (
    select n.id, case
        when bool_or(m.state in ('proposed','accepted','consented','scheduled')) then 'engaged'
        when bool_or(m.state in ('delivered','checked')) and n.code <> 'food' then 'met' else 'open' end as state
    from need n join match m on m.need_id = n.id
    where n.id in (select need_id from after_change) and n.ended_on is null and n.state in ('open','engaged','met')
    group by n.id, n.code
  ) f where f.id = n.id and f.state <> n.state;
  return null;
end $$;
--> statement-breakpoint
create trigger needs_follow_new_matches after insert on match referencing new table as after_change
  for each statement execute function needs_follow_matches();
--> statement-breakpoint
create trigger needs_follow_changed_matches after update on match referencing new table as after_change
  for each statement execute function needs_follow_matches();
