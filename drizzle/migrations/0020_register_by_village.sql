-- All households ever on the register of the caller's area, counted by themselves: what the classes of
-- completeness_by_village must add up to. Counts only, for those who may not read names.
create function register_by_village() returns table (village text, households bigint)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select region, count(*) from household
  where region >= portal_scope() collate "C" and region < portal_scope_end() collate "C" group by region
$$;
--> statement-breakpoint
revoke all on function register_by_village() from public;
--> statement-breakpoint
grant execute on function register_by_village() to portal_app;
