import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { today } from "~/platform/db/settings.server";
import { agency } from "~/features/accounts/schema";
import { needCatalogue, type NeedCode, type Strategy } from "~/features/needs/catalogue";
import { faultsOf, type Criteria } from "./criteria";
import {
  assertVersion,
  changedAnything,
  ensurePeriod,
  lockOwnProgram,
  saveFunds,
  saveProgram,
  saveQuota,
  type LockedProgram,
} from "./program.server";
import { oneSource, type Fund } from "./funds";
import { budgetOf, isEditable, largestCost, refuseQuota, type QuotaPart } from "./rules";
import { program } from "./schema";
import { usualCriteria } from "./terms";

/** What is given, by which name: the first page of the form. */
export type ProgramSubject = { name: string; description: string | null; need: NeedCode };

/** Places, money and time: the second page. Rupiah per unit; days as YYYY-MM-DD. */
export type ProgramTermsInput = {
  /** All places; how they are divided is a step of its own. */
  quota: number;
  unitValue: number;
  funds: readonly Fund[];
  strategy: Strategy;
  startsOn: string;
  endsOn: string;
};

/**
 * Begins a program of the operator's own agency as a draft, with the usual criteria of its need.
 * @returns the id of the program
 */
export function draftProgram(actor: Actor, subject: ProgramSubject, key?: string): Promise<string> {
  return perform(
    actor,
    "program.draft",
    async (tx) => {
      if (!actor.agencyId) return null;
      const [office] = await tx.select().from(agency).where(eq(agency.id, actor.agencyId));
      return office ? { agencyId: office.id, region: office.region } : null;
    },
    async (tx, office) => {
      const day = await today(tx);
      const year = await ensurePeriod(tx, day);
      const need = needCatalogue[subject.need];
      const id = newId();
      await tx.insert(program).values({
        id,
        reference: await nextReference(tx, "program", day),
        agencyId: office.agencyId,
        region: office.region,
        period: year.code,
        ...subject,
        recipient: need.recipient,
        unit: need.unit,
        unitValue: 0,
        quota: 0,
        criteria: usualCriteria(need),
        startsOn: day,
        endsOn: year.to,
        strategy: need.strategies[0] ?? "burden",
        madeBy: actor.accountId ?? "",
      });
      await saveFunds(tx, id, oneSource("regency_budget", subject.need, 0, 0));
      noteSubject(tx, { id });
      note(tx, { need: subject.need });
      return id;
    },
    { key },
  );
}

/** Renames the draft or gives it another need; a new need brings its own unit and usual criteria. */
export function describeProgram(
  actor: Actor,
  id: string,
  subject: ProgramSubject,
  seen?: number,
): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    if (row.need === subject.need) return saveProgram(tx, id, subject);
    const need = needCatalogue[subject.need];
    await saveProgram(tx, id, {
      ...subject,
      recipient: need.recipient,
      unit: need.unit,
      criteria: usualCriteria(need),
      strategy: need.strategies[0] ?? "burden",
    });
  });
}

/**
 * Sets places, value, sources and dates of the draft. A division that no longer adds up stays as it is: the next step shows
 * it, and nothing is submitted with it. @throws RuleBroken with a code of `refuseQuota`
 */
export function setProgramTerms(
  actor: Actor,
  id: string,
  terms: ProgramTermsInput,
  seen?: number,
): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    const { quota, funds, ...rest } = terms;
    const refusal =
      refuseQuota({ total: quota, parts: [] }) ??
      (budgetOf(quota, terms.unitValue) > largestCost ? "program_cost_too_large" : null);
    if (refusal) throw new RuleBroken(refusal);
    const year = await ensurePeriod(tx, terms.startsOn);
    await saveProgram(tx, row.id, { ...rest, quota, period: year.code });
    await saveFunds(tx, row.id, funds);
  });
}

/**
 * Divides the draft's quota among kecamatan or desa; no parts: places may go anywhere.
 * @throws RuleBroken with a code of `refuseQuota`
 */
export function divideQuota(
  actor: Actor,
  id: string,
  parts: readonly QuotaPart[],
  seen?: number,
): Promise<void> {
  return change(actor, id, seen, async (tx, row) => {
    const quota = { total: row.quota, parts };
    const refusal = refuseQuota(quota);
    if (refusal) throw new RuleBroken(refusal);
    await saveQuota(tx, row.id, quota);
  });
}

/** Sets who the draft is for. @throws RuleBroken("criteria_unsound") */
export function setProgramCriteria(
  actor: Actor,
  id: string,
  criteria: Criteria,
  seen?: number,
): Promise<void> {
  return change(actor, id, seen, async (tx) => {
    if (faultsOf(criteria).length > 0) throw new RuleBroken("criteria_unsound");
    await saveProgram(tx, id, { criteria });
  });
}

function change(
  actor: Actor,
  id: string,
  seen: number | undefined,
  save: (tx: Parameters<typeof saveProgram>[0], row: LockedProgram) => Promise<void>,
): Promise<void> {
  return perform(
    actor,
    "program.draft",
    (tx) => lockOwnProgram(tx, actor, id),
    async (tx, row) => {
      if (!isEditable(row.state as "draft")) throw new RuleBroken("program_state", { state: row.state });
      await save(tx, row);
      const [saved] = await tx.select().from(program).where(eq(program.id, id));
      if (saved && changedAnything(row, saved)) assertVersion(row, seen);
    },
  );
}
