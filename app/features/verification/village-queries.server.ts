import { sql } from "drizzle-orm";
import { scopeEnd, type Actor } from "~/platform/access/actor";
import { type Act, can } from "~/platform/access/policy";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { listPlacesBelow, type Place } from "~/features/regions/queries.server";
import type { RoundState } from "./rules/round";
import { listPageSize } from "./rules/lists";

/** Households of one village by where they stand, and its newest list. */
export type VillageProgress = {
  village: string;
  name: string;
  district: string;
  total: number;
  toVisit: number;
  enumerated: number;
  deliberated: number;
  underReview: number;
  announced: number;
  decreed: number;
  out: number;
  roundId: string | null;
  roundState: RoundState | null;
  returned: boolean;
  objectionsUntil: string | null;
};

export type VillageFilter = {
  district?: string | null;
  list?: RoundState | "returned" | "none" | null;
  page: number;
};

/** Villages of the actor's area that have families on the register, with how far they are. */
export function listVillages(
  actor: Actor,
  filter: VillageFilter,
): Promise<{ rows: VillageProgress[]; total: number }> {
  return read(actor, async (tx) => {
    const rows = await progress(tx, filter.district ?? actor.scope);
    const chosen = rows.filter((row) => {
      if (!filter.list) return true;
      if (filter.list === "none") return row.roundId === null;
      if (filter.list === "returned") return row.returned;
      return row.roundState === filter.list && !row.returned;
    });
    const from = (filter.page - 1) * listPageSize;
    return { rows: chosen.slice(from, from + listPageSize), total: chosen.length };
  });
}

/** Kecamatan to choose among; none for whoever works below that level. */
export function listDistricts(actor: Actor): Promise<Place[]> {
  return actor.scope.length < 8 ? read(actor, (tx) => listPlacesBelow(tx, actor.scope)) : Promise.resolve([]);
}

/** One village. @throws NotFound when it is none or not the actor's */
export function readVillage(actor: Actor, code: string) {
  return read(actor, async (tx) => {
    const [place] = await tx.execute<{ code: string; name: string; district: string }>(sql`
      select v.code, v.name, d.name as district from region v join region d on d.code = v.parent
      where v.code = ${code} and v.level = 4`);
    if (!place || !(code >= actor.scope && code < scopeEnd(actor.scope))) throw new NotFound();
    const [row] = await progress(tx, code);
    const rounds = await tx.execute<{
      id: string;
      year: number;
      number: number;
      state: RoundState;
      returned: boolean;
      openedOn: string;
      objectionsUntil: string | null;
      households: number;
    }>(sql`select r.id, r.year, r.number, r.state, r.returned, r.opened_on::text as "openedOn",
        r.objections_until::text as "objectionsUntil",
        (select count(*)::int from verdict v join deliberation d on d.id = v.deliberation_id
          where d.round_id = r.id and d.current) as households
      from village_round r where r.region = ${code} order by r.year desc, r.number desc`);
    return { ...place, progress: row ?? null, rounds: [...rounds] };
  });
}

async function progress(tx: Reader, scope: string): Promise<VillageProgress[]> {
  const rows = await tx.execute<VillageProgress>(sql`
    with counts as (
      select region, count(*)::int as total,
        count(*) filter (where state in ('listed','proposed','expired'))::int as to_visit,
        count(*) filter (where state = 'enumerated')::int as enumerated,
        count(*) filter (where state = 'deliberated')::int as deliberated,
        count(*) filter (where state in ('minuted','district_reviewed','regency_reviewed'))::int as under_review,
        count(*) filter (where state = 'announced')::int as announced,
        count(*) filter (where state = 'decreed')::int as decreed,
        count(*) filter (where state in ('ineligible','graduated'))::int as out
      from household where region >= ${scope} and region < ${scopeEnd(scope)} group by region
    ), newest as (
      select distinct on (region) region, id, state, returned, objections_until from village_round
      where region >= ${scope} and region < ${scopeEnd(scope)} order by region, year desc, number desc
    )
    select c.region as village, v.name, d.name as district, c.total, c.to_visit as "toVisit", c.enumerated, c.deliberated,
      c.under_review as "underReview", c.announced, c.decreed, c.out, n.id as "roundId", n.state as "roundState",
      coalesce(n.returned, false) as returned, n.objections_until::text as "objectionsUntil"
    from counts c join region v on v.code = c.region join region d on d.code = v.parent
      left join newest n on n.region = c.region
    order by c.region`);
  return [...rows];
}

export type VerificationTask =
  | "visits"
  | "meeting"
  | "verdicts"
  | "returned"
  | "forward"
  | "review"
  | "announce"
  | "objections"
  | "ripe"
  | "approve_review"
  | "record_decree"
  | "exits";

/** What waits for this person in this room, with how many; empty lines are left out. */
export function countTasks(actor: Actor): Promise<{ task: VerificationTask; count: number }[]> {
  const wanted = (Object.keys(actOfTask) as VerificationTask[]).filter((task) => can(actor, actOfTask[task]));
  if (wanted.length === 0) return Promise.resolve([]);
  return read(actor, async (tx) => {
    const day = await today(tx);
    const [row] = await tx.execute<Record<VerificationTask, number>>(sql`select
      (select count(*)::int from household where state in ('listed','proposed','expired')) as visits,
      (select count(distinct region)::int from household h where state = 'enumerated' and not exists (
        select 1 from village_round r where r.region = h.region and r.state = 'open')) as meeting,
      (select count(*)::int from village_round where state = 'open') as verdicts,
      (select count(*)::int from village_round where returned) as returned,
      (select count(*)::int from village_round where state = 'minuted' and not returned) as forward,
      (select count(*)::int from village_round where state = 'district_reviewed' and not returned) as review,
      (select count(*)::int from village_round where state = 'regency_reviewed') as announce,
      (select count(*)::int from objection where state = 'open') as objections,
      (select count(*)::int from village_round where state = 'announced' and decree_id is null
        and objections_until < ${day}::date) as ripe,
      (select count(*)::int from village_round where state = 'review_proposed' and not returned) as approve_review,
      (select count(*)::int from decree where state = 'draft') as record_decree,
      (select count(*)::int from graduation where state = 'proposed') as exits`);
    return wanted.map((task) => ({ task, count: row![task] })).filter(({ count }) => count > 0);
  });
}

/** Each task belongs to whoever may do the act that ends it. */
const actOfTask: Record<VerificationTask, Act> = {
  visits: "visit.record",
  meeting: "deliberation.record",
  verdicts: "deliberation.record",
  returned: "deliberation.record",
  forward: "village.forward",
  review: "review.propose",
  announce: "village.announce",
  objections: "objection.decide",
  ripe: "decree.draft",
  approve_review: "review.approve",
  record_decree: "decree.record",
  exits: "graduation.decide",
};
