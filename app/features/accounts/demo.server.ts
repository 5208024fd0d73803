import { and, asc, eq, like, notLike } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { account } from "./schema";

/**
 * Demo accounts end in .test, a domain that can never exist; only a demo instance asks for them. Those at a `wilayah.`
 * address exist because every village has an officer; nobody needs to play all of them.
 */
const isDemo = and(
  like(account.email, "%.test"),
  notLike(account.email, "%@wilayah.%"),
  eq(account.active, true),
);

export function listDemoAccounts() {
  return read(systemActor, (tx) =>
    tx
      .select({ email: account.email, name: account.name, role: account.role })
      .from(account)
      .where(isDemo)
      .orderBy(asc(account.role), asc(account.email)),
  );
}

export async function demoAccountNamed(email: string) {
  const [row] = await read(systemActor, (tx) =>
    tx
      .select()
      .from(account)
      .where(and(isDemo, eq(account.email, email))),
  );
  return row ?? null;
}
