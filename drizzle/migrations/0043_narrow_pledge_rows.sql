-- Ids that grow with time, as the application makes them (uuid version 7), where the database writes many rows at once.
create function new_id() returns uuid
language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
    'hex')::uuid
$$;
--> statement-breakpoint
create or replace function announce_notice(p_kind text, p_subject text, p_facts jsonb, p_link text, p_accounts uuid[], p_sets jsonb,
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
    select new_id(), id, p_kind, p_subject, p_facts, p_link from wished where portal order by id returning 1
  )
  select count(*)::int into told from written;
  return told;
end $$;
--> statement-breakpoint
/*
 * Whether Bappeda itself is asking. Others who work by region (Dinsos, kecamatan, desa) share its reach over households,
 * but what a partner promised, wrote, signed or gave is between the partner, the agency concerned and Bappeda.
 */
create function is_bappeda() returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select exists (select 1 from account where id = portal_account() and role in ('bappeda_analyst','bappeda_head'))
$$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['funder_invitation','pledge_amendment','pledge_document','pledge_version','promise','promise_event']
  loop
    execute format('drop policy in_region on %I', t);
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region' and (select is_bappeda())
      and exists (select 1 from pledge p where p.id = pledge_id and p.state <> 'draft'))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
alter policy in_region on pledge_share using ((select portal_reach()) = 'region' and (select is_bappeda())
  and exists (select 1 from pledge p where p.id = pledge_id));
--> statement-breakpoint
alter policy in_region on pledge_funder using ((select portal_reach()) = 'region' and (select is_bappeda())
  and exists (select 1 from pledge p where p.id = pledge_id));
--> statement-breakpoint
-- A draft is the partner's own affair.
alter policy in_region on pledge using ((select portal_reach()) = 'region' and region >= (select portal_scope())
  and region < (select portal_scope_end()) and state <> 'draft');
--> statement-breakpoint
alter policy towards_own_agency on pledge using ((select portal_reach()) = 'agency' and state <> 'draft'
  and (agency_id = (select portal_agency())
    or exists (select 1 from program p where p.id = pledge.program_id and p.agency_id = (select portal_agency()))));
--> statement-breakpoint
alter policy audit_reads on pledge using ((select portal_reach()) = 'audit' and region >= (select portal_scope())
  and region < (select portal_scope_end()) and state <> 'draft');
--> statement-breakpoint
alter policy summary_reads on pledge using ((select portal_reach()) in ('summary','admin') and region >= (select portal_scope())
  and region < (select portal_scope_end()) and state <> 'draft');
--> statement-breakpoint
create or replace function shares_pledge(wanted uuid) returns boolean
language sql stable as $$
  select case portal_reach()
    when 'partner' then leads_pledge(wanted) or funds_pledge(wanted)
    when 'region' then is_bappeda() and exists (select 1 from pledge p where p.id = wanted and p.state <> 'draft')
    when 'agency' then exists (select 1 from pledge p where p.id = wanted and p.state <> 'draft')
    else false end
$$;
--> statement-breakpoint
-- The administrator may put a letter that was given up into the queue again, and change nothing else of it.
create policy admin_retries on mail for update using ((select portal_reach()) = 'admin' and state = 'given_up')
  with check ((select portal_reach()) = 'admin' and state = 'waiting');
