import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { agency, partner } from "~/features/accounts/schema";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { program } from "~/features/programs/schema";
import { invitationOf, type FunderInvitation } from "./invitation.server";
import { draftOf, needOf, type PledgeRow } from "./pledge.server";
import { placesOf, type PledgeState } from "./rules";
import { quantityOf } from "./rules/completeness";
import { withoutValues } from "./rules/details";
import type { PledgeWait } from "./rules/waits";
import { pledge, pledgeFunder, pledgeShare } from "./schema";
import { waitingPledges } from "./waiting.server";

export type Pledge = Omit<PledgeRow, "kind" | "need" | "state" | "unit"> & {
  kind: PledgeForm;
  need: ReturnType<typeof needOf>;
  state: PledgeState;
  unit: Unit;
};

export type PledgeLine = Pledge & {
  /** False for a co-funder: `amount`, `unitValue` and the values of goods are then left out (see `withoutSum`). */
  seesSum: boolean;
  partnerName: string;
  programName: string | null;
  agencyName: string | null;
};

export type PledgeSort = "submitted" | "-submitted" | "partner" | "-partner";
export type PledgeFilter = {
  text?: string;
  state?: PledgeState;
  kind?: PledgeForm;
  programId?: string;
  /** those the partner leads, or those whose share it has still to enter */
  mine?: "own" | "share";
  waits?: PledgeWait;
  sort?: PledgeSort;
};

export const pledgePageSize = 25;

/** Pledges the actor may see: a partner's own and those it helps to fund, an agency's own, all of them for Bappeda. */
export async function listPledges(
  actor: Actor,
  filter: PledgeFilter,
  page: number,
): Promise<{ rows: PledgeLine[]; total: number }> {
  return read(actor, async (tx) => {
    const waits = filter.waits && waitingPledges(filter.waits, await today(tx), actor).where;
    const where = and(visibleTo(actor), ...conditions(filter), mineOf(actor, filter.mine), waits);
    const [all] = await tx
      .select({ n: count() })
      .from(pledge)
      .innerJoin(partner, eq(partner.id, pledge.partnerId))
      .where(where);
    const rows = await pledgeLines(tx)
      .where(where)
      .orderBy(...orders[filter.sort ?? "-submitted"], asc(pledge.id))
      .limit(pledgePageSize)
      .offset((page - 1) * pledgePageSize);
    return { rows: rows.map((row) => lineOf(actor, row)), total: all?.n ?? 0 };
  });
}

function mineOf(actor: Actor, mine: PledgeFilter["mine"]): SQL | undefined {
  if (!mine || !actor.partnerId) return undefined;
  if (mine === "own") return eq(pledge.partnerId, actor.partnerId);
  return sql`${pledge.state} in ('draft','returned') and exists (select 1 from ${pledgeFunder} f
    where f.pledge_id = ${pledge.id} and f.partner_id = ${actor.partnerId} and not f.lead and not exists (
      select 1 from ${pledgeShare} s where s.pledge_id = f.pledge_id and s.partner_id = f.partner_id))`;
}

/** Pledges in these states: what waits for Bappeda, or what a partner has under way. */
export async function countPledges(actor: Actor, states: readonly PledgeState[]): Promise<number> {
  return read(actor, (tx) => tx.$count(pledge, and(visibleTo(actor), inArray(pledge.state, [...states]))));
}

/** Pledges led by others whose amount the actor's partner has still to enter. */
export async function listOpenShares(
  actor: Actor,
): Promise<{ id: string; partnerName: string; kind: PledgeForm }[]> {
  if (!actor.partnerId) return [];
  const own = actor.partnerId;
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ id: pledge.id, partnerName: partner.name, kind: pledge.kind })
      .from(pledge)
      .innerJoin(partner, eq(partner.id, pledge.partnerId))
      .innerJoin(pledgeFunder, and(eq(pledgeFunder.pledgeId, pledge.id), eq(pledgeFunder.partnerId, own)))
      .leftJoin(pledgeShare, and(eq(pledgeShare.pledgeId, pledge.id), eq(pledgeShare.partnerId, own)))
      .where(
        and(
          inArray(pledge.state, ["draft", "returned"]),
          sql`${pledgeShare.amount} is null and not ${pledgeFunder.lead}`,
        ),
      );
    return rows.map((row) => ({ ...row, kind: row.kind as PledgeForm }));
  });
}

