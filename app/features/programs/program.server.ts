import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { refuseFunds, type Fund } from "./funds";
import {
  ownOffers,
  programAfter,
  refuseProgram,
  type ProgramMove,
  type ProgramState,
  type FundSource,
  type Quota,
} from "./rules";
import { offer, period, program, programFund, programQuota } from "./schema";

/** Steps that several commands share. Each takes the transaction of the command that calls it. */

export type LockedProgram = typeof program.$inferSelect;

/** Loads and locks one program of the actor's own agency; another agency's is not found, published or not. */
export async function lockOwnProgram(tx: Tx, actor: Actor, id: string): Promise<LockedProgram | null> {
  const own = actor.agencyId === null ? undefined : eq(program.agencyId, actor.agencyId);
  const [row] = await tx
    .select()
    .from(program)
    .where(and(eq(program.id, id), own))
    .for("update");
  return row ?? null;
}

/** @throws Conflict("program_changed") when somebody else saved it since the form was shown */
/**
 * Whether a save changed anything but the version. A form sent twice by a double tap arrives the second time with the old
 * version and the same answers: that is no conflict.
 */
export function changedAnything<Row extends { version: number; updatedAt: unknown }>(
  before: Row,
  after: Row,
): boolean {
  const { version: _v, updatedAt: _u, ...was } = before;
  const { version: _w, updatedAt: _t, ...is } = after;
  return !isDeepStrictEqual(was, is);
}

export function assertVersion(row: { version: number }, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.version) throw new Conflict("program_changed");
}

/** The state after the move. @throws RuleBroken("program_state") when it does not start here */
export function moved(row: { state: string }, move: ProgramMove): ProgramState {
  const next = programAfter(row.state as ProgramState, move);
  if (next === null) throw new RuleBroken("program_state", { state: row.state });
  return next;
}

export async function saveProgram(
  tx: Tx,
  id: string,
  values: Partial<typeof program.$inferInsert>,
): Promise<void> {
  await tx
    .update(program)
    .set({ ...values, version: sql`${program.version} + 1`, updatedAt: sql`now()` })
    .where(eq(program.id, id));
}

export async function quotaOf(tx: Reader, row: { id: string; quota: number }): Promise<Quota> {
  const parts = await tx
    .select({ place: programQuota.region, places: programQuota.quota })
    .from(programQuota)
    .where(eq(programQuota.programId, row.id))
    .orderBy(programQuota.region);
  return { total: row.quota, parts: parts };
}

export async function saveQuota(tx: Tx, programId: string, quota: Quota): Promise<void> {
  await saveProgram(tx, programId, { quota: quota.total });
  await tx.delete(programQuota).where(eq(programQuota.programId, programId));
  if (quota.parts.length > 0)
    await tx
      .insert(programQuota)
      .values(quota.parts.map(({ place, places }) => ({ programId, region: place, quota: places })));
}

export async function fundsOf(tx: Reader, programId: string): Promise<Fund[]> {
  const rows = await tx
    .select()
    .from(programFund)
    .where(eq(programFund.programId, programId))
    .orderBy(programFund.position);
  return rows.map(({ source, label, place, amount, places }) => ({
    source: source as FundSource,
    label,
    place,
    amount,
    places,
  }));
}

export async function saveFunds(tx: Tx, programId: string, funds: readonly Fund[]): Promise<void> {
  await tx.delete(programFund).where(eq(programFund.programId, programId));
  if (funds.length > 0)
    await tx
      .insert(programFund)
      .values(funds.map((fund, index) => ({ ...fund, programId, position: index + 1 })));
}

/** @throws RuleBroken with a code of `refuseProgram` or `refuseFunds` when the program can not go before the head or the public */
export async function assertSound(tx: Tx, row: LockedProgram): Promise<void> {
  const [year] = await tx.select().from(period).where(eq(period.code, row.period));
  if (!year) throw new RuleBroken("program_outside_period");
  const quota = await quotaOf(tx, row);
  const refusal =
    refuseProgram(
      {
        need: needCatalogue[row.need as NeedCode],
        recipient: row.recipient as "household" | "member",
        quota,
        unitValue: row.unitValue,
        startsOn: row.startsOn,
        endsOn: row.endsOn,
      },
      { startsOn: year.from, endsOn: year.to },
    ) ?? refuseFunds(await fundsOf(tx, row.id), quota, row.unitValue);
  if (refusal) throw new RuleBroken(refusal);
}

/**
 * Brings the offers of the program's own quota in line with it: one in all or one per part. An offer is never made
 * smaller than what is taken (the database refuses it); one that is no longer named is left as it is.
 */
export async function offerOwnPlaces(tx: Tx, row: LockedProgram, quota: Quota): Promise<void> {
  for (const { place, places } of ownOffers(quota)) {
    const at = place === null ? isNull(offer.place) : eq(offer.place, place);
    const raised = await tx
      .update(offer)
      .set({ capacity: places })
      .where(and(eq(offer.programId, row.id), isNull(offer.pledgeId), at))
      .returning({ id: offer.id });
    if (raised.length > 0) continue;
    await tx.insert(offer).values({
      id: newId(),
      region: row.region,
      period: row.period,
      need: row.need,
      recipient: row.recipient,
      agencyId: row.agencyId,
      programId: row.id,
      place: place,
      capacity: places,
      criteria: place === null ? [row.criteria] : [row.criteria, { place: { codes: [place] } }],
      label: row.name,
    });
  }
}

/** Opens or shuts every offer of the program, its partners' included: a paused program takes no new household. */
export async function openOffers(tx: Tx, programId: string, open: boolean): Promise<void> {
  await tx.update(offer).set({ open }).where(eq(offer.programId, programId));
}

/** The budget year of a day, made on first use: a calendar year. */
export async function ensurePeriod(tx: Tx, day: string): Promise<{ code: string; from: string; to: string }> {
  const code = day.slice(0, 4);
  const year = { code, from: `${code}-01-01`, to: `${code}-12-31` };
  await tx.insert(period).values(year).onConflictDoNothing();
  return year;
}
