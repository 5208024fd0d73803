import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { readSettings } from "~/platform/db/settings.server";
import { partner } from "~/features/accounts/schema";
import { needCatalogue, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { changeDraft, needOf, openProgram, savePledge } from "./pledge.server";
import {
  canAnswer,
  holdsAccountNumber,
  isNoImplementer,
  namesAnOffice,
  pledgeUnits,
  refuseQuantity,
  type ImplementerKind,
} from "./rules";
import { quantityOf } from "./rules/completeness";
import { brokenDetail, textsOf, worthOfPackage, type KindDetails } from "./rules/details";
import type { Wishes } from "./rules/wishes";
import { pledge, pledgeFunder } from "./schema";
import { refuseWishesOf } from "./wishes.server";

/** Towards a program, or towards a need that has none. */
export type PledgeTarget = { kind: PledgeForm; programId: string | null; need: NeedCode | null };

/**
 * Begins a pledge of the actor's partner as a draft. `district`: the kecamatan whose figures led there becomes its first
 * wish, where such a wish can be met.
 * @returns the id of the pledge
 * @throws RuleBroken("program_not_open"), "kind_not_for_need" or "need_missing"
 */
export function draftPledge(
  actor: Actor,
  { district, ...target }: PledgeTarget & { district?: string | null },
  key?: string,
): Promise<string> {
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
      const wishes: Wishes = { districts: district ? [district] : [], group: null };
      const refused = await refuseWishesOf(tx, { ...values, region }, wishes);
      await tx.insert(pledge).values({
        id,
        partnerId: own.partnerId,
        region,
        ...values,
        ...(refused ? {} : { wishes }),
        madeBy: actor.accountId ?? "",
      });
      await tx.insert(pledgeFunder).values({ pledgeId: id, partnerId: own.partnerId, lead: true });
      noteSubject(tx, { id, region });
      return id;
    },
    { key },
  );
}

/** Turns the draft towards another program, need or kind. Wishes that no longer fit are taken back. */
export function retargetPledge(actor: Actor, id: string, target: PledgeTarget, seen?: number): Promise<void> {
  return changeDraft(actor, id, seen, async (tx, row) => {
    const values = await targetValues(tx, target);
    const sameKind = values.kind === row.kind;
    const keepWishes = (await refuseWishesOf(tx, { ...row, ...values }, row.wishes)) === null;
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
  description: string | null;
  details: KindDetails;
};

/**
 * How much, and what its kind asks besides. Goods whose items all carry a value are worth their sum unless the partner
 * says otherwise. @throws RuleBroken with a code of `refuseQuantity`, "detail_missing" or "account_number"
 */
export function setPledgeAmount(actor: Actor, id: string, input: PledgeAmount, seen?: number): Promise<void> {
  return changeDraft(actor, id, seen, async (tx, row) => {
    const quantity = quantityOf({ kind: row.kind as PledgeForm, ...input });
    const refusal = quantity === null ? "pledge_amount_not_positive" : refuseQuantity(quantity);
    if (refusal) throw new RuleBroken(refusal);
    const broken = brokenDetail(row.kind as PledgeForm, input.details);
    if (broken) throw new RuleBroken("detail_missing", { field: broken });
    const typed = [input.description ?? "", ...textsOf(input.details)];
    if (typed.some(holdsAccountNumber)) throw new RuleBroken("account_number");
    const { items = [] } = input.details;
    const perPackage = worthOfPackage(items);
    const worth = perPackage === null || input.quantity === null ? null : perPackage * input.quantity;
    await savePledge(tx, id, { ...input, amount: input.amount ?? worth });
  });
}

/** @throws RuleBroken with a code of `refuseWishes` */
export function setPledgeWishes(actor: Actor, id: string, wishes: Wishes, seen?: number): Promise<void> {
  return changeDraft(actor, id, seen, async (tx, row) => {
    const refusal = await refuseWishesOf(tx, row, wishes);
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
  return changeDraft(actor, id, seen, async (tx) => {
    if (input.payee && namesAnOffice(input.payee)) throw new RuleBroken("payee_is_office");
    if (isNoImplementer(input.implementer, input.implementerKind as ImplementerKind))
      throw new RuleBroken("implementer_is_official");
    if (holdsAccountNumber(`${input.payee ?? ""} / ${input.implementer}`))
      throw new RuleBroken("account_number");
    if (input.startsOn > input.endsOn) throw new RuleBroken("dates_reversed");
    await savePledge(tx, id, input);
  });
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
