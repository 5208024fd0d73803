import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { perform, type Tx } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import type { Criteria, Facts } from "~/features/programs/criteria";
import type { PlannedRun } from "./planned-run.server";
import { unpackFacts, uuidText } from "./rules/cards";
import { columnFigures, columnFirstCome, type ColumnFigures } from "./rules/column-figures";
import { cutoffStates, type Answer } from "./rules/columns";
import { orderOfIds } from "./rules/kept";
import { reachesTo, type Reaches } from "./rules/reaches";
import { relaxationsOf, type Relaxation } from "./rules/relax";
import { rowsOf } from "./rows.server";
import { lockRun, type LockedRun, type RunCounts } from "./run.server";

/** Figures that are counted once with a run and kept: by offer, by need, and what first come would have done. */

export type RunFigures = { byOffer: ColumnFigures["offers"]; counts: RunCounts };

export function runFigures({ cards, plan }: PlannedRun, answer: Answer, reaches: Reaches): RunFigures {
  const { columns } = plan;
  const { offers: byOffer, needs, dimensions } = columnFigures(columns, answer, reaches);
  const firstCome = columnFirstCome(columns, orderOfIds(cards.view, plan.units.id), reaches.usable, answer);
  const helped = new Set<number>();
  let served = 0;
  for (let unit = 0; unit < answer.at.length; unit++) {
    if (answer.at[unit]! < 0) continue;
    served++;
    helped.add(columns.units.household[unit]!);
  }
  return {
    byOffer,
    counts: {
      served,
      servedHouseholds: helped.size,
      firstCome: firstCome.served,
      firstComeHouseholds: firstCome.households,
      passedOver: firstCome.passedOver,
      firstComeLeftOut: firstCome.leftOut,
      byNeed: plan.dimensions.flatMap((need, at) =>
        dimensions[at] === 1
          ? [
              {
                need,
                served: needs.served[at]!,
                waiting: needs.waiting[at]!,
                without: needs.without[at]!,
                capped: needs.capped[at]!,
              },
            ]
          : [],
      ),
    },
  };
}

/** Writes a row for each offer, with all that an explanation needs to know about it later. */
export async function writeRunOffers(
  tx: Tx,
  row: Pick<LockedRun, "id" | "region">,
  { supply, cards, plan }: PlannedRun,
  { cutoffs }: Answer,
  { byOffer }: RunFigures,
  reaches: Reaches,
): Promise<void> {
  const terms = new Map(supply.map((one) => [one.id, one.terms]));
  const rows = plan.offers.map((offer, at) => {
    const cut = cutoffStates[cutoffs.state[at]!] === "cut";
    const next = byOffer.next[at]!;
    return {
      offer: offer.id,
      number: at,
      criteria: offer.criteria,
      source: offer.sourceId,
      terms: terms.get(offer.id)!,
      reaches: plan.offers.flatMap((_, to) => (reachesTo(reaches, at, to) ? [to] : [])),
      places: offer.places,
      served: byOffer.served[at],
      fitting: byOffer.fitting[at],
      waiting: byOffer.waiting[at],
      behind: byOffer.behind[at],
      next: next < 0 ? null : uuidText(cards.bytes, cards.start[plan.households.card[next]!]!),
      state: cutoffStates[cutoffs.state[at]!],
      round: cut && plan.columns.cap !== null ? cutoffs.round[at] : null,
      rank: cut ? cutoffs.rank[at] : null,
      score: cut ? plan.households.score[cutoffs.rank[at]! - 1]! : null,
    };
  });
  await tx.execute(sql`insert into run_offer (run_id, offer_id, region, number, criteria, source_id, terms, reaches, places,
      served, fitting, waiting, behind, next_household_id, cutoff_state, cutoff_round, cutoff_rank, cutoff_score)
    select ${row.id}::uuid, x.offer, ${row.region}, x.number, x.criteria, x.source, x.terms,
      array(select jsonb_array_elements_text(x.reaches)::int), x.places, x.served, x.fitting, x.waiting, x.behind, x.next,
      x.state, x.round, x.rank, x.score
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(offer uuid, number int, criteria jsonb, source uuid,
      terms text, reaches jsonb, places int, served int, fitting int, waiting int, behind int, next uuid, state text,
      round int, rank int, score int)`);
}

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

type Unserved = { facts: Buffer; person: number | null; region: string; member: boolean };

/** Needs without a place that the household may still receive: not those capped, barred, or given to another member. */
async function factsOfUnserved(
  tx: Reader,
  runId: string,
  need: NeedCode,
  on: string,
): Promise<Record<RecipientKind, Facts[]>> {
  const found: Record<RecipientKind, Facts[]> = { household: [], member: [] };
  const rows = await rowsOf<Unserved>(
    tx,
    sql`select l.facts, l.person, l.region, l.member_id is not null as member
      from allocation l join need n on n.id = l.need_id
      where l.run_id = ${runId} and n.code = ${need} and l.code in ('waiting', 'not_eligible', 'no_offer')
        and l.windows is null`,
  );
  for (const { facts, person, region, member } of rows)
    found[member ? "member" : "household"].push(unpackFacts(facts, region, person, on).facts);
  return found;
}
