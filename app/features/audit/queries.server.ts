import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { uncheckedDecision } from "~/platform/access/decisions";
import type { Act } from "~/platform/access/policy";
import { acts } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { readHistory, subjectKinds } from "~/platform/access/timeline.server";
import { isId } from "~/platform/forms/form.server";
import { isoDate } from "~/ui/date-text";
import { auditCountLimit, auditPerPage } from "./rules";

export type AuditFilter = {
  act: Act | null;
  kind: string | null;
  /** identifier of the record */
  subject: string | null;
  /** account */
  actor: string | null;
  from: string | null;
  to: string | null;
  /** only decisions after the last check of the log */
  since: "check" | null;
};

/** Filters as the address has them; what cannot be meant is left out. */
export function auditFilter(search: URLSearchParams): AuditFilter {
  const text = (name: string) => (search.get(name) ?? "").trim();
  const day = (name: string) => isoDate(text(name)) ?? null;
  return {
    act: acts.find((act) => act === text("act")) ?? null,
    kind: subjectKinds.find((kind) => kind === text("kind")) ?? null,
    subject: text("subject").slice(0, 80) || null,
    actor: isId(text("actor")) ? text("actor") : null,
    from: day("from"),
    to: day("to"),
    since: text("since") === "check" ? "check" : null,
  };
}

/** Entries of the log as filtered, newest first; counted exactly up to a limit. Days are those of the region's clock. */
export function listAudit(actor: Actor, filter: AuditFilter, page: number, timeZone: string) {
  return read(actor, async (tx) => {
    const where = condition(filter, timeZone);
    const [counted] = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from (select 1 from audit_entry e where ${where} limit ${auditCountLimit + 1}) c`,
    );
    const total = counted!.total;
    return {
      total: Math.min(total, auditCountLimit),
      atLeast: total > auditCountLimit,
      rows: await readHistory(tx, where, auditPerPage, (page - 1) * auditPerPage),
    };
  });
}

/** The officials who stand in the log, to filter by. */
export function listActors(actor: Actor) {
  return read(actor, async (tx) => [
    ...(await tx.execute<{ id: string; name: string; role: string }>(sql`
      select a.id, a.name, a.role from account a
      where exists (select 1 from audit_entry e where e.actor_id = a.id) order by a.role, a.name limit 500`)),
  ]);
}

/** Checks of the chain so far, newest first. */
export function listVerifications(actor: Actor) {
  return read(actor, (tx) => readHistory(tx, sql`e.act = 'audit.verify'`, 10));
}

function condition({ act, kind, subject, actor, from, to, since }: AuditFilter, timeZone: string): SQL {
  const parts = [
    act ? sql`e.act = ${act}` : null,
    kind ? sql`e.subject_kind = ${kind}` : null,
    subject
      ? sql`e.subject_kind = any(${sql.param(subjectKinds)}::text[]) and e.subject_id = ${subject}`
      : null,
    actor ? sql`e.actor_id = ${actor}::uuid` : null,
    from ? sql`e.at >= (${from}::date)::timestamp at time zone ${timeZone}` : null,
    since ? uncheckedDecision : null,
    to ? sql`e.at < (${to}::date + 1)::timestamp at time zone ${timeZone}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}
