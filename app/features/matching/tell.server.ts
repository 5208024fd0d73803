import type { Tx } from "~/platform/access/perform.server";
import { analystsOf, announce, bappedaHeadsOf, operatorsOfAgency } from "~/features/notices/announce.server";
import type { LockedRun } from "./run.server";

/** A certified run waits for the head of Bappeda. */
export async function tellRunWaits(tx: Tx, row: LockedRun): Promise<void> {
  await announce(tx, {
    kind: "run_waiting",
    to: [bappedaHeadsOf(row.region)],
    facts: { reference: row.reference },
    link: `/runs/${row.id}`,
    subject: row.id,
  });
}

/** An approved run: Bappeda's analysts follow it, and the agencies that now have recipients begin. */
export async function tellRunApproved(
  tx: Tx,
  row: LockedRun,
  agencies: readonly string[],
  date: string,
): Promise<void> {
  const facts = { reference: row.reference, date };
  const common = { kind: "run_approved" as const, facts, subject: row.id };
  await announce(tx, { ...common, to: [analystsOf(row.region)], link: `/runs/${row.id}` });
  await announce(tx, { ...common, to: [...new Set(agencies)].map(operatorsOfAgency), link: "/matches" });
}
