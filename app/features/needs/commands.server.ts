import { desc, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { announce } from "~/platform/jobs/jobs.server";
import { deriveHouseholds, householdBatches, inBatches } from "./derivation.server";
import type { RuleSet } from "./rules/rule-set";
import { ruleSet } from "./schema";

/** Derives the needs of some households, such as those of one visit. Returns how many needs changed. */
export function deriveNeedsOf(actor: Actor, householdIds: readonly string[]): Promise<number> {
  return perform(
    actor,
    "need.derive",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx) => {
      const changed = await deriveHouseholds(tx, householdIds, await today(tx));
      note(tx, { households: householdIds.length, changed });
      return changed;
    },
  );
}

/** Derives every household of the register, one act a batch, so that nobody waits for the whole. */
export async function deriveAllNeeds(actor: Actor): Promise<number> {
  return deriveBatches(actor, await read(actor, (tx) => householdBatches(tx)));
}

/** Derives the households that one import wrote or changed. */
export async function deriveImported(actor: Actor, batchId: string): Promise<number> {
  return deriveBatches(actor, await read(actor, (tx) => batchesOfImport(tx, batchId)));
}

/**
 * Puts a changed rule set into force as the next version; needs are derived anew in the background.
 *
 * @throws Conflict("rule_set_changed") when another version came between; RuleBroken("rule_set_unchanged")
 */
export function changeRuleSet(
  actor: Actor,
  change: { from: number; rules: Rules; note: string },
): Promise<number> {
  return perform(
    actor,
    "rule_set.change",
    async (tx) => ({ region: (await readSettings(tx)).region }),
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rule_set'))`);
      const [newest] = await tx.select().from(ruleSet).orderBy(desc(ruleSet.version)).limit(1);
      const version = newest?.version ?? 1;
      if (version !== change.from) throw new Conflict("rule_set_changed", { version });
      if (newest && sameRules(newest.rules as RuleSet, change.rules))
        throw new RuleBroken("rule_set_unchanged");
      const day = await today(tx);
      await tx.insert(ruleSet).values({
        version: version + 1,
        validFrom: day,
        rules: { version: version + 1, ...change.rules },
        note: change.note,
        madeBy: actor.accountId,
      });
      noteSubject(tx, { id: String(version + 1) });
      note(tx, { version: version + 1 });
      await announce(tx, "rule_set.changed", actor, { version: version + 1 });
      return version + 1;
    },
    { reason: change.note },
  );
}

async function deriveBatches(actor: Actor, batches: readonly string[][]): Promise<number> {
  let changed = 0;
  for (const batch of batches) changed += await deriveNeedsOf(actor, batch);
  return changed;
}

async function batchesOfImport(tx: Reader, batchId: string): Promise<string[][]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct household_id as id from source_row where batch_id = ${batchId} order by 1`,
  );
  return inBatches(rows.map((row) => row.id));
}

type Rules = Pick<RuleSet, "needs" | "classes">;

/** The database gives back objects with their keys in an order of its own. */
function sameRules(a: Rules, b: Rules): boolean {
  return ordered([a.needs, a.classes]) === ordered([b.needs, b.classes]);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
