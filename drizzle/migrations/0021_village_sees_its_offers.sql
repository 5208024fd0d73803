-- An office of a smaller area reads the offers of the area it lies in: a village asks its families whether they want
-- what they were given, and must be able to say what that is.
create policy offers_from_above on offer for select using ((select portal_reach()) = 'region'
  and starts_with((select portal_scope()), region));
