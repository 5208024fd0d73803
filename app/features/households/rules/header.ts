import { fieldOf, type AidColumn, type Field } from "./columns";
import { readYear } from "./dates";
import { isBlank, plain } from "./text";

/** What a sheet is a list of; sets which columns it must have and what identifies a row. */
export const SHEET_KINDS = ["p3ke_household", "p3ke_member", "dtsen", "named_list", "aid_history"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export type Layout = {
  kind: SheetKind;
  /** Row of the (last) header line, as the spreadsheet counts. */
  headerRow: number;
  /** Header texts as they stand, by position; what the error sheet repeats. */
  headers: string[];
  /** Position of each recognised column, from 0. */
  at: Partial<Record<Field, number>>;
  aid: (AidColumn & { at: number })[];
  /** Year named above the table, if any. */
  titleYear: number | null;
};

type Line = { rowNumber: number; cells: string[] };

/** A header further down than this is not looked for. */
export const HEADER_DEPTH = 40;

/**
 * Finds the header among the first lines of a sheet: the line in which most columns are
 * recognised. Titles above it, a second line of a merged group header, and a line that
 * numbers the columns are all common. `null` when the sheet holds no list we know.
 */
export const recogniseLayout = (lines: readonly Line[]): Layout | null => {
  let best: Layout | null = null;
  for (const [index, line] of lines.entries()) {
    if (index >= HEADER_DEPTH) break;
    const layout = layoutOf(line, lines[index + 1], lines.slice(0, index));
    if (layout !== null && (best === null || weight(layout) > weight(best))) best = layout;
  }
  return best;
};

/** "(1) (2) (3)" under the header, and a header repeated on each printed page, are no rows. */
export const isHeaderLike = (cells: readonly string[], layout: Layout): boolean => {
  // A row of the list begins with neither "1, 2" nor two of the header's own words.
  const [first, second] = firstFilled(cells);
  if (
    first === undefined ||
    second === undefined ||
    !(mayRepeat(cells, layout, first) && mayRepeat(cells, layout, second))
  ) {
    return false;
  }
  let counted = 0;
  let repeated = 0;
  let filled = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell === "") continue;
    filled += 1;
    if (/^\(?\s*\d{1,3}\s*\)?$/.test(cell) && Number(cell.replace(/\D/g, "")) === index + 1) counted += 1;
    const header = layout.headers[index];
    if (header && plain(header) !== "" && plain(header) === plain(cell)) repeated += 1;
  }
  return filled >= 3 && (counted === filled || repeated >= Math.max(3, filled / 2));
};

const firstFilled = (cells: readonly string[]): number[] => {
  const found: number[] = [];
  for (let at = 0; at < cells.length && found.length < 2; at++) if (cells[at] !== "") found.push(at);
  return found;
};

const mayRepeat = (cells: readonly string[], layout: Layout, at: number): boolean =>
  Number(cells[at]!.replace(/\D/g, "")) === at + 1 || plain(layout.headers[at] ?? "") === plain(cells[at]!);

const layoutOf = (line: Line, below: Line | undefined, above: readonly Line[]): Layout | null => {
  const single = readHeaders(line.cells);
  const headers = below === undefined ? null : mergeGroups(line.cells, below.cells);
  const merged = headers === null ? null : readHeaders(headers);
  const useMerged = merged !== null && merged.count > single.count;
  const { at, aid } = useMerged ? merged : single;
  const kind = kindOf(at);
  if (kind === null) return null;
  return {
    kind,
    headerRow: useMerged ? below!.rowNumber : line.rowNumber,
    headers: useMerged ? headers! : line.cells,
    at,
    aid,
    titleYear: above.reduce<number | null>((year, { cells }) => year ?? readYear(cells.join(" ")), null),
  };
};

const weight = (layout: Layout): number => Object.keys(layout.at).length + layout.aid.length;

const readHeaders = (cells: readonly string[]) => {
  const at: Layout["at"] = {};
  const aid: Layout["aid"] = [];
  for (const [index, cell] of cells.entries()) {
    if (isBlank(cell) || cell.length > 160) continue;
    const field = fieldOf(cell);
    if (field === null) continue;
    if (typeof field === "string") at[field] ??= index;
    else aid.push({ ...field, at: index });
  }
  return { at, aid, count: Object.keys(at).length + aid.length };
};

/**
 * A group header lies over several columns and only its first cell has text: the columns
 * beneath are named by the lower line, alone or together with the group.
 */
const mergeGroups = (upper: readonly string[], lower: readonly string[]): string[] => {
  const merged: string[] = [];
  let group = "";
  for (let index = 0; index < Math.max(upper.length, lower.length); index++) {
    const over = upper[index] ?? "";
    const under = lower[index] ?? "";
    if (over !== "") group = over;
    const both = `${group} ${under}`;
    if (under !== "" && fieldOf(both) !== null) merged.push(both);
    else if (under !== "" && fieldOf(under) !== null) merged.push(under);
    else merged.push(over || under);
  }
  return merged;
};

/** The columns say what a sheet is; its name is only what somebody typed. */
const kindOf = (at: Layout["at"]): SheetKind | null => {
  const has = (...fields: Field[]) => fields.some((field) => at[field] !== undefined);
  const person = has("nik", "name", "head_name");
  if (!person && !(has("family_id", "kk_number") && has("aid_program"))) return null;
  const told = has("aid_year", "aid_fund", "aid_date");
  if (
    has("aid_program") &&
    !has("floor", "wall", "water", "relation") &&
    (told || !has("birth_date", "decile"))
  ) {
    return has("nik", "family_id", "kk_number") ? "aid_history" : null;
  }
  if (has("kk_number") && has("name") && !has("person_id") && has(...DTSEN_ONLY)) return "dtsen";
  if (has("family_id")) {
    if (has("person_id")) return "p3ke_member";
    if (has("relation") && has("name") && !has("head_name")) return "p3ke_member";
    return person ? "p3ke_household" : null;
  }
  if (has("person_id") && has("name")) return null;
  if (has("kk_number") && has("nik", "relation") && has("name", "head_name")) return "dtsen";
  return has("nik") && has("name", "head_name") && has("village", "village_code") ? "named_list" : null;
};

/** Columns that P3KE never had; DTSEN also numbers its families, so `family_id` alone proves nothing. */
const DTSEN_ONLY: Field[] = [
  "status_dtsen",
  "cutoff",
  "schooling",
  "work_status",
  "sludge",
  "limit_seeing",
  "premium_national",
];
