import { sql, type SQL } from "drizzle-orm";
import { scopeEnd, type Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { forgottenPerPage } from "./rules/forgotten";

export type ForgottenFilter = { district: string | null; need: NeedCode | null };

export type ForgottenRow = {
  id: string;
  caseCode: string;
  headName: string;
  village: string;
  villageName: string;
  districtName: string;
  decile: string | null;
  size: number;
  needs: NeedCode[];
  since: string;
  days: number;
};

/**
 * The forgotten: families on a decree valid today with an open need, to whom nothing was ever offered or whose offers
 * were all cancelled. `since` is the day their oldest open need became known.
 */
export function forgottenHouseholds(
  on: string,
  filter: ForgottenFilter = { district: null, need: null },
): SQL {
  const place =
    filter.district === null
      ? sql`true`
      : sql`n.region >= ${filter.district} collate "C" and n.region < ${scopeEnd(filter.district)} collate "C"`;
  const need =
    filter.need === null
      ? sql`true`
      : sql`exists (select 1 from need x where x.household_id = n.household_id and x.code = ${filter.need}
          and x.state = 'open' and x.ended_on is null)`;
  return sql`select n.household_id, min(n.open_since) as since
    from need n
    where n.state = 'open' and n.ended_on is null and ${place} and ${need}
      and n.household_id in (select e.household_id from decree_entry e join decree d on d.id = e.decree_id
        where not e.removed and d.state = 'recorded' and ${on}::date between d.valid_from and d.valid_to)
      and not exists (select 1 from match m where m.household_id = n.household_id and m.state <> 'cancelled')
    group by n.household_id`;
}

/** One page of the forgotten, the longest wait first; among equals the poorer, then by case code. */
export function listForgotten(actor: Actor, filter: ForgottenFilter, page: number) {
  return read(actor, async (tx) => {
    const on = await today(tx);
    const [counted] = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from (${forgottenHouseholds(on, filter)}) f`,
    );
    const rows = await readForgotten(tx, on, filter, {
      limit: forgottenPerPage,
      offset: (page - 1) * forgottenPerPage,
    });
    return { total: counted!.total, rows, on };
  });
}

/** Rows in the order of the list; all of them when no limit is given. */
export async function readForgotten(
  tx: Reader,
  on: string,
  filter: ForgottenFilter,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<ForgottenRow[]> {
  const rows = await tx.execute<ForgottenRow>(sql`
    with page as (
      select h.id, h.case_code, h.head_name, h.region, h.decile, h.decile_rank, h.size, f.since
      from (${forgottenHouseholds(on, filter)}) f join household h on h.id = f.household_id
      order by f.since nulls last, h.decile_rank, h.case_code
      ${limit === undefined ? sql`` : sql`limit ${limit} offset ${offset}`}
    )
    select p.id, p.case_code as "caseCode", p.head_name as "headName", p.region as village, v.name as "villageName",
      d.name as "districtName", p.decile, p.size, p.since::text as since, ${on}::date - p.since as days,
      (select array_agg(distinct n.code order by n.code) from need n
        where n.household_id = p.id and n.state = 'open' and n.ended_on is null) as needs
    from page p join region v on v.code = p.region join region d on d.code = v.parent
    order by p.since nulls last, p.decile_rank, p.case_code`);
  return [...rows];
}

/** The kecamatan one can filter by. */
export function readDistricts(actor: Actor) {
  return read(actor, async (tx) => listPlacesBelow(tx, (await readSettings(tx)).region));
}
