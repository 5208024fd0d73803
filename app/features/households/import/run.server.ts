import { sql } from "drizzle-orm";
import { newId } from "~/platform/db/id";
import { decrypt, encrypt } from "~/platform/db/secrets.server";
import { collectGarbage } from "~/platform/jobs/memory.server";
import type { Tx } from "~/platform/access/perform.server";
import type { ByteSource } from "~/platform/spreadsheets/byte-source";
import { changesBetween } from "../rules/changes";
import { finding, isRefused, type Finding, type FindingCode } from "../rules/findings";
import { columnReadings, type ColumnReading, type SheetKind } from "../rules/header";
import type { ParseContext } from "../rules/parse-row";
import { loadKnown } from "./known.server";
import { planRows, type Decision } from "./plan";
import { prepareRow, type PreparedRow } from "./prepare.server";
import { openList, readRows } from "./read-list";
import { aidDigest, findAidHouseholds, insertAid } from "./write-aid.server";
import { writeDecisions } from "./write.server";

/** Rows settled together. Larger chunks are no quicker, and hold the process longer at a stretch. */
export const CHUNK = 1_000;

const COLLECT_EVERY = 2_000;

export type Tally = {
  read: number;
  /** Without any finding. */
  valid: number;
  warned: number;
  refused: number;
  new: number;
  changed: number;
  unchanged: number;
};

export type SheetTally = Tally & {
  name: string;
  kind: SheetKind;
  headers: string[];
  headerRow: number;
  columns: ColumnReading[];
  /** Lines below the header that are no rows of the list: sums, notes, signatures. The first hundred. */
  leftOut: number[];
};

export type ImportResult = {
  total: Tally;
  sheets: SheetTally[];
  skipped: string[];
  /** How often each finding was made. */
  findings: Partial<Record<FindingCode, number>>;
  households: { new: number; changed: number };
};

export type RowReport = {
  sheet: string;
  rowNumber: number;
  region: string | null;
  outcome: Decision["outcome"];
  findings: Finding[];
  /** Sealed: the cells of a refused row, or what a changed row said before and says now. */
  staged: Buffer | null;
  /** Columns in which a changed row differs from the version before. */
  changes: string[];
};

export type ImportOptions = {
  batchId: string;
  accountId: string;
  context: ParseContext;
  /** Called for every row that is refused, warned about or changed. */
  report?: (row: RowReport) => void;
  /** Called after each chunk, before the next; may throw to stop. */
  pause?: (rowsRead: number) => Promise<void>;
  /** Called with the households that are new or changed, chunk by chunk. */
  touched?: (householdIds: string[]) => Promise<void>;
};

/**
 * Reads a whole file into the database of `tx`, chunk by chunk with flat memory. A dry run is the
 * same in a transaction that is rolled back, so what it counts is what will happen.
 * @throws SheetError when the file is no spreadsheet we read
 */
export const runImport = async (
  tx: Tx,
  source: ByteSource,
  options: ImportOptions,
): Promise<ImportResult> => {
  // Within one transaction the planner has no statistics of what it is filling, and would read whole tables.
  await tx.execute(sql`set local enable_seqscan = off`);
  const list = await openList(source);
  const result: ImportResult = {
    total: emptyTally(),
    sheets: [],
    skipped: list.skipped,
    findings: {},
    households: { new: 0, changed: 0 },
  };
  const repeated = new Set<string>();
  try {
    for (const sheet of list.sheets) {
      const { kind, headers, headerRow } = sheet.layout;
      const tally: SheetTally = {
        name: sheet.name,
        kind,
        headers,
        headerRow,
        columns: columnReadings(sheet.layout),
        leftOut: [],
        ...emptyTally(),
      };
      const leaveOut = (rowNumber: number) => {
        if (tally.leftOut.length < 100) tally.leftOut.push(rowNumber);
      };
      result.sheets.push(tally);
      const buckets = new Map<string, Bucket>();
      const flush = async (bucket: Bucket) => {
        const chunk = bucket.splice(0);
        const decisions = await settle(
          tx,
          chunk.map((one) => one.row),
          options,
          repeated,
        );
        await countOutcomes(tx, decisions, chunk, tally, result, options);
        await options.pause?.(result.total.read);
        if (result.total.read % COLLECT_EVERY < chunk.length) collectGarbage();
      };
      for await (const { parsed, cells } of readRows(sheet, options.context, leaveOut)) {
        // Rows of one list are asked about together.
        const key = `${parsed.source} ${parsed.year} ${parsed.cutoff}`;
        const bucket = buckets.get(key) ?? [];
        buckets.set(key, bucket);
        bucket.push({ row: prepareRow(parsed), cells });
        if (bucket.length >= CHUNK) await flush(bucket);
      }
      for (const bucket of buckets.values()) if (bucket.length > 0) await flush(bucket);
    }
    return result;
  } finally {
    list.close();
  }
};

