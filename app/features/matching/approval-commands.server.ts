import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { checkLines, windowsOfLine, type CheckedLine } from "./approval.server";
import { spanOf } from "./rules/protection";
import { faultOfKept } from "./record.server";
import { lockRun, saveRun, type LockedRun } from "./run.server";
import { tellRunApproved } from "./tell.server";

export type Approval = { approved: number; leftOut: number };

/**
 * Turns a certified proposal into matches, all in one transaction: locks its offers and households, checks every line
 * against the present, reserves the places, opens the repeat windows and engages the needs. Lines that went stale are
 * left out only when the approver has seen them and agrees; otherwise nothing is approved.
 *
 * @param leaveOut how many stale lines the approver was shown and agreed to leave out
 * @throws Forbidden for the maker, RuleBroken "run_state", "run_not_certified", "run_nothing_left",
 *   Conflict "run_lines_stale" with the count, Conflict "run_overtaken" when another approval was faster
 */
export async function approveRun(
  actor: Actor,
  runId: string,
  { leaveOut, remark, key }: { leaveOut: number; remark?: string | null; key?: string | null },
): Promise<Approval> {
  try {
    return await perform(
      actor,
      "run.approve",
      (tx) => lockRun(tx, runId),
      async (tx, row) => {
        await assertCertified(tx, row);
        await lockWhatIsGiven(tx, runId);
        const day = await today(tx);
        const lines = await checkLines(tx, row, day);
        const good = lines.filter((line) => line.stale === null);
        const stale = lines.length - good.length;
        if (stale > leaveOut) throw new Conflict("run_lines_stale", { count: stale });
        if (good.length === 0) throw new RuleBroken("run_nothing_left");
        await writeMatches(tx, row, good, day);
        await saveRun(tx, runId, {
          state: "approved",
          approvedBy: actor.accountId,
          approvedOn: day,
          note: remark ?? null,
          counts: { ...row.counts, approved: good.length, leftOut: stale },
        });
        await tellRunApproved(
          tx,
          row,
          good.map((line) => line.agencyId),
          day,
        );
        note(tx, { approved: good.length, leftOut: stale, hash: row.resultHash, lines: digestOf(good) });
        return { approved: good.length, leftOut: stale };
      },
      { key, reason: remark ?? undefined },
    );
  } catch (error) {
    throw wasOvertaken(error) ? new Conflict("run_overtaken") : error;
  }
}

/** What is kept is checked again, from the first number to the hash that the run is known by. */
async function assertCertified(tx: Tx, row: LockedRun): Promise<void> {
  if (row.state !== "certified") throw new RuleBroken("run_state", { state: row.state });
  const fault = await faultOfKept(tx, row);
  if (fault !== null) throw new RuleBroken("run_not_certified");
}

/** Offers first, then households, each in id order, so that two approvals wait for each other and never in a circle. */
async function lockWhatIsGiven(tx: Tx, runId: string): Promise<void> {
  const served = sql`select offer_id, household_id, need_id from allocation where run_id = ${runId} and outcome = 'served'`;
  await tx.execute(
    sql`select id from offer where id in (select offer_id from (${served}) s) order by id for update`,
  );
  await tx.execute(
    sql`select id from household where id in (select household_id from (${served}) s) order by id for update`,
  );
  await tx.execute(
    sql`select id from need where id in (select need_id from (${served}) s) order by id for update`,
  );
}

async function writeMatches(tx: Tx, row: LockedRun, lines: CheckedLine[], day: string): Promise<void> {
  for (let at = 0; at < lines.length; at += 5000) {
    const part = lines.slice(at, at + 5000).map((line) => ({ ...line, id: newId() }));
    await tx.execute(sql`
      insert into match (id, run_id, allocation_id, offer_id, need_id, need, household_id, member_id, region, agency_id,
        program_id, pledge_id, decree_id, period, approved_on)
      select x.id, ${row.id}::uuid, x."allocationId", x."offerId", x."needId", x.need, x."householdId", x."memberId", x.region,
        x."agencyId", x."programId", x."pledgeId", x."decreeId", ${row.period}, ${day}::date
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(id uuid, "allocationId" uuid, "offerId" uuid, "needId" uuid,
        need text, "householdId" uuid, "memberId" uuid, region text, "agencyId" uuid, "programId" uuid, "pledgeId" uuid,
        "decreeId" uuid)`);
    const windows = part.flatMap((line) =>
      windowsOfLine(line, day).map((window) => ({
        match_id: line.id,
        key: window.key,
        span: spanOf(window),
      })),
    );
    await tx.execute(sql`insert into protection (match_id, key, span)
      select x.match_id, x.key, x.span from jsonb_to_recordset(${JSON.stringify(windows)}::jsonb)
        as x(match_id uuid, key text, span daterange)`);
  }
}

/** One digest over all approved pairs, so that the audit log can prove the list without holding names. */
function digestOf(lines: CheckedLine[]): string {
  const pairs = lines.map((line) => `${line.needId} ${line.offerId}`).sort();
  return createHash("sha256").update(pairs.join("\n"), "utf8").digest("hex");
}

/** The database's own promises: places, double aid, one live match for a need. */
const promises = [
  "offer_never_over",
  "protection_no_double",
  "match_one_live_per_need",
  "match_needs_decree",
];

function wasOvertaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { constraint_name: name } = cause as { constraint_name?: string };
    if (name !== undefined && promises.includes(name)) return true;
  }
  return false;
}
