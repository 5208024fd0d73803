ALTER TABLE "match" DROP CONSTRAINT "match_run_id_run_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_household_id_household_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_member_id_member_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_agency_id_agency_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_program_id_program_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_pledge_id_pledge_id_fk";
--> statement-breakpoint
ALTER TABLE "match" DROP CONSTRAINT "match_period_period_code_fk";

--> statement-breakpoint
-- What a match copies is what its need, its offer and its line say: more than that such rows exist somewhere, and
-- asked once for all matches of a statement. The rows behind stay, because need, offer and line are foreign keys still.
create function match_copies_hold() returns trigger
language plpgsql security definer set search_path = public set portal.reach = 'system' as $$
begin
  if exists (
    select 1 from inserted m
    left join need n on n.id = m.need_id and n.code = m.need and n.household_id = m.household_id
      and n.member_id is not distinct from m.member_id
    left join offer o on o.id = m.offer_id and o.agency_id = m.agency_id and o.period = m.period
      and o.program_id is not distinct from m.program_id and o.pledge_id is not distinct from m.pledge_id
    left join run r on r.id = m.run_id
    left join allocation a on a.id = m.allocation_id
    where n.id is null or o.id is null or r.id is null or a.id is not null and (a.run_id, a.need_id) <> (m.run_id, m.need_id))
  then raise exception 'a match says what its need, its offer and its line say' using errcode = '23514',
    constraint = 'match_copies_hold';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger match_copies_hold after insert on match referencing new table as inserted
  for each statement execute function match_copies_hold();
--> statement-breakpoint
create function match_keeps_its_parties() returns trigger language plpgsql as $$
begin raise exception 'a match is for one need from one offer, for good' using errcode = '23514',
  constraint = 'match_keeps_its_parties'; end $$;
--> statement-breakpoint
create trigger match_keeps_its_parties before update on match for each row
  when ((old.run_id, old.need_id, old.need, old.household_id, old.offer_id, old.agency_id, old.period)
      is distinct from (new.run_id, new.need_id, new.need, new.household_id, new.offer_id, new.agency_id, new.period)
    or (old.member_id, old.program_id, old.pledge_id) is distinct from (new.member_id, new.program_id, new.pledge_id))
  execute function match_keeps_its_parties();
--> statement-breakpoint
-- The same promise as before. Keys begin alike, which made the index search far; a number made from the key leads it
-- straight there, and the key itself still decides.
alter table protection drop constraint protection_no_double;
--> statement-breakpoint
alter table protection add constraint protection_no_double
  exclude using gist (hashtextextended(key, 0) with =, key with =, span with &&);
