import postgres from "postgres";

/** First half of the advisory lock's key; the second is the run. */
export const matchingLock = 64021618;

/**
 * Does the work unless another process is at it. The lock belongs to a connection of its own, so that it is free again
 * at once when this process dies, however it dies.
 */
export async function aloneWith(runId: string, work: () => Promise<void>): Promise<void> {
  const sql = postgres(process.env.DATABASE_URL!, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
  });
  try {
    const [row] = await sql<
      { mine: boolean }[]
    >`select pg_try_advisory_lock(${matchingLock}, hashtext(${runId})) as mine`;
    if (row!.mine) await work();
  } finally {
    await sql.end({ timeout: 5 });
  }
}
