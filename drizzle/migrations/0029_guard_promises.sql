-- Promises, papers, versions and invitations of a pledge: who sees which rows.
do $$
declare t text;
begin
  foreach t in array array['funder_invitation','promise','promise_event','pledge_version','pledge_amendment','pledge_document']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy system_all on %I for all using ((select portal_reach()) = 'system')$p$, t);
    -- Row level security of the pledge itself says which pledges.
    execute format($p$create policy in_region on %I for all using ((select portal_reach()) = 'region'
      and exists (select 1 from pledge p where p.id = %I.pledge_id and p.state <> 'draft'))$p$, t, t);
    execute format($p$create policy lead_keeps on %I for all using ((select portal_reach()) = 'partner' and leads_pledge(pledge_id))$p$, t);
  end loop;
  foreach t in array array['promise','promise_event','pledge_version','pledge_amendment','pledge_document']
  loop
    execute format($p$create policy towards_own_agency on %I for select using ((select portal_reach()) = 'agency'
      and exists (select 1 from pledge p where p.id = %I.pledge_id and p.state <> 'draft'))$p$, t, t);
    execute format($p$create policy audit_reads on %I for select using ((select portal_reach()) = 'audit'
      and exists (select 1 from pledge p where p.id = %I.pledge_id and p.state <> 'draft'))$p$, t, t);
  end loop;
end $$;
--> statement-breakpoint
-- A co-funder follows the promises; versions and amendments state the sum, which is between the lead and Bappeda.
create policy funders_follow on promise for select using ((select portal_reach()) = 'partner' and funds_pledge(pledge_id));
--> statement-breakpoint
-- A co-funder has its own letter, which states its own amount.
create policy own_letter on pledge_document for all using ((select portal_reach()) = 'partner'
  and partner_id = (select portal_partner()) and funds_pledge(pledge_id));
--> statement-breakpoint
drop policy lead_keeps on pledge_document;
--> statement-breakpoint
-- A funder that does not want to takes itself out again.
create policy own_leave on pledge_funder for delete using ((select portal_reach()) = 'partner'
  and partner_id = (select portal_partner()) and not lead);
--> statement-breakpoint

-- What a funder agrees to with its share: kind, target, pieces. When the lead changes them, it agrees anew.
create function pledge_terms(wanted uuid) returns text
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select md5(concat_ws('|', kind, program_id, need, quantity)) from pledge where id = wanted
$$;
--> statement-breakpoint
update pledge_share set terms = pledge_terms(pledge_id);
--> statement-breakpoint
drop function pledge_funding(uuid);
--> statement-breakpoint
-- How many fund it and how many confirmed. Whether it adds up, and the sum once all confirmed, only for the lead and
-- the administration: with the sum a funder could reckon another's amount.
create function pledge_funding(wanted uuid) returns table (funders int, entered int, fits boolean, total bigint)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select x.funders, x.entered,
    case when x.told then x.funders = x.entered and coalesce(x.total = x.amount, false) else false end,
    case when x.told and x.funders = x.entered then x.total end
  from (select count(*)::int as funders, count(s.amount)::int as entered, coalesce(sum(s.amount), 0)::bigint as total,
      max(p.amount) as amount, bool_or(portal_partner() is null or p.partner_id = portal_partner()) as told
    from pledge_funder f join pledge p on p.id = f.pledge_id
    left join pledge_share s on s.pledge_id = f.pledge_id and s.partner_id = f.partner_id and s.terms = pledge_terms(wanted)
    where f.pledge_id = wanted) x
