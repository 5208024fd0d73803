import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { countOf, rowsOf } from "./rows.server";
import { linePageSize, type Change } from "./rules/run";

/**
 * Two runs side by side. A help that one of them led to a match which still stands counts in the other as well, where
 * that one was made later or earlier: approved matches are never taken back, so nobody "loses" what they hold.
 */

export type Difference = {
  households: Record<Change, number>;
  helps: { gained: number; lost: number };
  /** Households whose first help is gained or lost. */
  first: { gained: number; lost: number };
};

export type ChangedHousehold = {
  householdId: string;
  caseCode: string | null;
  village: string | null;
  district: string | null;
  rank: number;
  change: Change;
  before: number;
  after: number;
  /** What it would get only in the first, and only in the second. */
  lost: { need: NeedCode; offer: string }[];
  gained: { need: NeedCode; offer: string }[];
};

/** How two runs differ, counted by household. */
export async function readDifference(actor: Actor, a: string, b: string): Promise<Difference> {
  return read(actor, async (tx) => {
    const [row] = await rowsOf<Record<string, number>>(
      tx,
      sql`${changed(a, b)} select
          count(*) filter (where change = 'gains')::int as gains, count(*) filter (where change = 'loses')::int as loses,
          count(*) filter (where change = 'moves')::int as moves,
          coalesce(sum(after - before) filter (where after > before), 0)::int as gained,
          coalesce(sum(before - after) filter (where before > after), 0)::int as lost,
          count(*) filter (where before = 0 and after > 0)::int as "firstGained",
          count(*) filter (where before > 0 and after = 0)::int as "firstLost"
        from changed`,
    );
    const n = row!;
    return {
      households: { gains: n.gains!, loses: n.loses!, moves: n.moves! },
      helps: { gained: n.gained!, lost: n.lost! },
      first: { gained: n.firstGained!, lost: n.firstLost! },
    };
  });
}

/** The households that stand otherwise in the second run than in the first: losing ones first, then by rank. */
export async function listChangedHouseholds(
  actor: Actor,
  a: string,
  b: string,
  { change, page }: { change: Change | null; page: number },
): Promise<{ rows: ChangedHousehold[]; total: number }> {
  const where = change === null ? sql`true` : sql`c.change = ${change}`;
  const only = (
    here: string,
    there: string,
  ) => sql`(select coalesce(jsonb_agg(jsonb_build_object('need', n.code, 'offer', o.label)
      order by n.code, x.need_id), '[]')
    from ${sql.raw(here)} x join need n on n.id = x.need_id join offer o on o.id = x.offer_id
    where x.household_id = c.household_id and not exists (select 1 from ${sql.raw(there)} y
      where y.need_id = x.need_id and y.offer_id = x.offer_id))`;
  return read(actor, async (tx) => ({
    rows: await rowsOf<ChangedHousehold>(
      tx,
      sql`${changed(a, b)} select c.household_id as "householdId", h.case_code as "caseCode", v.name as village,
          d.name as district, c.rank, c.change, c.before, c.after, ${only("one", "two")} as lost, ${only("two", "one")} as gained
        from (select * from changed c where ${where}
          order by array_position(array['loses','gains','moves'], change), rank, household_id
          limit ${linePageSize} offset ${(page - 1) * linePageSize}) c
        left join household h on h.id = c.household_id left join region v on v.code = c.region
        left join region d on d.code = left(c.region, 8)
        order by array_position(array['loses','gains','moves'], c.change), c.rank, c.household_id`,
    ),
    total: await countOf(tx, sql`${changed(a, b)} select count(*)::int as n from changed c where ${where}`),
  }));
}

export type ComparedOffer = {
  id: string;
  label: string;
  need: NeedCode;
  placesBefore: number | null;
  placesAfter: number | null;
  servedBefore: number;
  servedAfter: number;
  /** Places that came free or were added since the first run's approval; null where it is not approved. */
  fresh: number | null;
};

/** The offers of either run. */
export async function compareOffers(actor: Actor, a: string, b: string): Promise<ComparedOffer[]> {
  return read(actor, (tx) =>
    rowsOf<ComparedOffer>(
      tx,
      sql`select o.id, o.label, o.need, x.places as "placesBefore", y.places as "placesAfter",
          coalesce(x.served, 0) as "servedBefore", coalesce(y.served, 0) as "servedAfter",
          case when r.state = 'approved' then greatest(coalesce(y.places, 0) - coalesce(x.places, 0)
            + (select count(*)::int from match m where m.run_id = ${a} and m.offer_id = o.id), 0) end as fresh
        from offer o join run r on r.id = ${a}
        left join run_offer x on x.offer_id = o.id and x.run_id = ${a}
        left join run_offer y on y.offer_id = o.id and y.run_id = ${b}
        where x.run_id is not null or y.run_id is not null order by o.need, o.label, o.id`,
    ),
  );
}

export type ComparedDistrict = { code: string; name: string; before: number; after: number };

/** Helps per kecamatan in either run, standing matches in both. */
export async function compareDistricts(actor: Actor, a: string, b: string): Promise<ComparedDistrict[]> {
  return read(actor, (tx) =>
    rowsOf<ComparedDistrict>(
      tx,
      sql`with ${sides(a, b)}, counted as (
          select left(region, 8) as code, count(*)::int as before, 0 as after from one group by 1
          union all select left(region, 8), 0, count(*)::int from two group by 1)
        select c.code, coalesce(d.name, c.code) as name, sum(c.before)::int as before, sum(c.after)::int as after
        from counted c left join region d on d.code = c.code group by 1, 2 order by 2`,
    ),
  );
}

/** `one` and `two`: the helps each run gives, and those of the other that are matches by now. */
function sides(a: string, b: string) {
  const given = (id: string) => sql`select l.id, l.need_id, l.household_id, l.offer_id, l.region, l.rank
    from allocation l where l.run_id = ${id} and l.outcome = 'served'`;
  const kept = (id: string) => sql`select l.* from (${given(id)}) l
    join match m on m.allocation_id = l.id and m.state <> 'cancelled'`;
  return sql`given_one as (${given(a)}), given_two as (${given(b)}),
    one as (select * from given_one union all select k.* from (${kept(b)}) k
      where not exists (select 1 from given_one g where g.need_id = k.need_id)),
    two as (select * from given_two union all select k.* from (${kept(a)}) k
      where not exists (select 1 from given_two g where g.need_id = k.need_id))`;
}

/** `changed`: a row for each household whose helps differ. */
function changed(a: string, b: string) {
  return sql`with ${sides(a, b)}, helps as (
      select household_id, min(region) as region, min(rank) as rank, sum(before)::int as before, sum(after)::int as after
      from (select household_id, region, rank, 1 as before, 0 as after from one
        union all select household_id, region, rank, 0, 1 from two) x group by household_id),
    other as (
      (select household_id from (select household_id, need_id, offer_id from one except select household_id, need_id, offer_id from two) x)
      union (select household_id from (select household_id, need_id, offer_id from two except select household_id, need_id, offer_id from one) x)),
    changed as (select h.*, case when after > before then 'gains' when after < before then 'loses' else 'moves' end as change
      from helps h where household_id in (select household_id from other))`;
}
