import { and, asc, count, desc, eq, ilike, or, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import type { PartnerState } from "./rules";
import { account, partner } from "./schema";

export const partnersPerPage = 25;

export type PartnerFilter = { q: string; state: PartnerState | null; page: number };

/** Organisations that applied, those still waiting first. */
export async function listPartners(actor: Actor, filter: PartnerFilter) {
  const pattern = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    filter.q ? or(ilike(partner.name, pattern), ilike(partner.contactName, pattern)) : undefined,
    filter.state ? eq(partner.state, filter.state) : undefined,
  );
  return read(actor, async (tx) => {
    const [all] = await tx.select({ n: count() }).from(partner).where(where);
    const rows = await tx
      .select()
      .from(partner)
      .where(where)
      .orderBy(
        sql`${partner.state} = 'applied' desc`,
        desc(partner.appliedOn),
        asc(partner.name),
        asc(partner.id),
      )
      .limit(partnersPerPage)
      .offset((filter.page - 1) * partnersPerPage);
    return { total: all?.n ?? 0, rows };
  });
}

/** One organisation with its accounts. @throws NotFound when the actor may not see it */
export async function readPartner(actor: Actor, id: string) {
  return read(actor, async (tx) => {
    const [row] = await tx.select().from(partner).where(eq(partner.id, id));
    if (!row) throw new NotFound();
    const accounts = await tx
      .select({
        id: account.id,
        name: account.name,
        email: account.email,
        waits: sql<boolean>`${account.passwordHash} is null`,
      })
      .from(account)
      .where(eq(account.partnerId, id))
      .orderBy(account.email);
    return { ...row, accounts };
  });
}

/** Admitted partners but the actor's own, for inviting co-funders. */
export async function listOtherPartners(actor: Actor): Promise<{ id: string; name: string }[]> {
  const rows = await read(actor, (tx) =>
    tx
      .select({ id: partner.id, name: partner.name })
      .from(partner)
      .where(eq(partner.state, "admitted"))
      .orderBy(partner.name),
  );
  return rows.filter((row) => row.id !== actor.partnerId);
}

/** How many applications wait for Bappeda. */
export async function countApplicants(actor: Actor): Promise<number> {
  return read(actor, (tx) => tx.$count(partner, eq(partner.state, "applied")));
}
