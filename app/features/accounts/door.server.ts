import { and, eq, ne, sql } from "drizzle-orm";
import type { Actor, SignedInRole } from "~/platform/access/actor";
import { systemActor, visitor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { lucia, tokenHash } from "./lucia.server";
import { hashPassword, passwordMatches } from "./password.server";
import { takeAttempt } from "./attempts.server";
import { account, session } from "./schema";

type AccountRow = typeof account.$inferSelect;

/** What one request knows about the person behind it. */
export type Visit = {
  actor: Actor;
  account: AccountRow | null;
  /** notices not yet read, counted to a hundred */
  unread: number;
  token: string | null;
  renewedCookie: string | null;
};

const secure = () => process.env.PORTAL_HTTPS === "1";

export function actorOf(row: AccountRow): Actor {
  return {
    accountId: row.id,
    name: row.name,
    role: row.role as SignedInRole,
    scope: row.scope,
    agencyId: row.agencyId,
    partnerId: row.partnerId,
    key: row.id,
  };
}

/** Who sends this request, by the session cookie; rights are read from the database each time. */
export async function identify(cookieHeader: string | null): Promise<Visit> {
  const nobody: Visit = { actor: visitor, account: null, unread: 0, token: null, renewedCookie: null };
  const token = lucia.readSessionCookie(cookieHeader ?? "");
  if (!token || token.length > 100) return nobody;
  const { session: found, user } = await lucia.validateSession(token);
  if (!found || !user) return nobody;
  return {
    actor: actorOf(user as unknown as AccountRow),
    account: user as unknown as AccountRow,
    unread: (user as unknown as { unread: number }).unread,
    token,
    renewedCookie: found.fresh ? sessionCookie(token) : null,
  };
}

export type SignInResult = { cookies: string[] } | { refused: "wrong" | "wait"; seconds?: number };

/**
 * Signs in by e-mail and password. Attempts are counted before anything is hashed, so that guessing costs the guesser;
 * a browser that has signed in to this account before has a count of its own and is not shut out by strangers.
 */
export async function signIn(input: {
  email: string;
  password: string;
  agent: string | null;
  address: string;
  device: string | null;
}): Promise<SignInResult> {
  const email = input.email.trim().toLowerCase();
  const attempt = await takeAttempt(email, input.address, input.device);
  if (!attempt.allowed) return { refused: "wait", seconds: attempt.seconds };
  const [row] = await read(systemActor, (tx) =>
    tx
      .select()
      .from(account)
      .where(and(eq(account.email, email), eq(account.active, true)))
      .limit(1),
  );
  const matches = await passwordMatches(row?.passwordHash ?? null, input.password);
  if (!row || !matches) return { refused: "wrong" };
  await attempt.forget();
  return { cookies: await beginSession(row, input.agent, attempt.deviceCookie(email)) };
}

/** Opens a new session with a new token, for a person whose identity has been established. */
export async function beginSession(
  row: AccountRow,
  agent: string | null,
  ...more: string[]
): Promise<string[]> {
  const actor = actorOf(row);
  const made = await lucia.createSession(row.id, { agent: agent?.slice(0, 200) ?? null });
  await perform(
    systemActor,
    "session.begin",
    async () => ({ id: row.id, region: null }),
    (tx) =>
      tx
        .update(account)
        .set({ lastSignInAt: sql`now()` })
        .where(eq(account.id, actor.accountId!)),
  );
  return [sessionCookie(made.id), ...more];
}

export async function signOut(token: string | null): Promise<string> {
  if (token) await lucia.invalidateSession(token);
  return `session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure() ? "; Secure" : ""}`;
}

/** Ends every session of the actor; the present one stays when `except` names its token. */
export async function endSessions(actor: Actor, except: string | null): Promise<void> {
  await perform(
    actor,
    "account.own",
    async () => ({ id: actor.accountId }),
    (tx) =>
      tx
        .delete(session)
        .where(
          and(
            eq(session.accountId, actor.accountId!),
            except ? ne(session.id, tokenHash(except)) : undefined,
          ),
        ),
  );
}

/** Ends one session by its row id; another person's row is not found by row level security. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  await perform(
    actor,
    "account.own",
    async () => ({ id: actor.accountId }),
    (tx) => tx.delete(session).where(and(eq(session.accountId, actor.accountId!), eq(session.id, sessionId))),
  );
}

export async function listSessions(actor: Actor, token: string | null) {
  const rows = await read(actor, (tx) =>
    tx.select().from(session).where(eq(session.accountId, actor.accountId!)).orderBy(session.createdAt),
  );
  const own = token ? tokenHash(token) : null;
  return rows.map((r) => ({
    id: r.id,
    agent: r.agent,
    createdAt: r.createdAt,
    seenAt: r.seenAt,
    current: r.id === own,
  }));
}

/** Changes the own password; every other session ends. Returns false when the present password is wrong. */
export async function changePassword(
  actor: Actor,
  present: string,
  next: string,
  token: string | null,
): Promise<boolean> {
  const [row] = await read(actor, (tx) => tx.select().from(account).where(eq(account.id, actor.accountId!)));
  if (!row || !(await passwordMatches(row.passwordHash, present))) return false;
  const hash = await hashPassword(next);
  await perform(
    actor,
    "account.own",
    async () => ({ id: actor.accountId }),
    async (tx) => {
      await tx.update(account).set({ passwordHash: hash }).where(eq(account.id, actor.accountId!));
      await tx
        .delete(session)
        .where(
          and(eq(session.accountId, actor.accountId!), token ? ne(session.id, tokenHash(token)) : undefined),
        );
    },
  );
  return true;
}

function sessionCookie(token: string): string {
  return `session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200${secure() ? "; Secure" : ""}`;
}
