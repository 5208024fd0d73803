import type { Tx } from "~/platform/access/perform.server";
import { analystsOf, announce, headsOfAgency, operatorsOfAgency } from "~/features/notices/announce.server";
import type { LockedProgram } from "./program.server";

type Kind = "program_submitted" | "program_published" | "program_returned" | "program_closed";

/** What waits goes to the heads, what was decided to the operators, and what the market sees to Bappeda as well. */
export async function tellOfProgram(tx: Tx, kind: Kind, row: LockedProgram): Promise<void> {
  const open = kind === "program_published" || kind === "program_closed" ? [analystsOf(row.region)] : [];
  const own = kind === "program_submitted" ? headsOfAgency(row.agencyId) : operatorsOfAgency(row.agencyId);
  await announce(tx, {
    kind,
    to: [own, ...open],
    facts: { reference: row.reference, program: row.name },
    link: `/programs/${row.id}`,
    subject: row.id,
  });
}

/** A higher quota waits for the head: `count` places in all. */
export async function tellOfRaise(tx: Tx, row: LockedProgram, count: number): Promise<void> {
  await announce(tx, {
    kind: "quota_waiting",
    to: [headsOfAgency(row.agencyId)],
    facts: { reference: row.reference, program: row.name, count },
    link: `/programs/${row.id}`,
    subject: row.id,
  });
}
