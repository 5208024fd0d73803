-- Counts shown outside the administration stand for a quarter and are rounded by lasting lots: no basis to move them
-- from, no fingerprint to renew them by. What was published until now is of another kind and goes.
DROP TABLE "cell_basis" CASCADE;--> statement-breakpoint
DROP TABLE "cell_publication" CASCADE;--> statement-breakpoint
DELETE FROM "published_cell";--> statement-breakpoint
ALTER TABLE "published_cell" DROP CONSTRAINT "published_cell_audience_region_cube_need_key_measure_pk";--> statement-breakpoint
ALTER TABLE "published_cell" ADD COLUMN "quarter" text NOT NULL;--> statement-breakpoint
ALTER TABLE "published_cell" ADD COLUMN "step" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "published_cell" ADD CONSTRAINT "published_cell_audience_region_quarter_cube_need_key_measure_pk" PRIMARY KEY("audience","region","quarter","cube","need","key","measure");--> statement-breakpoint
drop function cells_fingerprint(date);--> statement-breakpoint
drop function public_fingerprint(date);--> statement-breakpoint
drop function count_open_needs(text, jsonb, date, text);--> statement-breakpoint
-- True counts are for those who work with the register: a partner or a visitor who reached these functions would be
-- refused by the database itself.
create function refuse_outsiders() returns void language plpgsql stable as $$
begin
  if portal_reach() is null or portal_reach() in ('', 'partner', 'public') then
    raise exception 'not for this reader' using errcode = '42501';
  end if;
end $$;
--> statement-breakpoint
alter function completeness_by_village(date) rename to completeness_counted;--> statement-breakpoint
alter function register_by_village() rename to register_counted;--> statement-breakpoint
alter function unserved_by_need() rename to unserved_counted;--> statement-breakpoint
alter function program_places(uuid[]) rename to program_places_counted;--> statement-breakpoint
create function completeness_by_village(on_day date) returns table (village text, class text, households bigint)
language plpgsql stable security definer set search_path = public as $$
begin
  perform refuse_outsiders();
  return query select * from completeness_counted(on_day);
end $$;
--> statement-breakpoint
create function register_by_village() returns table (village text, households bigint)
language plpgsql stable security definer set search_path = public as $$
begin
  perform refuse_outsiders();
  return query select * from register_counted();
end $$;
--> statement-breakpoint
create function unserved_by_need() returns table (need text, unserved int)
language plpgsql stable security definer set search_path = public as $$
begin
  perform refuse_outsiders();
  return query select * from unserved_counted();
end $$;
--> statement-breakpoint
-- Places offered are no secret; how many families hold them is, outside: there the published cells answer.
create function program_places(wanted uuid[]) returns table (program_id uuid, own int, pledged int, taken int, delivered int)
language plpgsql stable security definer set search_path = public as $$
declare outside boolean := coalesce(portal_reach(), '') in ('', 'partner', 'public');
begin
  return query select c.program_id, c.own, c.pledged, case when not outside then c.taken end,
    case when not outside then c.delivered end from program_places_counted(wanted) c;
end $$;
--> statement-breakpoint
do $$
declare f text;
begin
  foreach f in array array['completeness_counted(date)','register_counted()','unserved_counted()','program_places_counted(uuid[])']
  loop
    execute format('revoke all on function %s from public, portal_app', f);
  end loop;
  foreach f in array array['refuse_outsiders()','completeness_by_village(date)','register_by_village()','unserved_by_need()',
    'program_places(uuid[])']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portal_app', f);
  end loop;
end $$;
