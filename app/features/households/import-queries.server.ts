import { and, asc, count, desc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { readProgress } from "~/platform/jobs/progress.server";
import type { ImportResult, SheetTally } from "./import/run.server";
import { changesPerPage, importsPerPage } from "./register-filter";
import type { Change } from "./rules/changes";
import type { Finding } from "./rules/findings";
import { importBatch, importRow } from "./schema";

/** Uploads of the actor's region, newest first. */
/** Uploads, newest first; with `checkedOnly` those that wait to be confirmed. */
export function listImports(actor: Actor, page: number, checkedOnly = false) {
  return read(actor, async (tx) => {
    const where = checkedOnly ? eq(importBatch.state, "checked") : undefined;
    const [{ n }] = (await tx.select({ n: count() }).from(importBatch).where(where)) as [{ n: number }];
    const rows = await tx
      .select({
        id: importBatch.id,
        fileName: importBatch.fileName,
        state: importBatch.state,
        total: importBatch.total,
        createdAt: importBatch.createdAt,
      })
      .from(importBatch)
      .where(where)
      .orderBy(desc(importBatch.createdAt))
      .limit(importsPerPage)
      .offset((page - 1) * importsPerPage);
    return { total: n, rows };
  });
}

/** One upload: its state, how far the work is, and what the check or the writing counted. */
export function readImport(actor: Actor, id: string) {
  return read(actor, async (tx) => {
    const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, id));
    if (!batch) throw new NotFound();
    const counts = batch.counts as Partial<ImportResult>;
    const working = batch.state === "checking" || batch.state === "writing";
    return {
      id: batch.id,
      fileName: batch.fileName,
      state: batch.state,
      failure: batch.failure,
      handoverReference: batch.handoverReference,
      createdAt: batch.createdAt,
      progress: working ? ((await readProgress(tx, id))?.done ?? 0) : null,
      result:
        counts.total && counts.sheets
          ? {
              total: counts.total,
              sheets: counts.sheets.map(({ headers: _, ...sheet }) => withOlder(sheet)),
              skipped: counts.skipped ?? [],
              findings: counts.findings ?? {},
            }
          : null,
    };
  });
}

/** Lists checked before columns were kept have none to show. */
const withOlder = (sheet: Omit<SheetTally, "headers">) => ({
  ...sheet,
  columns: sheet.columns as SheetTally["columns"] | undefined,
  leftOut: (sheet.leftOut as number[] | undefined) ?? [],
});

export type ImportView = Awaited<ReturnType<typeof readImport>>;

export type RefusedSheet = {
  name: string;
  headers: string[];
  rows: { rowNumber: number; cells: string[]; findings: Finding[] }[];
};

/** The refused rows as they came, sheet by sheet, to be sent back to whoever made the list. Logged: they hold names. */
export function openRefusedRows(actor: Actor, id: string): Promise<RefusedSheet[]> {
  return perform(
    actor,
    "import.errors",
    async (tx) => (await tx.select().from(importBatch).where(eq(importBatch.id, id)))[0],
    async (tx, batch) => {
      const rows = await tx
        .select()
        .from(importRow)
        .where(and(eq(importRow.batchId, id), eq(importRow.outcome, "refused")))
        .orderBy(asc(importRow.sheet), asc(importRow.rowNumber));
      note(tx, { rows: rows.length });
      const sheets = (batch.counts as Partial<ImportResult>).sheets ?? [];
      return sheets
        .map((sheet) => ({
          name: sheet.name,
          headers: sheet.headers,
          rows: rows
            .filter((row) => row.sheet === sheet.name && row.staged)
            .map((row) => ({
              rowNumber: row.rowNumber,
              cells: JSON.parse(decrypt("row", row.staged!).toString("utf8")) as string[],
              findings: row.findings as Finding[],
            })),
        }))
        .filter((sheet) => sheet.rows.length > 0);
    },
  );
}

export type ChangedRow = { sheet: string; rowNumber: number; changes: Change[] };

/** The rows that would change, with what they said before and say now; a page of them. Logged: they hold names. */
export function openChangedRows(
  actor: Actor,
  id: string,
  page: number,
): Promise<{ total: number; rows: ChangedRow[] }> {
  return perform(
    actor,
    "import.errors",
    async (tx) => (await tx.select().from(importBatch).where(eq(importBatch.id, id)))[0],
    async (tx) => {
      const changed = and(eq(importRow.batchId, id), eq(importRow.outcome, "changed"));
      const [{ n }] = (await tx.select({ n: count() }).from(importRow).where(changed)) as [{ n: number }];
      const rows = await tx
        .select()
        .from(importRow)
        .where(changed)
        .orderBy(asc(importRow.sheet), asc(importRow.rowNumber))
        .limit(changesPerPage)
        .offset((page - 1) * changesPerPage);
      note(tx, { rows: rows.length });
      return {
        total: n,
        rows: rows.map((row) => ({
          sheet: row.sheet,
          rowNumber: row.rowNumber,
          changes: row.staged ? (JSON.parse(decrypt("row", row.staged).toString("utf8")) as Change[]) : [],
        })),
      };
    },
  );
}
