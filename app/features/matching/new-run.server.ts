import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { today } from "~/platform/db/settings.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { computeRunJob } from "./jobs.server";
import { floorFault } from "./rules/decisions";
import type { Floor } from "./rules/instance";
import type { BanDecision, LockedRun, PinDecision } from "./run.server";
import { run } from "./schema";

export type RunRequest = {
  period: string;
  needs: NeedCode[];
  /** Only these offers; null takes all that are open. */
  offerIds: string[] | null;
  /** Helps a household may hold in the period; null leaves each need by itself. */
  cap: number | null;
  /** Announced before the run; draws the lots. */
  seed: string;
  /** Version of the order weights; the newest when absent. */
  weightVersion?: number | null;
  /** Places that kecamatan get before the general order. */
  floors?: Floor[];
  pins?: PinDecision[];
  bans?: BanDecision[];
  /** The run whose settings these were. */
  basedOn?: string | null;
};

/**
 * Keeps a request as a draft and asks for the computation in the background: the step that starting, copying, fixing
 * and barring share.
 * @throws RuleBroken "run_period_closed", "run_no_need", "run_weights_unknown", or a code of `floorFault`
 */
export async function insertRun(tx: Tx, actor: Actor, request: RunRequest): Promise<string> {
  if (request.needs.length === 0) throw new RuleBroken("run_no_need");
  const fault = floorFault(request.floors ?? [], request.cap);
  if (fault !== null) throw new RuleBroken(fault);
  const [year] = await tx.execute(
    sql`select 1 from period where code = ${request.period} and state = 'open'`,
  );
  if (!year) throw new RuleBroken("run_period_closed");
  const id = newId();
  const day = await today(tx);
  const { floors = [], pins = [], bans = [], basedOn = null, ...rest } = request;
  const settings = { ...rest, floors, pins, bans, basedOn };
  const weightVersion = await weightVersionOf(tx, request.weightVersion ?? null);
  await tx.insert(run).values({
    ...settings,
    id,
    reference: await nextReference(tx, "run", day),
    region: actor.scope,
    weightVersion,
    businessDate: day,
    madeBy: actor.accountId!,
  });
  noteSubject(tx, { id });
  const { period, needs, cap, seed } = request;
  note(tx, { period, needs, cap, seed, weightVersion, floors, pins, bans, basedOn });
  await enqueue(tx, computeRunJob, actor, { runId: id });
  return id;
}

/** The settings of a run, to start another from. */
export function requestOf(row: LockedRun): RunRequest {
  const { period, needs, offerIds, cap, seed, weightVersion, floors, pins, bans } = row;
  return { period, needs, offerIds, cap, seed, weightVersion, floors, pins, bans, basedOn: row.id };
}

async function weightVersionOf(tx: Tx, wanted: number | null): Promise<number> {
  const [found] = await tx.execute<{ version: number | null }>(
    wanted === null
      ? sql`select max(version)::int as version from weight_set`
      : sql`select version from weight_set where version = ${wanted}`,
  );
  if (found?.version == null) throw new RuleBroken("run_weights_unknown");
  return found.version;
}
