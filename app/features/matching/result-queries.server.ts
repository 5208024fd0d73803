import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import type { RunLine } from "./queries.server";
import { countOf, rowsOf } from "./rows.server";
import { linePageSize, type HouseholdShow } from "./rules/run";

/** A run's result from other sides: by kecamatan, by household, and what people decided in it. */

export type DistrictFigures = {
  code: string;
  name: string;
  households: number;
  needs: number;
  served: number;
  servedHouseholds: number;
  waiting: number;
};

export async function listRunDistrictFigures(actor: Actor, runId: string): Promise<DistrictFigures[]> {
  return read(actor, (tx) =>
    rowsOf<DistrictFigures>(
      tx,
      sql`select x.code, coalesce(d.name, x.code) as name, x.households, x.needs, x.served, x."servedHouseholds", x.waiting
        from (select left(l.region, 8) as code, count(distinct l.household_id)::int as households, count(*)::int as needs,
            count(*) filter (where l.outcome = 'served')::int as served,
            count(distinct l.household_id) filter (where l.outcome = 'served')::int as "servedHouseholds",
            count(*) filter (where l.outcome = 'not_served')::int as waiting
          from allocation l where l.run_id = ${runId} group by 1) x
        left join region d on d.code = x.code order by name`,
    ),
  );
}

export type HouseholdResult = {
  householdId: string;
  caseCode: string | null;
  village: string | null;
  district: string | null;
  rank: number;
  score: number;
  needs: number;
  served: NeedCode[];
  waiting: number;
};

export type HouseholdFilter = {
  /** with at least one help, or with none */
  show: HouseholdShow | null;
  district: string | null;
  code: string | null;
  page: number;
};

/** The households of a run in rank order, each with all it gets. */
export async function listRunHouseholds(
  actor: Actor,
  runId: string,
  { show, district, code, page }: HouseholdFilter,
): Promise<{ rows: HouseholdResult[]; total: number }> {
  const where = sql.join(
    [
      sql`l.run_id = ${runId}`,
      ...(district ? [sql`l.region >= ${district} and l.region < ${`${district}/`}`] : []),
      ...(code ? [sql`l.household_id in (select id from household where case_code = ${code})`] : []),
    ],
    sql` and `,
  );
  const held = sql`count(*) filter (where l.outcome = 'served')`;
  const having = show === null ? sql`true` : show === "served" ? sql`${held} > 0` : sql`${held} = 0`;
  const grouped = sql`select l.household_id, min(l.rank) as rank, min(l.score) as score, min(l.region) as region,
      count(*)::int as needs, count(*) filter (where l.outcome = 'not_served')::int as waiting
    from allocation l where ${where} group by l.household_id having ${having}`;
  return read(actor, async (tx) => ({
    rows: await rowsOf<HouseholdResult>(
      tx,
      sql`select g.household_id as "householdId", h.case_code as "caseCode", v.name as village, d.name as district,
          g.rank, g.score, g.needs, g.waiting,
          array(select n.code from allocation s join need n on n.id = s.need_id where s.run_id = ${runId}
            and s.household_id = g.household_id and s.outcome = 'served' order by s.id) as served
        from (${grouped} order by 2 limit ${linePageSize} offset ${(page - 1) * linePageSize}) g
        left join household h on h.id = g.household_id left join region v on v.code = g.region
        left join region d on d.code = left(g.region, 8) order by g.rank`,
    ),
    total: await countOf(tx, sql`select count(*)::int as n from (${grouped}) g`),
  }));
}

export type RunCheckLine = {
  id: string;
  on: string;
  byName: string | null;
  certified: boolean;
  fault: string | null;
};

/** The latest checks of a run, newest first. */
export async function listRunChecks(actor: Actor, runId: string): Promise<RunCheckLine[]> {
  return read(actor, (tx) =>
    rowsOf<RunCheckLine>(
      tx,
      sql`select c.id, c.checked_on::text as "on", a.name as "byName", c.certified, c.fault
        from run_check c left join account a on a.id = c.checked_by
        where c.run_id = ${runId} order by c.checked_at desc, c.id limit 5`,
    ),
  );
}

export type DecisionWords = {
  codes: Record<string, string>;
  offers: Record<string, string>;
  districts: Record<string, string>;
};

type Settings = Pick<RunLine, "pins" | "bans" | "floors">;

/** What the settings of runs speak of, by id: case codes (those the reader may see), offers, kecamatan. */
export async function readDecisionWords(actor: Actor, ...runs: Settings[]): Promise<DecisionWords> {
  const decisions = runs.flatMap(({ pins, bans }) => [...pins, ...bans]);
  const households = decisions.map(({ household }) => household);
  const offers = decisions.flatMap(({ offer }) => (offer === null ? [] : [offer]));
  const areas = runs.flatMap(({ floors }) => floors.map(({ area }) => area));
  return read(actor, async (tx) => ({
    codes: await namesOf(
      tx,
      sql`select id, case_code as name from household where id = any(${sql.param(households)}::uuid[])`,
    ),
    offers: await namesOf(
      tx,
      sql`select id, label as name from offer where id = any(${sql.param(offers)}::uuid[])`,
    ),
    districts: await namesOf(
      tx,
      sql`select code as id, name from region where code = any(${sql.param(areas)}::text[])`,
    ),
  }));
}

async function namesOf(tx: Reader, query: SQL): Promise<Record<string, string>> {
  const rows = await rowsOf<{ id: string; name: string }>(tx, query);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export type UsableOffer = { id: string; label: string; need: NeedCode; places: number; served: number };

/** Offers of a run with places that one need, or any need of a household, could use: those that did not refuse it. */
export async function listUsableOffers(
  actor: Actor,
  runId: string,
  of: { needId: string } | { householdId: string },
): Promise<UsableOffer[]> {
  const lines = "needId" in of ? sql`l.need_id = ${of.needId}` : sql`l.household_id = ${of.householdId}`;
  return read(actor, (tx) =>
    rowsOf<UsableOffer>(
      tx,
      sql`select o.id, o.label, o.need, f.places, f.served from run_offer f join offer o on o.id = f.offer_id
        where f.run_id = ${runId} and f.places > 0 and exists (select 1 from allocation l join need n on n.id = l.need_id
          where l.run_id = ${runId} and ${lines} and n.code = o.need
            and (o.recipient = 'member') = (l.member_id is not null)
            and exists (select 1 from run_list t
              where t.run_id = l.run_id and t.number = l.list and f.number = any(t.offers)))
        order by o.need, o.label, o.id`,
    ),
  );
}
