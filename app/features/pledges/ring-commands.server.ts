import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { readSettings } from "~/platform/db/settings.server";
import { partner } from "~/features/accounts/schema";
import { listChildren } from "~/features/regions/queries.server";
import { refuseRing } from "./rules/ring";
import { partnerRing } from "./schema";

/** Names the desa around the partner's site anew. @throws RuleBroken("ring_too_many") or "ring_village_unknown" */
export function setRing(actor: Actor, villages: readonly string[]): Promise<void> {
  return perform(
    actor,
    "market.ring",
    async (tx) => {
      if (!actor.partnerId) return null;
      const [own] = await tx.select().from(partner).where(eq(partner.id, actor.partnerId));
      return own?.state === "admitted" ? { partnerId: own.id } : null;
    },
    async (tx, { partnerId }) => {
      const { region } = await readSettings(tx);
      const children = await listChildren(tx, region);
      const known = new Set([...children].flatMap(([parent, below]) => (parent === region ? [] : below)));
      const refusal = refuseRing(villages, known);
      if (refusal) throw new RuleBroken(refusal);
      await tx.delete(partnerRing).where(eq(partnerRing.partnerId, partnerId));
      const rows = [...new Set(villages)].map((village) => ({ partnerId, village }));
      if (rows.length > 0) await tx.insert(partnerRing).values(rows);
      note(tx, { villages: rows.length });
    },
  );
}
