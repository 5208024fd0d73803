import { fieldOf, nearFieldOf, officialName, type AidColumn, type Field } from "./columns";
import { programInTitle } from "./aid-programs";
import { readYear } from "./dates";
import { isBlank, plain, tidy } from "./text";

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
  /** Program of an aid sheet that names it above the table only. */
  titleProgram: string | null;
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
  for (const index of lines.keys()) {
    if (index >= HEADER_DEPTH) break;
    const layout = layoutOf(lines, index);
    // Of two that read as much, the one that begins later has no title in it.
    const better = layout !== null && (best === null || weight(layout) > weight(best));
    const shorter =
      layout !== null && best?.headerRow === layout.headerRow && weight(layout) === weight(best);
    if (better || shorter) best = layout;
  }
  return best;
};

export type ColumnReading = {
  /** As it stands in the file. */
  header: string;
  /** The official name of what it was taken for, or the program of an aid column; null when it is not read. */
  reads: string | null;
};

/** How each column of a sheet was understood, in the order of the file. */
export const columnReadings = ({ headers, at, aid }: Layout): ColumnReading[] => {
  const reads = new Map<number, string>();
  for (const [field, index] of Object.entries(at) as [Field, number][]) reads.set(index, officialName(field));
  for (const { at: index, program } of aid) reads.set(index, program);
  return headers.flatMap((text, index) => {
    const header = tidy(text ?? "");
    return header === "" ? [] : [{ header, reads: reads.get(index) ?? null }];
  });
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

/** The header may begin at `index` and be up to three lines deep. */
const layoutOf = (lines: readonly Line[], index: number): Layout | null => {
  let best: { headers: string[]; headerRow: number; read: ReturnType<typeof readHeaders> } | null = null;
  for (let depth = 1; depth <= HEADER_LINES; depth++) {
    const last = lines[index + depth - 1];
    if (last === undefined || (depth > 1 && isData(last.cells))) break;
    const headers = depth === 1 ? last.cells : mergeLines(lines.slice(index, index + depth));
    const read = readHeaders(headers);
    if (best === null || read.count > best.read.count) best = { headers, headerRow: last.rowNumber, read };
  }
  if (best === null) return null;
  const { at, aid } = best.read;
  const titles = lines.slice(0, index).map(({ cells }) => tidy(cells.join(" ")));
  const titleProgram = mayBeAid(at) ? programInTitle(titles) : null;
  const kind = titleProgram === null ? kindOf(at, aid.length) : "aid_history";
  if (kind === null) return null;
  return {
    kind,
    headerRow: best.headerRow,
    headers: best.headers,
    at,
    aid,
    titleYear: titles.reduce<number | null>((year, title) => year ?? readYear(title), null),
    titleProgram,
  };
};

const HEADER_LINES = 3;

/** Names and numbers, but nothing that only a list of families says about them. */
const mayBeAid = (at: Layout["at"]): boolean =>
  (at.nik ?? at.kk_number ?? at.family_id) !== undefined &&
  (at.name ?? at.head_name) !== undefined &&
  FAMILY_ONLY.every((field) => at[field] === undefined);

const FAMILY_ONLY: Field[] = ["aid_program", "decile", "relation", "floor", "wall", "person_id", "registry"];

/** Long numbers and days stand in rows of the list, never in its header. */
const isData = (cells: readonly string[]): boolean =>
  cells.some((cell) => /\d[\d .'-]{6,}\d/.test(cell) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim()));

const weight = (layout: Layout): number => Object.keys(layout.at).length + layout.aid.length;

/** A line in which so many names are right is a header, and its other cells may be slips of the pen. */
const SURELY_HEADER = 5;

const OF_THE_HEAD = /kepala|\bkrt\b|\bkk\b|_kk\b|head/i;

const readHeaders = (cells: readonly string[]) => {
  const at: Layout["at"] = {};
  const aid: Layout["aid"] = [];
  const unread: number[] = [];
  const later: Layout["at"] = {};
  for (const [index, cell] of cells.entries()) {
    if (isBlank(cell) || cell.length > 160) continue;
    const field = fieldOf(cell);
    if (field === null) unread.push(index);
    else if (typeof field !== "string") aid.push({ ...field, at: index });
    else if (at[field] === undefined) at[field] = index;
    else if (OF_THE_HEAD.test(cells[at[field]]!) && !OF_THE_HEAD.test(cell)) later[field] = index;
  }
  // Beside a person's own name, "NIK" is the person's and "NIK Kepala Keluarga" is not.
  if (at.name !== undefined) Object.assign(at, later);
  if (Object.keys(at).length >= SURELY_HEADER) {
    for (const index of unread) {
      const field = nearFieldOf(cells[index]!);
      if (field !== null) at[field] ??= index;
    }
  }
  return { at, aid, count: Object.keys(at).length + aid.length };
};

/**
 * A group header lies over several columns and only its first cell has text: the columns beneath
 * are named by the lowest line, alone or together with the groups above it, in either order
 * ("Rumah" over "Kepemilikan"). A cell that reaches down over all lines names its column itself.
 */
const mergeLines = (lines: readonly Line[]): string[] => {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const groups = lines.map(() => "");
  return Array.from({ length: width }, (_, column) => {
    const own = lines.map(({ cells }) => tidy(cells[column] ?? ""));
    for (const [level, text] of own.entries()) {
      // A new group ends the smaller groups below the one before it.
      if (text !== "") for (let below = level; below < groups.length; below++) groups[below] = "";
      groups[level] = text || groups[level]!;
    }
    const lowest = own.findLastIndex((text) => text !== "");
    if (lowest === -1) return "";
    const name = own[lowest]!;
    const above = groups
      .slice(0, lowest)
      .filter((text) => text !== "")
      .reverse();
    const near = above[0] ?? "";
    const far = above.at(-1) ?? "";
    const choices = [
      `${far} ${near} ${name}`,
      `${near} ${name}`,
      `${name} ${near}`,
      `${far} ${name}`,
      `${name} ${far}`,
      name,
    ];
    return choices.find((choice) => fieldOf(choice) !== null) ?? [...above.reverse(), name].join(" ");
  }).map((text) => tidy(text));
};

/** The columns say what a sheet is; its name is only what somebody typed. */
const kindOf = (at: Layout["at"], aidColumns: number): SheetKind | null => {
  const has = (...fields: Field[]) => fields.some((field) => at[field] !== undefined);
  const identified = has("nik", "family_id", "kk_number");
  const told = has("aid_year", "aid_fund", "aid_date");
  if (
    has("aid_program") &&
    !has("floor", "wall", "water", "relation") &&
    (told || !has("birth_date", "decile"))
  ) {
    return identified ? "aid_history" : null;
  }
  // One column for each kind of aid, and nothing about the family itself.
  const flags = aidColumns + AID_FLAGS.filter((field) => at[field] !== undefined).length;
  if (identified && flags >= 2 && !has("village", "village_code", "decile", "relation", "floor", "wall"))
    return "aid_history";
  const person = has("nik", "name", "head_name");
  if (!person) return null;
  if (has("kk_number") && has("name") && !has("person_id") && has(...DTSEN_ONLY)) return "dtsen";
  if (has("family_id")) {
    if (has("person_id")) return "p3ke_member";
    if (has("relation") && has("name")) return "p3ke_member";
    return person ? "p3ke_household" : null;
  }
  if (has("person_id") && has("name")) return null;
  if (has("kk_number") && has("nik", "relation") && has("name", "head_name")) return "dtsen";
  return has("nik") && has("name", "head_name") && has("village", "village_code") ? "named_list" : null;
};

const AID_FLAGS: Field[] = [
  "receives_bpnt",
  "receives_bpum",
  "receives_bst",
  "receives_pkh",
  "receives_sembako",
  "insured",
];

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
