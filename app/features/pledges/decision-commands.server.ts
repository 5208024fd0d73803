import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { agency, partner } from "~/features/accounts/schema";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { ensurePeriod } from "~/features/programs/program.server";
import { offer } from "~/features/programs/schema";
import { usualCriteria } from "~/features/programs/terms";
import {
  assertVersion,
  draftOf,
  fundingOf,
  lockLedPledge,
  lockPledge,
  moved,
  needOf,
  openProgram,
  savePledge,
  type PledgeRow,
} from "./pledge.server";
import { fixSchedule, promisesOf, totalOf } from "./promises.server";
import { placesOf, type AgreementKind } from "./rules";
import { gapsOf, quantityOf } from "./rules/completeness";
import { dayAfter, refuseSchedule } from "./rules/promises";
import { termsOf } from "./rules/terms";
import { criteriaOfWishes } from "./rules/wishes";
import { pledgeShare } from "./schema";
import { pledgeVersion } from "./standing-schema";
import { tellBappeda, tellPartners } from "./tell.server";

/**
 * Puts the pledge before Bappeda. It gets its reference with the first submission and keeps it.
 * @returns the reference
 * @throws RuleBroken with the first gap of `gapsOf`, "program_not_open" or "pledge_state"
 */
export function submitPledge(actor: Actor, id: string, key?: string, seen?: number): Promise<string> {
  return perform(
    actor,
    "pledge.submit",
    (tx) => lockLedPledge(tx, actor, id),
    async (tx, row) => {
      const state = moved(row, "submit");
      assertVersion(row, seen);
      if (row.programId) await openProgram(tx, row.programId);
      const funding = await fundingOf(tx, id);
      const [gap] = gapsOf(draftOf(row), funding);
      if (gap) throw new RuleBroken(gap.gap);
      const refusal = refuseSchedule(await promisesOf(tx, id), { ...row, total: totalOf(row) });
      if (refusal) throw new RuleBroken(refusal);
      const day = await today(tx);
      if (funding.funders === 1 && row.amount !== null) await fundAlone(tx, actor, row, day);
      const reference = row.reference ?? (await nextReference(tx, "pledge", day));
      await savePledge(tx, id, { state, reference, note: null, submittedAt: new Date(), submittedOn: day });
      await tellBappeda(tx, "pledge_submitted", { ...row, reference });
      note(tx, { reference, kind: row.kind, need: row.need });
      return reference;
    },
    { key },
  );
}

/** What Bappeda names when there is no program; ignored when there is one. Rupiah per unit. */
export type Acceptance = { agencyId: string | null; unitValue: number | null };

/**
 * Accepts the pledge: its places are fixed and offered on top of the program's own, under the program's criteria and
 * the pledge's wishes.
 * @returns the number of places
 * @throws RuleBroken("pledge_unit_value_missing"), "pledge_below_one_place", "agency_missing" or "program_not_open"
 */
export function acceptPledge(
  actor: Actor,
  id: string,
  terms: Acceptance,
  key?: string,
  seen?: number,
): Promise<number> {
  return perform(
    actor,
    "pledge.accept",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      const state = moved(row, "accept");
      assertVersion(row, seen);
      const need = needOf(row);
      const quantity = quantityOf(draftOf(row));
      if (need === null || quantity === null) throw new RuleBroken("need_missing");
      const day = await today(tx);
      const source = row.programId
        ? await fromProgram(tx, row.programId)
        : await withoutProgram(tx, need, terms, day);
      const result = placesOf(quantity, source.unitValue);
      if (typeof result === "string") throw new RuleBroken(result);
      await tx.insert(offer).values({
        id: newId(),
        region: row.region,
        need,
        recipient: needCatalogue[need].recipient,
        programId: row.programId,
        pledgeId: id,
        period: source.period,
        agencyId: source.agencyId,
        capacity: result.places,
        criteria: [source.criteria, criteriaOfWishes(row.wishes)],
        label: await labelOf(tx, row),
      });
      await savePledge(tx, id, {
        state,
        places: result.places,
        agencyId: source.agencyId,
        unitValue: source.unitValue,
        agreeBy: dayAfter(day, (await readSettings(tx)).agreementDays),
        decidedBy: actor.accountId,
        decidedOn: day,
        note: null,
      });
      const schedule = await fixSchedule(tx, row);
      const held = { ...termsOf({ ...row, places: result.places }), schedule };
      await tx
        .insert(pledgeVersion)
        .values({ pledgeId: id, number: 1, terms: held, heldFrom: day, decidedBy: actor.accountId });
      await tellPartners(tx, "pledge_accepted", { ...row, agencyId: source.agencyId });
      note(tx, { places: result.places, remainder: result.remainder });
      return result.places;
    },
    { key },
  );
}

