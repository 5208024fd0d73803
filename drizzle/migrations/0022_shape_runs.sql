CREATE TABLE "run_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"certified" boolean NOT NULL,
	"fault" text,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_offer" (
	"run_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"places" integer NOT NULL,
	"served" integer NOT NULL,
	"fitting" integer NOT NULL,
	"waiting" integer NOT NULL,
	"behind" integer NOT NULL,
	"next_household_id" uuid,
	"cutoff_state" text NOT NULL,
	"cutoff_round" integer,
	"cutoff_rank" integer,
	"cutoff_score" integer,
	"relaxations" jsonb,
	CONSTRAINT "run_offer_run_id_offer_id_pk" PRIMARY KEY("run_id","offer_id")
);
--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "floors" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "based_on" uuid;--> statement-breakpoint
ALTER TABLE "weight_set" ADD COLUMN "made_by" uuid;--> statement-breakpoint
ALTER TABLE "weight_set" ADD COLUMN "made_on" date;--> statement-breakpoint
ALTER TABLE "run_check" ADD CONSTRAINT "run_check_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_offer" ADD CONSTRAINT "run_offer_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_offer" ADD CONSTRAINT "run_offer_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_check_run_id_index" ON "run_check" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "run_offer_offer_id_index" ON "run_offer" USING btree ("offer_id");