CREATE TABLE "reference_counter" (
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	CONSTRAINT "reference_counter_kind_year_pk" PRIMARY KEY("kind","year")
);
--> statement-breakpoint
CREATE TABLE "visit_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"file_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "verdict" DROP CONSTRAINT "verdict_once";--> statement-breakpoint
ALTER TABLE "verdict" DROP CONSTRAINT "verdict_reason";--> statement-breakpoint
ALTER TABLE "verdict" DROP CONSTRAINT "verdict_duplicate_of_id_household_id_fk";
--> statement-breakpoint
DROP INDEX "deliberation_round_id_index";--> statement-breakpoint
ALTER TABLE "verdict" ALTER COLUMN "made_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "verdict" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_deliberation_id_household_id_pk" PRIMARY KEY("deliberation_id","household_id");--> statement-breakpoint
ALTER TABLE "deliberation" ADD COLUMN "current" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "graduation" ADD COLUMN "kind" text DEFAULT 'graduation' NOT NULL;--> statement-breakpoint
ALTER TABLE "graduation" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "survivor_id" uuid;--> statement-breakpoint
ALTER TABLE "village_round" ADD COLUMN "returned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visit_photo_visit_id_index" ON "visit_photo" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "visit_photo_household_id_index" ON "visit_photo" USING btree ("household_id");--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_survivor_id_household_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliberation_one_current" ON "deliberation" USING btree ("round_id") WHERE "deliberation"."current";--> statement-breakpoint
CREATE UNIQUE INDEX "graduation_one_proposed" ON "graduation" USING btree ("household_id") WHERE "graduation"."state" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "village_round_one_open" ON "village_round" USING btree ("region") WHERE "village_round"."state" = 'open';--> statement-breakpoint
ALTER TABLE "verdict" DROP COLUMN "verdict";--> statement-breakpoint
ALTER TABLE "verdict" DROP COLUMN "duplicate_of_id";--> statement-breakpoint
ALTER TABLE "graduation" ADD CONSTRAINT "graduation_kind" CHECK ("graduation"."kind" in ('graduation','removal'));--> statement-breakpoint
ALTER TABLE "graduation" ADD CONSTRAINT "graduation_state" CHECK ("graduation"."state" in ('proposed','approved','refused'));--> statement-breakpoint
ALTER TABLE "graduation" ADD CONSTRAINT "graduation_reason" CHECK (("graduation"."kind" = 'removal') = ("graduation"."reason" is not null));--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_outcome" CHECK ("verdict"."outcome" in ('eligible','ineligible'));--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_one_reason" CHECK ((coalesce("verdict"."outcome", '') = 'ineligible') = ("verdict"."reason" is not null));--> statement-breakpoint
ALTER TABLE "village_round" ADD CONSTRAINT "village_round_state" CHECK ("village_round"."state" in ('open','minuted','district_reviewed','review_proposed','regency_reviewed','announced','decreed'));
--> statement-breakpoint

alter table visit_photo enable row level security;
--> statement-breakpoint
alter table visit_photo force row level security;
--> statement-breakpoint
create policy system_all on visit_photo for all using ((select portal_reach()) = 'system');
--> statement-breakpoint
create policy in_region on visit_photo for all using ((select portal_reach()) = 'region'
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint
create policy of_own_recipients on visit_photo for select using ((select portal_reach()) = 'agency'
  and exists (select 1 from match m where m.household_id = visit_photo.household_id and m.agency_id = (select portal_agency())));
--> statement-breakpoint

-- Running numbers of references: each kind and year has its own, without gaps that tell of refused attempts.
revoke all on reference_counter from portal_app;
--> statement-breakpoint
create function next_reference_serial(wanted_kind text, wanted_year integer) returns integer
language sql volatile security definer set search_path = public as $$
  insert into reference_counter as c (kind, year, serial) values (wanted_kind, wanted_year, 1)
  on conflict (kind, year) do update set serial = c.serial + 1 returning serial
$$;
--> statement-breakpoint
revoke all on function next_reference_serial(text, integer) from public;
--> statement-breakpoint
grant execute on function next_reference_serial(text, integer) to portal_app;
--> statement-breakpoint

-- What anyone who holds the number of an objection may learn: that it arrived and that it was decided, nothing about anybody.
create function objection_progress(wanted text) returns table (received_on date, decided_on date)
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select received_on, decided_on from objection where reference = wanted $$;
--> statement-breakpoint
revoke all on function objection_progress(text) from public;
--> statement-breakpoint
grant execute on function objection_progress(text) to portal_app;
--> statement-breakpoint

-- A decree that lists a family is valid on a day between its first and last; taken off the list means not verified.
create function is_verified(wanted uuid, on_day date) returns boolean language sql stable as $$
  select exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
    where e.household_id = wanted and not e.removed and d.state = 'recorded' and on_day between d.valid_from and d.valid_to)
$$;
--> statement-breakpoint

-- Nobody forgotten: each household of the caller's area in exactly one class (the same questions, in the same order, as
-- classify in the rules of verification). Counts only, so that those who may not read names can read the sum.
create function completeness_by_village(on_day date) returns table (village text, class text, households bigint)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  with standing as (
    select h.region, h.state, coalesce(f.delivered, false) as delivered, coalesce(f.live, false) as live,
      v.household_id is not null as verified, n.household_id is not null as open_need
    from household h
    left join (select household_id, bool_or(state in ('delivered','checked')) as delivered,
        bool_or(state in ('proposed','accepted','consented','scheduled')) as live
      from match where state <> 'cancelled' group by household_id) f on f.household_id = h.id
    left join (select distinct e.household_id from decree_entry e join decree d on d.id = e.decree_id
      where not e.removed and d.state = 'recorded' and on_day between d.valid_from and d.valid_to) v on v.household_id = h.id
    left join (select distinct household_id from need where state = 'open' and ended_on is null) n on n.household_id = h.id
    where h.region >= portal_scope() and h.region < portal_scope_end()
  )
  select region, case
      when state = 'ineligible' then 'excluded'
      when state = 'graduated' then 'graduated'
      when delivered then 'served'
      when state not in ('decreed','expired') then 'in_verification'
      when state = 'expired' or not verified then 'decree_expired'
      when live then 'matched_not_delivered'
      when open_need then 'need_without_place'
      else 'no_open_need' end,
    count(*)
  from standing group by 1, 2
$$;
--> statement-breakpoint
revoke all on function completeness_by_village(date) from public;
--> statement-breakpoint
grant execute on function completeness_by_village(date) to portal_app;
