import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { partner } from "~/features/accounts/schema";
import { program } from "~/features/programs/schema";
import { fundingOf, type PledgeRow } from "./pledge.server";
import { progressOf, type PledgeProgress } from "./progress.server";
import { judgePromises } from "./promises.server";
import { lineOf, pledgeLines, visibleTo, type PledgeLine } from "./queries.server";
import type { Funding } from "./rules/completeness";
import type { PromiseState } from "./rules/promises";
import type { ReturnedPlaces } from "./parts/returned-places";
import { funderInvitation, pledge, pledgeFunder, pledgeReturn, pledgeShare } from "./schema";
import { promiseEvent } from "./standing-schema";

/** One funder as its fellows see it: who, and whether it has confirmed its amount. */
export type Funder = { partnerId: string; name: string; lead: boolean; entered: boolean; admitted: boolean };
/** Asked by a link that nobody has used yet; told to the lead only. */
export type OpenLink = { id: string; name: string; email: string; expired: boolean };
export type PledgeRecord = PledgeLine & {
  funders: Funder[];
  funding: Funding;
  /** The actor's own amount; null when it has none or has not entered it. */
  ownShare: number | null;
  /** The pledge has changed since the actor confirmed its amount, which must be confirmed again. */
  shareStale: boolean;
  links: OpenLink[];
  /** Only for the actor's own partner. */
  leads: boolean;
  /** All amounts, for Bappeda only. */
  shares: { partnerId: string; amount: number }[];
  programCriteria: (typeof program.$inferSelect)["criteria"] | null;
  progress: PledgeProgress;
  promises: PromiseLine[];
  /** What came back from programs that were closed. */
  returns: ReturnedPlaces[];
};

/**
 * A promise as it stands today; amounts are null for a co-funder of a fund, to whom they would tell the sum.
 */
export type PromiseLine = {
  /** What deliveries prove is left out: they were to fewer than the limit. */
  few: boolean;
  id: string;
  dueOn: string;
  promised: number | null;
  kept: number | null;
  noted: number | null;
  keptOn: string | null;
  state: PromiseState;
  /** The latest reason that was noted. */
  reason: string | null;
};

/** One pledge with its funders. Amounts other than the actor's own are not in it. @throws NotFound */
export async function readPledge(actor: Actor, id: string): Promise<PledgeRecord> {
  return read(actor, async (tx) => {
    const [row] = await pledgeLines(tx).where(and(visibleTo(actor), eq(pledge.id, id)));
    if (!row) throw new NotFound();
    const shares = await tx.select().from(pledgeShare).where(eq(pledgeShare.pledgeId, id));
    const funders = await fundersOf(tx, id);
    const own = funders.find((funder) => funder.partnerId === actor.partnerId);
    const progress = await progressOf(tx, actor, row.pledge);
    const ownShare = shares.find((share) => share.partnerId === actor.partnerId)?.amount ?? null;
    return {
      ...lineOf(actor, row),
      funders,
      funding: await fundingOf(tx, id),
      ownShare,
      shareStale: ownShare !== null && own !== undefined && !own.entered,
      links: await openLinksOf(tx, id),
      shares: actor.partnerId ? [] : shares.map(({ partnerId, amount }) => ({ partnerId, amount })),
      leads: actor.partnerId !== null && row.pledge.partnerId === actor.partnerId,
      programCriteria: row.criteria,
      progress,
      returns: await returnsOf(tx, actor, row.pledge, progress),
      promises: await promiseLines(tx, actor, row.pledge, progress.taken === null),
    };
  });
}

async function fundersOf(tx: Reader, id: string): Promise<Funder[]> {
  const rows = await tx
    .select({
      partnerId: pledgeFunder.partnerId,
      name: partner.name,
      lead: pledgeFunder.lead,
      admitted: sql<boolean>`${partner.state} = 'admitted'`,
    })
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

/** Row level security shows them to the lead and to Bappeda. */
async function openLinksOf(tx: Reader, id: string): Promise<OpenLink[]> {
  return tx
    .select({
      id: funderInvitation.id,
      name: funderInvitation.name,
      email: funderInvitation.email,
      expired: sql<boolean>`${funderInvitation.expiresAt} <= now()`,
    })
    .from(funderInvitation)
    .where(and(eq(funderInvitation.pledgeId, id), isNull(funderInvitation.usedAt)))
    .orderBy(funderInvitation.name, funderInvitation.id);
}

async function promiseLines(
  tx: Reader,
  actor: Actor,
  row: PledgeRow,
  isFew: boolean,
): Promise<PromiseLine[]> {
  const judged = await judgePromises(tx, row);
  const hidden = row.kind === "fund" && actor.partnerId !== null && actor.partnerId !== row.partnerId;
  const reasons = await tx
    .selectDistinctOn([promiseEvent.promiseId], { id: promiseEvent.promiseId, reason: promiseEvent.reason })
    .from(promiseEvent)
    .where(and(eq(promiseEvent.pledgeId, row.id), sql`${promiseEvent.reason} is not null`))
    .orderBy(promiseEvent.promiseId, desc(promiseEvent.id));
  return judged.map(({ id, dueOn, promised, kept, noted, keptOn, now }) => ({
    ...{ id, dueOn, keptOn, state: now },
    promised: hidden ? null : promised,
    ...(hidden ? { few: false, kept: null, noted: null } : keptOf(isFew, kept, noted)),
    reason: reasons.find((one) => one.id === id)?.reason ?? null,
  }));
}

/** With few recipients only what Bappeda noted: what deliveries prove would tell how few. */
function keptOf(few: boolean, kept: number, noted: number) {
  return { few: few && noted === 0, kept: few ? noted : kept, noted };
}

async function returnsOf(
  tx: Reader,
  actor: Actor,
  row: PledgeRow,
  { taken, fewerThan }: PledgeProgress,
): Promise<ReturnedPlaces[]> {
  const rows = await tx
    .select({ back: pledgeReturn, program: program.name })
    .from(pledgeReturn)
    .innerJoin(program, eq(program.id, pledgeReturn.programId))
    .where(eq(pledgeReturn.pledgeId, row.id));
  // To a co-funder the amount would tell what the others give.
  const tellsAmount = actor.partnerId === null || actor.partnerId === row.partnerId;
  return rows.map(({ back, program: name }) => ({
    programId: back.programId,
    program: name,
    places: taken === null ? null : back.places,
    fewerThan,
    amount: tellsAmount && taken !== null ? back.amount : null,
    on: back.on,
    reason: back.reason,
  }));
}
