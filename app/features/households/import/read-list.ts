import { openBook, type Sheet, type SheetRow } from "~/platform/spreadsheets/open-book";
import type { ByteSource } from "~/platform/spreadsheets/byte-source";
import { HEADER_DEPTH, isHeaderLike, recogniseLayout, SHEET_KINDS, type Layout } from "../rules/header";
import { parseRow, type ParseContext } from "../rules/parse-row";
import type { ParsedRow } from "../rules/parsed-row";

export type ReadSheet = { name: string; layout: Layout; sheet: Sheet };

export type ReadList = {
  /** Recognised sheets: families before their members, aid last. */
  sheets: ReadSheet[];
  /** Names of visible sheets in which no list was found, and of hidden ones that hold a list. */
  skipped: string[];
  close: () => void;
};

/** Opens a file and finds the lists in it; hidden sheets are left alone. */
export const openList = async (source: ByteSource): Promise<ReadList> => {
  const book = await openBook(source);
  try {
    const sheets: ReadSheet[] = [];
    const skipped: string[] = [];
    for (const sheet of book.sheets) {
      const layout = recogniseLayout(await firstLines(sheet));
      // A hidden sheet is left alone, but not in silence when a list is in it.
      if (sheet.hidden && layout === null) continue;
      if (sheet.hidden || layout === null) skipped.push(sheet.name);
      else sheets.push({ name: sheet.name, layout, sheet });
    }
    const order = (one: ReadSheet) => SHEET_KINDS.indexOf(one.layout.kind);
    return { sheets: sheets.sort((a, b) => order(a) - order(b)), skipped, close: book.close };
  } catch (error) {
    book.close();
    throw error;
  }
};

export type ListRow = { parsed: ParsedRow; cells: string[] };

/** The rows of one sheet below its header, parsed; sums, signatures and repeated headers left out. */
export async function* readRows(
  { name, layout, sheet }: ReadSheet,
  context: ParseContext,
  leaveOut: (rowNumber: number) => void = () => undefined,
): AsyncGenerator<ListRow> {
  const own = { ...context, date1904: sheet.date1904 };
  for await (const row of sheet.rows()) {
    if (row.rowNumber <= layout.headerRow || isHeaderLike(row.cells, layout)) continue;
    const parsed = parseRow(name, row, layout, own);
    if (parsed === null) leaveOut(row.rowNumber);
    else yield { parsed, cells: row.cells };
  }
}

const firstLines = async (sheet: Sheet): Promise<SheetRow[]> => {
  const lines: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    lines.push(row);
    if (lines.length > HEADER_DEPTH) break;
  }
  return lines;
};
