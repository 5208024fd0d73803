import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import { partner } from "~/features/accounts/schema";
import { needCatalogue, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import {
  assertVersion,
  isFunder,
  lockLedPledge,
  lockPledge,
  needOf,
  openProgram,
  savePledge,
  type PledgeRow,
} from "./pledge.server";
import {
  canAnswer,
  holdsAccountNumber,
  isEditable,
  namesAnOffice,
  pledgeUnits,
  refuseQuantity,
  type PledgeState,
} from "./rules";
import { quantityOf } from "./rules/completeness";
import { refuseWishes, type Wishes } from "./rules/wishes";
import { pledge, pledgeFunder, pledgeShare } from "./schema";

/** Towards a program, or towards a need that has none. */
export type PledgeTarget = { kind: PledgeForm; programId: string | null; need: NeedCode | null };

/**
 * Begins a pledge of the actor's partner as a draft.
 * @returns the id of the pledge
 * @throws RuleBroken("program_not_open"), "kind_not_for_need" or "need_missing"
 */
export function draftPledge(actor: Actor, target: PledgeTarget, key?: string): Promise<string> {
  return perform(
    actor,
    "pledge.draft",
    async (tx) => {
      if (!actor.partnerId) return null;
      const [own] = await tx.select().from(partner).where(eq(partner.id, actor.partnerId));
      return own?.state === "admitted" ? { partnerId: own.id } : null;
    },
    async (tx, own) => {
      const id = newId();
      const { region } = await readSettings(tx);
      const values = await targetValues(tx, target);
      await tx
        .insert(pledge)
        .values({ id, partnerId: own.partnerId, region, ...values, madeBy: actor.accountId ?? "" });
      await tx.insert(pledgeFunder).values({ pledgeId: id, partnerId: own.partnerId, lead: true });
      noteSubject(tx, { id, region });
      return id;
    },
    { key },
  );
}

/** Turns the draft towards another program, need or kind. Wishes that no longer fit are taken back. */
export function retargetPledge(actor: Actor, id: string, target: PledgeTarget, seen?: number): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    const values = await targetValues(tx, target);
    const sameKind = values.kind === row.kind;
    const keepWishes = (await wishRefusal(tx, { ...row, ...values }, row.wishes)) === null;
    await savePledge(tx, id, {
      ...values,
      ...(sameKind ? {} : { amount: null, quantity: null, details: {} }),
      ...(keepWishes ? {} : { wishes: { districts: [], group: null } }),
    });
  });
}

/** Rupiah for a fund, pieces for the rest, where `amount` may add what they are worth. */
export type PledgeAmount = {
  amount: number | null;
  quantity: number | null;
  description: string;
  details: Record<string, string>;
};

/** @throws RuleBroken with a code of `refuseQuantity`, or "account_number" */
export function setPledgeAmount(actor: Actor, id: string, input: PledgeAmount, seen?: number): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    const quantity = quantityOf({ kind: row.kind as PledgeForm, ...input });
    const refusal = quantity === null ? "pledge_amount_not_positive" : refuseQuantity(quantity);
    if (refusal) throw new RuleBroken(refusal);
    if ([input.description, ...Object.values(input.details)].some(holdsAccountNumber))
      throw new RuleBroken("account_number");
    await savePledge(tx, id, input);
  });
}

/** @throws RuleBroken with a code of `refuseWishes` */
export function setPledgeWishes(actor: Actor, id: string, wishes: Wishes, seen?: number): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    const refusal = await wishRefusal(tx, row, wishes);
    if (refusal) throw new RuleBroken(refusal);
    await savePledge(tx, id, { wishes });
  });
}

export type PledgeExecution = {
  implementer: string;
  implementerKind: string;
  payee: string | null;
  payeeKind: string;
  startsOn: string;
  endsOn: string;
};

/** Who carries it out and who is paid. @throws RuleBroken("payee_is_office"), "account_number" or "dates_reversed" */
export function setPledgeExecution(
  actor: Actor,
  id: string,
  input: PledgeExecution,
  seen?: number,
): Promise<void> {
  return change(actor, id, seen, async (tx) => {
    if (input.payee && namesAnOffice(input.payee)) throw new RuleBroken("payee_is_office");
    if (holdsAccountNumber(`${input.payee ?? ""} / ${input.implementer}`))
      throw new RuleBroken("account_number");
    if (input.startsOn > input.endsOn) throw new RuleBroken("dates_reversed");
    await savePledge(tx, id, input);
  });
}