/** Pledges towards one program that give or gave places, for its record. Drafts are the partner's own affair. */
export async function listPledgesTowards(actor: Actor, programId: string): Promise<PledgeLine[]> {
  return read(actor, async (tx) => {
    const rows = await pledgeLines(tx)
      .where(
        and(
          visibleTo(actor),
          eq(pledge.programId, programId),
          sql`${pledge.state} not in ('draft','returned')`,
        ),
      )
      .orderBy(asc(pledge.submittedOn), asc(pledge.id));
    return rows.map((row) => lineOf(actor, row));
  });
}

/** What the holder of a funding link is asked; null for one that is used, too old or was never made. */
export async function readInvitation(actor: Actor, token: string): Promise<FunderInvitation | null> {
  const found = await read(actor, (tx) => invitationOf(tx, token));
  return found?.open ? found : null;
}

/** Row level security decides whose; what a partner has not submitted is nobody else's to read. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (actor.partnerId) return undefined;
  return sql`${pledge.state} <> 'draft'`;
}

/** A pledge with the names of those it concerns; the part every list and record starts from. */
export const pledgeLines = (tx: Reader) =>
  tx
    .select({
      pledge,
      partnerName: partner.name,
      programName: program.name,
      agencyName: agency.name,
      criteria: program.criteria,
    })
    .from(pledge)
    .innerJoin(partner, eq(partner.id, pledge.partnerId))
    .leftJoin(program, eq(program.id, pledge.programId))
    .leftJoin(agency, eq(agency.id, pledge.agencyId));

type Joined = {
  pledge: PledgeRow;
  partnerName: string;
  programName: string | null;
  agencyName: string | null;
};

/** The line of one joined row, without the sum where the reader may not know it. */
export function lineOf(
  actor: Actor,
  { pledge: row, partnerName, programName, agencyName }: Joined,
): PledgeLine {
  const seesSum = actor.partnerId === null || actor.partnerId === row.partnerId;
  const shown = seesSum ? row : withoutSum(row);
  return { ...shown, need: needOf(row), seesSum, partnerName, programName, agencyName } as PledgeLine;
}

/**
 * A pledge as a co-funder sees it. With the sum a funder could subtract its own amount, and of two funders read the
 * other's; with three, two of them could join. So the sum is between the lead and Bappeda, whatever the number of
 * funders: a limit of three would tell it as soon as a third came or left. Places stay, because they are the result
 * (and public with the program); the remainder, which would make them exact again, goes with the sum.
 */
function withoutSum(row: PledgeRow): PledgeRow {
  const quantity = quantityOf(draftOf(row));
  const result = quantity === null ? null : placesOf(quantity, row.unitValue);
  const places = row.places ?? (result === null || typeof result === "string" ? null : result.places);
  return { ...row, amount: null, unitValue: null, places, details: withoutValues(row.details) };
}

function conditions({ text, state, kind, programId }: PledgeFilter): (SQL | undefined)[] {
  const like = text ? `%${text.replace(/[%_\\]/g, "\\$&")}%` : null;
  return [
    like
      ? or(ilike(pledge.reference, like), ilike(partner.name, like), ilike(pledge.description, like))
      : undefined,
    state ? eq(pledge.state, state) : undefined,
    kind ? eq(pledge.kind, kind) : undefined,
    programId ? eq(pledge.programId, programId) : undefined,
  ];
}

const orders: Record<PledgeSort, SQL[]> = {
  submitted: [sql`${pledge.submittedAt} asc nulls first`],
  "-submitted": [sql`${pledge.submittedAt} desc nulls first`],
  partner: [asc(partner.name)],
  "-partner": [desc(partner.name)],
};

export function isPledgeSort(value: string | null): value is PledgeSort {
  return value !== null && value in orders;
}
