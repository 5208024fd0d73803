import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { keepFile, removeFile } from "~/platform/files/files.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { checkImportJob, writeImportJob } from "./jobs.server";
import { importBatch, importRow } from "./schema";

export type ImportBatch = typeof importBatch.$inferSelect;

export type ListUpload = {
  file: { name: string; bytes: Buffer };
  /** Number of the hand-over letter (BAST) under which the list came. */
  handoverReference: string | null;
  /** Year of the list where no column names it. */
  listYear: number | null;
};

/**
 * Takes a list in: encrypted at rest, then checked in the background. Nothing of it is in the
 * register before somebody confirms.
 *
 * @throws RuleBroken file_empty
 */
export function uploadList(actor: Actor, upload: ListUpload, key?: string | null): Promise<{ id: string }> {
  const id = newId();
  return perform(
    actor,
    "import.upload",
    async () => ({ id, region: actor.scope }),
    async (tx) => {
      const { file } = upload;
      const region = actor.scope;
      const fileId = await keepFile(tx, actor, file, { purpose: "import", accepts: "spreadsheet", region });
      await tx.insert(importBatch).values({
        id,
        fileId,
        fileName: file.name.slice(0, 200),
        fileSha256: createHash("sha256").update(file.bytes).digest("hex"),
        region,
        handoverReference: upload.handoverReference,
        listYear: upload.listYear,
        madeBy: actor.accountId!,
      });
      note(tx, { bytes: file.bytes.length, handoverReference: upload.handoverReference });
      await enqueue(tx, checkImportJob, actor, { batchId: id });
      return { id };
    },
    { key },
  );
}

/**
 * Says yes to what the dry run showed; the rows are written in the background, all or none.
 * @throws Conflict import_not_checked when it is being written, done or cancelled
 */
export function confirmImport(actor: Actor, batchId: string, key?: string | null): Promise<void> {
  return perform(
    actor,
    "import.confirm",
    (tx) => lockBatch(tx, batchId),
    async (tx, batch) => {
      if (batch.state !== "checked") throw new Conflict("import_not_checked");
      await tx.update(importBatch).set({ state: "writing" }).where(eq(importBatch.id, batchId));
      note(tx, { sha256: batch.fileSha256 });
      await enqueue(tx, writeImportJob, actor, { batchId });
    },
    { key },
  );
}

/**
 * Ends an import at any moment before it is done and leaves nothing of it: neither rows nor the file.
 * @throws Conflict import_over when it is already done
 */
export function cancelImport(actor: Actor, batchId: string): Promise<void> {
  return perform(
    actor,
    "import.cancel",
    (tx) => lockBatch(tx, batchId),
    async (tx, batch) => {
      if (batch.state === "cancelled") return;
      if (batch.state === "done") throw new Conflict("import_over");
      await tx
        .update(importBatch)
        .set({ state: "cancelled", fileId: null, finishedAt: sql`now()` })
        .where(eq(importBatch.id, batchId));
      await tx.delete(importRow).where(eq(importRow.batchId, batchId));
      if (batch.fileId) await removeFile(tx, batch.fileId);
    },
  );
}

/** Notes an import that the command line made in one go. */
export function recordDirectImport(
  actor: Actor,
  batch: { id: string; fileName: string; sha256: string },
  work: (tx: Tx) => Promise<Record<string, unknown>>,
): Promise<void> {
  return perform(
    actor,
    "import.upload",
    async () => ({ id: batch.id, region: actor.scope }),
    async (tx) => {
      await tx.insert(importBatch).values({
        id: batch.id,
        fileName: batch.fileName.slice(0, 200),
        fileSha256: batch.sha256,
        region: actor.scope,
        state: "writing",
        madeBy: actor.accountId!,
      });
      const counts = await work(tx);
      await tx
        .update(importBatch)
        .set({ state: "done", counts, checkedAt: sql`now()`, finishedAt: sql`now()` })
        .where(eq(importBatch.id, batch.id));
      note(tx, { sha256: batch.sha256 });
      noteSubject(tx, { id: batch.id });
    },
  );
}

async function lockBatch(tx: Tx, batchId: string): Promise<ImportBatch | undefined> {
  const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, batchId)).for("update");
  return batch;
}
