/** Programs along the months of one year. Pure; days are YYYY-MM-DD. */

export type Standing = "past" | "running" | "coming";

/** Where the program stands on that day; one that was closed early is over from that day on. */
export function standingOn(
  { startsOn, endsOn, closedOn }: { startsOn: string; endsOn: string; closedOn: string | null },
  day: string,
): Standing {
  if (closedOn !== null && closedOn <= day) return "past";
  if (endsOn < day) return "past";
  return startsOn <= day ? "running" : "coming";
}

/** The last day of the program: one that was closed early ended then, one closed before it began never ran. */
export function lastDayOf({ endsOn, closedOn }: { endsOn: string; closedOn: string | null }): string {
  return closedOn !== null && closedOn < endsOn ? closedOn : endsOn;
}

/** First and last month (1–12) of the program within the year; null when it does not touch it. */
export function monthsIn(
  year: number,
  { startsOn, ...end }: { startsOn: string; endsOn: string; closedOn: string | null },
): { first: number; last: number } | null {
  const endsOn = lastDayOf(end);
  if (endsOn < startsOn) return null;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (startsOn > to || endsOn < from) return null;
  return {
    first: startsOn < from ? 1 : Number(startsOn.slice(5, 7)),
    last: endsOn > to ? 12 : Number(endsOn.slice(5, 7)),
  };
}
