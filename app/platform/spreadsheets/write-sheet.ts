import { stringify } from "csv-stringify";
import { writeXlsx as writeWorkbook, writeXlsxStream } from "hucre/xlsx";
import { Readable } from "node:stream";

/** Text stays text whatever it looks like; only a number is written as a number. */
export type OutCell = string | number | null;

export type OutSheet = {
  /** At most 31 characters; characters that Excel forbids are replaced. */
  name: string;
  header: readonly string[];
  /** Pulled only as fast as the receiver takes them. */
  rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;
};

/**
 * An xlsx as a stream of bytes with flat memory. A text cell is an inline string, which no
 * program evaluates, so a name that starts with `=` cannot become a formula and a NIK keeps
 * all its digits.
 */
export const writeXlsx = ({ name, header, rows }: OutSheet): Readable => {
  const all = async function* () {
    yield [...header];
    for await (const row of rows) yield row.map(asCell);
  };
  const sheet = sheetName(name);
  return Readable.from(chunks(writeXlsxStream(all(), { name: sheet, freezePane: { rows: 1 } })));
};

/** Several small sheets in one xlsx; held in memory, so for hundreds of rows rather than a register. */
export const writeBook = async (
  sheets: readonly (OutSheet & { rows: readonly (readonly OutCell[])[] })[],
): Promise<Buffer> => {
  const taken = new Set<string>();
  const bytes = await writeWorkbook({
    sheets: sheets.map(({ name, header, rows }) => ({
      name: unusedName(sheetName(name), taken),
      rows: [[...header], ...rows.map((row) => row.map(asCell))],
    })),
  });
  return Buffer.from(bytes);
};

/** `_x0041_` means "A" inside a workbook: the same letters as plain text need their own escape. */
const asCell = (cell: OutCell): OutCell =>
  typeof cell === "string" ? cell.slice(0, 32_000).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : cell;

const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31) || "Data";

const unusedName = (name: string, taken: Set<string>): string => {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name.slice(0, 27)} ${number}`;
  taken.add(free.toLowerCase());
  return free;
};

/**
 * A csv (comma, CRLF, UTF-8 with byte order mark) as a stream. A spreadsheet program that opens
 * it guesses types, so text it would take for a formula, and long numbers it would round, carry
 * a leading apostrophe; our own import takes that off again.
 */
export const writeCsv = ({ header, rows }: Omit<OutSheet, "name">): Readable => {
  const all = async function* () {
    yield header;
    for await (const row of rows) yield row.map(guardCsvCell);
  };
  const out = stringify({ bom: true, record_delimiter: "windows" });
  Readable.from(all())
    .on("error", (error) => out.destroy(error))
    .pipe(out);
  return out;
};

/** See `writeCsv`. */
export const guardCsvCell = (cell: OutCell): string | number => {
  if (typeof cell !== "string") return cell ?? "";
  return /^[=+\-@\t\r\n|%]/.test(cell) || /^\d{12,}$/.test(cell) ? `'${cell}` : cell;
};

const chunks = async function* (stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
};
