import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { writeBook } from "~/platform/spreadsheets/write-sheet";
import { openRefusedRows } from "../import-queries.server";
import { findingWords } from "../parts/import-words";

/**
 * The refused rows in the shape in which they came, sheet by sheet, with the reasons in a last column: mended there, the
 * same workbook can be sent in again.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const sheets = await openRefusedRows(context.actor, params.id);
  if (sheets.length === 0) throw new NotFound();
  const book = await writeBook(
    sheets.map(({ name, headers, rows }) => {
      const width = Math.max(headers.length, ...rows.map((row) => row.cells.length));
      const padded = (cells: string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? "");
      return {
        name,
        header: [...padded(headers), m.households_import_errors_row(), m.households_import_errors_reason()],
        rows: rows.map((row) => [
          ...padded(row.cells),
          String(row.rowNumber),
          row.findings
            .filter((one) => one.severity === "refused")
            .map((one) => `${one.column}: ${findingWords[one.code]()}`)
            .join("; "),
        ]),
      };
    }),
  );
  return new Response(new Uint8Array(book), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="refused-rows.xlsx"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
