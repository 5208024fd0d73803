import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { listPlacesBelow, type Place } from "~/features/regions/queries.server";
import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";
import { explainLines, reasonColumns, type KeptReason } from "./explanations.server";
import type { Unfilled } from "./rules/explain";
import type { Relaxation } from "./rules/relax";
import type { Cutoff, Floor } from "./rules/instance";
import type { BanDecision, LineExplanation, PinDecision, RunCounts } from "./run.server";
import { linePageSize, runPageSize, type Outcome, type RunState } from "./rules/run";
import { countOf, rowsOf } from "./rows.server";

export type RunLine = {
  id: string;
  reference: string;
  period: string;
  needs: NeedCode[];
  state: RunState;
  progress: number;
  cap: number | null;
  seed: string;
  weightVersion: number;
  floors: Floor[];
  pins: PinDecision[];
  bans: BanDecision[];
  basedOn: string | null;
  basedOnReference: string | null;
  counts: RunCounts;
  failure: string | null;
  note: string | null;
  businessDate: string;
  madeBy: string;
  madeByName: string | null;
  approvedByName: string | null;
  approvedOn: string | null;
  snapshotHash: string | null;
  resultHash: string | null;
  /** What the latest check again found; null when nobody asked for one. */
  lastCheck: boolean | null;
};

const runColumns = sql`r.id, r.reference, r.period, r.needs, r.state,
  coalesce((select j.done from job_progress j where j.key = 'run ' || r.id and r.state = 'draft'), r.progress) as progress, r.cap, r.seed,
  r.weight_version as "weightVersion", r.floors, r.pins, r.bans, r.based_on as "basedOn",
  (select x.reference from run x where x.id = r.based_on) as "basedOnReference", r.counts, r.failure, r.note, r.business_date::text as "businessDate",
  r.made_by as "madeBy", a.name as "madeByName", b.name as "approvedByName",
  r.approved_on::text as "approvedOn", r.snapshot_hash as "snapshotHash", r.result_hash as "resultHash",
  (select c.certified from run_check c where c.run_id = r.id order by c.checked_at desc, c.id desc limit 1) as "lastCheck"
  from run r left join account a on a.id = r.made_by left join account b on b.id = r.approved_by`;

/** Runs of the actor's region, newest first. */
export async function listRuns(
  actor: Actor,
  { state, page }: { state: RunState | null; page: number },
): Promise<{ rows: RunLine[]; total: number }> {
  const where = state === null ? sql`true` : sql`r.state = ${state}`;
  return read(actor, async (tx) => ({
    rows: await rowsOf<RunLine>(
      tx,
      sql`select ${runColumns} where ${where} order by r.made_at desc, r.id limit ${runPageSize}
        offset ${(page - 1) * runPageSize}`,
    ),
    total: await countOf(tx, sql`select count(*)::int as n from run r where ${where}`),
  }));
}

export type ComparableRun = { id: string; reference: string; state: RunState };

/** The newest runs that have a result or will have one, to choose two from. */
export async function listComparableRuns(actor: Actor): Promise<ComparableRun[]> {
  return read(actor, (tx) =>
    rowsOf<ComparableRun>(
      tx,
      sql`select id, reference, state from run where state <> 'failed' order by made_at desc, id limit 100`,
    ),
  );
}

/** @throws NotFound when the actor may not see it */
export async function readRun(actor: Actor, id: string): Promise<RunLine> {
  return read(actor, async (tx) => {
    const [row] = await rowsOf<RunLine>(tx, sql`select ${runColumns} where r.id = ${id}`);
    if (!row) throw new NotFound("run");
    return row;
  });
}

export type RunOffer = {
  id: string;
  label: string;
  agencyName: string | null;
  partnerName: string | null;
  need: NeedCode;
  recipient: RecipientKind;
  criteria: Criteria[];
  places: number;
  served: number;
  /** Waiting needs that may use it themselves. */
  waiting: number;
  /** Waiting needs that places here could reach, also by moving others. */
  behind: number;
  nextHouseholdId: string | null;
  cutoff: Cutoff;
  /** Score of the last household that passed, where the offer is cut. */
  cutoffScore: number | null;
  unfilled: Unfilled["code"] | null;
  relaxations: Relaxation[] | null;
};

/** Supply of a run: each offer with its places, what the proposal gives and where it was cut. */
export async function listRunOffers(actor: Actor, id: string): Promise<RunOffer[]> {
  return read(actor, async (tx) => {
    const rows = await rowsOf<Omit<RunOffer, "unfilled"> & { fitting: number }>(
      tx,
      sql`select o.id, o.label, g.name as "agencyName", p.name as "partnerName", o.need, o.recipient,
          coalesce(f.criteria, o.criteria) as criteria, f.places, f.served, f.waiting, f.behind, f.fitting, f.next_household_id as "nextHouseholdId", f.relaxations,
          jsonb_build_object('offer', o.id, 'state', f.cutoff_state, 'round', f.cutoff_round, 'rank', f.cutoff_rank) as cutoff,
          f.cutoff_score as "cutoffScore"
        from run_offer f join offer o on o.id = f.offer_id
        left join agency g on g.id = o.agency_id
        left join pledge k on k.id = o.pledge_id left join partner p on p.id = k.partner_id
        where f.run_id = ${id} order by o.need, o.label, o.id`,
    );
    return rows.map(({ fitting, ...row }) => ({
      ...row,
      unfilled: row.served >= row.places ? null : fitting === 0 ? "nobody_fits" : "all_served",
    }));
  });
}