type Bucket = { row: PreparedRow; cells: string[] }[];

export const emptyTally = (): Tally => ({
  read: 0,
  valid: 0,
  warned: 0,
  refused: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
});

const settle = async (
  tx: Tx,
  rows: PreparedRow[],
  options: ImportOptions,
  repeated: Set<string>,
): Promise<Decision[]> => {
  if (rows[0]!.kind === "aid_history") return settleAid(tx, rows, options.batchId);
  const known = await loadKnown(tx, rows, options.batchId);
  const decisions = planRows(rows, known, { newId, repeated });
  await writeDecisions(tx, decisions, {
    batchId: options.batchId,
    accountId: options.accountId,
    today: options.context.today,
  });
  return decisions;
};

const settleAid = async (tx: Tx, rows: PreparedRow[], batchId: string): Promise<Decision[]> => {
  const sound = rows.filter((row) => !isRefused(row.findings));
  const households = await findAidHouseholds(tx, sound);
  const entries = sound.flatMap((row) => {
    const found = households.get(row);
    return found ? row.aid.map((aid) => ({ row, entry: { aid, ...found } })) : [];
  });
  const added = await insertAid(
    tx,
    entries.map(({ entry }) => entry),
    batchId,
  );
  return rows.map((row) => {
    if (isRefused(row.findings)) return { row, outcome: "refused", findings: row.findings };
    const found = households.get(row);
    if (!found)
      return {
        row,
        outcome: "refused",
        findings: [...row.findings, finding(row.columns.key, "family_unknown")],
      };
    const fresh = row.aid.filter((aid) => added.delete(aidDigest({ aid, ...found })));
    const outcome = fresh.length > 0 ? "new" : "unchanged";
    return { row, outcome, findings: row.findings, householdId: found.householdId };
  });
};

const countOutcomes = async (
  tx: Tx,
  decisions: Decision[],
  chunk: Bucket,
  tally: SheetTally,
  result: ImportResult,
  options: ImportOptions,
): Promise<void> => {
  const former = options.report ? await loadFormer(tx, decisions) : new Map<string, Record<string, string>>();
  const touched = new Set<string>();
  const created = new Set<string>();
  for (const [index, decision] of decisions.entries()) {
    for (const sum of [tally, result.total]) {
      sum.read += 1;
      sum[decision.outcome] += 1;
      if (decision.outcome !== "refused") sum[decision.findings.length > 0 ? "warned" : "valid"] += 1;
    }
    for (const { code } of decision.findings) result.findings[code] = (result.findings[code] ?? 0) + 1;
    if (decision.newHousehold) created.add(decision.householdId!);
    const written = decision.outcome === "new" || decision.outcome === "changed";
    if (written && decision.householdId) touched.add(decision.householdId);
    if (decision.findings.length > 0 || decision.outcome === "changed") {
      options.report?.(reportOf(decision, chunk[index]!.cells, former));
    }
  }
  result.households.new += created.size;
  result.households.changed += touched.size - created.size;
  if (touched.size > 0) await options.touched?.([...touched]);
};

const reportOf = (
  { row, outcome, findings, replaces }: Decision,
  cells: string[],
  former: Map<string, Record<string, string>>,
): RowReport => {
  const changes = outcome === "changed" ? changesBetween(former.get(replaces?.id ?? "") ?? {}, row.raw) : [];
  const secret = outcome === "refused" ? cells : changes.length > 0 ? changes : null;
  return {
    sheet: row.sheet,
    rowNumber: row.rowNumber,
    region: row.house?.village ?? null,
    outcome,
    findings,
    changes: changes.map((one) => one.column),
    staged: secret === null ? null : encrypt("row", JSON.stringify(secret)),
  };
};

/** What the rows said that are about to be replaced. */
const loadFormer = async (tx: Tx, decisions: Decision[]): Promise<Map<string, Record<string, string>>> => {
  const ids = decisions.flatMap((one) => one.replaces?.id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; raw: string | null }>(
    sql`select id, encode(raw, 'base64') as raw from source_row where id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(
    rows.map(({ id, raw }) => [
      id,
      raw === null ? {} : JSON.parse(decrypt("row", Buffer.from(raw, "base64")).toString("utf8")),
    ]),
  );
};
