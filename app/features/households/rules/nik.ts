import type { FindingCode } from "./findings";
import type { Sex } from "./vocabulary";
import { isBlank } from "./text";

/** A demo takes the synthetic range only, a live instance holds it back (handbook 17.2). */
export type InstanceMode = "demo" | "live";

export type NikReading = {
  /** Sixteen digits, or null when there is none that may be used. */
  nik: string | null;
  state: "sound" | "malformed" | "missing";
  /** About the cell alone; `compareNik` adds what other columns contradict. */
  codes: FindingCode[];
};

/**
 * Reads a NIK cell (handbook section 6). Blanks, dots and apostrophes are how people make long
 * numbers readable or keep them text; they are taken off.
 */
export const readNik = (cell: string, mode: InstanceMode): NikReading => {
  const text = cleanNumber(cell);
  if (isAbsent(text)) return { nik: null, state: "missing", codes: ["nik_missing"] };
  if (isScientific(text)) return { nik: null, state: "malformed", codes: ["nik_scientific"] };
  const codes = structureOf(text);
  if (codes.length > 0) return { nik: null, state: "malformed", codes };
  const synthetic = text[12] === "9";
  if (mode === "demo" && !synthetic) return { nik: null, state: "malformed", codes: ["nik_not_synthetic"] };
  if (mode === "live" && synthetic) return { nik: null, state: "malformed", codes: ["nik_synthetic"] };
  return { nik: text, state: "sound", codes: [] };
};

/**
 * What a sound NIK says against the rest of the row. All are warnings: the number shows where
 * and as what a person was first registered, and never changes after a move or a correction.
 */
export const compareNik = (
  nik: string,
  row: { district: string | null; birthDate: string | null; sex: Sex },
): FindingCode[] => {
  const codes: FindingCode[] = [];
  const day = Number(nik.slice(6, 8));
  const shown = `${String(day > 40 ? day - 40 : day).padStart(2, "0")}${nik.slice(8, 12)}`;
  if (row.district !== null && nik.slice(0, 6) !== row.district.replaceAll(".", ""))
    codes.push("nik_region_differs");
  if (row.birthDate !== null) {
    const [year = "", month = "", date = ""] = row.birthDate.split("-");
    if (shown !== `${date}${month}${year.slice(2)}`) codes.push("nik_birth_differs");
  }
  if (row.sex !== "unknown" && day > 40 !== (row.sex === "female")) codes.push("nik_sex_differs");
  return codes;
};

export type KkReading = { kk: string | null; codes: FindingCode[] };

/** No KK: region 6, issue date DDMMYY without the 40, serial 4. An empty one is no finding. */
export const readKk = (cell: string): KkReading => {
  const text = cleanNumber(cell);
  if (isAbsent(text)) return { kk: null, codes: [] };
  const sound = /^\d{16}$/.test(text) && !/^(\d)\1{15}$/.test(text) && isDay(text) && isMonth(text);
  return sound ? { kk: text, codes: [] } : { kk: null, codes: ["kk_malformed"] };
};

/** First four and last two digits; the rest is nobody's business without a reason. */
export const maskNik = (nik: string): string => `${nik.slice(0, 4)}••••••••••${nik.slice(-2)}`;

export const isScientific = (text: string): boolean => /^\d([.,]\d+)?e\+?\d+$/i.test(text);

/** Takes off what people put between digits, and the `.0` of a number that became a decimal. */
export const cleanNumber = (cell: string): string => {
  const text = cell.replace(/[\s\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’‘`´"]/g, "");
  const whole = text.replace(/^(\d{15,})[.,]0+$/, "$1");
  return isScientific(whole) ? whole : whole.replace(/[.\-–_/]/g, "");
};

/** Zeros, and "belum ada" or "tidak punya" in words. */
const isAbsent = (text: string): boolean => isBlank(text) || /^(0+|(tidak|tdk|belum|blm)[a-z]*)$/i.test(text);

const structureOf = (text: string): FindingCode[] => {
  if (!/^\d{16}$/.test(text)) return ["nik_length"];
  if (/^(\d)\1{15}$/.test(text)) return ["nik_repeated_digit"];
  const codes: FindingCode[] = [];
  const day = Number(text.slice(6, 8));
  if (!(day >= 1 && day <= 31) && !(day >= 41 && day <= 71)) codes.push("nik_day");
  if (!isMonth(text)) codes.push("nik_month");
  if (text.endsWith("0000")) codes.push("nik_serial");
  return codes;
};

const isDay = (text: string) => Number(text.slice(6, 8)) >= 1 && Number(text.slice(6, 8)) <= 31;
const isMonth = (text: string) => Number(text.slice(8, 10)) >= 1 && Number(text.slice(8, 10)) <= 12;
