CREATE TABLE "pledge_return" (
	"pledge_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"places" integer NOT NULL,
	"amount" bigint,
	"on" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "pledge_return_pledge_id_program_id_pk" PRIMARY KEY("pledge_id","program_id"),
	CONSTRAINT "pledge_return_positive" CHECK ("pledge_return"."places" > 0)
);
--> statement-breakpoint
CREATE TABLE "program_candidates" (
	"program_id" uuid PRIMARY KEY NOT NULL,
	"fits" integer NOT NULL,
	"asks" integer NOT NULL,
	"counted_on" date NOT NULL,
	"stamp" bigint NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"took_ms" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pledge_return" ADD CONSTRAINT "pledge_return_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_return" ADD CONSTRAINT "pledge_return_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_candidates" ADD CONSTRAINT "program_candidates_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table program_candidates enable row level security;
--> statement-breakpoint
alter table program_candidates force row level security;
--> statement-breakpoint
create policy system_all on program_candidates for all using ((select portal_reach()) = 'system');
--> statement-breakpoint
-- True counts stay inside the administration.
create policy inside_reads on program_candidates for select
  using ((select portal_reach()) in ('region', 'agency', 'summary', 'audit'));
--> statement-breakpoint
alter table pledge_return enable row level security;
--> statement-breakpoint
alter table pledge_return force row level security;
--> statement-breakpoint
create policy system_all on pledge_return for all using ((select portal_reach()) = 'system');
--> statement-breakpoint
create policy with_its_pledge on pledge_return for select
  using (exists (select 1 from pledge p where p.id = pledge_return.pledge_id));
