-- Disdukcapil answers only what it was asked: a row leaves its sight with the answer, so the answer is given by a function.
create function answer_registry(wanted uuid[], word text) returns integer
language plpgsql security definer set search_path = public as $$
declare answered integer; low text := portal_scope(); high text := portal_scope_end();
begin
  if portal_reach() <> 'registry' or word not in ('agrees', 'disagrees') then
    raise exception 'not a registry officer' using errcode = '42501';
  end if;
  perform set_config('portal.reach', 'system', true);
  update member set registry_check = word
    where id = any(wanted) and registry_check = 'sent' and region >= low and region < high;
  get diagnostics answered = row_count;
  perform set_config('portal.reach', 'registry', true);
  return answered;
end $$;
--> statement-breakpoint
revoke all on function answer_registry(uuid[], text) from public;
--> statement-breakpoint
grant execute on function answer_registry(uuid[], text) to portal_app;
