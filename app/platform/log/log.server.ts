import { pino } from "pino";

// Identifiers and digests are let through whole, in which many digits may follow each other by chance.
const identifier = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=\d*[a-f])[0-9a-f]{32,}\b/;
const sixteenDigits = /\d(?:[ .\-]?\d){15}/;
const either = new RegExp(`${identifier.source}|${sixteenDigits.source}`, "gi");

/** Runs of 16 digits are identity numbers until proven otherwise: they never reach a log, not even inside a message. */
export function scrub(text: string): string {
  return text.replace(either, (found) => (/[a-f]/i.test(found) ? found : "[16 digits]"));
}

/**
 * An error for the log. A failed query is told with all that was to be written (names, telephone numbers): the values
 * stay out, the statement, its code and the places in the program stay.
 */
export function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    type: error.name,
    message: error.message.split("\nparams: ")[0],
    code: causeCode(error),
    stack: frames.join("\n"),
  };
}

function causeCode(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause)
    if ("code" in e && typeof e.code === "string") return e.code;
  return undefined;
}

export const log = pino(
  {
    serializers: { err: withoutValues },
    level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
    base: undefined,
  },
  { write: (line: string) => void process.stdout.write(scrub(line)) },
);
