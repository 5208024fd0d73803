CREATE TABLE "partner_ring" (
	"partner_id" uuid NOT NULL,
	"village" text collate "C" NOT NULL,
	CONSTRAINT "partner_ring_partner_id_village_pk" PRIMARY KEY("partner_id","village")
);
--> statement-breakpoint
ALTER TABLE "partner_ring" ADD CONSTRAINT "partner_ring_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table partner_ring enable row level security;
--> statement-breakpoint
alter table partner_ring force row level security;
--> statement-breakpoint
create policy system_all on partner_ring for all using ((select portal_reach()) = 'system');
--> statement-breakpoint
create policy own_partner on partner_ring for all using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
