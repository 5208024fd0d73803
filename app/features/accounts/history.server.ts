import { and, asc, eq, inArray } from "drizzle-orm";
import type { Actor, Role } from "~/platform/access/actor";
import type { Act } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { auditEntry } from "~/platform/db/schema";
import { account } from "./schema";

export type HistoryEvent = {
  key: number;
  at: string;
  act: Act;
  role: Role;
  /** Null for a person whose name the reader may not see. */
  name: string | null;
  reason: string | null;
};

/**
 * What was done to one record, newest first, as far as the actor may read the log: own acts, one's agency's or
 * partner's records, one's region. Acts that only looked are left out.
 */
export async function readHistory(
  actor: Actor,
  subjectId: string,
  acts: readonly Act[],
): Promise<HistoryEvent[]> {
  return read(actor, async (tx) => {
    const rows = await tx
      .select({
        key: auditEntry.seq,
        at: auditEntry.at,
        act: auditEntry.act,
        role: auditEntry.actorRole,
        name: account.name,
        reason: auditEntry.reason,
      })
      .from(auditEntry)
      .leftJoin(account, eq(account.id, auditEntry.actorId))
      .where(and(eq(auditEntry.subjectId, subjectId), inArray(auditEntry.act, [...acts])))
      .orderBy(asc(auditEntry.seq));
    // Counted anew: the number in the log would tell how much else goes on in the office.
    return rows.reverse().map((row, key) => ({
      ...{ ...row, key, at: row.at.toISOString() },
      ...{ act: row.act as Act, role: row.role as Role },
    }));
  });
}
