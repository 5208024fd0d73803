CREATE TABLE "program_fund" (
	"program_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"source" text NOT NULL,
	"label" text,
	"place" text collate "C",
	"amount" bigint,
	"places" integer,
	CONSTRAINT "program_fund_program_id_position_pk" PRIMARY KEY("program_id","position"),
	CONSTRAINT "program_fund_one_figure" CHECK (num_nonnulls("program_fund"."amount", "program_fund"."places") = 1),
	CONSTRAINT "program_fund_positive" CHECK (coalesce("program_fund"."amount", 0) >= 0 and coalesce("program_fund"."places", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "copied_from" uuid;--> statement-breakpoint
ALTER TABLE "program_fund" ADD CONSTRAINT "program_fund_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_copied_from_program_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."program"("id") ON DELETE no action ON UPDATE no action;