import { sql, type SQL } from "drizzle-orm";
import type { Actor, Role } from "./actor";
import { type Act, acts } from "./policy";
import { read, type Reader } from "./transaction.server";

/** One line of the audit log as this reader may see it. */
export type HistoryEntry = {
  seq: number;
  /** ISO 8601 */
  at: string;
  act: Act;
  role: Role;
  /** name of the official who acted; null where the reader may not know it */
  actor: string | null;
  subjectKind: string;
  subjectId: string | null;
  region: string | null;
  reason: string | null;
  details: Record<string, unknown>;
};

/**
 * What was done to one record, newest first: the log's own lines, limited to those the reader may see. `kind` is the
 * noun of the acts ("pledge" of pledge.accept), or all nouns that can speak about this record.
 */
export function timelineOf(
  actor: Actor,
  kind: string | readonly string[],
  id: string,
  limit = 50,
): Promise<HistoryEntry[]> {
  const kinds = typeof kind === "string" ? [kind] : [...kind];
  return read(actor, (tx) =>
    readHistory(tx, sql`e.subject_kind = any(${sql.param(kinds)}::text[]) and e.subject_id = ${id}`, limit),
  );
}

/** What happened lately in the reader's area, without the coming and going at the door. */
export function recentHistory(tx: Reader, limit = 8): Promise<HistoryEntry[]> {
  return readHistory(tx, sql`e.act <> all(${sql.param(quiet)}::text[])`, limit);
}

export async function readHistory(
  tx: Reader,
  where: SQL,
  limit: number,
  offset = 0,
): Promise<HistoryEntry[]> {
  const rows = await tx.execute<HistoryEntry>(sql`
    select e.seq::int as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.act,
      e.actor_role as role, a.name as actor, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.region,
      e.reason, e.details
    from (select * from audit_entry e where ${where} order by e.seq desc limit ${limit} offset ${offset}) e
    left join account a on a.id = e.actor_id order by e.seq desc`);
  return [...rows];
}

/** The nouns of all acts: what a record can be called in the log. */
export const subjectKinds: readonly string[] = [...new Set(acts.map((act) => act.split(".")[0]!))].sort();

const quiet: Act[] = ["session.begin", "session.end", "language.choose", "cell.publish", "need.derive", "program.count"];
