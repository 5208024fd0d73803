-- What the database promises by itself: roles, rows, places, double aid, the audit chain.
create extension if not exists btree_gist;
--> statement-breakpoint
do $$ begin
  if not exists (select from pg_roles where rolname = 'portal_app') then
    create role portal_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to portal_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to portal_app;
--> statement-breakpoint
grant usage on all sequences in schema public to portal_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to portal_app;
--> statement-breakpoint
alter default privileges in schema public grant usage on sequences to portal_app;
--> statement-breakpoint
revoke insert, update, delete on audit_entry, audit_head from portal_app;
--> statement-breakpoint
revoke select on audit_head from portal_app;
--> statement-breakpoint
revoke usage on sequence audit_entry_seq_seq from portal_app;
--> statement-breakpoint

-- The actor of the transaction, set by the application with set_config(..., true). No context, no rows.
create function portal_reach() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('portal.reach', true), '') $$;
--> statement-breakpoint
create function portal_scope() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('portal.scope', true), ''), '') $$;
--> statement-breakpoint
create function portal_scope_end() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('portal.scope_end', true), '') $$;
--> statement-breakpoint
create function portal_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('portal.account', true), '')::uuid $$;
--> statement-breakpoint
create function portal_agency() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('portal.agency', true), '')::uuid $$;
--> statement-breakpoint
create function portal_partner() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('portal.partner', true), '')::uuid $$;
--> statement-breakpoint

