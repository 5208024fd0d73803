-- What runs keep beside their lines: seen like the run itself; a check again is written by whoever may read the run.
do $$
declare t text;
begin
  foreach t in array array['run_offer','run_check']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
    execute format($p$create policy audit_reads on %I for select using ((select portal_reach()) = 'audit'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy audit_checks on run_check for insert with check ((select portal_reach()) = 'audit'
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint
-- Runs computed before offers had rows of their own: the same figures from what they kept.
insert into run_offer (run_id, offer_id, region, places, served, fitting, waiting, behind, cutoff_state, cutoff_round,
  cutoff_rank, cutoff_score)
select r.id, o.id, r.region, (i.value ->> 'capacity')::int, coalesce(s.n, 0), coalesce(f.n, 0), coalesce(w.n, 0),
  coalesce(w.n, 0), coalesce(c.value ->> 'state', 'open'), (c.value ->> 'round')::int, (c.value ->> 'rank')::int, x.score
from run r
cross join lateral jsonb_array_elements(r.snapshot -> 'instance' -> 'offers') i
join offer o on o.id = (i.value ->> 'id')::uuid
left join lateral (select v.value from jsonb_array_elements(r.result -> 'cutoffs') v
  where v.value ->> 'offer' = o.id::text limit 1) c on true
left join lateral (select count(*)::int as n from allocation l where l.run_id = r.id and l.offer_id = o.id) s on true
left join lateral (select count(*)::int as n from allocation l
  cross join lateral jsonb_array_elements(l.explanation -> 'why' -> 'offers') e
  where l.run_id = r.id and l.outcome = 'not_served' and jsonb_typeof(e.value) = 'object'
    and e.value ->> 'offer' = o.id::text) w on true
left join lateral (select count(*)::int as n from jsonb_array_elements(r.snapshot -> 'instance' -> 'units') u
  where (u.value -> 'offers') ? o.id::text) f on true
left join lateral (select l.score from allocation l where l.run_id = r.id and l.rank = (c.value ->> 'rank')::int
  limit 1) x on true
where r.result is not null
on conflict do nothing;
