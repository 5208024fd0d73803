import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { rowsOf } from "./rows.server";
import type { Weights } from "./rules/score";

export type WeightVersion = {
  version: number;
  weights: Weights;
  note: string | null;
  madeOn: string | null;
  madeByName: string | null;
  /** Runs made with it that the reader may see. */
  runs: number;
};

/** All versions of the order weights, newest first. */
export async function listWeightVersions(actor: Actor): Promise<WeightVersion[]> {
  return read(actor, (tx) =>
    rowsOf<WeightVersion>(
      tx,
      sql`select w.version, w.weights, w.note, w.made_on::text as "madeOn", a.name as "madeByName",
          (select count(*)::int from run r where r.weight_version = w.version) as runs
        from weight_set w left join account a on a.id = w.made_by order by w.version desc`,
    ),
  );
}
