CREATE TABLE "audit_entry" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"region" text collate "C",
	"agency_id" uuid,
	"partner_id" uuid,
	"reason" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_answer" (
	"actor_key" text NOT NULL,
	"key" text NOT NULL,
	"act" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_answer_actor_key_key_pk" PRIMARY KEY("actor_key","key")
);
--> statement-breakpoint
CREATE TABLE "instance_setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"region" text collate "C",
	"agency_id" uuid,
	"partner_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"scope" text collate "C" NOT NULL,
	"agency_id" uuid,
	"partner_id" uuid,
	"password_hash" text,
	"locale" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "agency_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"invited_by" uuid
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"registration_number" text,
	"sector" text,
	"address" text,
	"region" text collate "C" NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_phone" text,
	"state" text DEFAULT 'applied' NOT NULL,
	"applied_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"reason" text,
	"locale" text DEFAULT 'id' NOT NULL,
	CONSTRAINT "partner_state" CHECK ("partner"."state" in ('applied','admitted','refused')),
	CONSTRAINT "partner_kind" CHECK ("partner"."kind" in ('company','state_enterprise','civil_service_corps','armed_forces','foundation','community'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agent" text
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"match_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"agency_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"given_on" date NOT NULL,
	"manner" text NOT NULL,
	"given_by" text NOT NULL,
	"guardian" text,
	"witnesses" text NOT NULL,
	"text_version" integer DEFAULT 1 NOT NULL,
	"made_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"match_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"agency_id" uuid NOT NULL,
	"scheduled_on" date,
	"place" text,
	"delivered_on" date,
	"handover_reference" text,
	"quantity" integer,
	"value" bigint,
	"self_help_value" bigint,
	"checklist" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"delivered_by" uuid,
	"checked_by" uuid,
	"checked_on" date,
	"check_note" text,
	"failure" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_matchId_unique" UNIQUE("match_id"),
	CONSTRAINT "delivery_handoverReference_unique" UNIQUE("handover_reference")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"agency_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_id" uuid,
	"text" text,
	"taken_on" date NOT NULL,
	"made_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "aid_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"need" text,
	"program" text NOT NULL,
	"origin" text NOT NULL,
	"year" integer,
	"received_on" date,
	"batch_id" uuid,
	"digest" "bytea" NOT NULL,
	CONSTRAINT "aid_history_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"case_code" text NOT NULL,
	"state" text DEFAULT 'listed' NOT NULL,
	"head_name" text NOT NULL,
	"address" text,
	"rt" text,
	"rw" text,
	"decile" text,
	"decile_rank" smallint DEFAULT 99 NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"data_source" text NOT NULL,
	"data_year" integer,
	"proposed_by" uuid,
	"proposed_on" date,
	"first_listed_on" date NOT NULL,
	"first_decreed_on" date,
	"survivor_id" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "household_caseCode_unique" UNIQUE("case_code"),
	CONSTRAINT "household_state" CHECK ("household"."state" in ('proposed','listed','enumerated','deliberated','minuted','district_reviewed','regency_reviewed','announced','decreed','expired','ineligible','graduated'))
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"handover_reference" text,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"failure" text,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "import_batch_state" CHECK ("import_batch"."state" in ('uploaded','checking','checked','writing','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"batch_id" uuid NOT NULL,
	"sheet" text NOT NULL,
	"row_number" integer NOT NULL,
	"region" text collate "C",
	"outcome" text NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"staged" "bytea",
	CONSTRAINT "import_row_batch_id_sheet_row_number_pk" PRIMARY KEY("batch_id","sheet","row_number")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"is_head" boolean DEFAULT false NOT NULL,
	"relationship" text,
	"sex" text,
	"birth_date" date,
	"nik_cipher" "bytea",
	"nik_index" "bytea",
	"nik_masked" text,
	"kk_cipher" "bytea",
	"kk_index" "bytea",
	"registry_check" text DEFAULT 'unknown' NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"specific" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"member_class" text,
	"member_class_rule" text,
	"guardian_id" uuid,
	"active" boolean DEFAULT true NOT NULL,
	"exclusion_reason" text,
	CONSTRAINT "member_sex" CHECK ("member"."sex" in ('male','female')),
	CONSTRAINT "member_registry" CHECK ("member"."registry_check" in ('unknown','agrees','disagrees','sent'))
);
--> statement-breakpoint
CREATE TABLE "name_token" (
	"token" text NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	CONSTRAINT "name_token_token_household_id_pk" PRIMARY KEY("token","household_id")
);
--> statement-breakpoint
CREATE TABLE "review_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"household_id" uuid,
	"member_id" uuid,
	"other_household_id" uuid,
	"batch_id" uuid,
	"row_number" integer,
	"raw" "bytea",
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"sheet" text NOT NULL,
	"data_source" text NOT NULL,
	"data_year" integer,
	"cutoff" text,
	"source_key" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"current" boolean DEFAULT true NOT NULL,
	"digest" "bytea" NOT NULL,
	"values" jsonb NOT NULL,
	"raw" "bytea",
	"batch_id" uuid,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_row_key" UNIQUE("data_source","sheet","source_key","version")
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"offer_id" uuid,
	"rank" integer NOT NULL,
	"score" integer NOT NULL,
	"outcome" text NOT NULL,
	"explanation" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"allocation_id" uuid,
	"offer_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"need" text NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"agency_id" uuid NOT NULL,
	"program_id" uuid,
	"pledge_id" uuid,
	"decree_id" uuid NOT NULL,
	"period" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"cancel_reason" text,
	"cancel_note" text,
	"approved_on" date NOT NULL,
	"delivered_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "match_state" CHECK ("match"."state" in ('proposed','accepted','consented','scheduled','delivered','checked','cancelled')),
	CONSTRAINT "match_cancelled" CHECK (("match"."state" = 'cancelled') = ("match"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"need" text NOT NULL,
	"recipient" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"program_id" uuid,
	"pledge_id" uuid,
	"place" text collate "C",
	"capacity" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"criteria" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "offer_never_over" CHECK ("offer"."taken" >= 0 and "offer"."taken" <= "offer"."capacity")
);
--> statement-breakpoint
CREATE TABLE "protection" (
	"match_id" uuid NOT NULL,
	"key" text NOT NULL,
	"span" daterange NOT NULL,
	CONSTRAINT "protection_match_id_key_pk" PRIMARY KEY("match_id","key")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"needs" jsonb NOT NULL,
	"offer_ids" jsonb,
	"cap" integer,
	"seed" text NOT NULL,
	"weight_version" integer NOT NULL,
	"pins" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bans" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"snapshot" jsonb,
	"snapshot_hash" text,
	"result" jsonb,
	"result_hash" text,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"failure" text,
	"business_date" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" uuid,
	"approved_on" date,
	"note" text,
	CONSTRAINT "run_reference_unique" UNIQUE("reference"),
	CONSTRAINT "run_state" CHECK ("run"."state" in ('draft','computed','certified','approved','discarded','failed'))
);
--> statement-breakpoint
CREATE TABLE "weight_set" (
	"version" integer PRIMARY KEY NOT NULL,
	"weights" jsonb NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"rule_version" integer NOT NULL,
	"ground" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"open_since" date,
	"ended_on" date,
	CONSTRAINT "need_state" CHECK ("need"."state" in ('unknown','open','engaged','met','none'))
);
--> statement-breakpoint
CREATE TABLE "rule_set" (
	"version" integer PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"rules" jsonb NOT NULL,
	"note" text,
	"made_by" uuid
);
--> statement-breakpoint
CREATE TABLE "pledge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text,
	"partner_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"program_id" uuid,
	"need" text,
	"agency_id" uuid,
	"kind" text NOT NULL,
	"amount" bigint,
	"quantity" integer,
	"unit" text,
	"unit_value" bigint,
	"places" integer,
	"description" text,
	"wishes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"implementer" text,
	"payee" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"state" text DEFAULT 'draft' NOT NULL,
	"note" text,
	"agreement_kind" text,
	"agreement_number" text,
	"agreed_on" date,
	"made_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_on" date,
	"decided_by" uuid,
	"decided_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledge_reference_unique" UNIQUE("reference"),
	CONSTRAINT "pledge_state" CHECK ("pledge"."state" in ('draft','submitted','returned','accepted','agreed','running','completed','rejected','withdrawn')),
	CONSTRAINT "pledge_kind" CHECK ("pledge"."kind" in ('fund','training_seat','goods','vacancy','house_repair'))
);
--> statement-breakpoint
CREATE TABLE "pledge_funder" (
	"pledge_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"lead" boolean DEFAULT false NOT NULL,
	CONSTRAINT "pledge_funder_pledge_id_partner_id_pk" PRIMARY KEY("pledge_id","partner_id")
);
--> statement-breakpoint
CREATE TABLE "published_cell" (
	"audience" text NOT NULL,
	"cube" text NOT NULL,
	"need" text NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"count" integer,
	"as_of" date NOT NULL,
	"region" text collate "C" NOT NULL,
	CONSTRAINT "published_cell_audience_region_cube_need_key_measure_pk" PRIMARY KEY("audience","region","cube","need","key","measure")
);
--> statement-breakpoint
CREATE TABLE "period" (
	"code" text PRIMARY KEY NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"agency_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"need" text NOT NULL,
	"recipient" text NOT NULL,
	"quota" integer NOT NULL,
	"proposed_quota" integer,
	"proposed_quota_by" uuid,
	"unit" text NOT NULL,
	"unit_value" bigint NOT NULL,
	"criteria" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"fund_source" text NOT NULL,
	"strategy" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"made_by" uuid NOT NULL,
	"submitted_by" uuid,
	"published_by" uuid,
	"published_on" date,
	"closed_on" date,
	"closed_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_reference_unique" UNIQUE("reference"),
	CONSTRAINT "program_state" CHECK ("program"."state" in ('draft','under_review','published','paused','closed')),
	CONSTRAINT "program_quota_positive" CHECK ("program"."quota" >= 0 and "program"."unit_value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "program_quota" (
	"program_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"quota" integer NOT NULL,
	CONSTRAINT "program_quota_program_id_region_pk" PRIMARY KEY("program_id","region")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"parent" text collate "C",
	"level" smallint NOT NULL,
	"kind" text,
	"name" text NOT NULL,
	"plain_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_alias" (
	"alias" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"visit_id" uuid,
	"region" text collate "C" NOT NULL,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"answers" jsonb NOT NULL,
	"specific" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"made_by" uuid
);
--> statement-breakpoint
CREATE TABLE "decree" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"number" text,
	"decreed_on" date,
	"signer" text,
	"valid_from" date,
	"valid_to" date,
	"scan_file_id" uuid,
	"drafted_by" uuid NOT NULL,
	"drafted_on" date NOT NULL,
	"recorded_by" uuid,
	"note" text,
	CONSTRAINT "decree_state" CHECK ("decree"."state" in ('draft','recorded','revoked')),
	CONSTRAINT "decree_recorded" CHECK ("decree"."state" = 'draft' or ("decree"."number" is not null and "decree"."decreed_on" is not null and "decree"."signer" is not null and "decree"."valid_from" is not null and "decree"."valid_to" > "decree"."valid_from"))
);
--> statement-breakpoint
CREATE TABLE "decree_entry" (
	"decree_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"annex_number" integer NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"removed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "decree_entry_decree_id_household_id_pk" PRIMARY KEY("decree_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "deliberation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"held_on" date NOT NULL,
	"place" text NOT NULL,
	"attendance" jsonb NOT NULL,
	"minutes_number" text,
	"minutes_on" date,
	"signers" jsonb,
	"minutes_file_id" uuid,
	"made_by" uuid NOT NULL,
	"minuted_by" uuid
);
--> statement-breakpoint
CREATE TABLE "exclusion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"member_id" uuid,
	"region" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"excluded_on" date NOT NULL,
	"excluded_by" uuid NOT NULL,
	"lifted_on" date,
	"lifted_by" uuid
);
--> statement-breakpoint
CREATE TABLE "graduation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"ground" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"region" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"text" text NOT NULL,
	"contact" text,
	"household_id" uuid,
	"received_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_on" date,
	CONSTRAINT "objection_reference_unique" UNIQUE("reference"),
	CONSTRAINT "objection_state" CHECK ("objection"."state" in ('open','upheld','rejected'))
);
--> statement-breakpoint
CREATE TABLE "round_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"step" text NOT NULL,
	"note" text,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deliberation_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"note" text,
	"duplicate_of_id" uuid,
	"made_by" uuid NOT NULL,
	CONSTRAINT "verdict_once" UNIQUE("deliberation_id","household_id"),
	CONSTRAINT "verdict_reason" CHECK (("verdict"."verdict" = 'ineligible') = ("verdict"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "village_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"number" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"announced_on" date,
	"objections_until" date,
	"decree_id" uuid,
	"opened_on" date NOT NULL,
	CONSTRAINT "village_round_once" UNIQUE("region","year","number")
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"visited_on" date NOT NULL,
	"outcome" text NOT NULL,
	"note" text,
	"made_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_draft" (
	"household_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"region" text collate "C" NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_draft_household_id_account_id_pk" PRIMARY KEY("household_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency" ADD CONSTRAINT "agency_region_region_code_fk" FOREIGN KEY ("region") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner" ADD CONSTRAINT "partner_region_region_code_fk" FOREIGN KEY ("region") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_history" ADD CONSTRAINT "aid_history_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_history" ADD CONSTRAINT "aid_history_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_survivor_id_household_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_guardian_id_member_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_token" ADD CONSTRAINT "name_token_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_other_household_id_household_id_fk" FOREIGN KEY ("other_household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_row" ADD CONSTRAINT "source_row_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_row" ADD CONSTRAINT "source_row_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_allocation_id_allocation_id_fk" FOREIGN KEY ("allocation_id") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_decree_id_decree_id_fk" FOREIGN KEY ("decree_id") REFERENCES "public"."decree"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_period_period_code_fk" FOREIGN KEY ("period") REFERENCES "public"."period"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_period_period_code_fk" FOREIGN KEY ("period") REFERENCES "public"."period"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protection" ADD CONSTRAINT "protection_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_period_period_code_fk" FOREIGN KEY ("period") REFERENCES "public"."period"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_funder" ADD CONSTRAINT "pledge_funder_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_funder" ADD CONSTRAINT "pledge_funder_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_period_period_code_fk" FOREIGN KEY ("period") REFERENCES "public"."period"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_quota" ADD CONSTRAINT "program_quota_program_id_program_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."program"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_alias" ADD CONSTRAINT "region_alias_code_region_code_fk" FOREIGN KEY ("code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decree_entry" ADD CONSTRAINT "decree_entry_decree_id_decree_id_fk" FOREIGN KEY ("decree_id") REFERENCES "public"."decree"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decree_entry" ADD CONSTRAINT "decree_entry_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_round_id_village_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."village_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "graduation" ADD CONSTRAINT "graduation_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_step" ADD CONSTRAINT "round_step_round_id_village_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."village_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_deliberation_id_deliberation_id_fk" FOREIGN KEY ("deliberation_id") REFERENCES "public"."deliberation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_duplicate_of_id_household_id_fk" FOREIGN KEY ("duplicate_of_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_draft" ADD CONSTRAINT "visit_draft_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_subject_kind_subject_id_seq_index" ON "audit_entry" USING btree ("subject_kind","subject_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_actor_id_seq_index" ON "audit_entry" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entry_act_seq_index" ON "audit_entry" USING btree ("act","seq");--> statement-breakpoint
CREATE INDEX "stored_file_purpose_index" ON "stored_file" USING btree ("purpose");--> statement-breakpoint
CREATE INDEX "account_scope_role_index" ON "account" USING btree ("scope","role");--> statement-breakpoint
CREATE INDEX "account_agency_id_index" ON "account" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "account_partner_id_index" ON "account" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "agency_region_index" ON "agency" USING btree ("region");--> statement-breakpoint
CREATE INDEX "partner_region_state_index" ON "partner" USING btree ("region","state");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "consent_match_id_index" ON "consent" USING btree ("match_id");--> statement-breakpoint
CREATE INDEX "delivery_agency_id_scheduled_on_index" ON "delivery" USING btree ("agency_id","scheduled_on");--> statement-breakpoint
CREATE INDEX "evidence_delivery_id_index" ON "evidence" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "aid_history_household_id_index" ON "aid_history" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "correction_household_id_index" ON "correction" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "household_region_state_index" ON "household" USING btree ("region","state");--> statement-breakpoint
CREATE INDEX "household_region_head_name_index" ON "household" USING btree ("region","head_name");--> statement-breakpoint
CREATE INDEX "household_head_name_index" ON "household" USING btree ("head_name");--> statement-breakpoint
CREATE INDEX "household_decile_rank_head_name_index" ON "household" USING btree ("decile_rank","head_name");--> statement-breakpoint
CREATE INDEX "household_proposed_by_index" ON "household" USING btree ("proposed_by");--> statement-breakpoint
CREATE INDEX "import_batch_region_created_at_index" ON "import_batch" USING btree ("region","created_at");--> statement-breakpoint
CREATE INDEX "import_row_batch_id_outcome_index" ON "import_row" USING btree ("batch_id","outcome");--> statement-breakpoint
CREATE INDEX "member_household_id_index" ON "member" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "member_region_index" ON "member" USING btree ("region");--> statement-breakpoint
CREATE UNIQUE INDEX "member_nik_once" ON "member" USING btree ("nik_index") WHERE "member"."active" and "member"."nik_index" is not null;--> statement-breakpoint
CREATE INDEX "member_registry_check_region_index" ON "member" USING btree ("registry_check","region");--> statement-breakpoint
CREATE INDEX "name_token_household_id_index" ON "name_token" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "review_case_state_region_index" ON "review_case" USING btree ("state","region");--> statement-breakpoint
CREATE INDEX "source_row_household_id_index" ON "source_row" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "source_row_member_id_index" ON "source_row" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "source_row_batch_id_index" ON "source_row" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "allocation_run_id_outcome_rank_index" ON "allocation" USING btree ("run_id","outcome","rank");--> statement-breakpoint
CREATE INDEX "allocation_run_id_offer_id_index" ON "allocation" USING btree ("run_id","offer_id");--> statement-breakpoint
CREATE INDEX "allocation_household_id_index" ON "allocation" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "match_one_live_per_need" ON "match" USING btree ("need_id") WHERE "match"."state" not in ('cancelled','delivered','checked');--> statement-breakpoint
CREATE INDEX "match_agency_id_state_index" ON "match" USING btree ("agency_id","state");--> statement-breakpoint
CREATE INDEX "match_household_id_index" ON "match" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "match_offer_id_index" ON "match" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "match_pledge_id_index" ON "match" USING btree ("pledge_id");--> statement-breakpoint
CREATE INDEX "match_region_state_index" ON "match" USING btree ("region","state");--> statement-breakpoint
CREATE INDEX "offer_period_need_index" ON "offer" USING btree ("period","need");--> statement-breakpoint
CREATE INDEX "offer_program_id_index" ON "offer" USING btree ("program_id");--> statement-breakpoint
CREATE INDEX "offer_pledge_id_index" ON "offer" USING btree ("pledge_id");--> statement-breakpoint
CREATE INDEX "offer_agency_id_index" ON "offer" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "run_region_state_index" ON "run" USING btree ("region","state");--> statement-breakpoint
CREATE UNIQUE INDEX "need_live_household" ON "need" USING btree ("household_id","code") WHERE "need"."member_id" is null and "need"."ended_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "need_live_member" ON "need" USING btree ("member_id","code") WHERE "need"."member_id" is not null and "need"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "need_household_id_index" ON "need" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "need_region_code_state_index" ON "need" USING btree ("region","code","state");--> statement-breakpoint
CREATE INDEX "need_code_state_region_index" ON "need" USING btree ("code","state","region");--> statement-breakpoint
CREATE INDEX "pledge_partner_id_state_index" ON "pledge" USING btree ("partner_id","state");--> statement-breakpoint
CREATE INDEX "pledge_region_state_index" ON "pledge" USING btree ("region","state");--> statement-breakpoint
CREATE INDEX "pledge_program_id_index" ON "pledge" USING btree ("program_id");--> statement-breakpoint
CREATE INDEX "pledge_agency_id_index" ON "pledge" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "pledge_funder_partner_id_index" ON "pledge_funder" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "program_agency_id_state_index" ON "program" USING btree ("agency_id","state");--> statement-breakpoint
CREATE INDEX "program_region_state_need_index" ON "program" USING btree ("region","state","need");--> statement-breakpoint
CREATE INDEX "region_parent_name_index" ON "region" USING btree ("parent","name");--> statement-breakpoint
CREATE INDEX "region_plain_name_index" ON "region" USING btree ("plain_name");--> statement-breakpoint
CREATE INDEX "assessment_household_id_as_of_index" ON "assessment" USING btree ("household_id","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "decree_number" ON "decree" USING btree ("region","number");--> statement-breakpoint
CREATE INDEX "decree_entry_household_id_valid_to_index" ON "decree_entry" USING btree ("household_id","valid_to");--> statement-breakpoint
CREATE INDEX "decree_entry_region_index" ON "decree_entry" USING btree ("region");--> statement-breakpoint
CREATE INDEX "deliberation_round_id_index" ON "deliberation" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "deliberation_region_index" ON "deliberation" USING btree ("region");--> statement-breakpoint
CREATE UNIQUE INDEX "exclusion_one_household" ON "exclusion" USING btree ("household_id") WHERE "exclusion"."member_id" is null and "exclusion"."lifted_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "exclusion_one_member" ON "exclusion" USING btree ("member_id") WHERE "exclusion"."member_id" is not null and "exclusion"."lifted_on" is null;--> statement-breakpoint
CREATE INDEX "graduation_state_region_index" ON "graduation" USING btree ("state","region");--> statement-breakpoint
CREATE INDEX "graduation_household_id_index" ON "graduation" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "objection_region_state_index" ON "objection" USING btree ("region","state");--> statement-breakpoint
CREATE INDEX "objection_household_id_index" ON "objection" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "round_step_round_id_index" ON "round_step" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "verdict_household_id_index" ON "verdict" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "village_round_state_region_index" ON "village_round" USING btree ("state","region");--> statement-breakpoint
CREATE INDEX "visit_household_id_index" ON "visit" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "visit_region_visited_on_index" ON "visit" USING btree ("region","visited_on");