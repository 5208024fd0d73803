/** What changes when a program is copied into another year. Pure; days are YYYY-MM-DD. */

/** The same day of the other year; 29 February becomes 28 where there is none. */
export function movedToYear(day: string, year: number): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const rest = day.slice(4);
  return `${year}${rest === "-02-29" && !leap ? "-02-28" : rest}`;
}

/** A year in the name moves along: "Rutilahu 2023" becomes "Rutilahu 2024". Other numbers stay. */
export function nameForYear(name: string, from: number, year: number): string {
  return name.replace(new RegExp(`\\b${from}\\b`, "g"), String(year));
}
