-- Whoever admits a partner makes its first account and the link to set its password; no other account.
create policy admits_partners on account for insert with check ((select portal_reach()) = 'region'
  and role = 'partner' and scope >= (select portal_scope()) and scope < (select portal_scope_end())
  and exists (select 1 from partner p where p.id = account.partner_id and p.state = 'admitted'));
--> statement-breakpoint
create policy admits_partners on invitation for all using ((select portal_reach()) = 'region'
  and exists (select 1 from account a where a.id = invitation.account_id and a.role = 'partner'));
