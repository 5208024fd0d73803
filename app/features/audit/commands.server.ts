import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { verifyChain, type ChainReport } from "./verify.server";

/** Walks the whole log now and writes the outcome into it; a broken log says at which entry. */
export async function verifyAudit(actor: Actor): Promise<ChainReport> {
  const report = await verifyChain(process.env.DATABASE_URL!);
  return perform(
    actor,
    "audit.verify",
    async () => ({ region: actor.scope }),
    async (tx) => {
      note(
        tx,
        report.whole
          ? { whole: true, entries: report.entries, head: report.head }
          : { whole: false, entries: report.entries, brokenAt: report.brokenAt, fault: report.fault },
      );
      return report;
    },
  );
}
