/** Minutes until a refused letter is tried again; after the last try it is given up. */
const waits = [1, 5, 30, 120, 480];

/** Seconds to wait after so many attempts; null: no more. */
export function backOffSeconds(attempts: number): number | null {
  const minutes = waits[attempts - 1];
  return minutes === undefined ? null : minutes * 60;
}

/** Which day it is in the region, and whether the hour of its daily letter has come. */
export function isDigestDue(clock: Date, timeZone: string, hour: number): { day: string; due: boolean } {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone }).format(clock);
  const now = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(clock);
  return { day, due: Number(now) >= hour };
}
