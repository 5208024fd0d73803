import { serialDate } from "~/platform/spreadsheets/cell-text";
import { isBlank, tidy } from "./text";

export type DateReading = {
  /** 'YYYY-MM-DD' or null. */
  date: string | null;
  /** False when there was text that is no day (`date_invalid`). */
  sound: boolean;
};

export type DateHints = {
  /** Business date; nobody is born after it. */
  today: string;
  /** Age or "an adult" as another column says it, to settle the century of a two-digit year. */
  age?: number | null;
  adult?: boolean;
  /** The workbook counts days from 1904, as older Macintosh programs do. */
  date1904?: boolean;
};

/**
 * Reads a day as Indonesian files write it, the day first (handbook section 8): `31/12/1980 0:00:00`,
 * `31-12-80`, `31 Desember 1980`, `19801231`, `31121980`, an Excel serial. An order that only
 * works with the month first is no date: in such a file the other days would be misread silently.
 */
export const readDate = (cell: string, hints: DateHints): DateReading => {
  const text = tidy(cell.replace(/^['’]/, ""));
  if (isBlank(text)) return { date: null, sound: true };
  const parts = partsOf(text, hints.date1904 ?? false);
  const date = parts === null ? null : assemble(parts, hints);
  const sound = date !== null && date >= "1890-01-01" && date <= hints.today;
  return sound ? { date, sound } : { date: null, sound: false };
};

/** Completed years between two days. Somebody born on 29 February is a year older on 1 March. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/** A year as a column or title gives it: 2022, "Tahun 2022", "2022.0". */
export const readYear = (text: string): number | null => {
  const year = Number(/(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(text)?.[1]);
  return year >= 1990 && year <= 2100 ? year : null;
};

type Parts = { year: string; month: number; day: number };

const partsOf = (text: string, date1904: boolean): Parts | null => {
  // "Bekasi, 12-08-1990": birth place and day in one column.
  const day = /^[^\d]{2,60},/.test(text)
    ? text.slice(text.lastIndexOf(",", text.search(/\d/)) + 1).trim()
    : text;
  const withoutTime = day.replace(
    /[T ]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*(am|pm|wib|wita|wit|z)?([+-]\d{2}:?\d{2})?$/i,
    "",
  );
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(withoutTime);
  if (iso) return { year: iso[1]!, month: Number(iso[2]), day: Number(iso[3]) };
  const dayFirst = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/.exec(withoutTime);
  if (dayFirst) return { year: dayFirst[3]!, month: Number(dayFirst[2]), day: Number(dayFirst[1]) };
  const named = /^(\d{1,2})\s*[-/. ]?\s*([a-z]{3,9})\.?\s*[-/. ,]?\s*(\d{4}|\d{2})$/i.exec(withoutTime);
  if (named) return { year: named[3]!, month: monthNamed(named[2]!), day: Number(named[1]) };
  if (/^\d{8}$/.test(withoutTime)) return eightDigits(withoutTime);
  return serialParts(withoutTime, date1904);
};

const eightDigits = (text: string): Parts => {
  const yearFirst = /^(19|20)\d{2}(0[1-9]|1[0-2])/.test(text);
  return yearFirst
    ? { year: text.slice(0, 4), month: Number(text.slice(4, 6)), day: Number(text.slice(6)) }
    : { year: text.slice(4), month: Number(text.slice(2, 4)), day: Number(text.slice(0, 2)) };
};

/** A bare number is an Excel serial, unless it looks like a year. */
const serialParts = (text: string, date1904: boolean): Parts | null => {
  const serial = Number(/^(\d{4,5})(?:[.,]\d+)?$/.exec(text)?.[1]);
  if (!(serial >= 1000) || (serial >= 1850 && serial <= 2100)) return null;
  const [year = "", month = "", day = ""] = (serialDate(date1904 ? serial + 1462 : serial) ?? "").split("-");
  return { year, month: Number(month), day: Number(day) };
};

const assemble = ({ year, month, day }: Parts, hints: DateHints): string | null => {
  if (year.length === 4) return calendarDay(Number(year), month, day);
  const thisCentury = Number(hints.today.slice(0, 2)) * 100;
  const recent = calendarDay(thisCentury + Number(year), month, day);
  const earlier = calendarDay(thisCentury - 100 + Number(year), month, day);
  if (recent === null || recent > hints.today) return earlier;
  if (earlier === null) return recent;
  if (hints.age != null) {
    const miss = (date: string) => Math.abs(ageOn(date, hints.today) - hints.age!);
    return miss(earlier) < miss(recent) ? earlier : recent;
  }
  return hints.adult && ageOn(recent, hints.today) < 12 ? earlier : recent;
};

const calendarDay = (year: number, month: number, day: number): string | null => {
  if (!(month >= 1 && month <= 12) || !(day >= 1) || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Indonesian and English, full or shortened; 0 for no month. */
const monthNamed = (word: string): number => {
  const start = word.toLowerCase();
  return (
    1 + MONTHS.findIndex((names) => names.some((name) => name.startsWith(start) || start.startsWith(name)))
  );
};

const MONTHS = [
  ["januari", "january", "jan"],
  ["februari", "february", "pebruari", "feb", "peb"],
  ["maret", "march", "mar", "mrt"],
  ["april", "apr"],
  ["mei", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["agustus", "august", "agst", "agt", "agu", "ags", "aug"],
  ["september", "sept", "sep"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nopember", "nov", "nop"],
  ["desember", "december", "des", "dec"],
];
