import { eq } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import { agency } from "~/features/accounts/schema";
import { analystsOf, announce } from "~/features/notices/announce.server";
import type { LockedMatch } from "./match.server";

/** An agency gave a place back: Bappeda looks for whom it is now. Which recipient it was stands in the portal only. */
export async function tellReturned(tx: Tx, row: LockedMatch): Promise<void> {
  const [office] = await tx.select({ name: agency.name }).from(agency).where(eq(agency.id, row.agencyId));
  await announce(tx, {
    kind: "delivery_returned",
    to: [analystsOf(row.region)],
    facts: { agency: office?.name ?? "" },
    link: "/runs/returned",
  });
}
