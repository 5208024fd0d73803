CREATE TABLE "cell_basis" (
	"audience" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"cube" text NOT NULL,
	"need" text NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "cell_basis_audience_region_cube_need_key_pk" PRIMARY KEY("audience","region","cube","need","key")
);
--> statement-breakpoint
CREATE TABLE "pledge_share" (
	"pledge_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_on" date NOT NULL,
	CONSTRAINT "pledge_share_pledge_id_partner_id_pk" PRIMARY KEY("pledge_id","partner_id"),
	CONSTRAINT "pledge_share_not_negative" CHECK ("pledge_share"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "quota_raise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"from_quota" integer NOT NULL,
	"to_quota" integer NOT NULL,
	"by_district" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"note" text,
	CONSTRAINT "quota_raise_state" CHECK ("quota_raise"."state" in ('waiting','approved','refused')),
	CONSTRAINT "quota_raise_higher" CHECK ("quota_raise"."to_quota" > "quota_raise"."from_quota")
);
--> statement-breakpoint
ALTER TABLE "offer" DROP CONSTRAINT "offer_pledge_id_pledge_id_fk";
--> statement-breakpoint
ALTER TABLE "offer" ALTER COLUMN "criteria" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "pledge" ALTER COLUMN "wishes" SET DEFAULT '{"districts":[],"group":null}'::jsonb;--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "implementer_kind" text;--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "payee_kind" text;--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "withdrawn_on" date;--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "pledge_share" ADD CONSTRAINT "pledge_share_of_funder" FOREIGN KEY ("pledge_id","partner_id") REFERENCES "public"."pledge_funder"("pledge_id","partner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_raise" ADD CONSTRAINT "quota_raise_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_raise" ADD CONSTRAINT "quota_raise_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quota_raise_one_waiting" ON "quota_raise" USING btree ("program_id") WHERE "quota_raise"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "quota_raise_program_id_index" ON "quota_raise" USING btree ("program_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pledge_funder_one_lead" ON "pledge_funder" USING btree ("pledge_id") WHERE "pledge_funder"."lead";--> statement-breakpoint
ALTER TABLE "pledge_funder" DROP COLUMN "amount";--> statement-breakpoint
ALTER TABLE "program" DROP COLUMN "proposed_quota";--> statement-breakpoint
ALTER TABLE "program" DROP COLUMN "proposed_quota_by";