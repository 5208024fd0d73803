CREATE TABLE "proposal" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"ground" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"refused_by" uuid,
	"refused_on" date
);
--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_region_proposed_on_index" ON "proposal" USING btree ("region","proposed_on");--> statement-breakpoint
CREATE INDEX "proposal_proposed_by_index" ON "proposal" USING btree ("proposed_by");