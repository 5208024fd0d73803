import { fileSource, type ByteSource } from "./byte-source";
import { readCsv } from "./csv-reader";
import { recogniseKind, type FileKind } from "./file-kind";
import { readXlsx } from "./xlsx-reader";
import { openGuardedZip } from "./zip-guard";

/** One row: every cell is text, an empty cell is "", and empty rows are left out. */
export type SheetRow = {
  /** As the spreadsheet program counts, from 1. */
  rowNumber: number;
  cells: string[];
};

export type Sheet = {
  /** "" for a csv. */
  name: string;
  hidden: boolean;
  /** Days are counted from 1904; cells with a date format are turned already, bare numbers are not. */
  date1904?: boolean;
  /** Reads from the start each time it is called. */
  rows: () => AsyncGenerator<SheetRow>;
};

export type Book = { kind: FileKind; sheets: Sheet[]; close: () => void };

/**
 * Opens an xlsx or csv of unknown origin. Whatever it contains, it is read with flat memory
 * or refused within moments.
 * @throws SheetError, here or while reading rows
 */
export const openBook = async (source: ByteSource): Promise<Book> => {
  const kind = await recogniseKind(source);
  if (kind === "csv") {
    return {
      kind,
      sheets: [{ name: "", hidden: false, rows: await readCsv(source) }],
      close: () => undefined,
    };
  }
  const zip = await openGuardedZip(source);
  try {
    return { kind, sheets: await readXlsx(zip), close: zip.close };
  } catch (error) {
    zip.close();
    throw error;
  }
};

/** All rows of all visible sheets of a file, one after another. */
export async function* openSheets(path: string): AsyncGenerator<SheetRow & { sheet: string }> {
  const source = await fileSource(path);
  try {
    const book = await openBook(source);
    try {
      for (const sheet of book.sheets) {
        if (sheet.hidden) continue;
        for await (const row of sheet.rows()) yield { sheet: sheet.name, ...row };
      }
    } finally {
      book.close();
    }
  } finally {
    await source.close();
  }
}
