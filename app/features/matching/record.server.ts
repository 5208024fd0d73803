import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import type { Reader } from "~/platform/access/transaction.server";
import { hashOf } from "./rules/canonical";
import type { Answer } from "./rules/columns";
import type { Instance, MatchResult } from "./rules/instance";
import { instanceOf, namesOf, type KeptInstance } from "./rules/kept";
import { packRun, unpackRun } from "./rules/packed-run";
import type { RefusalCode } from "./rules/refusal";
import { verifyAnswer } from "./rules/verify";
import { writeResult } from "./rules/write-result";
import { rowsOf } from "./rows.server";

/** What a run keeps to be solved and checked again: instance and answer, packed, compressed, in parts. */

export type RunRecord = { kept: KeptInstance; answer: Answer };

/** PostgreSQL takes a value of a gigabyte at most, and the driver doubles it on the way. */
const partSize = 8 * 1024 * 1024;

export async function writeRecord(tx: Tx, runId: string, { kept, answer }: RunRecord): Promise<void> {
  const bytes = await promisify<Uint8Array, { level: number }, Buffer>(deflate)(packRun(kept, answer), {
    level: 1,
  });
  for (let part = 0; part * partSize < bytes.length; part++) {
    const piece = bytes.subarray(part * partSize, (part + 1) * partSize);
    await tx.execute(sql`insert into run_part (run_id, region, part, bytes)
      select id, region, ${part}::int, ${piece}::bytea from run where id = ${runId}`);
  }
}

/** Null for a run that was not computed. @throws when it cannot be read any more */
export async function readRecord(tx: Reader, runId: string): Promise<RunRecord | null> {
  const rows = await rowsOf<{ bytes: Buffer }>(
    tx,
    sql`select bytes from run_part where run_id = ${runId} order by part`,
  );
  if (rows.length === 0) return null;
  try {
    const packed = Buffer.concat(rows.map(({ bytes }) => bytes));
    return unpackRun(await promisify<Uint8Array, Buffer>(inflate)(packed));
  } catch (error) {
    throw new DamagedRecord(`run ${runId}`, { cause: error });
  }
}

/** What a run keeps cannot be read: somebody changed or lost a part of it. */
class DamagedRecord extends Error {}

/** Instance and result of a computed run in the open format; null before it is computed. */
export async function readSnapshot(
  tx: Reader,
  runId: string,
): Promise<{ instance: Instance; result: MatchResult } | null> {
  const [row] = await rowsOf<{ hash: string | null }>(
    tx,
    sql`select result_hash as hash from run where id = ${runId}`,
  );
  const record = await readRecord(tx, runId);
  if (record === null || row?.hash == null) return null;
  const names = namesOf(record.kept);
  const result = { ...writeResult(names, record.kept.columns, record.answer), hash: row.hash };
  return { instance: instanceOf(record.kept, names), result };
}

/**
 * What is wrong with what a run keeps: null when it is certified, unimproved, and what the run was known by from the
 * beginning.
 */
export async function faultOfKept(
  tx: Reader,
  row: { id: string; resultHash: string | null },
): Promise<RefusalCode | null> {
  const record = await readRecord(tx, row.id).catch((error: unknown) => {
    if (error instanceof DamagedRecord) return error;
    throw error;
  });
  if (record === null || record instanceof DamagedRecord) return "malformed";
  const { kept, answer } = record;
  const refusal = verifyAnswer(kept.columns, answer);
  if (refusal !== null) return refusal.code;
  const names = namesOf(kept);
  const hash = hashOf(instanceOf(kept, names), writeResult(names, kept.columns, answer));
  return hash === row.resultHash ? null : "hash_differs";
}
