import { and, asc, count, desc, eq, ilike, or, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { account, agency, partner } from "./schema";

import { accountsPerPage } from "./rules";

export type AccountFilter = { q: string; role: string | null; page: number };

/** User accounts of the actor's region; searched by name or address. */
export async function listAccounts(actor: Actor, filter: AccountFilter) {
  const pattern = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    filter.q ? or(ilike(account.name, pattern), ilike(account.email, pattern)) : undefined,
    filter.role ? eq(account.role, filter.role) : undefined,
  );
  return read(actor, async (tx) => {
    const [{ n }] = (await tx.select({ n: count() }).from(account).where(where)) as [{ n: number }];
    const rows = await tx
      .select({
        id: account.id,
        email: account.email,
        name: account.name,
        role: account.role,
        scope: account.scope,
        active: account.active,
        invited: sql<boolean>`${account.passwordHash} is null`,
        lastSignInAt: account.lastSignInAt,
      })
      .from(account)
      .where(where)
      .orderBy(asc(account.role), asc(account.email))
      .limit(accountsPerPage)
      .offset((filter.page - 1) * accountsPerPage);
    return { total: n, rows };
  });
}

export function listAgencies(actor: Actor) {
  return read(actor, (tx) =>
    tx
      .select({ id: agency.id, name: agency.name, code: agency.code, kind: agency.kind })
      .from(agency)
      .where(eq(agency.active, true))
      .orderBy(asc(agency.name)),
  );
}

export function listAdmittedPartners(actor: Actor) {
  return read(actor, (tx) =>
    tx
      .select({ id: partner.id, name: partner.name })
      .from(partner)
      .where(eq(partner.state, "admitted"))
      .orderBy(desc(partner.appliedOn), asc(partner.name)),
  );
}