$$;
--> statement-breakpoint
create or replace function funders_without_share(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select f.partner_id from pledge_funder f
  where f.pledge_id = wanted and not exists (
    select 1 from pledge_share s where s.pledge_id = f.pledge_id and s.partner_id = f.partner_id
      and s.terms = pledge_terms(wanted))
$$;
--> statement-breakpoint

-- What an invitation says to whoever holds its link: who asks and for what, never an amount.
create function funder_invitation_of(p_hash bytea)
returns table (pledge_id uuid, region text, name text, email text, lead text, kind text, need text, program text,
  expires_at timestamptz, used_at timestamptz, taken_by uuid, open boolean)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select i.pledge_id, p.region, i.name, i.email, l.name, p.kind, coalesce(g.need, p.need), g.name,
    i.expires_at, i.used_at, i.partner_id,
    i.used_at is null and i.expires_at > now() and p.state in ('draft','returned')
  from funder_invitation i join pledge p on p.id = i.pledge_id join partner l on l.id = p.partner_id
  left join program g on g.id = p.program_id
  where i.token_hash = p_hash
$$;
--> statement-breakpoint
-- Uses the link for this organisation: of two at once, one finds it used. Returns the pledge, or null.
create function take_funder_invitation(p_hash bytea, p_partner uuid) returns uuid
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare wanted uuid;
begin
  update funder_invitation i set used_at = now(), partner_id = p_partner
    from pledge p where p.id = i.pledge_id and p.state in ('draft','returned')
      and i.token_hash = p_hash and i.used_at is null and i.expires_at > now()
    returning i.pledge_id into wanted;
  if wanted is not null then
    insert into pledge_funder (pledge_id, partner_id, lead) values (wanted, p_partner, false) on conflict do nothing;
  end if;
  return wanted;
end $$;
--> statement-breakpoint
revoke all on function take_funder_invitation(bytea, uuid) from public;
--> statement-breakpoint
grant execute on function take_funder_invitation(bytea, uuid) to portal_app;
--> statement-breakpoint
-- A lead sees the name and the state of those it invited by link before Bappeda has admitted them.
create policy invited_to_lead on partner for select using ((select portal_reach()) = 'partner'
  and id in (select i.partner_id from funder_invitation i where i.partner_id is not null));
--> statement-breakpoint

-- What a pledge that was withdrawn or ran out had not delivered: its matches are cancelled with that reason, their
-- needs open again, its places gone.
create or replace function release_pledge(wanted uuid) returns int
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
declare lost int; why text;
begin
  select 'pledge_' || state into why from pledge where id = wanted and state in ('withdrawn','expired');
  if why is null then
    raise exception 'only a withdrawn or expired pledge is released' using errcode = 'P0001';
  end if;
  with gone as (
    update match set state = 'cancelled', cancel_reason = why, version = version + 1, updated_at = now()
    where pledge_id = wanted and state in ('proposed','accepted','consented','scheduled') returning id, need_id
  ), free as (
    delete from protection where match_id in (select id from gone)
  ), reopened as (
    update need set state = 'open' where id in (select need_id from gone) and state = 'engaged'
  )
  select count(*)::int into lost from gone;
  update offer set open = false, capacity = taken where pledge_id = wanted;
  return lost;
end $$;
--> statement-breakpoint
-- Days on which places of a pledge were delivered, for keeping its promises.
create function pledge_deliveries(wanted uuid) returns table (day date, places int)
language sql stable security definer set search_path = public set portal.reach = 'system' as $$
  select m.delivered_on, count(*)::int from match m
  where m.pledge_id = wanted and m.state in ('delivered','checked') and m.delivered_on is not null group by 1 order by 1
$$;
--> statement-breakpoint
-- What the kinds said in free words, in their own fields from now on.
update pledge set details = (details - 'certificate' - 'content' - 'scope')
  || case when details ? 'certificate' then jsonb_build_object('certifier', details -> 'certificate') else '{}' end
  || case when details ? 'content' then jsonb_build_object('items', jsonb_build_array(jsonb_build_object(
      'name', left(details ->> 'content', 200), 'quantity', 1, 'unit', 'paket', 'value', null))) else '{}' end
  || case when details ? 'scope' then jsonb_build_object('repair', 'other', 'workforce', 'contractor',
      'standard', details -> 'scope') else '{}' end
  || case when details ->> 'lesson_hours' ~ '^[1-9][0-9]{0,3}$'
      then jsonb_build_object('lesson_hours', (details ->> 'lesson_hours')::int) else '{}' end
  where details <> '{}'
