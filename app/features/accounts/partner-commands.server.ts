import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import { addAccount, makeInvitation } from "./invitations.server";
import type { PartnerKind } from "./rules";
import { partner } from "./schema";

export type PartnerApplication = {
  kind: PartnerKind;
  name: string;
  /** NIB, where there is one */
  registrationNumber: string | null;
  sector: string | null;
  address: string | null;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  locale: "id" | "en";
};

/**
 * An organisation applies to become a partner; nobody needs an account for that. Bappeda answers.
 * @returns the id of the application
 */
export function registerPartner(
  actor: Actor,
  application: PartnerApplication,
  key?: string,
): Promise<string> {
  return perform(
    actor,
    "partner.register",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx, { region }) => {
      const id = await addApplicant(tx, application, region);
      noteSubject(tx, { id });
      return id;
    },
    { key },
  );
}

/** The step of `registerPartner` that other ways of applying share, such as an invitation to fund a pledge. */
export async function addApplicant(
  tx: Tx,
  application: PartnerApplication,
  region?: string,
): Promise<string> {
  const id = newId();
  const home = region ?? (await readSettings(tx)).region;
  await tx.insert(partner).values({ id, ...application, region: home, appliedOn: await today(tx) });
  return id;
}

/**
 * Admits an applicant and makes its first account from the contact it gave.
 * @returns the token of the one-time link by which the contact sets a password
 * @throws Conflict("partner_decided") when somebody decided before, RuleBroken("email_taken")
 */
export function admitPartner(actor: Actor, id: string): Promise<string> {
  return perform(
    actor,
    "partner.admit",
    (tx) => lockApplicant(tx, id),
    async (tx, applicant) => {
      assertOpen(applicant);
      await decide(tx, actor, id, "admitted", null);
      const { region } = await readSettings(tx);
      const accountId = await addAccount(tx, {
        email: applicant.contactEmail,
        name: applicant.contactName,
        role: "partner",
        scope: region,
        partnerId: id,
        locale: applicant.locale === "en" ? "en" : "id",
      });
      return makeInvitation(tx, actor, accountId);
    },
  );
}

/** Refuses an applicant; the reason is told to it. */
export function refusePartner(actor: Actor, id: string, reason: string): Promise<void> {
  return perform(
    actor,
    "partner.refuse",
    (tx) => lockApplicant(tx, id),
    (tx, applicant) => {
      assertOpen(applicant);
      return decide(tx, actor, id, "refused", reason);
    },
    { reason },
  );
}

async function lockApplicant(tx: Tx, id: string) {
  const [row] = await tx.select().from(partner).where(eq(partner.id, id)).for("update");
  return row ? { ...row, partnerId: row.id } : null;
}

function assertOpen(applicant: { state: string }): void {
  if (applicant.state !== "applied") throw new Conflict("partner_decided", { state: applicant.state });
}

async function decide(
  tx: Tx,
  actor: Actor,
  id: string,
  state: "admitted" | "refused",
  reason: string | null,
) {
  await tx
    .update(partner)
    .set({ state, decidedBy: actor.accountId, decidedOn: await today(tx), reason })
    .where(eq(partner.id, id));
}
