CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"digest_on" date,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mail_messageId_unique" UNIQUE("message_id"),
	CONSTRAINT "mail_state" CHECK ("mail"."state" in ('waiting','sent','given_up','dropped'))
);
--> statement-breakpoint
CREATE TABLE "mail_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"link" text NOT NULL,
	"wish" text NOT NULL,
	"mail_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "mail_item_wish" CHECK ("mail_item"."wish" in ('digest','now'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text,
	"facts" jsonb NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notice_link_local" CHECK ("notice"."link" ~ '^/[a-z]'),
	CONSTRAINT "notice_without_numbers" CHECK ("notice"."facts"::text !~ '[0-9]{16}')
);
--> statement-breakpoint
CREATE TABLE "notice_choice" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"portal" boolean NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_choice_account_id_kind_pk" PRIMARY KEY("account_id","kind"),
	CONSTRAINT "notice_choice_mail" CHECK ("notice_choice"."mail" in ('off','digest','now'))
);
--> statement-breakpoint
CREATE TABLE "notice_once" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pledge_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pledge_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author" text NOT NULL,
	"organisation" text,
	"body" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "pledge_comment_length" CHECK (char_length("pledge_comment"."body") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_item" ADD CONSTRAINT "mail_item_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_item" ADD CONSTRAINT "mail_item_mail_id_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_comment" ADD CONSTRAINT "pledge_comment_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_one_digest_a_day" ON "mail" USING btree ("account_id","digest_on") WHERE "mail"."digest_on" is not null;--> statement-breakpoint
CREATE INDEX "mail_to_send" ON "mail" USING btree ("next_try_at") WHERE "mail"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mail_item_waiting" ON "mail_item" USING btree ("account_id") WHERE "mail_item"."mail_id" is null;--> statement-breakpoint
CREATE INDEX "mail_item_of_mail" ON "mail_item" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "notice_of_account" ON "notice" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("account_id") WHERE "notice"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notice_of_subject" ON "notice" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "pledge_comment_of_pledge" ON "pledge_comment" USING btree ("pledge_id","at");--> statement-breakpoint
-- Notices are for one person; letters and their lines for nobody but the portal itself.
do $$
declare t text;
begin
  foreach t in array array['notice','notice_choice','notice_once','mail','mail_item','pledge_comment']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['notice','notice_choice','notice_once','mail','mail_item']
  loop
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy own_read on notice for select using (account_id = (select portal_account()));
--> statement-breakpoint
create policy own_mark on notice for update using (account_id = (select portal_account()))
  with check (account_id = (select portal_account()));
--> statement-breakpoint
create policy own_choice on notice_choice for all using (account_id = (select portal_account()))
  with check (account_id = (select portal_account()));
--> statement-breakpoint
-- The administrator learns which letters could not be sent, not what they say.
create policy admin_reads on mail for select using ((select portal_reach()) = 'admin');
--> statement-breakpoint
-- Only the mark of having been read may be changed, by whoever it is.
revoke update on notice from portal_app;
--> statement-breakpoint
grant update (read_at) on notice to portal_app;
--> statement-breakpoint

/*
 * Writes one notice to everybody named: accounts by id, and sets of people (of a partner, of an agency, of a region; by
 * role), but the person who acts. Each gets it as that person wishes: in the portal, as a line of a letter, or not at all.
 * It runs in the transaction of the change, whose actor may not see those people; so it tells nobody who they are.
 */
create function announce_notice(p_kind text, p_subject text, p_facts jsonb, p_link text, p_accounts uuid[], p_sets jsonb,
  p_mail boolean, p_usual_portal boolean, p_usual_mail text) returns int
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare told int;
begin
  with wished as (
    select a.id, coalesce(c.portal, p_usual_portal) as portal, coalesce(c.mail, p_usual_mail) as mail
    from account a left join notice_choice c on c.account_id = a.id and c.kind = p_kind
    where a.active and a.id is distinct from portal_account()
      and (a.id = any (p_accounts) or exists (
        select 1 from jsonb_to_recordset(p_sets) as s(partner uuid, agency uuid, region text, roles text[])
        where coalesce(s.partner::text, s.agency::text, s.region) is not null
          and (s.partner is null or a.partner_id = s.partner)
          and (s.agency is null or a.agency_id = s.agency)
          and (s.region is null or (s.region collate "C" >= a.scope and s.region collate "C" < a.scope || '/'))
          and (s.roles is null or a.role = any (s.roles))))
  ), lines as (
    insert into mail_item (account_id, kind, facts, link, wish)
    select id, p_kind, p_facts, p_link, mail from wished where p_mail and mail <> 'off' order by id
  ), written as (
    insert into notice (id, account_id, kind, subject_id, facts, link)
    select gen_random_uuid(), id, p_kind, p_subject, p_facts, p_link from wished where portal order by id returning 1
  )
  select count(*)::int into told from written;
  return told;
end $$;
--> statement-breakpoint
revoke all on function announce_notice(text, text, jsonb, text, uuid[], jsonb, boolean, boolean, text) from public;
--> statement-breakpoint
grant execute on function announce_notice(text, text, jsonb, text, uuid[], jsonb, boolean, boolean, text) to portal_app;
--> statement-breakpoint
-- True the first time only: a reminder is said once, by whichever process comes first.
create function announce_once(p_key text) returns boolean
language sql volatile security definer set search_path = public set portal.reach = 'system' as $$
  with first as (insert into notice_once (key) values (p_key) on conflict do nothing returning 1)
  select exists (select 1 from first)
$$;
--> statement-breakpoint
-- Read with the session that asks for a page, so that the frame's count costs no query of its own. Stops at a hundred.
create function unread_notices(p_account uuid) returns int
language sql stable set search_path = public as $$
  select count(*)::int from (select 1 from notice where account_id = p_account and read_at is null limit 100) x
$$;
--> statement-breakpoint

-- Comments on a pledge: read and added to by its partners, the concerned agency and Bappeda; never changed by anybody.
revoke update, delete on pledge_comment from portal_app;
--> statement-breakpoint
create policy system_reads on pledge_comment for select using ((select portal_reach()) = 'system');
--> statement-breakpoint
create policy system_writes on pledge_comment for insert with check ((select portal_reach()) = 'system');
--> statement-breakpoint
create function shares_pledge(wanted uuid) returns boolean
language sql stable as $$
  select case portal_reach()
    when 'partner' then leads_pledge(wanted) or funds_pledge(wanted)
    when 'region' then exists (select 1 from pledge p where p.id = wanted and p.state <> 'draft')
    when 'agency' then exists (select 1 from pledge p where p.id = wanted and p.state <> 'draft')
    else false end
$$;
--> statement-breakpoint
create policy between_the_sides on pledge_comment for select using (shares_pledge(pledge_id));
--> statement-breakpoint
create policy says_itself on pledge_comment for insert
  with check (author_id = (select portal_account()) and shares_pledge(pledge_id));
--> statement-breakpoint
-- Who is to hear of a pledge: its lead and everybody who funds it, also where the actor sees only itself.
create function partners_of_pledge(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select partner_id from pledge where id = wanted union select partner_id from pledge_funder where pledge_id = wanted
$$;
