import { sql } from "drizzle-orm";
import { scrub } from "~/platform/log/log.server";
import { type Actor } from "./actor";
import { Forbidden, NotFound } from "./errors";
import { type Act, can, type Subject } from "./policy";
import { type Tx, writeAs } from "./transaction.server";

export type { Tx } from "./transaction.server";

type Pending = { reason?: string; details: Record<string, unknown>; subject?: Partial<Subject> };
const pendingAudit = new WeakMap<Tx, Pending>();

/** Adds facts to the audit row of the act under way. Never names, never identity numbers. */
export function note(tx: Tx, details: Record<string, unknown>): void {
  Object.assign(pendingAudit.get(tx)!.details, details);
}

/** Names the record an act has just created, so that its audit row belongs to it. */
export function noteSubject(tx: Tx, subject: Partial<Subject>): void {
  const pending = pendingAudit.get(tx)!;
  pending.subject = { ...pending.subject, ...subject };
}

/**
 * The one door for every change. Opens a transaction as `actor`, lets `find` load and lock the record, asks the policy
 * whether this actor may do this act to this record, runs `change`, and writes the audit row as the last statement.
 *
 * @throws NotFound when `find` returns null or undefined, Forbidden when the policy says no; both roll back, as any error does.
 * @param options.key  idempotency key of a binding form: a second arrival returns the first answer
 * @param options.reason  why, where the policy or the field asks for one
 */
export async function perform<R extends Subject, T>(
  actor: Actor,
  act: Act,
  find: (tx: Tx) => Promise<R | null | undefined>,
  change: (tx: Tx, record: R) => Promise<T>,
  options: { key?: string | null; reason?: string } = {},
): Promise<T> {
  return writeAs(actor, act, async (tx) => {
    if (options.key) {
      const earlier = await claimKey(tx, actor, act, options.key);
      if (earlier) return earlier.answer as T;
    }
    const record = await find(tx);
    if (record === null || record === undefined) throw new NotFound(act);
    if (!can(actor, act, record)) throw new Forbidden(act);
    pendingAudit.set(tx, { reason: options.reason, details: {} });
    const answer = await change(tx, record);
    if (options.key) await keepAnswer(tx, actor, options.key, answer);
    await appendAudit(tx, actor, act, record);
    return answer;
  });
}

async function claimKey(tx: Tx, actor: Actor, act: Act, key: string): Promise<{ answer: unknown } | null> {
  // The insert waits for a parallel arrival of the same key, so the second one always finds the first one's answer.
  const claimed = await tx.execute(sql`insert into idempotency_answer (actor_key, key, act)
    values (${actor.key}, ${key}, ${act}) on conflict do nothing returning key`);
  if (claimed.length > 0) return null;
  const [earlier] = await tx.execute<{ answer: unknown; act: string }>(
    sql`select answer, act from idempotency_answer where actor_key = ${actor.key} and key = ${key}`,
  );
  if (!earlier || earlier.act !== act) throw new NotFound(act);
  return { answer: earlier.answer };
}

async function keepAnswer(tx: Tx, actor: Actor, key: string, answer: unknown): Promise<void> {
  await tx.execute(sql`update idempotency_answer set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where actor_key = ${actor.key} and key = ${key}`);
}

/** The log holds no identity numbers, whatever people type as a reason or remark. */
function withoutNumbers(_name: string, value: unknown): unknown {
  return typeof value === "string" ? scrub(value) : value;
}

async function appendAudit(tx: Tx, actor: Actor, act: Act, record: Subject): Promise<void> {
  const pending = pendingAudit.get(tx)!;
  const subject = { ...record, ...pending.subject };
  await tx.execute(sql`select append_audit(${actor.accountId}::uuid, ${actor.role}, ${act}, ${act.split(".")[0]!},
    ${subject.id ?? null}, ${subject.region ?? null}, ${subject.agencyId ?? null}::uuid, ${subject.partnerId ?? null}::uuid,
    ${pending.reason === undefined ? null : scrub(pending.reason)}, ${JSON.stringify(pending.details, withoutNumbers)}::jsonb)`);
}
