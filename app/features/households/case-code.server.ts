import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";

/** Eight characters without those that are misheard or misread. */
export const newCaseCode = (): string =>
  Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** So many case codes that nobody has yet. With hundreds of thousands of families two draws do meet. */
export const drawCaseCodes = async (tx: Reader, count: number): Promise<string[]> => {
  const codes = new Set<string>();
  while (codes.size < count) {
    while (codes.size < count) codes.add(newCaseCode());
    const taken = await tx.execute<{ case_code: string }>(
      sql`select case_code from household where case_code = any(${sql.param([...codes])}::text[])`,
    );
    for (const { case_code } of taken) codes.delete(case_code);
  }
  return [...codes];
};
