import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { checkLines, type CheckedLine } from "./approval.server";
import { countOf, rowsOf } from "./rows.server";
import type { LockedRun } from "./run.server";
import { offerTakesHouseholds } from "./supply.server";

/** What a person looks at before starting or approving a run. */

export type StaleLine = CheckedLine & { caseCode: string; label: string };

/** Lines of a certified run that could no longer be approved today, with the reason. */
export async function listStaleLines(actor: Actor, runId: string): Promise<StaleLine[]> {
  return read(actor, async (tx) => {
    const [row] = await rowsOf<LockedRun>(tx, sql`select id, cap, period from run where id = ${runId}`);
    if (!row) throw new NotFound("run");
    const stale = (await checkLines(tx, row, await today(tx))).filter((line) => line.stale !== null);
    const names = await rowsOf<{ id: string; caseCode: string; label: string }>(
      tx,
      sql`select l.id, h.case_code as "caseCode", o.label from allocation l join household h on h.id = l.household_id
        join offer o on o.id = l.offer_id where l.id = any(${sql.param(stale.map((line) => line.allocationId))}::uuid[])`,
    );
    const byId = new Map(names.map((name) => [name.id, name]));
    return stale.map((line) => ({ ...line, ...byId.get(line.allocationId)! }));
  });
}

export type SupplyAndDemand = { need: NeedCode; offers: number; places: number; openNeeds: number };

/** Before a run: for each need that has places or asks for them, the places free and the verified needs open. */
export async function listSupplyAndDemand(actor: Actor, period: string): Promise<SupplyAndDemand[]> {
  return read(actor, async (tx) => {
    const day = await today(tx);
    return rowsOf<SupplyAndDemand>(
      tx,
      sql`select coalesce(s.need, d.need) as need, coalesce(s.offers, 0) as offers, coalesce(s.places, 0) as places,
          coalesce(d.needs, 0) as "openNeeds"
        from (select o.need, count(*)::int as offers, sum(o.capacity - o.taken)::int as places
            from offer o left join program p on p.id = o.program_id left join pledge g on g.id = o.pledge_id
            where o.period = ${period} and ${offerTakesHouseholds} group by o.need) s
        full join (select n.code as need, count(*)::int as needs from need n join household h on h.id = n.household_id
            where n.state = 'open' and n.ended_on is null and h.state = 'decreed'
              and n.household_id in (select e.household_id from decree_entry e join decree d on d.id = e.decree_id
                where not e.removed and d.state = 'recorded' and ${day}::date between d.valid_from and d.valid_to)
            group by n.code) d on d.need = s.need
        order by 1`,
    );
  });
}

export type DistrictSupplyAndDemand = { code: string; name: string; places: number; openNeeds: number };

/**
 * A second look at one need: open needs per kecamatan, beside the places that only families of that kecamatan can use.
 * Places that more than one kecamatan can use stand with none of them.
 */
export async function listSupplyAndDemandByDistrict(
  actor: Actor,
  period: string,
  need: NeedCode,
): Promise<DistrictSupplyAndDemand[]> {
  return read(actor, async (tx) => {
    const day = await today(tx);
    return rowsOf<DistrictSupplyAndDemand>(
      tx,
      sql`with needy as (select left(n.region, 8) as code, count(*)::int as needs from need n join household h on h.id = n.household_id
            where n.state = 'open' and n.ended_on is null and h.state = 'decreed' and n.code = ${need}
              and n.household_id in (select e.household_id from decree_entry e join decree d on d.id = e.decree_id
                where not e.removed and d.state = 'recorded' and ${day}::date between d.valid_from and d.valid_to)
            group by 1),
          own as (select min(left(c.code, 8)) as code, o.id, o.capacity - o.taken as places
            from offer o left join program p on p.id = o.program_id left join pledge g on g.id = o.pledge_id
            cross join lateral jsonb_array_elements(o.criteria) s
            cross join lateral jsonb_array_elements_text(s.value #> '{place,codes}') as c(code)
            where o.period = ${period} and o.need = ${need} and ${offerTakesHouseholds} and s.value ? 'place'
            group by o.id having count(distinct left(c.code, 8)) = 1 and min(length(c.code)) >= 8),
          places as (select code, sum(places)::int as places from own group by code)
        select d.code, d.name, coalesce(p.places, 0) as places, coalesce(n.needs, 0) as "openNeeds"
        from needy n full join places p on p.code = n.code join region d on d.code = coalesce(n.code, p.code)
        order by coalesce(n.needs, 0) desc, d.name`,
    );
  });
}

export async function listOpenPeriods(actor: Actor): Promise<{ code: string }[]> {
  return read(actor, (tx) =>
    rowsOf<{ code: string }>(tx, sql`select code from period where state = 'open' order by code desc`),
  );
}

/** Certified runs that wait for the head's decision. */
export async function countRunsToApprove(actor: Actor): Promise<number> {
  return read(actor, (tx) => countOf(tx, sql`select count(*)::int as n from run where state = 'certified'`));
}
