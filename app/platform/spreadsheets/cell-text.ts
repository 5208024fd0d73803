/**
 * A number cell as text, as far as its digits can be trusted. A spreadsheet program keeps
 * 15 digits, so of a 16-digit number such as a NIK the last digit may have become 0. Such a
 * number is shown the way the program shows it, in scientific notation, and the row's check
 * refuses it; a longer number whose last digit proves that nothing was cut stays as it is.
 *
 * @param raw the text of `<v>`
 * @param exact the sheet's other numbers show that its writer keeps all sixteen digits
 */
export const numberText = (raw: string, exact = false): string => {
  const text = raw.trim();
  if (/^-?\d{1,15}$/.test(text)) return text;
  if (/^-?\d+\.0+$/.test(text)) return numberText(text.slice(0, text.indexOf(".")), exact);
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) return text;
  if (/^\d+$/.test(text)) return keepsDigits(text, value, exact) ? text : scientific(value);
  if (Math.abs(value) >= 1e15) return scientific(value);
  return String(Number(value.toPrecision(15)));
};

/** Excel day number to 'YYYY-MM-DD', with ' HH:MM:SS' when it has a time; null when out of range. */
export const serialText = (raw: string, date1904: boolean): string | null => {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return null;
  const serial = date1904 ? value + 1462 : value;
  if (serial < 1 || serial >= 2_958_466) return null;
  const days = Math.floor(serial);
  const date = serialDate(days);
  const seconds = Math.round((serial - days) * 86_400);
  if (date === null || seconds === 0 || seconds === 86_400) return date;
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return `${date} ${clock.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":")}`;
};

/** The 1900 system counts a 29 February 1900 that never was; earlier days are one off. */
export const serialDate = (days: number): string | null => {
  if (days < 1 || days > 2_958_465 || days === 60) return null;
  const fromEpoch = days < 60 ? days + 1 : days;
  return new Date(Date.UTC(1899, 11, 30) + fromEpoch * 86_400_000).toISOString().slice(0, 10);
};

/** Whether a number format shows a day: d, m, y outside quotes and brackets. */
export const isDateFormat = (code: string): boolean =>
  /[dy]|mmm/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").replace(/general/gi, ""));

const scientific = (value: number): string => value.toExponential(14).replace("e", "E");

const keepsDigits = (digits: string, value: number, exact: boolean): boolean =>
  digits.endsWith("0")
    ? exact && digits.length === 16 && Number.isSafeInteger(value)
    : Number.isSafeInteger(value) || Number(digits.at(-1)) % 2 === 1;

/**
 * Whether sixteen-digit numbers come from a program that keeps every digit: then about one in ten
 * ends in 0. Where Excel has cut them, all of them do.
 */
export const createDigitEvidence = () => {
  let whole = 0;
  let cut = 0;
  return {
    see: (raw: string) => {
      const digits = /^\s*(?:(\d{16})(?:\.0+)?|\d\.\d+E\+15)\s*$/i.exec(raw);
      if (digits === null) return;
      if (digits[1] === undefined || digits[1].endsWith("0")) cut += 1;
      else whole += 1;
    },
    isExact: () => whole >= 3 && whole >= cut * 2,
  };
};