/** Asks another admitted partner to fund a part. @throws RuleBroken("funder_unknown") or "funder_twice" */
export function inviteFunder(actor: Actor, id: string, partnerId: string): Promise<void> {
  return change(actor, id, undefined, async (tx) => {
    const [other] = await tx
      .select()
      .from(partner)
      .where(and(eq(partner.id, partnerId), eq(partner.state, "admitted")));
    if (!other) throw new RuleBroken("funder_unknown");
    if (await isFunder(tx, id, partnerId)) throw new RuleBroken("funder_twice");
    await tx.insert(pledgeFunder).values({ pledgeId: id, partnerId });
    await savePledge(tx, id, {});
    note(tx, { funder: partnerId });
  });
}

/** Leaves an invited funder out again, with its amount. The lead stays. */
export function leaveFunderOut(actor: Actor, id: string, partnerId: string): Promise<void> {
  return change(actor, id, undefined, async (tx) => {
    await tx
      .delete(pledgeFunder)
      .where(
        and(
          eq(pledgeFunder.pledgeId, id),
          eq(pledgeFunder.partnerId, partnerId),
          eq(pledgeFunder.lead, false),
        ),
      );
    await savePledge(tx, id, {});
    note(tx, { leftOut: partnerId });
  });
}

/** A funder enters its own rupiah; nobody else's is asked or shown. @throws RuleBroken("share_not_positive") */
export function enterShare(actor: Actor, id: string, rupiah: number): Promise<void> {
  return perform(
    actor,
    "pledge.share",
    async (tx) => {
      const row = await lockPledge(tx, id);
      return row && (await isFunder(tx, id, actor.partnerId))
        ? { ...row, partnerId: actor.partnerId ?? "" }
        : null;
    },
    async (tx, row) => {
      assertEditable(row);
      const [place] = await tx
        .select({ lead: pledgeFunder.lead })
        .from(pledgeFunder)
        .where(and(eq(pledgeFunder.pledgeId, id), eq(pledgeFunder.partnerId, row.partnerId)));
      if (!Number.isInteger(rupiah) || rupiah < 0 || (rupiah === 0 && !place?.lead))
        throw new RuleBroken("share_not_positive");
      const entry = { amount: rupiah, enteredBy: actor.accountId ?? "", enteredOn: await today(tx) };
      await tx
        .insert(pledgeShare)
        .values({ pledgeId: id, partnerId: row.partnerId, ...entry })
        .onConflictDoUpdate({ target: [pledgeShare.pledgeId, pledgeShare.partnerId], set: entry });
    },
  );
}

function change(
  actor: Actor,
  id: string,
  seen: number | undefined,
  save: (tx: Tx, row: PledgeRow) => Promise<void>,
): Promise<void> {
  return perform(
    actor,
    "pledge.draft",
    (tx) => lockLedPledge(tx, actor, id),
    async (tx, row) => {
      assertEditable(row);
      assertVersion(row, seen);
      await save(tx, row);
    },
  );
}

function assertEditable(row: { state: string }): void {
  if (!isEditable(row.state as PledgeState)) throw new RuleBroken("pledge_state", { state: row.state });
}

async function targetValues(tx: Tx, { kind, programId, need }: PledgeTarget) {
  const row = programId === null ? null : await openProgram(tx, programId);
  const wanted = row === null ? need : needOf(row);
  if (wanted === null) throw new RuleBroken("need_missing");
  if (!canAnswer(kind, wanted)) throw new RuleBroken("kind_not_for_need");
  return {
    kind,
    programId,
    need: wanted,
    agencyId: row?.agencyId ?? null,
    unit: pledgeUnits[kind] ?? needCatalogue[wanted].unit,
    unitValue: row?.unitValue ?? null,
  };
}

async function wishRefusal(
  tx: Tx,
  row: { need: string | null; programId: string | null; region: string },
  wishes: Wishes,
) {
  const need = needOf(row);
  if (need === null) return "need_missing";
  const known = (await listPlacesBelow(tx, row.region)).map((place) => place.code);
  const area = row.programId ? ((await openProgram(tx, row.programId)).criteria.place?.codes ?? null) : null;
  return refuseWishes(wishes, needCatalogue[need], known, area);
}
