import { and, asc, count, desc, eq, ilike, isNull, or, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { namePlaces } from "~/features/regions/queries.server";
import { region } from "~/features/regions/schema";
import { account, agency, partner } from "./schema";
import { accountsPerPage, type AgencyKind } from "./rules";

export type AccountFilter = {
  q: string;
  role: string | null;
  state: "invited" | "alerted" | null;
  page: number;
};

/** User accounts of the actor's region; searched by name or address. */
export async function listAccounts(actor: Actor, filter: AccountFilter) {
  const pattern = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    filter.q ? or(ilike(account.name, pattern), ilike(account.email, pattern)) : undefined,
    filter.role ? eq(account.role, filter.role) : undefined,
    filter.state === "invited" ? and(eq(account.active, true), isNull(account.passwordHash)) : undefined,
    filter.state === "alerted"
      ? sql`${account.id}::text in (select e.subject_id from audit_entry e
          where e.act = 'account.alert' and e.at > now() - interval '30 days')`
      : undefined,
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
        place: region.name,
        active: account.active,
        invited: sql<boolean>`${account.passwordHash} is null`,
        lastSignInAt: account.lastSignInAt,
      })
      .from(account)
      .leftJoin(region, eq(region.code, account.scope))
      .where(where)
      .orderBy(asc(account.role), asc(account.email))
      .limit(accountsPerPage)
      .offset((filter.page - 1) * accountsPerPage);
    return { total: n, rows };
  });
}

/** The name of the region the actor works in; the code where the list of regions lacks it. */
export function nameScope(actor: Actor): Promise<string> {
  return read(actor, async (tx) => (await namePlaces(tx, [actor.scope])).get(actor.scope) ?? actor.scope);
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

export type AgencyLine = {
  id: string;
  name: string;
  code: string;
  kind: AgencyKind;
  active: boolean;
  accounts: number;
};

/** All offices, those at work first, with how many accounts each has. */
export function listAllAgencies(actor: Actor): Promise<AgencyLine[]> {
  return read(actor, async (tx) => {
    const rows = await tx.execute<AgencyLine>(sql`select g.id, g.name, g.code, g.kind, g.active,
        (select count(*)::int from account a where a.agency_id = g.id and a.active) as accounts
      from agency g order by g.active desc, g.name`);
    return [...rows];
  });
}

export function findAgency(actor: Actor, id: string): Promise<AgencyLine | undefined> {
  return listAllAgencies(actor).then((all) => all.find((one) => one.id === id));
}
