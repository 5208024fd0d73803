import { pino } from "pino";

// Identifiers and digests are let through whole, in which many digits may follow each other by chance.
const identifier = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=\d*[a-f])[0-9a-f]{32,}\b/;
const sixteenDigits = /\d(?:[ .\-]?\d){15}/;
const either = new RegExp(`${identifier.source}|${sixteenDigits.source}`, "gi");

/** Runs of 16 digits are identity numbers until proven otherwise: they never reach a log, not even inside a message. */
export function scrub(text: string): string {
  return text.replace(either, (found) => (/[a-f]/i.test(found) ? found : "[16 digits]"));
}

export const log = pino(
  { level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"), base: undefined },
  { write: (line: string) => void process.stdout.write(scrub(line)) },
);
