CREATE TABLE "job_progress" (
	"key" text PRIMARY KEY NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "list_year" integer;--> statement-breakpoint
ALTER TABLE "import_row" ADD COLUMN "changes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "review_case" ADD COLUMN "digest" "bytea";--> statement-breakpoint
ALTER TABLE "source_row" ADD COLUMN "family_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "source_row_family_key_index" ON "source_row" USING btree ("family_key");--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_digest_unique" UNIQUE("digest");