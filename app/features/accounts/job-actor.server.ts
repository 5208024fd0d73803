import { and, eq } from "drizzle-orm";
import { type Actor, systemActor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { actorOf } from "./door.server";
import { account } from "./schema";

/**
 * Who a job works as: the account that asked for it, with the rights it has now; the system where nobody asked.
 * @throws NotFound when the account has been disabled since
 */
export async function actorOfJob(accountId: string | null): Promise<Actor> {
  if (accountId === null) return systemActor;
  const [row] = await read(systemActor, (tx) =>
    tx
      .select()
      .from(account)
      .where(and(eq(account.id, accountId), eq(account.active, true))),
  );
  if (!row) throw new NotFound("account");
  return actorOf(row);
}
