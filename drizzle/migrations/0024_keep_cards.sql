CREATE TABLE "card_change" (
	"household_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_card" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"decreed_from" date NOT NULL,
	"decreed_to" date NOT NULL,
	"decreed_gaps" datemultirange,
	"card" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_list" (
	"run_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"offers" integer[] NOT NULL,
	CONSTRAINT "run_list_run_id_number_pk" PRIMARY KEY("run_id","number")
);
--> statement-breakpoint
CREATE TABLE "run_part" (
	"run_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"part" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "run_part_run_id_part_pk" PRIMARY KEY("run_id","part")
);
--> statement-breakpoint
ALTER TABLE "allocation" ALTER COLUMN "explanation" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "list" integer;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "before" integer;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "facts" "bytea";--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "person" smallint;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "windows" jsonb;--> statement-breakpoint
ALTER TABLE "run_offer" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "run_offer" ADD COLUMN "criteria" jsonb;--> statement-breakpoint
ALTER TABLE "run_offer" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "run_offer" ADD COLUMN "terms" text;--> statement-breakpoint
ALTER TABLE "run_offer" ADD COLUMN "reaches" integer[];--> statement-breakpoint
ALTER TABLE "run_list" ADD CONSTRAINT "run_list_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_part" ADD CONSTRAINT "run_part_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;