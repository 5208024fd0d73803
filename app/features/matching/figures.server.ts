import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { perform, type Tx } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import type { Criteria, Facts } from "~/features/programs/criteria";
import { factsFor, loadFacts } from "~/features/programs/facts.server";
import { rowsOf } from "./rows.server";
import { firstComeOf, type FirstCome } from "./rules/first-come";
import { insightOf, type Insight } from "./rules/insight";
import type { Instance, MatchResult } from "./rules/instance";
import { relaxationsOf, type Relaxation } from "./rules/relax";
import { lockRun, type RunCounts } from "./run.server";

/** Figures that are counted once with a run and kept: by offer, by need, and what first come would have done. */

export type RunFigures = { insight: Insight; firstCome: FirstCome; result: MatchResult };

export function runFigures(instance: Instance, result: MatchResult): RunFigures {
  return { insight: insightOf(instance, result), firstCome: firstComeOf(instance, result), result };
}

/** Writes a row for each offer and answers the counts that stand with the run. `scores`: score of each rank. */
export async function writeRunOffers(
  tx: Tx,
  runId: string,
  { insight, firstCome, result }: RunFigures,
  scores: ReadonlyMap<number, number>,
): Promise<RunCounts> {
  const cutoffs = new Map(result.cutoffs.map((cutoff) => [cutoff.offer, cutoff]));
  const rows = insight.offers.map((one) => {
    const cutoff = cutoffs.get(one.offer)!;
    return {
      ...one,
      state: cutoff.state,
      round: cutoff.round,
      rank: cutoff.rank,
      score: cutoff.rank === null ? null : (scores.get(cutoff.rank) ?? null),
    };
  });
  await tx.execute(sql`insert into run_offer (run_id, offer_id, region, places, served, fitting, waiting, behind,
      next_household_id, cutoff_state, cutoff_round, cutoff_rank, cutoff_score)
    select r.id, x.offer, r.region, x.places, x.served, x.fitting, x.waiting, x.behind, x.next, x.state, x.round, x.rank, x.score
    from run r, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(offer uuid, places int, served int, fitting int,
      waiting int, behind int, next uuid, state text, round int, rank int, score int) where r.id = ${runId}`);
  return {
    firstCome: firstCome.served,
    firstComeHouseholds: firstCome.households,
    passedOver: firstCome.passedOver,
    firstComeLeftOut: firstCome.leftOut,
    byNeed: insight.needs,
  };
}

const householdsAtOnce = 5_000;

/**
 * For each offer of a computed run with places left: what dropping one of its criteria would reach among needs of the
 * run that wait or have no offer. Counted after the proposal stands, because nothing in it depends on this.
 */
export async function keepRelaxations(actor: Actor, runId: string): Promise<void> {
  const found = await read(actor, (tx) => countRelaxations(tx, runId), "run.compute");
  if (found.size === 0) return;
  const rows = [...found].map(([offer, relaxations]) => ({ offer, relaxations }));
  await perform(
    actor,
    "run.compute",
    (tx) => lockRun(tx, runId),
    async (tx) => {
      await tx.execute(sql`update run_offer o set relaxations = x.relaxations
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(offer uuid, relaxations jsonb)
        where o.run_id = ${runId} and o.offer_id = x.offer`);
    },
  );
}

type Unfilled = { id: string; need: NeedCode; recipient: RecipientKind; criteria: Criteria[]; on: string };
type Unserved = { householdId: string; memberId: string | null; need: NeedCode };

async function countRelaxations(tx: Reader, runId: string): Promise<Map<string, Relaxation[]>> {
  const offers = await rowsOf<Unfilled>(
    tx,
    sql`select o.id, o.need, o.recipient, o.criteria, r.business_date::text as on
      from run_offer f join offer o on o.id = f.offer_id join run r on r.id = f.run_id
      where f.run_id = ${runId} and f.served < f.places`,
  );
  const counts = new Map<string, Relaxation[]>();
  for (const need of new Set(offers.map((offer) => offer.need))) {
    const facts = await factsOfUnserved(tx, runId, need, offers[0]!.on);
    for (const offer of offers.filter((one) => one.need === need))
      counts.set(offer.id, relaxationsOf(offer.criteria, facts[offer.recipient]));
  }
  return counts;
}

/** Needs without a place that the household may still receive: not those capped, or given to another member. */
async function factsOfUnserved(
  tx: Reader,
  runId: string,
  need: NeedCode,
  on: string,
): Promise<Record<RecipientKind, Facts[]>> {
  const rows = await rowsOf<Unserved>(
    tx,
    sql`select l.household_id as "householdId", l.member_id as "memberId", n.code as need
      from allocation l join need n on n.id = l.need_id
      where l.run_id = ${runId} and l.outcome <> 'served' and n.code = ${need}
        and l.explanation -> 'why' ->> 'code' not in ('mate_served', 'cap_reached', 'barred')
        and not exists (select 1 from jsonb_array_elements(case when jsonb_typeof(l.explanation -> 'why' -> 'refusals') = 'array'
            then l.explanation -> 'why' -> 'refusals' else '[]' end) x where x.value ->> 'why' = 'window')`,
  );
  const households = [...new Set(rows.map((row) => row.householdId))];
  const found: Record<RecipientKind, Facts[]> = { household: [], member: [] };
  for (let at = 0; at < households.length; at += householdsAtOnce) {
    const part = households.slice(at, at + householdsAtOnce);
    const facts = await loadFacts(tx, part, on);
    const here = new Set(part);
    for (const { householdId, memberId } of rows) {
      const own = here.has(householdId) ? facts.get(householdId) : undefined;
      if (own !== undefined) found[memberId === null ? "household" : "member"].push(factsFor(own, memberId));
    }
  }
  return found;
}
