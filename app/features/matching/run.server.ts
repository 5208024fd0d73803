import { eq, sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import type { Explanation } from "./rules/explain";
import type { NeedInsight } from "./rules/insight";
import type { Ban, Floor, Pin } from "./rules/instance";
import type { RunState } from "./rules/run";
import type { Score, Weights } from "./rules/score";
import { run } from "./schema";

/** Shapes of what a run keeps, and steps that its commands share. */

export type RunCounts = {
  households?: number;
  needs?: number;
  eligible?: number;
  places?: number;
  served?: number;
  servedHouseholds?: number;
  /** What first come, first served would have given on the same data. */
  firstCome?: number;
  firstComeHouseholds?: number;
  /** Households it would have passed over for a less needy one. */
  passedOver?: number;
  /** Households helped here that would have got nothing. */
  firstComeLeftOut?: number;
  byNeed?: NeedInsight[];
  milliseconds?: number;
  leftOut?: number;
  approved?: number;
};

/** Why a line is as it is: the codes of the explanation, and how the household's rank came about. */
export type LineExplanation = { why: Explanation; score: Score; lot: string };

/** A pair that a person fixed; `household` is kept so that lists need not look it up. */
export type PinDecision = { unit: string; offer: string; household: string; reason: string };

/** A need that a person took out of one offer, or with null out of the run. */
export type BanDecision = { unit: string; offer: string | null; household: string; reason: string };

/** What the plan takes from a run's settings. */
export function settingsOf(row: Pick<LockedRun, "floors" | "pins" | "bans">): {
  floors: Floor[];
  pins: Pin[];
  bans: Ban[];
} {
  return {
    floors: row.floors,
    pins: row.pins.map(({ unit, offer }) => ({ unit, offer })),
    bans: row.bans.map(({ unit, offer }) => (offer === null ? { unit } : { unit, offer })),
  };
}

type Row = typeof run.$inferSelect;
export type RunValues = Partial<typeof run.$inferInsert>;
type Typed = "needs" | "offerIds" | "state" | "floors" | "pins" | "bans" | "counts";
export type LockedRun = Omit<Row, Typed> & {
  floors: Floor[];
  pins: PinDecision[];
  bans: BanDecision[];
  needs: NeedCode[];
  offerIds: string[] | null;
  state: RunState;
  counts: RunCounts;
};

/**
 * Loads and locks one run; the subject of the policy is its region and its maker. Lines may be written meanwhile, which
 * a stronger lock would make wait for each other.
 */
export async function lockRun(tx: Tx, id: string): Promise<LockedRun | null> {
  const [row] = await tx.select().from(run).where(eq(run.id, id)).for("no key update");
  return (row as LockedRun | undefined) ?? null;
}

/** The same without a lock: for acts that change nothing of the run, also by people who may only read it. */
export async function findRun(tx: Reader, id: string): Promise<LockedRun | null> {
  const [row] = await tx.select().from(run).where(eq(run.id, id));
  return (row as LockedRun | undefined) ?? null;
}

/** Under which the progress of a run's computation stands (platform/jobs/progress). */
export function progressOf(runId: string): string {
  return `run ${runId}`;
}

export async function saveRun(tx: Tx, id: string, values: RunValues): Promise<void> {
  await tx.update(run).set(values).where(eq(run.id, id));
}

/** @throws when no weights of this version are stored */
export async function loadWeights(tx: Pick<Tx, "execute">, version: number): Promise<Weights> {
  const [row] = await tx.execute<{ weights: Weights }>(
    sql`select weights from weight_set where version = ${version}`,
  );
  if (!row) throw new Error(`no weights of version ${version}`);
  return row.weights;
}
