import { eq, sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import type { Reader } from "~/platform/access/transaction.server";
import { writeAs } from "~/platform/access/transaction.server";
import { jobProgress } from "~/platform/db/schema";

export type Progress = { done: number; total: number | null; updatedAt: Date };

/**
 * Says how far long work has come. Its own small transaction, because the work's is not visible to
 * anybody before it ends; it holds numbers only, so it is no act and leaves no line in the log.
 */
export async function reportProgress(key: string, done: number, total: number | null): Promise<void> {
  await writeAs(systemActor, "job.progress", (tx) =>
    tx
      .insert(jobProgress)
      .values({ key, done, total })
      .onConflictDoUpdate({
        target: jobProgress.key,
        set: { done, total, updatedAt: sql`clock_timestamp()` },
      }),
  );
}

export async function readProgress(tx: Reader, key: string): Promise<Progress | null> {
  const [row] = await tx.select().from(jobProgress).where(eq(jobProgress.key, key));
  return row ? { done: row.done, total: row.total, updatedAt: row.updatedAt } : null;
}

export async function forgetProgress(key: string): Promise<void> {
  await writeAs(systemActor, "job.progress", (tx) => tx.delete(jobProgress).where(eq(jobProgress.key, key)));
}
