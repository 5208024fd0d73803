import { createDigitEvidence, numberText, serialText } from "./cell-text";
import { LIMITS } from "./limits";
import { SheetError } from "./sheet-error";
import type { Sheet, SheetRow } from "./open-book";
import { attribute, decodeXml } from "./xml-scanner";
import { createTextCollector, readWorkbook, scanPart, type WorkbookParts } from "./xlsx-parts";
import type { GuardedZip } from "./zip-guard";

/** The sheets of a workbook in its own order; rows are read when asked for, memory stays flat. */
export const readXlsx = async (zip: GuardedZip): Promise<Sheet[]> => {
  const book = await readWorkbook(zip);
  return book.sheets.map(({ name, hidden, part }) => {
    let exact: Promise<boolean> | undefined;
    return {
      name,
      hidden,
      date1904: book.date1904,
      rows: () => readRows(zip, part, book, () => (exact ??= keepsEveryDigit(zip, part, book))),
    };
  });
};

/** Looks at the first rows only: what writes a sheet writes all of it the same way. */
const keepsEveryDigit = async (zip: GuardedZip, part: string, book: WorkbookParts): Promise<boolean> => {
  const evidence = createDigitEvidence();
  let seen = 0;
  for await (const _ of readRows(zip, part, book, async () => false, evidence.see)) {
    if (++seen >= EVIDENCE_ROWS) break;
  }
  return evidence.isExact();
};

const EVIDENCE_ROWS = 200;

async function* readRows(
  zip: GuardedZip,
  part: string,
  book: WorkbookParts,
  isExact: () => Promise<boolean>,
  seeNumber?: (raw: string) => void,
): AsyncGenerator<SheetRow> {
  const exact = await isExact();
  let ready: SheetRow[] = [];
  let rowNumber = 0;
  let column = 0;
  let cells: string[] = [];
  let filled = false;
  let inRow = false;
  let cell: { type: string; style: number } | null = null;
  let inValue = false;
  let value = "";
  const inline = createTextCollector();

  const scan = scanPart(zip, part, {
    open: (name, tag) => {
      if (cell !== null) {
        if (name === "v") inValue = true;
        else inline.open(name);
      } else if (name === "c" && inRow) {
        const reference = attribute(tag, "r");
        column = reference === undefined ? column + 1 : columnOf(reference);
        cell = { type: attribute(tag, "t") ?? "n", style: Number(attribute(tag, "s") ?? 0) };
        value = "";
      } else if (name === "row") {
        rowNumber = Number(attribute(tag, "r") ?? rowNumber + 1);
        if (!(rowNumber >= 1 && rowNumber <= LIMITS.rows)) throw new SheetError("too_many_rows");
        cells = [];
        column = 0;
        filled = false;
        inRow = true;
      }
    },
    text: (raw) => {
      if (cell === null) return;
      if (inValue) {
        value += raw;
        if (value.length > LIMITS.cell * 6) throw new SheetError("cell_too_long");
      } else inline.text(raw);
    },
    close: (name) => {
      if (name === "v") inValue = false;
      else if (name === "c" && cell !== null) {
        if (seeNumber && cell.type === "n") seeNumber(value);
        const text = cellText(cell, value, inline.take(), book, exact);
        cell = null;
        if (text === "") return;
        if (column > LIMITS.columns) throw new SheetError("too_many_columns");
        while (cells.length < column - 1) cells.push("");
        cells[column - 1] = text;
        filled = true;
      } else if (name === "row" && inRow) {
        inRow = false;
        if (filled) ready.push({ rowNumber, cells });
      } else if (cell !== null) inline.close(name);
    },
  });
  for await (const _ of scan) {
    if (ready.length === 0) continue;
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

const cellText = (
  { type, style }: { type: string; style: number },
  value: string,
  inline: string,
  book: WorkbookParts,
  exact: boolean,
): string => {
  switch (type) {
    case "s":
      return book.texts.get(Number(value)) ?? "";
    case "inlineStr":
      return inline;
    case "str":
    case "d":
      return decodeXml(value);
    case "b":
      return value.trim() === "1" ? "TRUE" : "FALSE";
    case "e":
      return value;
    default:
      if (value === "") return "";
      return (book.dateStyles[style] ? serialText(value, book.date1904) : null) ?? numberText(value, exact);
  }
};

/** `BC12` → 55. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
};
