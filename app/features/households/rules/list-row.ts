import type { Field } from "./columns";
import type { Layout } from "./header";
import type { Cells } from "./parse-row";
import { isBlank } from "./text";

/**
 * Whether a line below the header is a row of the list. Sums, notes and signatures are none: they
 * fill few cells and identify nobody. In doubt it is a row, and is refused where everybody can see it.
 */
export const isListRow = (row: readonly string[], cells: Cells, layout: Layout): boolean => {
  if (IDENTITY.some((field) => isNumber(cells.text(field)))) return true;
  if (row.some((cell) => SUM.test(cell))) return false;
  if (row.filter((cell) => HINT.test(cell.trim())).length >= 3) return false;
  const fields = Object.keys(layout.at) as Field[];
  const filled = fields.filter((field) => !isBlank(cells.text(field))).length;
  const named = !isBlank(cells.text("name")) || !isBlank(cells.text("head_name"));
  // Two signatures side by side may stand under "nama" and any other column.
  if (named) return filled >= (fields.length >= 8 ? 3 : 2);
  return filled >= 5;
};

const IDENTITY = ["family_id", "person_id", "kk_number", "nik"] as const satisfies readonly Field[];

/** A number of at least three digits, with no words around it such as "NIP" or a place and a date. */
const isNumber = (text: string): boolean =>
  /\d{3}/.test(text) && !/(?:^|[^a-z0-9])[a-z]{3,}(?:[^a-z0-9]|$)/i.test(text);

/** What forms write under their headers: how a column is to be filled in. */
const HINT =
  /^(?:teks|text|angka|huruf|numeric|pilihan|wajib|opsional|\d{1,2} (?:digit|angka)|l ?\/ ?p|ya ?\/ ?tidak|0 ?\/ ?1|dd[-/. ]?mm[-/. ]?yy(?:yy)?|tgl[-/]bln[-/]thn)$/i;

const SUM =
  /^\s*(?:sub\s*[- ]?\s*total|total|grand total|jumlah|jml|rata\s*-?\s*rata|rekapitulasi)(?![a-z])/i;
