CREATE TABLE "macro_figure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"measure" text NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"percent" numeric(7, 4) NOT NULL,
	"source" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_on" date NOT NULL,
	CONSTRAINT "macro_figure_once" UNIQUE("region","measure","kind","year","source"),
	CONSTRAINT "macro_figure_measure" CHECK ("macro_figure"."measure" in ('extreme_poverty','poverty')),
	CONSTRAINT "macro_figure_kind" CHECK ("macro_figure"."kind" in ('observed','target')),
	CONSTRAINT "macro_figure_percent" CHECK ("macro_figure"."percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "macro_figure" ADD CONSTRAINT "macro_figure_region_region_code_fk" FOREIGN KEY ("region") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;