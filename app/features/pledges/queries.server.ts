import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { agency, partner } from "~/features/accounts/schema";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { offer, program } from "~/features/programs/schema";
import { fundingOf, needOf, type PledgeRow } from "./pledge.server";
import type { PledgeState } from "./rules";
import type { Funding } from "./rules/completeness";
import { pledge, pledgeFunder, pledgeShare } from "./schema";

export type Pledge = Omit<PledgeRow, "kind" | "need" | "state" | "unit"> & {
  kind: PledgeForm;
  need: ReturnType<typeof needOf>;
  state: PledgeState;
  unit: Unit;
};

export type PledgeLine = Pledge & {
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
    const where = and(visibleTo(actor), ...conditions(filter), mineOf(actor, filter.mine));
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
    return { rows: rows.map(lineOf), total: all?.n ?? 0 };
  });
}

function mineOf(actor: Actor, mine: PledgeFilter["mine"]): SQL | undefined {
  if (!mine || !actor.partnerId) return undefined;
  if (mine === "own") return eq(pledge.partnerId, actor.partnerId);
  return sql`${pledge.state} in ('draft','returned') and exists (select 1 from ${pledgeFunder} f
    where f.pledge_id = ${pledge.id} and f.partner_id = ${actor.partnerId} and not f.lead and not exists (
      select 1 from ${pledgeShare} s where s.pledge_id = f.pledge_id and s.partner_id = f.partner_id))`;
}

/** One funder as its fellows see it: who, and whether it has entered its amount. */
export type Funder = { partnerId: string; name: string; lead: boolean; entered: boolean };
/** Places by state of their match, in all and per kecamatan; never split by anything else. */
export type PledgeProgress = {
  capacity: number;
  taken: number;
  byState: { state: string; places: number }[];
  byDistrict: { district: string; matched: number; delivered: number }[];
};

export type PledgeRecord = PledgeLine & {
  funders: Funder[];
  funding: Funding;
  /** The actor's own amount; null when it has none or has not entered it. */
  ownShare: number | null;
  /** Only for the actor's own partner. */
  leads: boolean;
  /** All amounts, for Bappeda only. */
  shares: { partnerId: string; amount: number }[];
  programCriteria: (typeof program.$inferSelect)["criteria"] | null;
  progress: PledgeProgress;
};

/** One pledge with its funders. Amounts other than the actor's own are not in it. @throws NotFound */
export async function readPledge(actor: Actor, id: string): Promise<PledgeRecord> {
  return read(actor, async (tx) => {
    const [row] = await pledgeLines(tx).where(and(visibleTo(actor), eq(pledge.id, id)));
    if (!row) throw new NotFound();
    const shares = await tx.select().from(pledgeShare).where(eq(pledgeShare.pledgeId, id));
    return {
      ...lineOf(row),
      funders: await fundersOf(tx, id),
      funding: await fundingOf(tx, id),
      ownShare: shares.find((share) => share.partnerId === actor.partnerId)?.amount ?? null,
      shares: actor.partnerId ? [] : shares.map(({ partnerId, amount }) => ({ partnerId, amount })),
      leads: actor.partnerId !== null && row.pledge.partnerId === actor.partnerId,
      programCriteria: row.criteria,
      progress: await progressOf(tx, id),
    };
  });
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
    return rows.map(lineOf);
  });
}

/** Row level security decides whose; what a partner has not submitted is nobody else's to read. */
function visibleTo(actor: Actor): SQL | undefined {
  if (actor.partnerId) return undefined;
  return sql`${pledge.state} <> 'draft'`;
}

/** A pledge with the names of those it concerns; the part every list and record starts from. */
const pledgeLines = (tx: Reader) =>
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

function lineOf({ pledge: row, partnerName, programName, agencyName }: Joined): PledgeLine {
  return { ...row, need: needOf(row), partnerName, programName, agencyName } as PledgeLine;
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

async function fundersOf(tx: Reader, id: string): Promise<Funder[]> {
  const rows = await tx
    .select({ partnerId: pledgeFunder.partnerId, name: partner.name, lead: pledgeFunder.lead })
    .from(pledgeFunder)
    .innerJoin(partner, eq(partner.id, pledgeFunder.partnerId))
    .where(eq(pledgeFunder.pledgeId, id))
    .orderBy(desc(pledgeFunder.lead), partner.name);
  const without = await tx.execute<{ id: string }>(
    sql`select * from funders_without_share(${id}::uuid) as id`,
  );
  const open = new Set([...without].map((row) => row.id));
  return rows.map((row) => ({ ...row, entered: !open.has(row.partnerId) }));
}

async function progressOf(tx: Reader, id: string): Promise<PledgeProgress> {
  const offers = await tx
    .select({ capacity: offer.capacity, taken: offer.taken })
    .from(offer)
    .where(eq(offer.pledgeId, id));
  const rows = [
    ...(await tx.execute<{ district: string; state: string; places: number }>(
      sql`select * from pledge_places(${id}::uuid)`,
    )),
  ];
  const add = (of: typeof rows) => of.reduce((sum, row) => sum + row.places, 0);
  const group = (key: "state" | "district") => [...new Set(rows.map((row) => row[key]))].sort();
  return {
    capacity: offers.reduce((sum, row) => sum + row.capacity, 0),
    taken: offers.reduce((sum, row) => sum + row.taken, 0),
    byState: group("state").map((state) => ({
      state,
      places: add(rows.filter((row) => row.state === state)),
    })),
    byDistrict: group("district").map((district) => {
      const mine = rows.filter((row) => row.district === district && row.state !== "cancelled");
      return {
        district,
        matched: add(mine),
        delivered: add(mine.filter((row) => row.state === "delivered" || row.state === "checked")),
      };
    }),
  };
}
