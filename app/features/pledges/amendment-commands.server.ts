import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import type { PledgeForm } from "~/features/needs/catalogue";
import { offer } from "~/features/programs/schema";
import { lockLedPledge, lockPledge, savePledge, type PledgeRow } from "./pledge.server";
import { promisesOf, recordPromises, totalOf } from "./promises.server";
import {
  givesPlaces,
  holdsAccountNumber,
  placesOf,
  refuseQuantity,
  type ImplementerKind,
  type PayeeKind,
  type PledgeState,
} from "./rules";
import { quantityOf, refuseExecution } from "./rules/completeness";
import { refuseSchedule, type ScheduleRow } from "./rules/promises";
import {
  changedParts,
  continuedPromises,
  refuseAmendment,
  stretchSchedule,
  termsOf,
  type PledgeTerms,
} from "./rules/terms";
import { criteriaOfWishes, type Wishes } from "./rules/wishes";
import { pledgeShare } from "./schema";
import { pledgeAmendment, pledgeVersion, promise } from "./standing-schema";
import { tellBappeda, tellPartners } from "./tell.server";
import { refuseWishesOf } from "./wishes.server";

/** What the partner wants to stand instead. */
export type Change = {
  amount: number | null;
  quantity: number | null;
  wishes: Wishes;
  startsOn: string;
  endsOn: string;
  implementerKind: ImplementerKind;
  implementer: string;
  payeeKind: PayeeKind;
  payee: string | null;
  /** Null, or as it stands: the last parts take the difference. Anything else is to add up by itself. */
  schedule: ScheduleRow[] | null;
  why: string;
};

/**
 * Writes a change of an accepted pledge as a draft beside what stands; an earlier draft is replaced, one that waits for
 * Bappeda is not. @returns the id of the amendment
 * @param seen the draft that was on the page, null for none; another one now means that somebody else wrote meanwhile
 * @throws RuleBroken with a code of `refuseAmendment`, `refuseQuantity`, `refuseSchedule` or `refuseExecution`,
 *   "amendment_waits", "account_number", "pledge_state"; Conflict("pledge_changed")
 */
export function draftAmendment(
  actor: Actor,
  pledgeId: string,
  change: Change,
  seen?: string | null,
): Promise<string> {
  return perform(
    actor,
    "pledge.amend",
    (tx) => lockLedPledge(tx, actor, pledgeId),
    async (tx, row) => {
      assertStands(row);
      if (holdsAccountNumber(change.why)) throw new RuleBroken("account_number");
      const execution = refuseExecution(change);
      if (execution) throw new RuleBroken(execution);
      const [open] = await openAmendments(tx, pledgeId);
      if (open?.state === "proposed") throw new RuleBroken("amendment_waits");
      if (seen !== undefined && seen !== (open?.id ?? null)) throw new Conflict("pledge_changed");
      const before = await standing(tx, row);
      const after = await changed(tx, row, before, { ...change, drafted: open?.after.schedule });
      const facts = { taken: 0, othersShares: await othersShares(tx, row) };
      const refusal = refuseAmendment(before, after, facts);
      if (refusal) throw new RuleBroken(refusal);
      if (open) await tx.delete(pledgeAmendment).where(eq(pledgeAmendment.id, open.id));
      const id = newId();
      await tx
        .insert(pledgeAmendment)
        .values({ id, pledgeId, before, after, why: change.why, madeBy: actor.accountId ?? "" });
      note(tx, { amendment: id, step: "draft" });
      return id;
    },
  );
}

/** Puts the drafted change before Bappeda. @throws RuleBroken("pledge_state") */
export function proposeAmendment(actor: Actor, pledgeId: string, key?: string): Promise<void> {
  return perform(
    actor,
    "pledge.amend",
    (tx) => lockLedPledge(tx, actor, pledgeId),
    async (tx, row) => {
      assertStands(row);
      const [open] = await openAmendments(tx, pledgeId);
      if (open?.state !== "draft") throw new RuleBroken("pledge_state");
      await tx
        .update(pledgeAmendment)
        .set({ state: "proposed", proposedOn: await today(tx), version: open.version + 1 })
        .where(eq(pledgeAmendment.id, open.id));
      await tellBappeda(tx, "amendment_proposed", row);
      note(tx, { amendment: open.id, step: "proposed" });
    },
    { key },
  );
}