-- Every table with household, agency or partner data is forced under row level security.
do $$
declare t text;
begin
  foreach t in array array['account','session','invitation','partner','household','member','name_token','source_row',
    'correction','aid_history','import_batch','import_row','review_case','visit','assessment','visit_draft','village_round',
    'deliberation','verdict','round_step','exclusion','objection','decree','decree_entry','graduation','need','program',
    'program_quota','pledge','pledge_funder','published_cell','offer','run','allocation','match','protection','consent',
    'delivery','evidence','stored_file','audit_entry','idempotency_answer']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
  end loop;

  -- Bappeda, Dinsos, kecamatan and village: rows of their region.
  foreach t in array array['household','member','name_token','source_row','correction','aid_history','import_batch',
    'review_case','visit','assessment','visit_draft','village_round','deliberation','verdict','round_step','exclusion',
    'objection','decree','decree_entry','graduation','need','program','program_quota','pledge','offer','run','match',
    'consent','delivery','evidence','stored_file','partner','allocation']
  loop
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;

  -- An office: rows of households it serves.
  foreach t in array array['member','name_token','source_row','aid_history','visit','assessment','need','decree_entry']
  loop
    execute format($p$create policy of_own_recipients on %I for select using ((select portal_reach()) = 'agency'
      and exists (select 1 from match m where m.household_id = %I.household_id and m.agency_id = (select portal_agency())))$p$, t, t);
  end loop;
  foreach t in array array['program','offer','match','consent','delivery','evidence','stored_file']
  loop
    execute format($p$create policy of_own_agency on %I for all using ((select portal_reach()) = 'agency'
      and agency_id = (select portal_agency()))$p$, t);
  end loop;

  -- RT and RW heads: what they proposed themselves.
  foreach t in array array['member','name_token','exclusion','visit','assessment','need']
  loop
    execute format($p$create policy of_own_proposals on %I for all using ((select portal_reach()) = 'own'
      and exists (select 1 from household h where h.id = %I.household_id and h.proposed_by = (select portal_account())))$p$, t, t);
  end loop;

  -- Inspektorat and leadership: papers and totals without names.
  foreach t in array array['village_round','round_step','decree','program','program_quota','pledge','offer','run','partner','objection']
  loop
    execute format($p$create policy audit_reads on %I for select using ((select portal_reach()) = 'audit'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
  foreach t in array array['allocation','match','decree_entry','consent','delivery']
  loop
    execute format($p$create policy audit_reads on %I for select using ((select portal_reach()) = 'audit'
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
  foreach t in array array['village_round','decree','program','program_quota','pledge','offer','partner']
  loop
    execute format($p$create policy summary_reads on %I for select using ((select portal_reach()) in ('summary','admin')
      and region >= (select portal_scope()) and region < (select portal_scope_end()))$p$, t);
  end loop;
end $$;
--> statement-breakpoint

create policy of_own_recipients on household for select using ((select portal_reach()) = 'agency'
  and exists (select 1 from match m where m.household_id = household.id and m.agency_id = (select portal_agency())));
--> statement-breakpoint
create policy of_own_proposals on household for all using ((select portal_reach()) = 'own'
  and proposed_by = (select portal_account())
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint
-- Disdukcapil: only rows sent for the check.
create policy sent_for_check on member for all using ((select portal_reach()) = 'registry' and registry_check = 'sent'
  and region >= (select portal_scope()) and region < (select portal_scope_end()))
  with check ((select portal_reach()) = 'registry');
--> statement-breakpoint
create function has_member_sent_for_check(wanted uuid) returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select exists (select 1 from member where household_id = wanted and registry_check = 'sent') $$;
--> statement-breakpoint
create policy sent_for_check on household for select using ((select portal_reach()) = 'registry'
  and region >= (select portal_scope()) and region < (select portal_scope_end()) and has_member_sent_for_check(id));
--> statement-breakpoint
create policy of_batch on import_row for all using (exists (select 1 from import_batch b where b.id = import_row.batch_id));
--> statement-breakpoint
-- A decree of the regency covers the villages inside it.
create policy covers_my_area on decree for select using ((select portal_reach()) in ('region','agency','own')
  and (select portal_scope()) >= region and (select portal_scope()) < region || '/');
--> statement-breakpoint

create policy published_to_all on program for select using (state in ('published','paused','closed'));
--> statement-breakpoint
create policy published_to_all on program_quota for select
  using (exists (select 1 from program p where p.id = program_quota.program_id));
--> statement-breakpoint
create policy of_own_agency on program_quota for all
  using ((select portal_reach()) = 'agency' and exists (select 1 from program p
    where p.id = program_quota.program_id and p.agency_id = (select portal_agency())));
--> statement-breakpoint

create function funds_pledge(wanted uuid) returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select exists (select 1 from pledge_funder where pledge_id = wanted and partner_id = portal_partner()) $$;
--> statement-breakpoint
create policy lead_or_funder on pledge for all using ((select portal_reach()) = 'partner'
  and (partner_id = (select portal_partner()) or funds_pledge(id)))
  with check ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy towards_own_agency on pledge for select using ((select portal_reach()) = 'agency'
  and (agency_id = (select portal_agency())
    or exists (select 1 from program p where p.id = pledge.program_id and p.agency_id = (select portal_agency()))));
--> statement-breakpoint
create policy in_region on pledge_funder for all using ((select portal_reach()) = 'region'
  and exists (select 1 from pledge p where p.id = pledge_funder.pledge_id));
--> statement-breakpoint
-- Each funder sees its own amount only.
create policy lead_invites on pledge_funder for insert with check ((select portal_reach()) = 'partner'
  and exists (select 1 from pledge p where p.id = pledge_funder.pledge_id and p.partner_id = (select portal_partner())));
--> statement-breakpoint
create policy own_share on pledge_funder for select using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy offers_to_partners on offer for select using ((select portal_reach()) = 'partner'
  and exists (select 1 from pledge p where p.id = offer.pledge_id));
--> statement-breakpoint

create policy own_partner on partner for all using ((select portal_reach()) = 'partner' and id = (select portal_partner()));
--> statement-breakpoint
create policy admitted_to_partners on partner for select using ((select portal_reach()) in ('partner','agency') and state = 'admitted');
--> statement-breakpoint
create policy anyone_applies on partner for insert with check ((select portal_reach()) = 'public' and state = 'applied');
--> statement-breakpoint
create policy anyone_objects on objection for insert with check ((select portal_reach()) in ('public','partner','own','agency') and state = 'open' and household_id is null);
--> statement-breakpoint

create policy own_account on account for all using (id = (select portal_account()));
--> statement-breakpoint
create policy colleagues on account for select using ((select portal_reach()) in ('region','agency','audit','registry','summary','own'));
--> statement-breakpoint
create policy own_partner on account for select using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy administered on account for all using ((select portal_reach()) = 'admin'
  and scope >= (select portal_scope()) and scope < (select portal_scope_end()));
--> statement-breakpoint
create policy administered on session for all using ((select portal_reach()) = 'admin');
--> statement-breakpoint
create policy administered on invitation for all using ((select portal_reach()) = 'admin');
--> statement-breakpoint
create policy own_session on session for all using (account_id = (select portal_account()));
--> statement-breakpoint

create policy public_cells on published_cell for select using (audience = 'public'
  or (select portal_reach()) in ('partner','region','agency','audit','summary','admin'));
--> statement-breakpoint
create policy in_region on published_cell for all using ((select portal_reach()) = 'region');
--> statement-breakpoint
create policy own_files on stored_file for all using (created_by = (select portal_account()));
--> statement-breakpoint
create policy own_partner on stored_file for all using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy of_visible_match on protection for all using (exists (select 1 from match m where m.id = protection.match_id));
--> statement-breakpoint
create policy own_answers on idempotency_answer for all using (actor_key = current_setting('portal.actor_key', true));
--> statement-breakpoint

create policy audit_reads on audit_entry for select using ((select portal_reach()) = 'audit');
--> statement-breakpoint
create policy in_region on audit_entry for select using ((select portal_reach()) = 'region'
  and region >= (select portal_scope()) and region < (select portal_scope_end()));
--> statement-breakpoint
create policy of_own_agency on audit_entry for select using ((select portal_reach()) = 'agency' and agency_id = (select portal_agency()));
--> statement-breakpoint
create policy of_own_partner on audit_entry for select using ((select portal_reach()) = 'partner' and partner_id = (select portal_partner()));
--> statement-breakpoint
create policy own_acts on audit_entry for select using (actor_id = (select portal_account()));
--> statement-breakpoint
create policy administered on audit_entry for select using ((select portal_reach()) = 'admin' and subject_kind in ('account','agency','setting'));
--> statement-breakpoint

-- The audit log: appended through one function, chained by SHA-256, changed by nobody.
insert into audit_head (id, seq, hash) values (1, 0, decode(repeat('00', 32), 'hex'));
--> statement-breakpoint
create function audit_text(e audit_entry) returns text language sql immutable as $$
  select string_agg(length(v)::text || ':' || v, ',' order by n) from unnest(array[
    e.seq::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(e.actor_id::text, ''), e.actor_role,
    e.act, e.subject_kind, coalesce(e.subject_id, ''), coalesce(e.region, ''), coalesce(e.agency_id::text, ''),
    coalesce(e.partner_id::text, ''), coalesce(e.reason, ''), e.details::text]) with ordinality as f(v, n)
$$;
--> statement-breakpoint
create function append_audit(actor_id uuid, actor_role text, act text, subject_kind text, subject_id text, region text,
  agency_id uuid, partner_id uuid, reason text, details jsonb) returns bigint
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare head audit_head; e audit_entry;
begin
  select * into head from audit_head where id = 1 for update;
  e.seq := head.seq + 1;
  e.at := date_trunc('microseconds', clock_timestamp());
  e.actor_id := actor_id; e.actor_role := actor_role; e.act := act; e.subject_kind := subject_kind; e.subject_id := subject_id;
  e.region := region; e.agency_id := agency_id; e.partner_id := partner_id; e.reason := reason;
  e.details := coalesce(details, '{}'::jsonb);
  e.prev_hash := head.hash;
  e.hash := sha256(head.hash || convert_to(audit_text(e), 'UTF8'));
  insert into audit_entry values (e.*);
  update audit_head set seq = e.seq, hash = e.hash where id = 1;
  return e.seq;
end $$;
--> statement-breakpoint
revoke all on function append_audit(uuid, text, text, text, text, text, uuid, uuid, text, jsonb) from public;
--> statement-breakpoint
grant execute on function append_audit(uuid, text, text, text, text, text, uuid, uuid, text, jsonb) to portal_app;
--> statement-breakpoint
create function audit_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the audit log is append-only' using errcode = 'P0001'; end $$;
--> statement-breakpoint
create trigger audit_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();
--> statement-breakpoint

-- Places: taken is counted here, never by hand, and can not pass the capacity (CHECK offer_never_over).
create function count_places_of_new() returns trigger language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  update offer o set taken = o.taken + n.places
  from (select offer_id, count(*)::int as places from inserted where state <> 'cancelled' group by offer_id) n where n.offer_id = o.id;
  return null;
end $$;
--> statement-breakpoint
create trigger count_places_of_new after insert on match referencing new table as inserted
  for each statement execute function count_places_of_new();
--> statement-breakpoint
create function count_places_of_changed() returns trigger language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  update offer o set taken = o.taken + d.places
  from (select offer_id, sum(places)::int as places from (
          select offer_id, -1 as places from before_change where state <> 'cancelled'
          union all select offer_id, 1 from after_change where state <> 'cancelled') c
        group by offer_id having sum(places) <> 0) d where d.offer_id = o.id;
  return null;
end $$;
--> statement-breakpoint
create trigger count_places_of_changed after update on match referencing old table as before_change new table as after_change
  for each statement execute function count_places_of_changed();
--> statement-breakpoint
create function match_is_never_deleted() returns trigger language plpgsql as $$
begin raise exception 'a match is cancelled with a reason, never deleted' using errcode = 'P0001'; end $$;
--> statement-breakpoint
create trigger match_is_never_deleted before delete on match for each statement execute function match_is_never_deleted();
--> statement-breakpoint

-- Only a household on a decree valid that day can be matched.
create function match_needs_decree() returns trigger language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  if exists (
    select 1 from inserted m where not exists (
      select 1 from decree_entry e join decree d on d.id = e.decree_id
      where e.household_id = m.household_id and e.decree_id = m.decree_id and not e.removed and d.state = 'recorded'
        and m.approved_on >= d.valid_from and m.approved_on <= d.valid_to))
  then raise exception 'a match needs a decree valid on the day' using errcode = '23514', constraint = 'match_needs_decree';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger match_needs_decree after insert on match referencing new table as inserted
  for each statement execute function match_needs_decree();
--> statement-breakpoint

-- No double aid: one key never twice in overlapping spans.
alter table protection add constraint protection_no_double exclude using gist (key with =, span with &&);
--> statement-breakpoint

-- A household that moves takes its rows along.
create function household_moves() returns trigger language plpgsql as $$
declare t text;
begin
  foreach t in array array['member','name_token','source_row','correction','aid_history','visit','assessment','need','exclusion']
  loop execute format('update %I set region = $1 where household_id = $2', t) using new.region, new.id; end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger household_moves after update of region on household for each row
  when (old.region is distinct from new.region) execute function household_moves();
--> statement-breakpoint

-- An identity number is asked for across all villages, and answered with yes or no only.
create function nik_is_taken(wanted bytea, except_member uuid) returns boolean
language sql stable security definer set search_path = public set portal.reach = 'system' as
$$ select exists (select 1 from member where nik_index = wanted and active and id is distinct from except_member) $$;
--> statement-breakpoint
revoke all on function nik_is_taken(bytea, uuid) from public;
--> statement-breakpoint
grant execute on function nik_is_taken(bytea, uuid) to portal_app;
