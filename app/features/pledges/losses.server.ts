import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";

/** Places per kecamatan that go, or went, with the pledge; to those who gave it in one number, without the kecamatan. */
export type Loss = { district: string | null; places: number };

export async function lossesOf(tx: Reader, pledgeId: string): Promise<Loss[]> {
  return [...(await tx.execute<Loss>(sql`select * from pledge_losses(${pledgeId}::uuid)`))];
}
