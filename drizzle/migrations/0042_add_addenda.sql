ALTER TABLE "pledge_document" DROP CONSTRAINT "document_kind";--> statement-breakpoint
ALTER TABLE "pledge_document" ADD COLUMN "amendment_id" uuid;--> statement-breakpoint
ALTER TABLE "pledge_document" ADD CONSTRAINT "pledge_document_amendment_id_pledge_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."pledge_amendment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_document" ADD CONSTRAINT "document_of_change" CHECK (("pledge_document"."kind" = 'addendum') = ("pledge_document"."amendment_id" is not null));--> statement-breakpoint
ALTER TABLE "pledge_document" ADD CONSTRAINT "document_kind" CHECK ("pledge_document"."kind" in ('mou','cooperation','letter','addendum'));