export type RunNeed = {
  id: string;
  needId: string;
  /** Null for readers who may not see needs of households. */
  need: NeedCode | null;
  householdId: string;
  /** Null for readers who may not see households. */
  caseCode: string | null;
  /** Of several members with this need, which one: 1, 2 … in the order of their records; null for a household. */
  memberNumber: number | null;
  village: string | null;
  district: string | null;
  region: string;
  rank: number;
  score: number;
  outcome: Outcome;
  offerId: string | null;
  explanation: LineExplanation;
};

export type LineFilter = {
  outcome: Outcome | null;
  need: NeedCode | null;
  offerId: string | null;
  district: string | null;
  /** case code as typed */
  code: string | null;
  page: number;
};

const needColumns = sql`l.id, l.need_id as "needId", n.code as need, l.household_id as "householdId",
  h.case_code as "caseCode", v.name as village, d.name as district,
  case when l.member_id is not null then (select count(*)::int from member x
    where x.household_id = l.household_id and x.id <= l.member_id) end as "memberNumber",
  l.region, l.rank, l.score, l.outcome, l.offer_id as "offerId", l.member_id as "memberId", ${reasonColumns}
  from allocation l left join need n on n.id = l.need_id left join household h on h.id = l.household_id
  left join region v on v.code = l.region left join region d on d.code = left(l.region, 8)`;

async function explained(tx: Reader, runId: string, query: SQL): Promise<RunNeed[]> {
  const rows = await rowsOf<Omit<RunNeed, "explanation"> & KeptReason & { memberId: string | null }>(
    tx,
    query,
  );
  return explainLines(tx, runId, rows);
}

/** Lines of a run in rank order: who is served, who waits, who is not meant, each with the reason. */
export async function listRunNeeds(
  actor: Actor,
  runId: string,
  filter: LineFilter,
): Promise<{ rows: RunNeed[]; total: number }> {
  const where = sql.join(
    [
      sql`l.run_id = ${runId}`,
      ...(filter.outcome ? [sql`l.outcome = ${filter.outcome}`] : []),
      ...(filter.offerId ? [sql`l.offer_id = ${filter.offerId}`] : []),
      ...(filter.need ? [sql`l.need_id in (select id from need where code = ${filter.need})`] : []),
      ...(filter.code
        ? [sql`l.household_id in (select id from household where case_code = ${filter.code})`]
        : []),
      ...(filter.district
        ? [sql`l.region >= ${filter.district} and l.region < ${`${filter.district}/`}`]
        : []),
    ],
    sql` and `,
  );
  return read(actor, async (tx) => ({
    rows: await explained(
      tx,
      runId,
      sql`select ${needColumns} where ${where} order by l.rank, l.id limit ${linePageSize}
        offset ${(filter.page - 1) * linePageSize}`,
    ),
    total: await countOf(tx, sql`select count(*)::int as n from allocation l where ${where}`),
  }));
}

/** What a run says about one household: all its needs, served or not. @throws NotFound when it is not in the run */
export async function readRunHousehold(actor: Actor, runId: string, householdId: string): Promise<RunNeed[]> {
  return read(actor, async (tx) => {
    const rows = await explained(
      tx,
      runId,
      sql`select ${needColumns} where l.run_id = ${runId} and l.household_id = ${householdId} order by l.id`,
    );
    if (rows.length === 0) throw new NotFound("household");
    return rows;
  });
}

/** One need of a run. @throws NotFound when it is not in the run */
export async function readRunNeed(actor: Actor, runId: string, needId: string): Promise<RunNeed> {
  return read(actor, async (tx) => {
    const [row] = await explained(
      tx,
      runId,
      sql`select ${needColumns} where l.run_id = ${runId} and l.need_id = ${needId}`,
    );
    if (!row) throw new NotFound("need");
    return row;
  });
}

export type OfferInWords = {
  id: string;
  label: string;
  recipient: RecipientKind;
  criteria: Criteria[];
  places: string[];
};

/** What sentences need to know about a run's offers: their names, criteria, and the places these name. */
export async function readOfferWords(
  actor: Actor,
  runId: string,
): Promise<{ offers: Record<string, OfferInWords>; placeNames: Record<string, string> }> {
  return read(actor, async (tx) => {
    const rows = await rowsOf<OfferInWords>(
      tx,
      sql`select o.id, o.label, o.recipient, coalesce(f.criteria, o.criteria) as criteria,
          array(select distinct jsonb_array_elements_text(c.value #> '{place,codes}')
            from jsonb_array_elements(coalesce(f.criteria, o.criteria)) c where c.value ? 'place') as places
        from run_offer f join offer o on o.id = f.offer_id where f.run_id = ${runId}`,
    );
    const codes = [...new Set(rows.flatMap((row) => row.places))];
    const names = await rowsOf<{ code: string; name: string }>(
      tx,
      sql`select code, name from region where code = any(${sql.param(codes)}::text[])`,
    );
    return {
      offers: Object.fromEntries(rows.map((row) => [row.id, row])),
      placeNames: Object.fromEntries(names.map(({ code, name }) => [code, name])),
    };
  });
}

/** Kecamatan that occur in a run, for the filter. */
export async function listRunDistricts(
  actor: Actor,
  runId: string,
): Promise<{ code: string; name: string }[]> {
  return read(actor, (tx) =>
    rowsOf<{ code: string; name: string }>(
      tx,
      sql`select d.code, d.name from region d
        where d.code in (select left(l.region, 8) from allocation l where l.run_id = ${runId}) order by d.name`,
    ),
  );
}

/** All kecamatan of the region. */
export async function listDistricts(actor: Actor, region: string): Promise<Place[]> {
  return read(actor, (tx) => listPlacesBelow(tx, region));
}
