import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { addApplicant, type PartnerApplication } from "~/features/accounts/partner-commands.server";
import { partner } from "~/features/accounts/schema";
import { hashOf, invitationOf, type FunderInvitation } from "./invitation.server";
import { assertEditable, changeDraft, isFunder, lockPledge, savePledge } from "./pledge.server";
import { funderInvitation, pledgeFunder, pledgeShare } from "./schema";
import { tellInvited, tellLead } from "./tell.server";

const linkDays = 14;

/** Asks another admitted partner to fund a part. @throws RuleBroken("funder_unknown") or "funder_twice" */
export function inviteFunder(actor: Actor, id: string, partnerId: string): Promise<void> {
  return changeDraft(actor, id, undefined, async (tx, row) => {
    const [other] = await tx
      .select()
      .from(partner)
      .where(and(eq(partner.id, partnerId), eq(partner.state, "admitted")));
    if (!other) throw new RuleBroken("funder_unknown");
    if (await isFunder(tx, id, partnerId)) throw new RuleBroken("funder_twice");
    await tx.insert(pledgeFunder).values({ pledgeId: id, partnerId });
    await savePledge(tx, id, {});
    await tellInvited(tx, row, partnerId);
    note(tx, { funder: partnerId });
  });
}

/**
 * Asks an organisation that has no account here, by a link its contact uses once within 14 days. An earlier unused link
 * to the same address stops working. Nothing is sent: the lead passes the link on.
 * @returns the token, which is not stored
 */
export async function inviteByLink(
  actor: Actor,
  id: string,
  input: { name: string; email: string },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await changeDraft(actor, id, undefined, async (tx) => {
    const email = input.email.trim().toLowerCase();
    await tx
      .delete(funderInvitation)
      .where(
        and(
          eq(funderInvitation.pledgeId, id),
          eq(funderInvitation.email, email),
          isNull(funderInvitation.usedAt),
        ),
      );
    const invitation = newId();
    await tx.insert(funderInvitation).values({
      id: invitation,
      pledgeId: id,
      name: input.name,
      email,
      tokenHash: hashOf(token),
      invitedBy: actor.accountId ?? "",
      invitedOn: await today(tx),
      expiresAt: new Date(Date.now() + linkDays * 86_400_000),
    });
    note(tx, { invitation });
  });
  return token;
}

/** Takes an unused link back. */
export function cancelLink(actor: Actor, id: string, invitationId: string): Promise<void> {
  return changeDraft(actor, id, undefined, async (tx) => {
    await tx
      .delete(funderInvitation)
      .where(
        and(
          eq(funderInvitation.pledgeId, id),
          eq(funderInvitation.id, invitationId),
          isNull(funderInvitation.usedAt),
        ),
      );
    note(tx, { cancelled: invitationId });
  });
}

/** Leaves an invited funder out again, with its amount. The lead stays. */
export function leaveFunderOut(actor: Actor, id: string, partnerId: string): Promise<void> {
  return changeDraft(actor, id, undefined, async (tx) => {
    await removeFunder(tx, id, partnerId);
    await savePledge(tx, id, {});
    note(tx, { leftOut: partnerId });
  });
}

/** A co-funder declines, or takes its part back while the pledge is still being written. */
export function leavePledge(actor: Actor, id: string): Promise<void> {
  return perform(
    actor,
    "funder.leave",
    (tx) => lockFunded(tx, actor, id),
    async (tx, row) => {
      assertEditable(row);
      if (row.leads) throw new RuleBroken("pledge_state");
      await removeFunder(tx, id, row.partnerId);
      await tellLead(tx, "share_left", row);
    },
  );
}

/**
 * A funder confirms its own rupiah for what the pledge says now; nobody else's is asked or shown. When the lead changes
 * kind, target or pieces afterwards, the confirmation no longer counts. @throws RuleBroken("share_not_positive")
 */