/** The partner takes a change back that nobody decided yet. */
export function takeAmendmentBack(actor: Actor, pledgeId: string): Promise<void> {
  return perform(
    actor,
    "pledge.amend",
    (tx) => lockLedPledge(tx, actor, pledgeId),
    async (tx) => {
      const [open] = await openAmendments(tx, pledgeId);
      if (!open) throw new RuleBroken("pledge_state");
      await tx.update(pledgeAmendment).set({ state: "taken_back" }).where(eq(pledgeAmendment.id, open.id));
      note(tx, { amendment: open.id, step: "taken_back" });
    },
  );
}

/**
 * Bappeda's answer. Accepted, the change becomes the next version: places follow, what was matched stays.
 * @throws Conflict("pledge_changed") when the pledge or the change is no longer what was compared,
 *   RuleBroken("amendment_below_taken", { taken, release }) when places would fall under those taken
 */
export function decideAmendment(
  actor: Actor,
  pledgeId: string,
  answer: { accept: boolean; why: string; amendmentId: string },
  key?: string,
): Promise<void> {
  return perform(
    actor,
    "pledge.decide_amendment",
    (tx) => lockPledge(tx, pledgeId),
    async (tx, row) => {
      const [open] = await openAmendments(tx, pledgeId);
      if (open?.state !== "proposed" || open.id !== answer.amendmentId) throw new Conflict("pledge_changed");
      const day = await today(tx);
      if (answer.accept) {
        assertStands(row);
        if (changedParts(open.before, await standing(tx, row)).length > 0)
          throw new Conflict("pledge_changed");
        await apply(tx, actor, row, open.id, open.after, day);
      }
      const state = answer.accept ? "accepted" : "refused";
      await tx
        .update(pledgeAmendment)
        .set({ state, answer: answer.why, decidedBy: actor.accountId, decidedOn: day })
        .where(eq(pledgeAmendment.id, open.id));
      await tellPartners(tx, answer.accept ? "amendment_accepted" : "amendment_refused", row);
      note(tx, { amendment: open.id, step: state, places: open.after.places });
    },
    { key, reason: answer.why },
  );
}

async function apply(
  tx: Tx,
  actor: Actor,
  row: PledgeRow,
  amendmentId: string,
  after: PledgeTerms,
  day: string,
) {
  const [place] = await tx.select().from(offer).where(eq(offer.pledgeId, row.id)).for("update");
  const taken = place?.taken ?? 0;
  const facts = { taken, othersShares: await othersShares(tx, row) };
  const refusal = refuseAmendment(await standing(tx, row), after, facts);
  if (refusal) throw new RuleBroken(refusal, { taken, release: taken - after.places });
  const { amount, quantity, places, wishes } = after;
  const { schedule: _, description: __, ...stands } = after;
  await savePledge(tx, row.id, stands);
  if (place)
    await tx
      .update(offer)
      .set({ capacity: places, criteria: [place.criteria[0]!, criteriaOfWishes(wishes)] })
      .where(eq(offer.id, place.id));
  // Confirmed shares stay; the lead bears the difference.
  if (amount !== null)
    await tx
      .update(pledgeShare)
      .set({ amount: amount - facts.othersShares })
      .where(and(eq(pledgeShare.pledgeId, row.id), eq(pledgeShare.partnerId, row.partnerId)));
  await tx
    .update(pledgeShare)
    .set({ terms: sql`pledge_terms(${row.id}::uuid)` })
    .where(eq(pledgeShare.pledgeId, row.id));
  await replaceSchedule(tx, row.id, after.schedule);
  const number = (await tx.$count(pledgeVersion, eq(pledgeVersion.pledgeId, row.id))) + 1;
  await tx.insert(pledgeVersion).values({
    pledgeId: row.id,
    number,
    terms: after,
    heldFrom: day,
    amendmentId,
    decidedBy: actor.accountId,
  });
  await recordPromises(tx, { ...row, amount, quantity, places });
}

