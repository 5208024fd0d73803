/** Counts are published for one quarter or several and stand until they are over. Days as YYYY-MM-DD. */

export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first day of the quarter that lies so many quarters after the day's own. */
export function nextQuarterOn(day: string, quarters = 1): string {
  const next = indexOf(quarterOf(day)) + quarters;
  return `${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, "0")}-01`;
}

/** Whether what was published in one quarter, and stands for so many, is over in another. */
export function isOver(published: string, quarters: number, now: string): boolean {
  return indexOf(published) + quarters <= indexOf(now);
}

function indexOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}
