import { sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { connection } from "~/platform/db/connection.server";
import { patienceFor } from "~/platform/db/patience.server";
import { type Actor, scopeEnd } from "./actor";
import { reachOf } from "./policy";

type AnyTx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

declare const writes: unique symbol;
declare const reads: unique symbol;

/** A transaction that may change rows; only `perform` hands it out. */
export type Tx = AnyTx & { readonly [writes]: true };

/** A transaction that can only select; `Tx` serves as one too. */
export type Reader = Pick<
  AnyTx,
  "select" | "selectDistinct" | "selectDistinctOn" | "execute" | "$count" | "with"
> & {
  readonly [reads]?: true;
};

async function enter(tx: AnyTx, actor: Actor, act: string): Promise<void> {
  await tx.execute(sql`select set_config('role', 'portal_app', true),
    set_config('portal.reach', ${reachOf(actor, act)}, true),
    set_config('portal.scope', ${actor.scope}, true),
    set_config('portal.scope_end', ${scopeEnd(actor.scope)}, true),
    set_config('portal.account', ${actor.accountId ?? ""}, true),
    set_config('portal.agency', ${actor.agencyId ?? ""}, true),
    set_config('portal.partner', ${actor.partnerId ?? ""}, true),
    set_config('portal.actor_key', ${actor.key}, true),
    set_config('statement_timeout', ${String(patienceFor(act))}, true)`);
}

/**
 * Reads as this actor: one transaction that can only select, under the actor's row level security.
 * `act` names what is done where the act itself widens or narrows the view (an auditor who opens a record).
 */
export async function read<T>(
  actor: Actor,
  query: (tx: Reader) => Promise<T>,
  act = "page.read",
): Promise<T> {
  return connection().db.transaction(
    async (tx) => {
      await enter(tx as AnyTx, actor, act);
      return query(tx as unknown as Reader);
    },
    { accessMode: "read only", isolationLevel: "repeatable read" },
  );
}

/** For `perform` and the test harness only. */
export async function writeAs<T>(actor: Actor, act: string, change: (tx: Tx) => Promise<T>): Promise<T> {
  return connection().db.transaction(async (tx) => {
    await enter(tx as AnyTx, actor, act);
    return change(tx as unknown as Tx);
  });
}
