import { and, desc, eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { progressOf } from "./progress.server";
import type { PledgeTerms } from "./rules/terms";
import { pledge } from "./schema";
import { pledgeAmendment, pledgeVersion } from "./standing-schema";

export type Amendment = {
  id: string;
  state: string;
  before: PledgeTerms;
  after: PledgeTerms;
  why: string;
  proposedOn: string | null;
  decidedOn: string | null;
  answer: string | null;
};

/**
 * The change under way, and how many places are taken; null: fewer than the limit (see `ownPlaces`). Row level security
 * leaves a co-funder nothing.
 */
export async function readOpenAmendment(
  actor: Actor,
  pledgeId: string,
): Promise<{ open: Amendment | null; taken: number | null; fewerThan: number }> {
  return read(actor, async (tx) => {
    const [open] = await tx
      .select()
      .from(pledgeAmendment)
      .where(
        and(eq(pledgeAmendment.pledgeId, pledgeId), inArray(pledgeAmendment.state, ["draft", "proposed"])),
      );
    const [row] = await tx.select().from(pledge).where(eq(pledge.id, pledgeId));
    const { taken, fewerThan } = row ? await progressOf(tx, actor, row) : { taken: 0, fewerThan: 0 };
    // A draft is the partner's own affair.
    const shown = open && (actor.partnerId !== null || open.state === "proposed") ? open : null;
    return { open: shown, taken, fewerThan };
  });
}

export type Version = { number: number; terms: PledgeTerms; heldFrom: string };

/** Every text that held, newest first, and every change that was decided. */
export async function listVersions(
  actor: Actor,
  pledgeId: string,
): Promise<{ versions: Version[]; decided: Amendment[] }> {
  return read(actor, async (tx) => ({
    versions: await tx
      .select({
        number: pledgeVersion.number,
        terms: pledgeVersion.terms,
        heldFrom: pledgeVersion.heldFrom,
      })
      .from(pledgeVersion)
      .where(eq(pledgeVersion.pledgeId, pledgeId))
      .orderBy(desc(pledgeVersion.number)),
    decided: await tx
      .select()
      .from(pledgeAmendment)
      .where(
        and(eq(pledgeAmendment.pledgeId, pledgeId), inArray(pledgeAmendment.state, ["accepted", "refused"])),
      )
      .orderBy(desc(pledgeAmendment.decidedOn), desc(pledgeAmendment.id)),
  }));
}
