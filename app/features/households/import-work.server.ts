import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { businessDate, readSettings } from "~/platform/db/settings.server";
import { readFileBytes, removeFile } from "~/platform/files/files.server";
import { announce } from "~/platform/jobs/jobs.server";
import { forgetProgress, reportProgress } from "~/platform/jobs/progress.server";
import { bufferSource, countingSource } from "~/platform/spreadsheets/buffer-source";
import { SheetError } from "~/platform/spreadsheets/sheet-error";
import type { ImportBatch } from "./import-commands.server";
import { recordset } from "./import/write-aid.server";
import { runImport, type ImportOptions, type ImportResult, type RowReport } from "./import/run.server";
import type { ParseContext } from "./rules/parse-row";
import { importBatch } from "./schema";
import { loadVillages } from "./villages.server";

/**
 * Reads an uploaded list in a transaction that is rolled back, then keeps what it would do: counts,
 * and each row that is refused, warned about or changed. A killed worker leaves nothing and the
 * job starts again; a second worker on the same list steps back.
 */
export async function checkImport(actor: Actor, batchId: string): Promise<void> {
  const batch = await moveBatch(actor, batchId, ["uploaded", "checking"], "checking");
  if (!batch) return;
  const reports: RowReport[] = [];
  await untilOver(actor, batch, async () => {
    const result = await rolledBack<ImportResult | null>((undo) =>
      perform(
        actor,
        "import.check",
        async () => batch,
        async (tx) => {
          if (!(await claimImport(tx, batchId))) return undo(null);
          return undo(await runBatch(tx, actor, batch, { report: (row) => reports.push(row) }));
        },
      ),
    );
    if (result) await keepCheck(actor, batchId, result, reports);
  });
}

/** Writes a confirmed list: one transaction, so that either all of it is in the register or nothing. */
export async function writeImport(actor: Actor, batchId: string): Promise<void> {
  const batch = await findBatch(actor, batchId);
  if (batch?.state !== "writing") return;
  await untilOver(actor, batch, async () => {
    const written = await perform(
      actor,
      "import.write",
      async () => batch,
      async (tx) => {
        if (!(await claimImport(tx, batchId))) return false;
        const result = await runBatch(tx, actor, batch, {});
        const [moved] = await tx
          .update(importBatch)
          .set({ state: "done", counts: result, finishedAt: sql`now()` })
          .where(and(eq(importBatch.id, batchId), eq(importBatch.state, "writing")))
          .returning({ id: importBatch.id });
        if (!moved) throw new Stopped();
        await announce(tx, "import.written", actor, { batchId });
        note(tx, { ...result.total, sha256: batch.fileSha256 });
        return true;
      },
    );
    if (written) await dropUpload(actor, batchId);
  });
}

/** What a file is read against: mode, business date, villages of the actor's area. */
export async function parseContextFor(actor: Actor, listYear: number | null): Promise<ParseContext> {
  return read(actor, async (tx) => {
    const settings = await readSettings(tx);
    return {
      mode: settings.mode,
      today: businessDate(settings),
      villages: await loadVillages(tx, actor.scope),
      year: listYear,
    };
  });
}

/** Runs `work`, whose transaction `undo` ends without a trace, and answers with what it had found out. */
export async function rolledBack<T>(work: (undo: (value: T) => never) => Promise<unknown>): Promise<T> {
  try {
    await work((value) => {
      throw new Undone(value);
    });
  } catch (error) {
    if (error instanceof Undone) return error.value as T;
    throw error;
  }
  throw new Error("A dry run must end by being undone");
}

class Undone extends Error {
  constructor(readonly value: unknown) {
    super("undone");
  }
}

/** Somebody cancelled the import while it ran. */
class Stopped extends Error {}

async function runBatch(
  tx: Tx,
  actor: Actor,
  batch: ImportBatch,
  more: Partial<ImportOptions>,
): Promise<ImportResult> {
  const source = countingSource(bufferSource(await readFileBytes(batch.fileId!)));
  const context = await parseContextFor(actor, batch.listYear);
  return runImport(tx, source, {
    batchId: batch.id,
    accountId: actor.accountId!,
    context,
    pause: async () => {
      await reportProgress(batch.id, Math.min(99, Math.floor((source.bytesRead() / source.size) * 100)), 100);
      const now = await findBatch(actor, batch.id);
      if (now?.state !== "checking" && now?.state !== "writing") throw new Stopped();
    },
    ...more,
  });
}

