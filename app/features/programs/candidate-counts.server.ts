import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import type { Act } from "~/platform/access/policy";
import { read, writeAs, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { fitsOf } from "./count-queries.server";
import type { Criteria } from "./criteria";
import { programCandidates } from "./schema";

/** Acts after which more or fewer needs are open, verified or fitting. */
const changing = [
  "need.derive",
  "rule_set.change",
  "import.write",
  "visit.record",
  "household.correct",
  "household.exclude",
  "review.exclude",
  "graduation.decide",
  "decree.record",
  "decree.expire",
  "run.approve",
  "match.return",
  "match.fail",
  "match.deliver",
  "match.check",
  "pledge.withdraw",
  "pledge.expire",
] as const satisfies Act[];

/** A count rests so many times as long as it took: at most half a percent of a core for each program. */
const rest = 200;

type Due = { id: string; need: NeedCode; criteria: Criteria; stamp: string };

/**
 * Counts, for every running program, the verified open needs that fit it, where something has happened since they were
 * counted last. Looked after by time. @returns how many programs were counted
 */
export async function countCandidates(): Promise<number> {
  const due = await read(systemActor, async (tx) => [
    ...(await tx.execute<Due>(sql`
      with last as (select coalesce(max(e.seq), 0) as stamp from unnest(${sql.param([...changing])}::text[]) act
        cross join lateral (select seq from audit_entry where audit_entry.act = act.act order by seq desc limit 1) e)
      select p.id, p.need, p.criteria, last.stamp::text from program p cross join last
      left join program_candidates c on c.program_id = p.id
      where p.state in ('published', 'paused')
        and (c.program_id is null or (c.stamp, c.counted_on) is distinct from (last.stamp, ${await today(tx)}::date)
          and c.counted_at < clock_timestamp() - c.took_ms * ${rest} * interval '1 millisecond')`)),
  ]);
  for (const { id, need, criteria, stamp } of due)
    await writeAs(systemActor, "program.count", async (tx) => {
      const on = await today(tx);
      const began = performance.now();
      const { fits, asks } = await fitsOf(tx, need, criteria, on);
      const tookMs = Math.ceil(performance.now() - began);
      const figures = { fits, asks, countedOn: on, stamp: Number(stamp), countedAt: new Date(), tookMs };
      await tx
        .insert(programCandidates)
        .values({ programId: id, ...figures })
        .onConflictDoUpdate({ target: programCandidates.programId, set: figures });
    });
  return due.length;
}

/** Needs that still fit, by program; absent where they were not counted yet, or the reader stands outside. */
export async function candidatesOf(tx: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; fits: number }>(
    sql`select program_id as id, fits from program_candidates where program_id = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map([...rows].map(({ id, fits }) => [id, fits]));
}