/** Sends the pledge back to the partner with what to change. */
export function returnPledge(actor: Actor, id: string, why: string): Promise<void> {
  return perform(
    actor,
    "pledge.return",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      await savePledge(tx, id, { state: moved(row, "return"), note: why });
      await tellPartners(tx, "pledge_returned", row);
    },
    { reason: why },
  );
}

export function rejectPledge(actor: Actor, id: string, why: string): Promise<void> {
  return perform(
    actor,
    "pledge.reject",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      await savePledge(tx, id, {
        state: moved(row, "reject"),
        note: why,
        decidedBy: actor.accountId,
        decidedOn: await today(tx),
      });
      await tellPartners(tx, "pledge_rejected", row);
    },
    { reason: why },
  );
}

export type Agreement = { kind: AgreementKind; number: string; on: string };

/** Records the signed paper; only from now on deliveries may be scheduled. @throws RuleBroken("agreement_in_future") */
export function agreePledge(actor: Actor, id: string, agreement: Agreement): Promise<void> {
  return perform(
    actor,
    "pledge.agree",
    (tx) => lockPledge(tx, id),
    async (tx, row) => {
      const state = moved(row, "agree");
      if (agreement.on > (await today(tx))) throw new RuleBroken("agreement_in_future");
      await savePledge(tx, id, {
        state,
        agreementKind: agreement.kind,
        agreementNumber: agreement.number,
        agreedOn: agreement.on,
      });
      await tellPartners(tx, "pledge_agreed", row);
    },
  );
}

async function fundAlone(tx: Tx, actor: Actor, row: PledgeRow, day: string): Promise<void> {
  const entry = {
    amount: row.amount ?? 0,
    enteredBy: actor.accountId ?? "",
    enteredOn: day,
    terms: sql<string>`pledge_terms(${row.id}::uuid)`,
  };
  await tx
    .insert(pledgeShare)
    .values({ pledgeId: row.id, partnerId: row.partnerId, ...entry })
    .onConflictDoUpdate({ target: [pledgeShare.pledgeId, pledgeShare.partnerId], set: entry });
}

async function fromProgram(tx: Tx, programId: string) {
  const row = await openProgram(tx, programId);
  return { agencyId: row.agencyId, unitValue: row.unitValue, period: row.period, criteria: row.criteria };
}

/** Bappeda names the office and, for money, the value of one unit; the usual criteria of the need apply. */
async function withoutProgram(tx: Tx, need: NeedCode, terms: Acceptance, day: string) {
  const [office] = terms.agencyId ? await tx.select().from(agency).where(eq(agency.id, terms.agencyId)) : [];
  if (!office?.active) throw new RuleBroken("agency_missing");
  const { code } = await ensurePeriod(tx, day);
  return {
    agencyId: office.id,
    unitValue: terms.unitValue,
    period: code,
    criteria: usualCriteria(needCatalogue[need]),
  };
}

async function labelOf(tx: Tx, row: PledgeRow): Promise<string> {
  const [giver] = await tx.select({ name: partner.name }).from(partner).where(eq(partner.id, row.partnerId));
  return [giver?.name, row.reference].filter(Boolean).join(" · ");
}
