import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { actorOf } from "~/features/accounts/door.server";
import { account } from "~/features/accounts/schema";
import { systemActor, type Actor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import { can } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { announce, drainJobs } from "~/platform/jobs/jobs.server";
import { fileSource } from "~/platform/spreadsheets/byte-source";
import { inLocale } from "~/platform/i18n/locale.server";
import { SheetError } from "~/platform/spreadsheets/sheet-error";
import { recordDirectImport } from "./import-commands.server";
import { parseContextFor, rolledBack } from "./import-work.server";
import { failureWord } from "./parts/import-words";
import { runImport, type ImportOptions, type ImportResult, type RowReport } from "./import/run.server";

/** Exit codes of the command line: all accepted, some refused, wrong usage, unreadable, not allowed. */
export const IMPORT_EXIT = { accepted: 0, partly: 1, usage: 2, unreadable: 3, notAllowed: 4 } as const;

type Request = { file: string; email: string; dryRun: boolean; json: boolean };

/**
 * `portal import FILE --as EMAIL [--dry-run] [--json]`: the same reading, rules and doors as the
 * pages, in one go. The caller has opened the database. Answers with the exit code.
 */
export async function importFromCommandLine(args: readonly string[], out = process.stdout): Promise<number> {
  const request = readArguments(args);
  if (request === null) {
    process.stderr.write("Usage: npm run portal -- import FILE --as EMAIL [--dry-run] [--json]\n");
    return IMPORT_EXIT.usage;
  }
  const fail = (code: string, exit: number) => {
    const message = ERRORS[code] ?? inLocale("en", () => failureWord(code));
    if (request.json)
      out.write(`${JSON.stringify({ file: path.basename(request.file), error: code, message })}\n`);
    else process.stderr.write(`${message}\n`);
    return exit;
  };
  const actor = await findActor(request.email);
  if (actor === null || !can(actor, "import.upload")) return fail("not_allowed", IMPORT_EXIT.notAllowed);
  const reports: RowReport[] = [];
  let result: ImportResult;
  try {
    result = await runOnce(actor, request, (row) => reports.push(row));
  } catch (error) {
    if (error instanceof SheetError) return fail(error.code, IMPORT_EXIT.unreadable);
    if (isFileError(error)) return fail(FILE_ERRORS[error.code!]!, IMPORT_EXIT.unreadable);
    throw error;
  }
  if (result.sheets.length === 0) return fail("no_list", IMPORT_EXIT.unreadable);
  out.write(request.json ? asJson(request, result, reports) : asText(request, result, reports));
  return result.total.refused > 0 ? IMPORT_EXIT.partly : IMPORT_EXIT.accepted;
}

const ERRORS: Record<string, string> = {
  not_allowed: "This account may not import lists.",
  file_not_found: "There is no such file.",
  file_is_folder: "This is a folder, not a file.",
  file_not_readable: "The file cannot be opened: reading it is not permitted.",
};

const FILE_ERRORS: Record<string, string> = {
  ENOENT: "file_not_found",
  ENOTDIR: "file_not_found",
  EISDIR: "file_is_folder",
  EACCES: "file_not_readable",
  EPERM: "file_not_readable",
};

const readArguments = (args: readonly string[]): Request | null => {
  const request: Request = { file: "", email: "", dryRun: false, json: false };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === "--dry-run") request.dryRun = true;
    else if (arg === "--json") request.json = true;
    else if (arg === "--as") request.email = args[++at] ?? "";
    else if (arg.startsWith("--as=")) request.email = arg.slice(5);
    else if (arg.startsWith("-") || request.file !== "") return null;
    else request.file = arg;
  }
  return request.file !== "" && request.email.includes("@") ? request : null;
};

const findActor = async (email: string): Promise<Actor | null> => {
  const [row] = await read(systemActor, (tx) =>
    tx
      .select()
      .from(account)
      .where(and(eq(account.email, email.trim().toLowerCase()), eq(account.active, true))),
  );
  return row ? actorOf(row) : null;
};

const runOnce = async (
  actor: Actor,
  { file, dryRun }: Request,
  report: (row: RowReport) => void,
): Promise<ImportResult> => {
  const source = await fileSource(file);
  try {
    const batchId = newId();
    const options: ImportOptions = {
      batchId,
      accountId: actor.accountId!,
      context: await parseContextFor(actor, null),
      report,
    };
    if (dryRun) {
      const subject = { id: batchId, region: actor.scope };
      return await rolledBack<ImportResult>((undo) =>
        perform(
          actor,
          "import.check",
          async () => subject,
          async (tx) => undo(await runImport(tx, source, options)),
        ),
      );
    }
    let result: ImportResult | undefined;
    await recordDirectImport(
      actor,
      { id: batchId, fileName: path.basename(file), sha256: await digestOf(file) },
      async (tx) => {
        result = await runImport(tx, source, options);
        if (result.sheets.length === 0) throw new NoList(result);
        await announce(tx, "import.written", actor, { batchId });
        return result;
      },
    ).catch((error: unknown) => {
      if (!(error instanceof NoList)) throw error;
    });
    await drainJobs();
    return result!;
  } finally {
    await source.close();
  }
};

/** A file without a list leaves no trace of an import. */
class NoList extends Error {
  constructor(readonly result: ImportResult) {
    super("no list");
  }
}

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
};

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && ((error as NodeJS.ErrnoException).code ?? "") in FILE_ERRORS;

const asJson = (
  { file, dryRun }: Request,
  { total, sheets, skipped, households }: ImportResult,
  reports: RowReport[],
) => {
  const findings = reports.flatMap(({ sheet, rowNumber, outcome, findings }) =>
    findings.map(({ column, code, severity }) => ({
      sheet,
      row: rowNumber,
      column,
      code,
      severity,
      outcome,
    })),
  );
  const report = {
    file: path.basename(file),
    dryRun,
    ...total,
    households,
    sheets: sheets.map(({ headers: _headers, ...sheet }) => sheet),
    skipped,
    findings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

/** Refused rows named one by one; a longer list is for `--json`, or for the sheet of errors in the portal. */
const SHOWN_REFUSALS = 20;

const asText = (
  { dryRun }: Request,
  { total, sheets, findings, skipped }: ImportResult,
  reports: RowReport[],
): string => {
  const refused = reports.filter((one) => one.outcome === "refused");
  const why = ({ findings: found }: RowReport) =>
    found
      .filter((one) => one.severity === "refused")
      .map(({ column, code }) => `${column}: ${code}`)
      .join(", ");
  const lines = [
    dryRun ? "Dry run: nothing was written." : "Written.",
    `Rows read ${total.read}: valid ${total.valid}, with warnings ${total.warned}, refused ${total.refused}.`,
    `New ${total.new}, changed ${total.changed}, unchanged ${total.unchanged}.`,
    ...sheets.map((one) => `  ${one.name || "csv"} (${one.kind}): ${one.read} rows`),
    ...skipped.map((name) => `  ${name}: no list, left out`),
    ...sheets
      .filter((one) => one.leftOut.length > 0)
      .map((one) => `  ${one.name || "csv"}: no rows of the list in lines ${one.leftOut.join(", ")}`),
    ...Object.entries(findings).map(([code, times]) => `  ${code}: ${times}`),
    ...refused
      .slice(0, SHOWN_REFUSALS)
      .map((one) => `  refused ${one.sheet} row ${one.rowNumber}: ${why(one)}`),
    ...(refused.length > SHOWN_REFUSALS
      ? [`  and ${refused.length - SHOWN_REFUSALS} more refused rows; --json lists them all`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
};
