import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { loadHistoryWindows } from "./demand.server";
import { spanOf, windowsOf, type Window } from "./rules/protection";
import type { LockedRun } from "./run.server";
import { offerTakesHouseholds, termsOfOffer } from "./supply.server";

/** What an approval re-reads, and why a line can no longer stand. */

export const staleReasons = [
  "household_left",
  "decree_expired",
  "member_left",
  "need_closed",
  "offer_closed",
  "terms_changed",
  "cap_reached",
  "double_aid",
  "offer_full",
] as const;
export type StaleReason = (typeof staleReasons)[number];

export type ProposedLine = {
  allocationId: string;
  needId: string;
  need: NeedCode;
  householdId: string;
  memberId: string | null;
  region: string;
  rank: number;
  offerId: string;
  agencyId: string;
  programId: string | null;
  pledgeId: string | null;
  decreeId: string | null;
  placesLeft: number;
};

export type CheckedLine = ProposedLine & { stale: StaleReason | null };

/**
 * Every proposed line of a run against the present: decree, member, need, offer and its terms, cap, repeat windows of
 * matches, of the run's own lines and of aid from elsewhere, places left. Lines come in rank order, so that where
 * places have become few the last in the order are the ones left out.
 */
export async function checkLines(
  tx: Reader,
  row: Pick<LockedRun, "id" | "cap" | "period">,
  on: string,
): Promise<CheckedLine[]> {
  const lines = await readLines(tx, row, on);
  const history = await readHistory(tx, lines, on);
  const taken = await readTakenKeys(tx, lines, on);
  const used = new Map<string, number>();
  return lines.map((line): CheckedLine => {
    if (line.stale !== null) return line;
    const keys = windowsOfLine(line, on).map(({ key }) => key);
    if (keys.some((key) => taken.has(key) || history.has(key))) return { ...line, stale: "double_aid" };
    const before = used.get(line.offerId) ?? 0;
    if (before >= line.placesLeft) return { ...line, stale: "offer_full" };
    used.set(line.offerId, before + 1);
    for (const key of keys) taken.add(key);
    return line;
  });
}

/** The repeat windows that approving a line opens. */
export function windowsOfLine(line: ProposedLine, from: string): Window[] {
  return windowsOf({ ...line, sourceId: line.programId ?? line.pledgeId ?? line.offerId }, from);
}

async function readLines(
  tx: Reader,
  row: Pick<LockedRun, "id" | "cap" | "period">,
  on: string,
): Promise<CheckedLine[]> {
  const rows = await tx.execute<Record<string, never>>(sql`
    select a.id as "allocationId", a.need_id as "needId", n.code as need, a.household_id as "householdId",
      a.member_id as "memberId", h.region, a.rank, a.offer_id as "offerId", o.agency_id as "agencyId",
      o.program_id as "programId", o.pledge_id as "pledgeId", d.id as "decreeId", o.capacity - o.taken as "placesLeft",
      case when h.state <> 'decreed' then 'household_left'
        when d.id is null then 'decree_expired'
        when a.member_id is not null and not coalesce(m.active, false) then 'member_left'
        when n.state <> 'open' or n.ended_on is not null then 'need_closed'
        when not ${offerTakesHouseholds} then 'offer_closed'
        when ${termsOfOffer} is distinct from f.terms then 'terms_changed'
        when ${row.cap}::int is not null and held.helps + row_number() over (partition by a.household_id order by a.id)
          > ${row.cap}::int then 'cap_reached' end as stale
    from allocation a
    join need n on n.id = a.need_id join household h on h.id = a.household_id left join member m on m.id = a.member_id
    join offer o on o.id = a.offer_id join run_offer f on f.run_id = a.run_id and f.offer_id = o.id
    left join program p on p.id = o.program_id left join pledge g on g.id = o.pledge_id
    left join lateral (select d.id from decree_entry e join decree d on d.id = e.decree_id
      where e.household_id = h.id and not e.removed and d.state = 'recorded' and ${on}::date between d.valid_from and d.valid_to
      order by d.valid_to desc, d.id limit 1) d on true
    left join lateral (select count(*) as helps from match x where x.household_id = h.id and x.period = ${row.period}
      and x.state <> 'cancelled') held on true
    where a.run_id = ${row.id} and a.outcome = 'served'
    order by a.rank, a.id`);
  return rows as unknown as CheckedLine[];
}

async function readTakenKeys(tx: Reader, lines: ProposedLine[], on: string): Promise<Set<string>> {
  const windows = lines.flatMap((line) => windowsOfLine(line, on));
  const wanted = JSON.stringify(windows.map((window) => ({ key: window.key, span: spanOf(window) })));
  const rows = await tx.execute<{ key: string }>(sql`
    select distinct w.key from jsonb_to_recordset(${wanted}::jsonb) as x(key text, span daterange)
    join protection w on hashtextextended(w.key, 0) = hashtextextended(x.key, 0) and w.key = x.key and w.span && x.span`);
  return new Set(rows.map((found) => found.key));
}

async function readHistory(tx: Reader, lines: ProposedLine[], on: string): Promise<Set<string>> {
  const ids = [...new Set(lines.map((line) => line.householdId))];
  const rows = await loadHistoryWindows(tx, on, { households: ids });
  return new Set(rows.flatMap(({ windows }) => windows.map(({ key }) => key)));
}
