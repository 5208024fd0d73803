import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { today } from "~/platform/db/settings.server";
import type { Weights } from "./rules/score";
import { isTurned, valuesOf, type WeightField } from "./rules/weights";
import { loadWeights } from "./run.server";
import { weightSet } from "./schema";

/**
 * Writes the order weights anew as the next version. Earlier versions stay, and with them the order of earlier runs.
 * @param from the version the writer saw
 * @throws RuleBroken "weights_unchanged", "weights_turned"; Conflict "weights_changed" when another version came first
 */
export function changeWeights(
  actor: Actor,
  { from, weights, reason }: { from: number; weights: Weights; reason: string },
): Promise<number> {
  return perform(
    actor,
    "weight_set.change",
    async () => ({ region: actor.scope }),
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('weight_set'))`);
      const [newest] = await tx.execute<{ version: number }>(
        sql`select max(version)::int as version from weight_set`,
      );
      if (newest!.version !== from) throw new Conflict("weights_changed");
      if (isTurned(weights)) throw new RuleBroken("weights_turned");
      if (sameWeights(await loadWeights(tx, from), weights)) throw new RuleBroken("weights_unchanged");
      const version = from + 1;
      const madeOn = await today(tx);
      await tx.insert(weightSet).values({ version, weights, note: reason, madeBy: actor.accountId, madeOn });
      noteSubject(tx, { id: String(version) });
      note(tx, { version, weights });
      return version;
    },
    { reason },
  );
}

const sameWeights = (one: Weights, other: Weights) => {
  const values = valuesOf(other);
  return Object.entries(valuesOf(one)).every(([name, value]) => values[name as WeightField] === value);
};
