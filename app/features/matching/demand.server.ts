import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { isNeedCode, needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import type { Barred } from "./rules/plan-columns";
import { windowsOf, type Window } from "./rules/protection";
import { rowsOf } from "./rows.server";

/** What a matching asks about households beside their cards (`cards.server.ts`): helps they hold, windows that bar them. */

/** Helps approved in the period, by household. */
export async function loadReceived(
  tx: Reader,
  period: string,
): Promise<{ householdId: string; helps: number }[]> {
  return rowsOf(
    tx,
    sql`select household_id as "householdId", count(*)::int as helps from match
      where period = ${period} and state <> 'cancelled' group by household_id`,
  );
}

/**
 * Households that repeat windows bar on the day, from matches and from aid given elsewhere, each with the windows that
 * have not ended and its living members by id.
 */
export async function loadBarred(tx: Reader, needs: readonly NeedCode[], on: string): Promise<Barred[]> {
  const barred = new Map<string, Barred>();
  const keep = (householdId: string, key: string, until: string | null) => {
    const own = barred.get(householdId) ?? { householdId, windows: {}, members: [] };
    barred.set(householdId, own);
    const known = own.windows[key];
    if (known === undefined || (known !== null && (until === null || until > known)))
      own.windows[key] = until;
  };
  const kept = await rowsOf<{ householdId: string; key: string; until: string | null }>(
    tx,
    sql`select m.household_id as "householdId", w.key, upper(w.span)::text as until
      from protection w join match m on m.id = w.match_id
      where ${ofDimensions(sql`m.need`, needs)} and (upper_inf(w.span) or upper(w.span) > ${on}::date)`,
  );
  for (const { householdId, key, until } of kept) keep(householdId, key, until);
  for (const { householdId, windows } of await loadHistoryWindows(tx, on, { needs })) {
    for (const { key, to } of windows) keep(householdId, key, to);
  }
  const members = await rowsOf<{ householdId: string; members: string[] }>(
    tx,
    sql`select household_id as "householdId", array_agg(member_id order by member_id) as members from member_fact
      where household_id = any(${sql.param([...barred.keys()])}::uuid[]) group by household_id`,
  );
  for (const { householdId, members: own } of members) barred.get(householdId)!.members = own;
  return [...barred.values()];
}

/**
 * Windows of aid that other programs gave these households, or anybody for such needs. Where only the year is known
 * the help counts from its last day: a family that may have had it waits rather than receives twice. Windows without
 * an end belong to one course or job of ours.
 */
export async function loadHistoryWindows(
  tx: Reader,
  on: string,
  of: { households: readonly string[] } | { needs: readonly NeedCode[] },
): Promise<{ householdId: string; windows: Window[] }[]> {
  const chosen =
    "households" in of
      ? sql`household_id = any(${sql.param(of.households)}::uuid[])`
      : ofDimensions(sql`need`, of.needs);
  const rows = await rowsOf<{ householdId: string; memberId: string | null; need: string; day: string }>(
    tx,
    sql`select household_id as "householdId", member_id as "memberId", need,
        coalesce(received_on, make_date(year, 12, 31))::text as day
      from aid_history where ${chosen} and need is not null and (received_on is not null or year is not null)`,
  );
  return rows.flatMap(({ householdId, memberId, need, day }) => {
    if (!isNeedCode(need)) return [];
    const help = { need, householdId, memberId, sourceId: "elsewhere" };
    const running = windowsOf(help, day).filter(({ to }) => to !== null && to > on);
    return running.length > 0 ? [{ householdId, windows: running }] : [];
  });
}

/** Helps of one dimension open windows for that dimension only. */
function ofDimensions(need: SQL, codes: readonly NeedCode[]): SQL {
  return sql`split_part(${need}, '.', 1) = any(${sql.param(codes.map((code) => needCatalogue[code].dimension))}::text[])`;
}
