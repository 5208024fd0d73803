import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import type { Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { readCube } from "~/features/disclosure/queries.server";
import { nextQuarterOn } from "~/features/disclosure/rules/quarter";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { candidatesOf } from "./candidate-counts.server";

/**
 * Places of a program: its own quota and what was pledged on top; of these taken by matches and delivered. Outside the
 * administration the latter two are counts of families and come from the published cells: null is fewer than
 * `fewerThan`, perhaps none, or not counted yet. How many were delivered is not for the public.
 */
export type Places = {
  own: number;
  pledged: number;
  taken: Shown;
  delivered: Shown;
  /** Verified open needs that still fit; null where they were not counted yet, or not for this reader. */
  candidates: number | null;
  /** Null where true counts are shown, and where nothing was counted yet. */
  fewerThan: number | null;
  /** The day of the count outside the administration; null where true counts are shown, or none was made yet. */
  asOf: string | null;
  /** Of a program opened after that day: from when it is counted. */
  countedOn: string | null;
};

export async function placesOf(tx: Reader, actor: Actor, ids: string[]): Promise<Map<string, Places>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<
    Pick<Places, "own" | "pledged" | "taken" | "delivered"> & { program_id: string }
  >(sql`select * from program_places(${sql.param(ids)}::uuid[])`);
  const cubes = isOutside(actor) ? await readProgramCubes(tx, actor) : null;
  const open = isOutside(actor) ? null : await candidatesOf(tx, ids);
  return new Map(
    rows.map(({ program_id, own, pledged, taken, delivered }) => [
      program_id,
      cubes
        ? { own, pledged, ...outsideOf(cubes, program_id), candidates: null }
        : { own, pledged, taken, delivered, candidates: open?.get(program_id) ?? null, ...exactly },
    ]),
  );
}

const exactly = { fewerThan: null, asOf: null, countedOn: null };

async function readProgramCubes(tx: Reader, actor: Actor) {
  const audience = actor.partnerId === null ? "public" : "partner";
  return {
    taken: await readCube(tx, "program", audience),
    delivered: audience === "public" ? null : await readCube(tx, "program_delivered", audience),
    next: nextQuarterOn(await today(tx)),
  };
}

/** A program opened after the last count has no figure, which is something else than a small one. */
function outsideOf({ taken, delivered, next }: Awaited<ReturnType<typeof readProgramCubes>>, id: string) {
  if (!taken?.cells.some(({ key }) => key === id))
    return { taken: null, delivered: null, fewerThan: null, asOf: null, countedOn: next };
  return {
    taken: taken.count("", id, "taken"),
    delivered: delivered?.count("", id, "delivered") ?? null,
    ...{ fewerThan: taken.fewerThan, asOf: taken.asOf, countedOn: null },
  };
}

const isOutside = (actor: Actor) => actor.role === "public" || actor.partnerId !== null;

export function placesIn(all: Map<string, Places>, { id, quota }: { id: string; quota: number }): Places {
  return all.get(id) ?? { own: quota, pledged: 0, taken: 0, delivered: 0, candidates: null, ...exactly };
}
