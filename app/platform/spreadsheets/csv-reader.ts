import { isUtf8 } from "node:buffer";
import { parse } from "csv-parse";
import { parse as parseLine } from "csv-parse/sync";
import type { ByteSource } from "./byte-source";
import { utf16Of } from "./file-kind";
import { LIMITS } from "./limits";
import { SheetError } from "./sheet-error";
import type { SheetRow } from "./open-book";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Finds out encoding and separator; the answer reads the rows, from the start each time. */
export const readCsv = async (source: ByteSource): Promise<() => AsyncGenerator<SheetRow>> => {
  const encoding = await detectEncoding(source);
  const sample = new TextDecoder(encoding).decode(await source.read(0, 64 * 1024));
  const { separator, wrapped } = detectSeparator(sample);
  const skip = /^sep=.\r?\n/i.test(sample) ? 1 : 0;
  return () => readRecords(source, encoding, { separator, wrapped, skip });
};

async function* readRecords(
  source: ByteSource,
  encoding: Encoding,
  { separator, wrapped, skip }: { separator: string; wrapped: boolean; skip: number },
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LIMITS.csvRecord,
  });
  let ready: string[][] = [];
  let failure: unknown = null;
  parser.on("data", (record: string[]) => ready.push(record));
  parser.on("error", (error) => (failure ??= error));

  let rowNumber = 0;
  const take = function* (): Generator<SheetRow> {
    if (failure !== null) throw new SheetError("csv_quote", { cause: failure });
    const records = ready;
    ready = [];
    for (const record of records) {
      rowNumber += 1;
      if (rowNumber <= skip) continue;
      if (rowNumber > LIMITS.csvRows) throw new SheetError("too_many_rows");
      const fields = wrapped && record.length === 1 ? unwrap(record[0]!, separator) : record;
      // Rows that a program filled up with separators to its last column are no wide rows.
      const width = fields.findLastIndex((field) => field !== "") + 1;
      if (width === 0) continue;
      if (width > LIMITS.columns) throw new SheetError("too_many_columns");
      const cells: string[] = [];
      for (let at = 0; at < width; at++) cells.push(plainCell(fields[at]!));
      yield { rowNumber, cells };
    }
  };

  const stream = source.stream(0, source.size);
  const decoder = new TextDecoder(encoding);
  try {
    for await (const chunk of stream) {
      await write(parser, decoder.decode(chunk as Buffer, { stream: true }));
      yield* take();
    }
    parser.end(decoder.decode());
    await new Promise((resolve) => parser.once("end", resolve).once("error", resolve));
    yield* take();
  } finally {
    stream.destroy();
    parser.destroy();
  }
}

/** Resolves when the piece has been taken apart, so that a slow reader holds the file back. */
const write = (parser: ReturnType<typeof parse>, text: string): Promise<void> =>
  new Promise((resolve) => {
    parser.write(text, () => resolve());
  });

/** `="0123"` is how some programs make Excel keep a number as text. */
const plainCell = (cell: string): string => {
  if (cell.length > LIMITS.cell) throw new SheetError("cell_too_long");
  const kept = cell.charCodeAt(0) === 61 ? /^="([^"]*)"$/.exec(cell) : null;
  return kept?.[1] ?? cell;
};

const detectEncoding = async (source: ByteSource): Promise<Encoding> => {
  const wide = utf16Of(await source.read(0, 4096));
  if (wide !== null) return wide;
  let left = Buffer.alloc(0);
  let valid = true;
  for await (const chunk of source.stream(0, source.size)) {
    const bytes = Buffer.concat([left, chunk as Buffer]);
    if (bytes.includes(0)) throw new SheetError("file_type");
    const cut = wholeCharacters(bytes);
    valid = valid && isUtf8(bytes.subarray(0, cut));
    left = Buffer.from(bytes.subarray(cut));
  }
  return valid && isUtf8(left) ? "utf-8" : "windows-1252";
};

/** Where the last whole UTF-8 character ends: at most three bytes before the end. */
const wholeCharacters = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) break;
  }
  return bytes.length;
};

/**
 * The separator that splits most of the first lines into the same number of cells. A comma list
 * that went through a program expecting semicolons comes back with each line quoted as a whole.
 */
const detectSeparator = (sample: string): { separator: string; wrapped: boolean } => {
  const named = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (named) return { separator: named, wrapped: false };
  const lines = sample.split(/\r\n|\n|\r/).slice(0, 40);
  const plain = bestSeparator(lines);
  if (plain !== null) return { separator: plain, wrapped: false };
  const inner = bestSeparator(lines.map(takeOffQuotes));
  return { separator: inner ?? ",", wrapped: inner !== null };
};

const takeOffQuotes = (line: string): string =>
  /^".*"$/.test(line) ? line.slice(1, -1).replaceAll('""', '"') : line;

/** The cells of a line that was quoted as a whole. */
const unwrap = (line: string, separator: string): string[] =>
  parseLine(line, { delimiter: separator, relax_column_count: true, relax_quotes: true })[0] ?? [];

const bestSeparator = (lines: string[]): string | null => {
  let best: { separator: string | null; score: number } = { separator: null, score: 0 };
  for (const separator of [",", ";", "\t", "|"]) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.replace(/"[^"]*"/g, "").split(separator).length - 1;
      if (cells > 0) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...counts].map(([cells, times]) => cells * times * times));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
};