export function enterShare(actor: Actor, id: string, rupiah: number): Promise<void> {
  return perform(
    actor,
    "pledge.share",
    (tx) => lockFunded(tx, actor, id),
    async (tx, row) => {
      assertEditable(row);
      if (!Number.isInteger(rupiah) || rupiah < 0 || (rupiah === 0 && !row.leads))
        throw new RuleBroken("share_not_positive");
      const own = and(eq(pledgeShare.pledgeId, id), eq(pledgeShare.partnerId, row.partnerId));
      const isNew = (await tx.$count(pledgeShare, own)) === 0;
      const entry = {
        amount: rupiah,
        enteredBy: actor.accountId ?? "",
        enteredOn: await today(tx),
        terms: sql<string>`pledge_terms(${id}::uuid)`,
      };
      await tx
        .insert(pledgeShare)
        .values({ pledgeId: id, partnerId: row.partnerId, ...entry })
        .onConflictDoUpdate({ target: [pledgeShare.pledgeId, pledgeShare.partnerId], set: entry });
      if (isNew && !row.leads) await tellLead(tx, "share_joined", row);
    },
  );
}

/**
 * A partner that has an account takes the link: it is a funder of the pledge from now on. @returns the pledge
 * @throws NotFound for a used or old link, RuleBroken("funder_twice")
 */
export function joinByLink(actor: Actor, token: string): Promise<string> {
  return perform(
    actor,
    "funder.join",
    async (tx) => {
      const invitation = await openInvitation(tx, token);
      return invitation && actor.partnerId
        ? { id: invitation.pledgeId, region: invitation.region, partnerId: actor.partnerId }
        : null;
    },
    async (tx, { id, partnerId }) => {
      if (await isFunder(tx, id, partnerId)) throw new RuleBroken("funder_twice");
      await take(tx, token, partnerId);
      note(tx, { funder: partnerId });
      return id;
    },
  );
}

/**
 * An organisation without an account registers by the link. It is a funder from now on, and confirms its amount as soon
 * as Bappeda has admitted it. @throws NotFound for a used or old link
 */
export function joinByRegistration(
  actor: Actor,
  token: string,
  application: PartnerApplication,
  key?: string,
): Promise<string> {
  return perform(
    actor,
    "partner.register",
    async (tx) => {
      const invitation = await openInvitation(tx, token);
      return invitation ? { region: invitation.region } : null;
    },
    async (tx) => {
      const id = await addApplicant(tx, application);
      noteSubject(tx, { id });
      note(tx, { pledge: await take(tx, token, id) });
      return id;
    },
    { key },
  );
}

async function openInvitation(tx: Reader, token: string): Promise<FunderInvitation | null> {
  const invitation = await invitationOf(tx, token);
  return invitation?.open ? invitation : null;
}

async function take(tx: Tx, token: string, partnerId: string): Promise<string> {
  const [row] = await tx.execute<{ pledge: string | null }>(
    sql`select take_funder_invitation(decode(${hashOf(token).toString("hex")}, 'hex'), ${partnerId}::uuid) as pledge`,
  );
  if (!row?.pledge) throw new RuleBroken("link_used");
  return row.pledge;
}

async function removeFunder(tx: Tx, pledgeId: string, partnerId: string): Promise<void> {
  await tx
    .delete(pledgeFunder)
    .where(
      and(
        eq(pledgeFunder.pledgeId, pledgeId),
        eq(pledgeFunder.partnerId, partnerId),
        eq(pledgeFunder.lead, false),
      ),
    );
}

/** The pledge as one the actor's partner helps to fund. */
async function lockFunded(tx: Tx, actor: Actor, id: string) {
  const row = await lockPledge(tx, id);
  if (!row || !(await isFunder(tx, id, actor.partnerId))) return null;
  const leadId = row.partnerId;
  return { ...row, leadId, partnerId: actor.partnerId ?? "", leads: leadId === actor.partnerId };
}
