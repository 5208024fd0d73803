import type { Reader } from "~/platform/access/transaction.server";
import { loadCards } from "./cards.server";
import { loadBarred, loadReceived } from "./demand.server";
import type { Cards } from "./rules/cards";
import { planColumns, type ColumnPlan } from "./rules/plan-columns";
import { loadWeights, settingsOf, type LockedRun } from "./run.server";
import { loadSupply, type SupplyRow } from "./supply.server";

export type PlannedRun = { supply: SupplyRow[]; cards: Cards; plan: ColumnPlan };

/** What a run asks for. */
export type RunQuestion = Pick<
  LockedRun,
  | "period"
  | "needs"
  | "offerIds"
  | "cap"
  | "seed"
  | "weightVersion"
  | "businessDate"
  | "floors"
  | "pins"
  | "bans"
>;

/**
 * Reads everything a run depends on, in the transaction's snapshot, and says who may use which place, in which order.
 * Households of approved matches keep them: with a cap these count as received, their places are no longer free, and
 * what they bar is barred.
 * @throws InstanceFault for a pin that cannot be kept
 */
export async function planRun(tx: Reader, row: RunQuestion): Promise<PlannedRun> {
  const { cap, needs, period, seed, businessDate: on } = row;
  const supply = await loadSupply(tx, row);
  const weights = await loadWeights(tx, row.weightVersion);
  const received = cap === null ? [] : await loadReceived(tx, period);
  const barred = await loadBarred(tx, needs, on);
  const cards = await loadCards(tx, on);
  const plan = planColumns(cards, {
    cap,
    offers: supply,
    needs,
    received,
    barred,
    weights,
    seed,
    on,
    ...settingsOf(row),
  });
  return { supply, cards, plan };
}
