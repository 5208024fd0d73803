import { knownProgram, type AidColumn } from "./aid-programs";
import type { Field } from "./columns";
import { readDate, readYear } from "./dates";
import type { Layout } from "./header";
import type { ParsedAid } from "./parsed-row";
import type { Cells, ParseContext } from "./parse-row";
import { isBlank, tidy } from "./text";
import { readAidFund, readYesNo } from "./value-reader";

/**
 * Aid already received, as rows: one for a line of an aid sheet, one for each verval column that
 * says yes (handbook 4.3). The repeat windows of later help are counted from them.
 */
export const parseAid = (
  cells: Cells,
  layout: Layout,
  row: readonly string[],
  context: ParseContext,
  year: number | null,
): ParsedAid[] => {
  if (layout.kind !== "aid_history") {
    return layout.aid
      .filter(({ at }) => readYesNo(row[at] ?? "").value === "yes")
      .map(({ program, need, origin }) => ({ program, need, origin, year, receivedOn: null }));
  }
  if (layout.at.aid_program !== undefined || layout.titleProgram !== null)
    return [aidLine(cells, layout, context)].filter((one) => one !== null);
  const told = readYear(cells.text("aid_year")) ?? layout.titleYear;
  const columns = [
    ...NATIONAL_AID.map(({ field, ...column }) => ({ ...column, cell: cells.text(field) })),
    ...layout.aid.map(({ at, ...column }) => ({ ...column, cell: row[at] ?? "" })),
  ];
  return columns
    .filter(({ cell }) => wasReceived(cell))
    .map(({ program, need, origin, cell }) => ({
      program,
      need,
      origin,
      year: readYear(cell) ?? told,
      receivedOn: null,
    }));
};

/** A tick, a year or an amount all say that somebody received it. */
const wasReceived = (cell: string): boolean =>
  readYesNo(cell).value === "yes" || /^(?:rp\.?)?[1-9]\d{3,}/i.test(cell.replace(/[\s.\u00a0]/g, ""));

/** Columns that elsewhere say what a family receives now; in a sheet of aid they are aid received. */
const NATIONAL_AID = [
  { field: "receives_pkh", program: "PKH", need: "food", origin: "national" },
  { field: "receives_bpnt", program: "BPNT", need: "food", origin: "national" },
  { field: "receives_sembako", program: "Sembako", need: "food", origin: "national" },
  { field: "receives_bst", program: "BST", need: null, origin: "national" },
  { field: "receives_bpum", program: "BPUM", need: "livelihood.business", origin: "national" },
  { field: "insured", program: "JKN-KIS", need: "health.insurance", origin: "national" },
] as const satisfies readonly (AidColumn & { field: Field })[];

const aidLine = (cells: Cells, layout: Layout, context: ParseContext): ParsedAid | null => {
  const program = cells.text("aid_program") || (layout.titleProgram ?? "");
  if (isBlank(program)) {
    cells.note("aid_program", "key_missing");
    return null;
  }
  const day = readDate(cells.text("aid_date"), { today: context.today });
  if (!day.sound) cells.note("aid_date", "date_invalid");
  const fund = cells.value("aid_fund", readAidFund);
  const known = knownProgram(program);
  return {
    program: tidy(program),
    origin: fund === "unknown" ? (known?.origin ?? null) : fund,
    need: known?.need ?? null,
    year:
      readYear(cells.text("aid_year")) ??
      (layout.at.aid_program === undefined ? layout.titleYear : null) ??
      (day.date === null ? null : Number(day.date.slice(0, 4))),
    receivedOn: day.date,
  };
};
