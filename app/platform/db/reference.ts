/**
 * References that people read out over the telephone and type into a search box: kind, year,
 * running number, check digit, for example `KM-2023-000123-7`. Pure; the running number itself
 * comes from the database.
 */

/** Kinds: pledge (komitmen), program, matching run (penyandingan), objection (sanggah), complaint (aduan), hand-over minutes. */
export const referencePrefixes = {
  pledge: "KM",
  program: "PR",
  run: "PY",
  objection: "SG",
  complaint: "AD",
  handover: "BAST",
} as const;

export type ReferenceKind = keyof typeof referencePrefixes;

export type Reference = { kind: ReferenceKind; year: number; serial: number };

/** The written form. `year` has four digits, `serial` is 1 to 999999. */
export function formatReference({ kind, year, serial }: Reference): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError("year");
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) throw new RangeError("serial");
  const prefix = referencePrefixes[kind];
  const digits = `${year}${String(serial).padStart(6, "0")}`;
  return `${prefix}-${year}-${digits.slice(4)}-${checkDigit(prefix, digits)}`;
}

/**
 * Reads what a person typed: case, spaces and missing hyphens do not matter. `null` when the
 * shape is wrong or the check digit says that something was misheard.
 */
export function parseReference(text: string): Reference | null {
  const plain = text.toUpperCase().replace(/[\s\-–—./]/g, "");
  const parts = /^([A-Z]{2,4})(\d{4})(\d{6})(\d)$/.exec(plain);
  if (!parts) return null;
  const [, prefix = "", year = "", serial = "", check = ""] = parts;
  const kind = kinds.find((each) => referencePrefixes[each] === prefix);
  if (!kind || Number(year) < 1000 || Number(serial) < 1) return null;
  if (checkDigit(prefix, year + serial) !== Number(check)) return null;
  return { kind, year: Number(year), serial: Number(serial) };
}

const kinds = Object.keys(referencePrefixes) as ReferenceKind[];

/**
 * Damm's check digit over the letters (A = 00 … Z = 25) and the digits: it notices every single
 * wrong digit and every swap of two neighbours, the two usual slips of the tongue. No two of the
 * two-letter kinds end in the same digit for the same number.
 */
function checkDigit(prefix: string, digits: string): number {
  const letters = [...prefix].map((letter) => String(letter.charCodeAt(0) - 65).padStart(2, "0"));
  let state = 0;
  for (const digit of letters.join("") + digits) state = Number(damm[state]?.[Number(digit)]);
  return state;
}

const damm = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];
