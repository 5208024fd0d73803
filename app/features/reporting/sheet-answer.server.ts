import { createReadableStreamFromReadable } from "@remix-run/node";
import { writeCsv, writeXlsx, type OutSheet } from "~/platform/spreadsheets/write-sheet";

/** A table as a file to keep: csv when asked for, else xlsx. */
export function answerWithSheet(sheet: OutSheet, fileName: string, format: string | null): Response {
  const csv = format === "csv";
  return new Response(createReadableStreamFromReadable(csv ? writeCsv(sheet) : writeXlsx(sheet)), {
    headers: {
      "Content-Type": csv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${fileName}.${csv ? "csv" : "xlsx"}"`,
    },
  });
}
