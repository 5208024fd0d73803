import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { writeXlsx } from "~/platform/spreadsheets/write-sheet";
import { openRefusedRows } from "../import-queries.server";
import { findingWords } from "../parts/import-words";

/** The refused rows in the shape in which they came, with the reason behind each; every sheet below the other. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const sheets = await openRefusedRows(context.actor, params.id);
  if (sheets.length === 0) throw new NotFound();
  const [first, ...more] = sheets;
  const width = Math.max(...sheets.map((sheet) => sheet.headers.length));
  const line = (sheet: (typeof sheets)[number], row: (typeof sheet.rows)[number]) => [
    ...Array.from({ length: width }, (_, at) => row.cells[at] ?? ""),
    row.findings
      .filter((one) => one.severity === "refused")
      .map((one) => `${one.column}: ${findingWords[one.code]()}`)
      .join("; "),
  ];
  const header = (sheet: (typeof sheets)[number]) => [
    ...Array.from({ length: width }, (_, at) => sheet.headers[at] ?? ""),
    m.households_import_errors_reason(),
  ];
  const body = writeXlsx({
    name: first!.name,
    header: header(first!),
    rows: [
      ...first!.rows.map((row) => line(first!, row)),
      ...more.flatMap((sheet) => [[], header(sheet), ...sheet.rows.map((row) => line(sheet, row))]),
    ],
  });
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="refused-rows.xlsx"`,
    },
  });
}
