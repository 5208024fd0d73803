import { createHash, randomUUID } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { type Actor, isInside, type SignedInRole, systemActor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { perform, type Tx, noteSubject } from "~/platform/access/perform.server";
import { roleScopes } from "~/platform/access/policy";
import { read, type Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { keyedDigest } from "~/platform/db/secrets.server";
import { readSettings } from "~/platform/db/settings.server";
import { hashPassword } from "./password.server";
import { account, invitation, session } from "./schema";

export type NewAccount = {
  email: string;
  name: string;
  role: SignedInRole;
  scope: string;
  agencyId?: string | null;
  partnerId?: string | null;
  /** in which language it is written to */
  locale?: "id" | "en";
};

const validDays = 7;

/**
 * Creates an account without a password and returns the token of a one-time link to set one (seven days).
 * @throws RuleBroken email_taken, scope_wrong, agency_missing, partner_missing, demo_address
 */
export async function inviteAccount(
  actor: Actor,
  input: NewAccount,
): Promise<{ accountId: string; token: string }> {
  return perform(
    actor,
    "account.invite",
    async () => ({ id: null, region: input.scope, partnerId: input.partnerId }),
    async (tx) => {
      const accountId = await addAccount(tx, input);
      noteSubject(tx, { id: accountId });
      return { accountId, token: await makeInvitation(tx, actor, accountId) };
    },
  );
}

/** The step of `inviteAccount` that other acts share, such as the admission of a partner. */
export async function addAccount(tx: Tx, input: NewAccount): Promise<string> {
  const settings = await readSettings(tx);
  const email = input.email.trim().toLowerCase();
  if (settings.mode === "live" && email.endsWith(".test")) throw new RuleBroken("demo_address");
  checkFit(input, settings.region);
  const accountId = newId();
  const added =
    await tx.execute(sql`insert into account (id, email, name, role, scope, agency_id, partner_id, locale)
    values (${accountId}, ${email}, ${input.name.trim()}, ${input.role}, ${input.scope},
      ${input.agencyId ?? null}, ${input.partnerId ?? null}, ${input.locale ?? "id"}) on conflict (email) do nothing`);
  if (added.count === 0) throw new RuleBroken("email_taken");
  return accountId;
}

/**
 * A fresh one-time link for an account; earlier unused ones stop working. The token follows from a seed and the secret of
 * the installation, so that a letter can carry the same link without the database keeping it.
 */
export async function makeInvitation(tx: Tx, actor: Actor, accountId: string): Promise<string> {
  const seed = randomUUID();
  const token = invitationToken(seed);
  await tx.delete(invitation).where(and(eq(invitation.accountId, accountId), isNull(invitation.usedAt)));
  await tx.insert(invitation).values({
    tokenHash: hashOf(token),
    seed,
    accountId,
    expiresAt: new Date(Date.now() + validDays * 86_400_000),
    invitedBy: actor.accountId,
  });
  return token;
}

/** The token of the link made from this seed. */
export function invitationToken(seed: string): string {
  return keyedDigest("invitation", seed).toString("base64url");
}

export async function renewInvitation(actor: Actor, accountId: string): Promise<string> {
  return perform(
    actor,
    "account.manage",
    (tx) => findAccount(tx, accountId),
    (tx) => makeInvitation(tx, actor, accountId),
  );
}

/** Shuts an account out, or lets it in again; its sessions end at once. */
export async function setAccountActive(actor: Actor, accountId: string, active: boolean): Promise<void> {
  await perform(
    actor,
    "account.disable",
    (tx) => findAccount(tx, accountId),
    async (tx) => {
      if (accountId === actor.accountId) throw new RuleBroken("own_account");
      await tx.update(account).set({ active }).where(eq(account.id, accountId));
      await tx.delete(session).where(eq(session.accountId, accountId));
    },
  );
}

/** The account that signs in with this address, for the command line. */
export async function findByEmail(
  tx: Reader,
  email: string,
): Promise<{ id: string; role: string } | undefined> {
  const [row] = await tx
    .select({ id: account.id, role: account.role })
    .from(account)
    .where(eq(account.email, email.trim().toLowerCase()));
  return row;
}

async function findAccount(tx: Tx, accountId: string) {
  const [row] = await tx.select().from(account).where(eq(account.id, accountId));
  return row ? { id: row.id, region: row.scope, email: row.email } : null;
}

/** Whom a link is for, while it can be used. */
export async function invitedBy(token: string) {
  const [row] = await read(systemActor, (tx) =>
    tx
      .select({ accountId: invitation.accountId, email: account.email })
      .from(invitation)
      .innerJoin(account, eq(account.id, invitation.accountId))
      .where(
        and(
          eq(invitation.tokenHash, hashOf(token)),
          isNull(invitation.usedAt),
          gt(invitation.expiresAt, new Date()),
          eq(account.active, true),
        ),
      ),
  );
  return row ?? null;
}

/** Uses the link: sets the password, ends older sessions. Of two at once, one finds it used. */
export async function acceptInvitation(token: string, password: string) {
  const passwordHash = await hashPassword(password);
  return perform(
    systemActor,
    "account.manage",
    async (tx) => {
      const [used] = await tx
        .update(invitation)
        .set({ usedAt: new Date() })
        .where(
          and(
            eq(invitation.tokenHash, hashOf(token)),
            isNull(invitation.usedAt),
            gt(invitation.expiresAt, new Date()),
          ),
        )
        .returning({ accountId: invitation.accountId });
      return used ? { id: used.accountId } : null;
    },
    async (tx, { id }) => {
      await tx.delete(session).where(eq(session.accountId, id));
      const [row] = await tx.update(account).set({ passwordHash }).where(eq(account.id, id)).returning();
      return row!;
    },
  );
}

function checkFit(input: NewAccount, region: string): void {
  const kind = roleScopes[input.role];
  const depth = input.scope.split(".").length;
  const fits = region === "" || isInside(input.scope, region);
  const deep = kind === "village" ? depth === 4 : kind === "district" ? depth === 3 : depth <= 3;
  if (!fits || !deep) throw new RuleBroken("scope_wrong");
  if (kind === "agency" && !input.agencyId) throw new RuleBroken("agency_missing");
  if (kind === "partner" && !input.partnerId) throw new RuleBroken("partner_missing");
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
