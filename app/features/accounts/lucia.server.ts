import { createHash } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { account, session } from "./schema";

declare module "lucia" {
  interface Register {
    Lucia: typeof lucia;
    DatabaseSessionAttributes: { agent: string | null };
    DatabaseUserAttributes: typeof account.$inferSelect & { unread: number };
  }
}

/** What the database keeps of a session token: a copied row or backup does not sign anybody in. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const adapter: Adapter = {
  async getSessionAndUser(token) {
    const [row] = await read(systemActor, (tx) =>
      tx
        .select({
          session,
          account,
          // The frame of every page shows it; read here, it costs no query of its own.
          unread: sql<number>`unread_notices(${account.id})`,
        })
        .from(session)
        .innerJoin(account, eq(account.id, session.accountId))
        .where(and(eq(session.id, tokenHash(token)), eq(account.active, true)))
        .limit(1),
    );
    if (!row) return [null, null];
    const found: DatabaseSession = {
      id: token,
      userId: row.account.id,
      expiresAt: row.session.expiresAt,
      attributes: { agent: row.session.agent },
    };
    const user: DatabaseUser = { id: row.account.id, attributes: { ...row.account, unread: row.unread } };
    return [found, user];
  },
  async getUserSessions() {
    return [];
  },
  async setSession(made) {
    await writeAs(systemActor, "session.begin", (tx) =>
      tx.insert(session).values({
        id: tokenHash(made.id),
        accountId: made.userId,
        expiresAt: made.expiresAt,
        agent: made.attributes.agent,
      }),
    );
  },
  async updateSessionExpiration(token, expiresAt) {
    await writeAs(systemActor, "session.begin", (tx) =>
      tx
        .update(session)
        .set({ expiresAt, seenAt: new Date() })
        .where(eq(session.id, tokenHash(token))),
    );
  },
  async deleteSession(token) {
    await writeAs(systemActor, "session.end", (tx) =>
      tx.delete(session).where(eq(session.id, tokenHash(token))),
    );
  },
  async deleteUserSessions(accountId) {
    await writeAs(systemActor, "session.end", (tx) =>
      tx.delete(session).where(eq(session.accountId, accountId)),
    );
  },
  async deleteExpiredSessions() {
    await writeAs(systemActor, "session.end", (tx) =>
      tx.delete(session).where(lt(session.expiresAt, new Date())),
    );
  },
};

/** The only place that knows Lucia: makes tokens, prolongs and ends sessions through the adapter above. */
export const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(12, "h"),
  sessionCookie: { name: "session", attributes: { secure: false, sameSite: "lax", path: "/" } },
  getUserAttributes: (row) => row,
  getSessionAttributes: (row) => row,
});
