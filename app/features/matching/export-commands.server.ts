import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { keyedDigest } from "~/platform/db/secrets.server";
import type { Instance, MatchResult } from "./rules/instance";
import { readSnapshot } from "./record.server";
import { withPseudonyms } from "./rules/pseudonyms";
import { findRun } from "./run.server";

export type RunExport = { reference: string; instance: Instance; result: MatchResult };

/**
 * Instance and result of a run in the open format, for a check without the portal. Families stand under pseudonyms
 * drawn from the run and the installation's secret: nobody else can turn them back into case codes, and those of two
 * runs cannot be joined.
 * @throws RuleBroken "run_no_result" while nothing was computed
 */
export function exportRun(actor: Actor, runId: string, reason: string): Promise<RunExport> {
  return perform(
    actor,
    "run.export",
    (tx) => findRun(tx, runId),
    async (tx, row) => {
      const kept = await readSnapshot(tx, runId);
      if (kept === null) throw new RuleBroken("run_no_result");
      const pseudonym = (kind: string, id: string) =>
        keyedDigest("run_export", `${runId} ${kind} ${id}`).toString("hex").slice(0, 32);
      const files = withPseudonyms(kept.instance, kept.result, pseudonym);
      note(tx, { hash: row.resultHash, exported: files.result.hash, units: files.instance.units.length });
      return { reference: row.reference, ...files };
    },
    { reason },
  );
}
