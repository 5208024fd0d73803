import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";

/** Places per kecamatan that go, or went, with the pledge: counts of its own places, never split by anything else. */
export type Loss = { district: string; places: number };

export async function lossesOf(tx: Reader, pledgeId: string): Promise<Loss[]> {
  return [...(await tx.execute<Loss>(sql`select * from pledge_losses(${pledgeId}::uuid)`))];
}
