const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const spoken = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/;

/** A stored date as it is typed in a form: "2024-10-22" becomes "22-10-2024"; anything else is left as it was typed. */
export function dateText(value: string | undefined): string | undefined {
  const found = value?.match(iso);
  return found ? `${found[3]?.padStart(2, "0")}-${found[2]?.padStart(2, "0")}-${found[1]}` : value;
}

/**
 * What was typed in a date field as "YYYY-MM-DD", or undefined when it is no day of the calendar. Takes "22-10-2024",
 * "22/10/2024", "22.10.2024", "22 10 2024" and "2024-10-22".
 */
export function isoDate(typed: string): string | undefined {
  const text = typed.trim();
  const a = text.match(iso);
  const b = text.match(spoken);
  const [year, month, day] = a ? [a[1], a[2], a[3]] : b ? [b[3], b[2], b[1]] : [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(date) ? date : undefined;
}
