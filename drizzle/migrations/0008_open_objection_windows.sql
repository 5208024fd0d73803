ALTER TABLE "graduation" ADD COLUMN "survivor_id" uuid;--> statement-breakpoint
ALTER TABLE "graduation" ADD CONSTRAINT "graduation_survivor_id_household_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Which villages take objections on a day, and until when: told to anyone, because the window is announced in public.
create function open_objection_windows(on_day date) returns table (village text, closes_on date)
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select region, max(objections_until) from village_round
   where state = 'announced' and on_day between announced_on and objections_until group by region $$;
--> statement-breakpoint
revoke all on function open_objection_windows(date) from public;
--> statement-breakpoint
grant execute on function open_objection_windows(date) to portal_app;
--> statement-breakpoint
-- Anyone means anyone, signed in or not; what arrives is open and names no household of the register.
drop policy anyone_objects on objection;
--> statement-breakpoint
create policy anyone_objects on objection for insert with check (state = 'open' and household_id is null);
