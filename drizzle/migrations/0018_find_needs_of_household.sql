DROP INDEX "need_household_id_index";--> statement-breakpoint
CREATE INDEX "need_household_id_code_state_index" ON "need" USING btree ("household_id","code","state");