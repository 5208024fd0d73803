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

/** What the head answered: `count` places in all, or null when the higher quota was refused. */
export async function tellOfAnswer(tx: Tx, row: LockedProgram, count: number | null): Promise<void> {
  const facts = { reference: row.reference, program: row.name };
  const to = [operatorsOfAgency(row.agencyId)];
  const about = { to, link: `/programs/${row.id}`, subject: row.id };
  if (count === null) await announce(tx, { kind: "quota_refused", facts, ...about });
  else await announce(tx, { kind: "quota_raised", facts: { ...facts, count }, ...about });
}
