import { getLocale } from "./generated/runtime";

const tag = (): string => (getLocale() === "en" ? "en-GB" : "id-ID");

/** 3.961 in Indonesian, 3,961 in English. */
export function formatCount(n: number): string {
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: 0 }).format(n);
}

/** A measure with at most one decimal: 20,5 in Indonesian, 20.5 in English. */
export function formatDecimal(n: number, places = 1): string {
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: places }).format(n);
}

/** Share of a whole with one decimal: 946 of 10,644 is 8,9% (Indonesian) or 8.9% (English). */
export function formatPercent(part: number, whole: number): string {
  if (whole === 0) return "–";
  const share = (100 * part) / whole;
  return `${new Intl.NumberFormat(tag(), { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(share)}%`;
}

/** The amount in full: "Rp", a no-break space, grouped digits. */
export function formatRupiah(amount: number): string {
  return `Rp\u00a0${formatCount(amount)}`;
}

/** Beside the full figure only: "Rp 3 M" is miliar here and million abroad, so the unit is written out. */
export function formatRupiahShort(amount: number): string {
  const steps: [number, string, string][] = [
    [1e12, "triliun", "trillion"],
    [1e9, "miliar", "billion"],
    [1e6, "juta", "million"],
  ];
  const step = steps.find(([size]) => Math.abs(amount) >= size);
  if (!step) return formatRupiah(amount);
  const value = new Intl.NumberFormat(tag(), { maximumFractionDigits: 2 }).format(amount / step[0]);
  return `Rp\u00a0${value}\u00a0${getLocale() === "en" ? step[2] : step[1]}`;
}

/** A day (YYYY-MM-DD) in words: 22 Oktober 2024. */
export function formatDate(day: string): string {
  return new Intl.DateTimeFormat(tag(), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A moment of the real clock, in the region's time zone, with its name (WIB, WITA, WIT). */
export function formatMoment(at: Date | string, timeZone: string): string {
  const text = new Intl.DateTimeFormat(tag(), {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(at));
  return `${text} ${zoneNames[timeZone] ?? timeZone}`;
}

const zoneNames: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
