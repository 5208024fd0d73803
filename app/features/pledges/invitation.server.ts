import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";

export type FunderInvitation = {
  pledgeId: string;
  region: string;
  name: string;
  email: string;
  lead: string;
  kind: string;
  need: string | null;
  program: string | null;
  /** Not used, not too old, and the pledge is still being written. */
  open: boolean;
};

/** What the holder of a link is asked; null for a link that was never made. Never an amount. */
export async function invitationOf(tx: Reader, token: string): Promise<FunderInvitation | null> {
  const [row] = await tx.execute<FunderInvitation>(
    sql`select pledge_id as "pledgeId", region, name, email, lead, kind, need, program, open
      from funder_invitation_of(decode(${hashOf(token).toString("hex")}, 'hex'))`,
  );
  return row ?? null;
}

/** What is kept of a token. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
