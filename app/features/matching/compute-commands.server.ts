import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { log } from "~/platform/log/log.server";
import { loadDemand, type Demand } from "./demand.server";
import { keepRelaxations, runFigures, writeRunOffers } from "./figures.server";
import { snapshotHash } from "./rules/canonical";
import { explainAll } from "./rules/explain";
import { InstanceFault, type MatchResult } from "./rules/instance";
import { planMatching, type Plan } from "./rules/plan";
import { solve } from "./rules/solve";
import { verify } from "./rules/verify";
import {
  loadWeights,
  lockRun,
  saveRun,
  settingsOf,
  type LineExplanation,
  type LockedRun,
  type RunCounts,
} from "./run.server";
import { loadSupply, type SupplyRow } from "./supply.server";

/**
 * Computes and certifies a draft: reads supply and demand in one snapshot, solves, lets the independent check decide,
 * and writes a line for every need with its reason. A run discarded meanwhile stops; a second call does nothing.
 */
export async function computeRun(actor: Actor, runId: string): Promise<void> {
  try {
    const request = await markProgress(actor, runId, 10);
    if (request === null) return;
    const started = performance.now();
    const { supply, demand, plan } = await readPlan(actor, request);
    if ((await markProgress(actor, runId, 40)) === null) return;
    const result = solve(plan.instance);
    const verified = verify(plan.instance, result);
    if ((await markProgress(actor, runId, 70)) === null) return;
    await keepResult(actor, runId, async (tx) => {
      const counts = await writeLines(tx, runId, { supply, demand, plan, result });
      await saveRun(tx, runId, {
        state: verified.certified ? "certified" : "failed",
        failure: verified.certified ? null : `${verified.code} ${verified.place}`,
        progress: 100,
        snapshot: {
          instance: plan.instance,
          offers: supply.map(({ id, label, terms }) => ({ id, label, terms })),
        },
        snapshotHash: snapshotHash(plan.instance),
        result,
        resultHash: result.hash,
        counts: { ...counts, milliseconds: Math.round(performance.now() - started) },
      });
      note(tx, { hash: result.hash, served: result.served, certified: verified.certified });
    });
    await keepRelaxations(actor, runId);
  } catch (error) {
    const failure = error instanceof InstanceFault ? `${error.code} ${error.place}` : "unexpected";
    if (failure === "unexpected") log.error({ err: error, runId }, "matching run");
    await keepResult(actor, runId, (tx) => saveRun(tx, runId, { state: "failed", failure }));
  }
}

/** Reads everything a run depends on in one repeatable-read transaction, and says who may use which place. */
async function readPlan(
  actor: Actor,
  request: LockedRun,
): Promise<{ supply: SupplyRow[]; demand: Demand; plan: Plan }> {
  return read(
    actor,
    async (tx) => {
      const supply = await loadSupply(tx, request);
      const weights = await loadWeights(tx, request.weightVersion);
      const demand = await loadDemand(tx, { ...request, on: request.businessDate, weights });
      const { needs, candidates } = demand;
      const { cap, businessDate: on } = request;
      return {
        supply,
        demand,
        plan: planMatching({ cap, offers: supply, needs, candidates, on, ...settingsOf(request) }),
      };
    },
    "run.compute",
  );
}

/** Shows how far the work is; null when the run is no longer waiting for it. */
function markProgress(actor: Actor, runId: string, progress: number): Promise<LockedRun | null> {
  return perform(
    actor,
    "run.compute",
    (tx) => lockRun(tx, runId),
    async (tx, row) => {
      if (row.state !== "draft") return null;
      await saveRun(tx, runId, { progress });
      note(tx, { progress });
      return row;
    },
  );
}

async function keepResult(actor: Actor, runId: string, keep: (tx: Tx) => Promise<void>): Promise<void> {
  await perform(
    actor,
    "run.compute",
    (tx) => lockRun(tx, runId),
    async (tx, row) => {
      if (row.state === "draft") await keep(tx);
    },
  );
}

type Computed = { supply: SupplyRow[]; demand: Demand; plan: Plan; result: MatchResult };

async function writeLines(
  tx: Tx,
  runId: string,
  { supply, demand, plan, result }: Computed,
): Promise<RunCounts> {
  const explanations = explainAll(plan.instance, result, plan.refusals);
  const served = new Map(result.assignments);
  const lines = demand.needs.map((need) => {
    const { score, lot, region } = demand.standing.get(need.householdId)!;
    const why = explanations.get(need.id)!;
    const explanation: LineExplanation = { why, score, lot };
    const offerId = served.get(need.id) ?? null;
    const eligible = why.code !== "no_offer" && why.code !== "not_eligible";
    return {
      id: newId(),
      need_id: need.id,
      household_id: need.householdId,
      member_id: need.memberId,
      region,
      offer_id: offerId,
      rank: demand.candidates.get(need.householdId)!.rank,
      score: score.total,
      outcome: offerId !== null ? "served" : eligible ? "not_served" : "not_eligible",
      explanation,
    };
  });
  const scores = new Map(lines.map((line) => [line.rank, line.score]));
  const figures = await writeRunOffers(tx, runId, runFigures(plan.instance, result), scores);
  for (let at = 0; at < lines.length; at += 5000) {
    await tx.execute(sql`insert into allocation (id, run_id, need_id, household_id, member_id, region, offer_id, rank, score,
        outcome, explanation)
      select x.id, ${runId}::uuid, x.need_id, x.household_id, x.member_id, x.region, x.offer_id, x.rank, x.score, x.outcome,
        x.explanation
      from jsonb_to_recordset(${JSON.stringify(lines.slice(at, at + 5000))}::jsonb) as x(id uuid, need_id uuid,
        household_id uuid, member_id uuid, region text, offer_id uuid, rank int, score int, outcome text, explanation jsonb)`);
  }
  return {
    households: demand.candidates.size,
    needs: lines.length,
    eligible: lines.filter((line) => line.outcome !== "not_eligible").length,
    places: supply.reduce((sum, offer) => sum + offer.places, 0),
    served: result.served,
    servedHouseholds: result.households,
    ...figures,
  };
}
