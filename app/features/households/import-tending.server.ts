import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { actorOfJob } from "~/features/accounts/job-actor.server";
import { systemActor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { removeFile } from "~/platform/files/files.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { claimImport } from "./import-work.server";
import { checkImportJob, writeImportJob } from "./jobs.server";
import { importBatch, importRow } from "./schema";

/** Days an upload may wait for a decision, and the rows of a finished import for being sent back. */
export const IMPORT_WINDOW = { unconfirmedDays: 14, refusedRowsDays: 30 } as const;

/** Timed work: takes up lists whose worker died, closes those nobody decided about, forgets rows sent back long ago. */
export async function tendImports(): Promise<void> {
  await resumeImports();
  await closeForgotten();
  await forgetRefusedRows();
}

/**
 * A killed worker leaves its list as it was, because all it wrote was undone; the work starts again.
 * While a worker is alive it holds the list's lock, so nothing is done twice.
 */
export async function resumeImports(idleSeconds = 10): Promise<number> {
  const waiting = await read(systemActor, (tx) =>
    tx.execute<{ id: string; state: string; made_by: string }>(
      sql`select b.id, b.state, b.made_by from import_batch b left join job_progress p on p.key = b.id::text
        where b.state in ('uploaded', 'checking', 'writing') and b.file_id is not null
          and coalesce(p.updated_at, b.created_at) < clock_timestamp() - make_interval(secs => ${idleSeconds})`,
    ),
  );
  let resumed = 0;
  for (const batch of waiting) {
    const maker = await actorOfJob(batch.made_by).catch(() => null);
    if (maker === null) continue;
    await perform(
      systemActor,
      "import.tend",
      async () => ({ id: batch.id }),
      async (tx) => {
        if (!(await claimImport(tx, batch.id))) return;
        const job = batch.state === "writing" ? writeImportJob : checkImportJob;
        await enqueue(tx, job, maker, { batchId: batch.id });
        await tx.execute(sql`insert into job_progress (key, done, total) values (${batch.id}, 0, 100)
          on conflict (key) do update set updated_at = clock_timestamp()`);
        note(tx, { resumed: batch.state });
        resumed += 1;
      },
    );
  }
  return resumed;
}

async function closeForgotten(): Promise<void> {
  const old = sql`now() - make_interval(days => ${IMPORT_WINDOW.unconfirmedDays})`;
  const where = and(inArray(importBatch.state, ["checked", "uploaded"]), lt(importBatch.createdAt, old));
  const forgotten = await read(systemActor, (tx) =>
    tx.select({ id: importBatch.id }).from(importBatch).where(where),
  );
  for (const { id } of forgotten) {
    await perform(
      systemActor,
      "import.tend",
      async (tx) =>
        (
          await tx
            .select()
            .from(importBatch)
            .where(and(where, eq(importBatch.id, id)))
            .for("update")
        )[0],
      async (tx, batch) => {
        await tx
          .update(importBatch)
          .set({ state: "cancelled", fileId: null, finishedAt: sql`now()` })
          .where(eq(importBatch.id, id));
        await tx.delete(importRow).where(eq(importRow.batchId, id));
        if (batch.fileId) await removeFile(tx, batch.fileId);
        note(tx, { closed: true });
      },
    );
  }
}

async function forgetRefusedRows(): Promise<void> {
  const where = sql`b.finished_at < now() - make_interval(days => ${IMPORT_WINDOW.refusedRowsDays})`;
  const [old] = await read(systemActor, (tx) =>
    tx.execute<{ n: number }>(
      sql`select count(*)::int as n from import_row r join import_batch b on b.id = r.batch_id where r.staged is not null and ${where}`,
    ),
  );
  if (!old || old.n === 0) return;
  await perform(
    systemActor,
    "import.tend",
    async () => ({}),
    async (tx) => {
      await tx.execute(
        sql`update import_row r set staged = null from import_batch b where b.id = r.batch_id and r.staged is not null and ${where}`,
      );
      note(tx, { forgotten: old.n });
    },
  );
}
