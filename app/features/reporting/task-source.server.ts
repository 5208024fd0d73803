import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import type { Act } from "~/platform/access/policy";

/** Where a task is counted, and where it leads. */
export type TaskSource = {
  /** whoever may do this sees the task */
  act: Act;
  /** who may do this as well does not: the task is somebody else's */
  unless?: Act;
  /** the list that holds exactly what is counted, for this reader */
  href: string | ((actor: Actor) => string);
  /** where the record itself is worked on, when only one waits */
  one?: (id: string) => string;
  /** selects `count`, `oldest` and `one`; row level security leaves only what is the reader's */
  rows: (on: string, actor: Actor) => SQL;
};

/** How many rows, the oldest day among them, and one of them. */
export const since = (from: SQL, day: SQL, id: SQL = sql`null`): SQL =>
  sql`select count(*)::int as count, min(${day})::date::text as oldest, min(${id}::text) as one from ${from}`;