/** Promises keep their row, and so their history and what was noted of them. @throws RuleBroken("amendment_below_kept") */
async function replaceSchedule(tx: Tx, pledgeId: string, schedule: PledgeTerms["schedule"]): Promise<void> {
  const rows = await promisesOf(tx, pledgeId);
  const continued = continuedPromises(rows, schedule);
  const gone = rows.filter((row) => !continued.includes(row));
  if (gone.some(({ noted }) => noted > 0)) throw new RuleBroken("amendment_below_kept");
  for (const [i, part] of schedule.entries()) {
    const row = continued[i];
    if (row && row.noted > part.promised) throw new RuleBroken("amendment_below_kept");
    if (row) await tx.update(promise).set(part).where(eq(promise.id, row.id));
    else await tx.insert(promise).values({ id: newId(), pledgeId, ...part });
  }
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(promise).where(inArray(promise.id, ids));
}

async function standing(tx: Tx, row: PledgeRow): Promise<PledgeTerms> {
  const schedule = (await promisesOf(tx, row.id)).map(({ dueOn, promised }) => ({ dueOn, promised }));
  return { ...termsOf(row), schedule };
}

/** With the schedule of the draft that this one replaces, which the form shows again. */
type Redrafted = Change & { drafted: PledgeTerms["schedule"] | undefined };

async function changed(tx: Tx, row: PledgeRow, before: PledgeTerms, change: Redrafted): Promise<PledgeTerms> {
  const { amount, quantity, wishes, startsOn, endsOn } = change;
  const kind = row.kind as PledgeForm;
  const much = quantityOf({ kind, amount, quantity });
  const refusal = much === null ? "pledge_amount_not_positive" : refuseQuantity(much);
  if (refusal || much === null) throw new RuleBroken(refusal ?? "pledge_amount_not_positive");
  // A program that no longer takes pledges still lets its old ones be changed, only not turned elsewhere.
  const turned = changedParts(before, { ...before, wishes }).length > 0;
  const wish = turned ? await refuseWishesOf(tx, row, wishes) : null;
  if (wish) throw new RuleBroken(wish);
  const result = placesOf(much, row.unitValue);
  if (typeof result === "string") throw new RuleBroken(result);
  const { implementerKind, implementer, payeeKind, payee } = change;
  const execution = { implementerKind, implementer, payeeKind, payee };
  const schedule = scheduleOf(before, change, totalOf({ kind, amount, quantity }));
  const places = result.places;
  return { ...before, amount, quantity, wishes, startsOn, endsOn, ...execution, places, schedule };
}

function scheduleOf(before: PledgeTerms, change: Redrafted, total: number): PledgeTerms["schedule"] {
  const { schedule, drafted, startsOn, endsOn } = change;
  const rows = [...(schedule ?? [])].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const untouched = [[], before.schedule, drafted ?? []].some(
    (shown) => changedParts({ ...before, schedule: shown }, { ...before, schedule: rows }).length === 0,
  );
  if (untouched) return stretchSchedule(before.schedule, total, endsOn, before.endsOn);
  const refusal = refuseSchedule(rows, { total, startsOn, endsOn });
  if (refusal) throw new RuleBroken(refusal);
  return rows;
}

async function othersShares(tx: Tx, row: PledgeRow): Promise<number> {
  const [sum] = await tx.execute<{ others: string }>(
    sql`select others_shares(${row.id}::uuid)::text as others`,
  );
  return Number(sum?.others ?? 0);
}

function openAmendments(tx: Tx, pledgeId: string) {
  return tx
    .select()
    .from(pledgeAmendment)
    .where(
      and(eq(pledgeAmendment.pledgeId, pledgeId), inArray(pledgeAmendment.state, ["draft", "proposed"])),
    );
}

function assertStands(row: PledgeRow): void {
  if (!givesPlaces(row.state as PledgeState)) throw new RuleBroken("pledge_state", { state: row.state });
}
