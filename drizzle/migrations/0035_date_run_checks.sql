ALTER TABLE "run_check" ADD COLUMN "checked_on" date;
--> statement-breakpoint
select set_config('portal.reach', 'system', true);
--> statement-breakpoint
update run_check c set checked_on = r.business_date from run r where r.id = c.run_id;
--> statement-breakpoint
ALTER TABLE "run_check" ALTER COLUMN "checked_on" SET NOT NULL;
