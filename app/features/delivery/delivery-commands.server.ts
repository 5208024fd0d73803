import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { keepFile } from "~/platform/files/files.server";
import type { EvidenceKind } from "~/features/needs/catalogue";
import { mayBeScheduled, type PledgeState } from "~/features/pledges/rules";
import { cancelMatch, deliveryOf, lockMatch, moved, moveWindows, saveMatch } from "./match.server";
import {
  evidenceOf,
  formOfEvidence,
  refuseDelivery,
  refuseSchedule,
  type FailureReason,
  type GoodsQuestion,
} from "./rules";
import { delivery, evidence } from "./schema";

type Form = { key?: string | null; seen?: number };

/** Sets, or sets anew, when and where the help is handed over. @throws RuleBroken with a code of `refuseSchedule` */
export function scheduleDelivery(
  actor: Actor,
  id: string,
  { day, place }: { day: string; place: string },
  { key, seen }: Form = {},
): Promise<void> {
  return perform(
    actor,
    "match.schedule",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "schedule", seen);
      const pledgeReady = row.pledgeId === null || (await isPledgeReady(tx, row.pledgeId));
      const refusal = refuseSchedule({ ...row, pledgeReady, day });
      if (refusal) throw new RuleBroken(refusal);
      const plan = { scheduledOn: day, place };
      await tx
        .insert(delivery)
        .values({ id: newId(), matchId: id, region: row.region, agencyId: row.agencyId, ...plan })
        .onConflictDoUpdate({ target: delivery.matchId, set: { ...plan, updatedAt: sql`now()` } });
      await saveMatch(tx, id, { state });
      note(tx, { day });
    },
    { key },
  );
}

export type NewEvidence = {
  kind: EvidenceKind;
  takenOn: string;
  text: string | null;
  file: { name: string; bytes: Buffer } | null;
};

/**
 * Adds one piece of evidence to a scheduled or delivered help. Pictures are drawn anew without metadata, papers are PDF
 * or pictures; nothing else is kept. The file belongs to the agency and the regency, not to the village.
 * @throws RuleBroken "evidence_kind", "evidence_empty", "evidence_day", or a code of `keepFile`
 */
export function addEvidence(actor: Actor, id: string, added: NewEvidence, { key }: Form = {}): Promise<void> {
  return perform(
    actor,
    "match.deliver",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      const kept = await deliveryOf(tx, id);
      if (
        kept === null ||
        (row.state !== "scheduled" && row.state !== "delivered" && row.state !== "checked")
      ) {
        throw new RuleBroken("match_state", { state: row.state });
      }
      if (!evidenceOf(row.need).includes(added.kind)) throw new RuleBroken("evidence_kind");
      if (added.takenOn > (await today(tx))) throw new RuleBroken("evidence_day");
      const form = formOfEvidence(added.kind);
      if (form === "text" ? !added.text : !added.file) throw new RuleBroken("evidence_empty");
      const { region } = await readSettings(tx);
      const fileId =
        added.file === null || form === "text"
          ? null
          : await keepFile(tx, actor, added.file, {
              purpose: "evidence",
              accepts: form === "photo" ? "photo" : "photo_or_paper",
              region,
              agencyId: row.agencyId,
            });
      await tx.insert(evidence).values({
        id: newId(),
        deliveryId: kept.id,
        region: row.region,
        agencyId: row.agencyId,
        kind: added.kind,
        fileId,
        text: added.text,
        takenOn: added.takenOn,
        madeBy: actor.accountId!,
      });
      note(tx, { evidence: added.kind });
    },
    { key },
  );
}

export type HandedOver = {
  day: string;
  quantity: number | null;
  /** Rupiah; what neighbours and family gave is kept apart from the aid. */
  value: number | null;
  selfHelpValue: number | null;
  /** Complaints heard at the hand-over: true where there is one. */
  complaints: Partial<Record<GoodsQuestion | "levy", boolean>>;
};

/**
 * Records the hand-over: gives it its number, moves the repeat windows to the day, meets the need.
 * @returns the reference of the hand-over minutes (BAST)
 * @throws RuleBroken with a code of `refuseDelivery`
 */
export function recordDelivery(
  actor: Actor,
  id: string,
  done: HandedOver,
  { key, seen }: Form = {},
): Promise<string> {
  return perform(
    actor,
    "match.deliver",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "deliver", seen);
      const kept = await deliveryOf(tx, id);
      if (kept === null) throw new RuleBroken("match_state", { state: row.state });
      const present = await tx
        .select({ kind: evidence.kind })
        .from(evidence)
        .where(eq(evidence.deliveryId, kept.id));
      const day = await today(tx);
      const refusal = refuseDelivery({
        ...row,
        day: done.day,
        today: day,
        evidence: present.map(({ kind }) => kind),
      });
      if (refusal) throw new RuleBroken(refusal);
      const handoverReference = await nextReference(tx, "handover", done.day);
      await tx
        .update(delivery)
        .set({
          deliveredOn: done.day,
          quantity: done.quantity,
          value: done.value,
          selfHelpValue: done.selfHelpValue,
          checklist: done.complaints,
          deliveredBy: actor.accountId,
          handoverReference,
          updatedAt: sql`now()`,
        })
        .where(eq(delivery.id, kept.id));
      await saveMatch(tx, id, { state, deliveredOn: done.day });
      await moveWindows(tx, row, done.day);
      note(tx, {
        reference: handoverReference,
        complaints: Object.values(done.complaints).filter(Boolean).length,
      });
      return handoverReference;
    },
    { key },
  );
}

/** The help could not be handed over: the place is free for the next in line, the reason stays. */
export function failDelivery(
  actor: Actor,
  id: string,
  { reason, remark }: { reason: FailureReason; remark: string | null },
  { key, seen }: Form = {},
): Promise<void> {
  return perform(
    actor,
    "match.fail",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      moved(row, "fail", seen);
      if (reason === "other" && !remark) throw new RuleBroken("failure_remark");
      await cancelMatch(tx, row, reason, remark);
      await tx
        .update(delivery)
        .set({ failure: reason, updatedAt: sql`now()` })
        .where(eq(delivery.matchId, id));
      note(tx, { failure: reason });
    },
    { key, reason: remark ?? reason },
  );
}

/** A second person looks at hand-over and evidence and confirms it. @throws Forbidden for who delivered */
export function checkDelivery(
  actor: Actor,
  id: string,
  remark: string | null,
  { key, seen }: Form = {},
): Promise<void> {
  return perform(
    actor,
    "match.check",
    async (tx) => {
      const row = await lockMatch(tx, actor, id);
      return row && { ...row, madeBy: (await deliveryOf(tx, id))?.deliveredBy ?? null };
    },
    async (tx, row) => {
      await saveMatch(tx, id, { state: moved(row, "check", seen) });
      await tx
        .update(delivery)
        .set({
          checkedBy: actor.accountId,
          checkedOn: await today(tx),
          checkNote: remark,
          updatedAt: sql`now()`,
        })
        .where(eq(delivery.matchId, id));
    },
    { key },
  );
}

async function isPledgeReady(tx: Tx, pledgeId: string): Promise<boolean> {
  const [row] = await tx.execute<{ state: PledgeState }>(
    sql`select state from pledge where id = ${pledgeId}`,
  );
  return row !== undefined && mayBeScheduled(row.state);
}
