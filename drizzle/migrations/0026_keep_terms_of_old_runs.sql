-- Runs computed before: the terms they read, which an approval compares with those of the day, leave the jsonb they kept.
-- Their instance, result and reasons stay readable where they are.
update run_offer f set terms = x.value ->> 'terms'
from run r cross join lateral jsonb_array_elements(r.snapshot -> 'offers') x
where f.run_id = r.id and f.terms is null and f.offer_id = (x.value ->> 'id')::uuid;
