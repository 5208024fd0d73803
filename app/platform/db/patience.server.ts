import { AsyncLocalStorage } from "node:async_hooks";

/**
 * How long one statement may take while somebody waits for a page: a query that was not foreseen gives its connection
 * back instead of starving everybody else. Jobs, timed work and the command line have no such limit.
 */

/** Milliseconds for a statement of a page. */
export const pagePatience = 60_000;

/** Acts of a page that are long by nature, because they wait for each other or write for a whole region. */
const longActs: ReadonlySet<string> = new Set(["run.approve"]);
const longPatience = 600_000;

// One for the process, whichever copy of this module asks (server bundle, command line, tests).
const holder = globalThis as { portalPatience?: AsyncLocalStorage<number> };
const patience = (holder.portalPatience ??= new AsyncLocalStorage<number>());

export function withPatience<Value>(milliseconds: number, work: () => Value): Value {
  return patience.run(milliseconds, work);
}

/** As PostgreSQL's `statement_timeout`, in milliseconds; 0 for no limit. */
export function patienceFor(act: string): number {
  const limit = patience.getStore();
  if (limit === undefined) return 0;
  return longActs.has(act) ? Math.max(limit, longPatience) : limit;
}