/** A file that cannot be read is the file's fault and final; anything else lets the job be tried again. */
async function untilOver(actor: Actor, batch: ImportBatch, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    await forgetProgress(batch.id);
  } catch (error) {
    if (error instanceof Stopped) return forgetProgress(batch.id);
    if (!(error instanceof SheetError)) throw error;
    await perform(
      actor,
      "import.check",
      async () => batch,
      async (tx) => {
        await tx
          .update(importBatch)
          .set({ state: "failed", failure: error.code, fileId: null, finishedAt: sql`now()` })
          .where(eq(importBatch.id, batch.id));
        if (batch.fileId) await removeFile(tx, batch.fileId);
        note(tx, { failure: error.code });
      },
    );
  }
}

async function keepCheck(actor: Actor, batchId: string, result: ImportResult, reports: RowReport[]) {
  await perform(
    actor,
    "import.check",
    (tx) => lockedBatch(tx, batchId),
    async (tx, batch) => {
      if (batch.state !== "checking") return;
      const failure = result.sheets.length === 0 ? "no_list" : null;
      await tx.execute(sql`delete from import_row where batch_id = ${batchId}`);
      for (let at = 0; at < reports.length; at += 5000) {
        await insertReports(tx, batchId, reports.slice(at, at + 5000));
      }
      await tx
        .update(importBatch)
        .set({
          state: failure ? "failed" : "checked",
          failure,
          counts: result,
          total: result.total.read,
          checkedAt: sql`now()`,
          ...(failure ? { fileId: null } : {}),
        })
        .where(eq(importBatch.id, batchId));
      if (failure && batch.fileId) await removeFile(tx, batch.fileId);
      note(tx, { ...result.total });
    },
  );
}

async function insertReports(tx: Tx, batchId: string, reports: RowReport[]): Promise<void> {
  const records = reports.map((row) => ({
    sheet: row.sheet,
    row_number: row.rowNumber,
    region: row.region,
    outcome: row.outcome,
    findings: row.findings,
    changes: row.changes,
    staged: row.staged?.toString("base64") ?? null,
  }));
  await tx.execute(sql`insert into import_row (batch_id, sheet, row_number, region, outcome, findings, changes, staged)
    select ${batchId}::uuid, r.sheet, r.row_number, r.region, r.outcome, r.findings, r.changes, decode(r.staged, 'base64')
    from ${recordset(records)} as r(sheet text, row_number int, region text, outcome text, findings jsonb, changes jsonb, staged text)`);
}

async function dropUpload(actor: Actor, batchId: string): Promise<void> {
  await perform(
    actor,
    "import.write",
    (tx) => lockedBatch(tx, batchId),
    async (tx, batch) => {
      await tx.update(importBatch).set({ fileId: null }).where(eq(importBatch.id, batchId));
      if (batch.fileId) await removeFile(tx, batch.fileId);
    },
  );
}

async function moveBatch(
  actor: Actor,
  batchId: string,
  from: string[],
  to: string,
): Promise<ImportBatch | null> {
  if (!(await findBatch(actor, batchId))) return null;
  return perform(
    actor,
    "import.check",
    (tx) => lockedBatch(tx, batchId),
    async (tx) => {
      const [moved] = await tx
        .update(importBatch)
        .set({ state: to })
        .where(and(eq(importBatch.id, batchId), inArray(importBatch.state, from)))
        .returning();
      return moved ?? null;
    },
  );
}

/** One worker at a time: held until the transaction ends, also when the process is killed. */
export async function claimImport(tx: Tx, batchId: string): Promise<boolean> {
  const [row] = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${batchId}, 0)) as free`,
  );
  return row!.free;
}

async function findBatch(actor: Actor, batchId: string): Promise<ImportBatch | undefined> {
  const [batch] = await read(actor, (tx) => tx.select().from(importBatch).where(eq(importBatch.id, batchId)));
  return batch;
}

async function lockedBatch(tx: Tx, batchId: string): Promise<ImportBatch | undefined> {
  const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, batchId)).for("update");
  return batch;
}
