CREATE TABLE "funder_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pledge_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_on" date NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"partner_id" uuid,
	CONSTRAINT "funder_invitation_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "pledge_amendment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pledge_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"why" text NOT NULL,
	"made_by" uuid NOT NULL,
	"proposed_on" date,
	"decided_by" uuid,
	"decided_on" date,
	"answer" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "amendment_state" CHECK ("pledge_amendment"."state" in ('draft','proposed','accepted','refused','taken_back'))
);
--> statement-breakpoint
CREATE TABLE "pledge_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pledge_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"signed" boolean NOT NULL,
	"file_id" uuid NOT NULL,
	"pledge_version" integer,
	"locale" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "document_kind" CHECK ("pledge_document"."kind" in ('mou','cooperation','letter'))
);
--> statement-breakpoint
CREATE TABLE "pledge_version" (
	"pledge_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"held_from" date NOT NULL,
	"amendment_id" uuid,
	"decided_by" uuid,
	CONSTRAINT "pledge_version_pledge_id_number_pk" PRIMARY KEY("pledge_id","number")
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pledge_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"promised" bigint NOT NULL,
	"proven" bigint DEFAULT 0 NOT NULL,
	"noted" bigint DEFAULT 0 NOT NULL,
	"kept_on" date,
	"state" text DEFAULT 'open' NOT NULL,
	"state_on" date,
	CONSTRAINT "promise_positive" CHECK ("promise"."promised" > 0 and "promise"."proven" >= 0 and "promise"."noted" >= 0),
	CONSTRAINT "promise_state" CHECK ("promise"."state" in ('open','overdue','partly_kept','defaulted','kept','kept_late','released'))
);
--> statement-breakpoint
CREATE TABLE "promise_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promise_id" uuid NOT NULL,
	"pledge_id" uuid NOT NULL,
	"on" date NOT NULL,
	"state" text NOT NULL,
	"kept" bigint NOT NULL,
	"reason" text,
	"made_by" uuid
);
--> statement-breakpoint
ALTER TABLE "pledge" DROP CONSTRAINT "pledge_state";--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "agree_by" date;--> statement-breakpoint
ALTER TABLE "pledge" ADD COLUMN "expired_on" date;--> statement-breakpoint
ALTER TABLE "pledge_share" ADD COLUMN "terms" text;--> statement-breakpoint
ALTER TABLE "funder_invitation" ADD CONSTRAINT "funder_invitation_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_invitation" ADD CONSTRAINT "funder_invitation_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_amendment" ADD CONSTRAINT "pledge_amendment_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_document" ADD CONSTRAINT "pledge_document_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_document" ADD CONSTRAINT "pledge_document_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_version" ADD CONSTRAINT "pledge_version_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_promise_id_promise_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promise"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funder_invitation_pledge_id_index" ON "funder_invitation" USING btree ("pledge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pledge_amendment_one_open" ON "pledge_amendment" USING btree ("pledge_id") WHERE "pledge_amendment"."state" in ('draft','proposed');--> statement-breakpoint
CREATE INDEX "pledge_amendment_state_index" ON "pledge_amendment" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "pledge_document_number" ON "pledge_document" USING btree ("pledge_id","partner_id","kind","number");--> statement-breakpoint
CREATE INDEX "promise_pledge_id_due_on_index" ON "promise" USING btree ("pledge_id","due_on");--> statement-breakpoint
CREATE INDEX "promise_state_due_on_index" ON "promise" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "promise_event_pledge_id_on_index" ON "promise_event" USING btree ("pledge_id","on");--> statement-breakpoint
CREATE INDEX "promise_event_promise_id_index" ON "promise_event" USING btree ("promise_id");--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_state" CHECK ("pledge"."state" in ('draft','submitted','returned','accepted','agreed','running','completed','rejected','withdrawn','expired'));