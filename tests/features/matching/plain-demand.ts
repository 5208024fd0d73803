import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { factsFor, loadFacts, type HouseholdFacts } from "~/features/programs/facts.server";
import { loadHistoryWindows } from "~/features/matching/demand.server";
import type { Candidate, OpenNeed } from "./rules/plain-plan";
import {
  fullMonths,
  lotOf,
  rankHouseholds,
  scoreOf,
  type Score,
  type ScoreFacts,
  type Weights,
} from "~/features/matching/rules/score";

export type Demand = {
  needs: OpenNeed[];
  candidates: Map<string, Candidate>;
  /** Score and lot of each household, and the village it lives in. */
  standing: Map<string, { score: Score; lot: string; region: string }>;
};

/** Supply and demand as objects, read table by table: what cards and columns must agree with. */
type Question = { needs: readonly NeedCode[]; period: string; on: string; seed: string; weights: Weights };

type NeedRow = {
  id: string;
  code: NeedCode;
  household_id: string;
  member_id: string | null;
  region: string;
  case_code: string;
  first_decreed_on: string | null;
};

/**
 * Open needs of households on a decree valid on the day, with every household's place in the order, the helps it holds
 * in the period and the repeat windows that still run. Needs the answers leave unknown are asked for, never matched.
 */
export async function loadDemand(
  tx: Reader,
  { needs, period, on, seed, weights }: Question,
): Promise<Demand> {
  const rows = await tx.execute<NeedRow>(sql`
    select n.id, n.code, n.household_id, n.member_id, h.region, h.case_code, h.first_decreed_on::text
    from need n join household h on h.id = n.household_id left join member m on m.id = n.member_id
    where n.code = any(${sql.param(needs)}::text[]) and n.state = 'open' and n.ended_on is null
      and h.state = 'decreed' and (n.member_id is null or m.active)
      and exists (select 1 from decree_entry e join decree d on d.id = e.decree_id
        where e.household_id = h.id and not e.removed and d.state = 'recorded'
          and ${on}::date between d.valid_from and d.valid_to)
    order by n.id`);
  const households = new Map(rows.map((row) => [row.household_id, row]));
  const ids = [...households.keys()];
  const facts = await loadFacts(tx, ids, on);
  const counts = await loadCounts(tx, ids, period);
  const windows = await loadWindows(tx, ids, on);

  const scored = [...households.values()].map((row) => {
    const score = scoreOf(
      scoreFacts(row, facts.get(row.household_id)!, counts.get(row.household_id)!, on),
      weights,
    );
    const lot = lotOf(seed, row.case_code);
    return {
      id: row.household_id,
      region: row.region,
      caseCode: row.case_code,
      breakdown: score,
      score: score.total,
      lot,
    };
  });
  const candidates = new Map<string, Candidate>();
  const standing: Demand["standing"] = new Map();
  rankHouseholds(scored).forEach(({ id, region, breakdown, lot }, at) => {
    const received = counts.get(id)?.received ?? 0;
    candidates.set(id, {
      id,
      rank: at + 1,
      area: region.slice(0, 8),
      received,
      windows: windows.get(id) ?? new Map(),
    });
    standing.set(id, { score: breakdown, lot, region });
  });
  return {
    needs: rows.map((row) => ({
      id: row.id,
      need: row.code,
      householdId: row.household_id,
      memberId: row.member_id,
      facts: factsFor(facts.get(row.household_id)!, row.member_id),
    })),
    candidates,
    standing,
  };
}

type Counts = { openNeeds: number; stunting: number; received: number };

async function loadCounts(tx: Reader, ids: string[], period: string): Promise<Map<string, Counts>> {
  const rows = await tx.execute<{ id: string; open_needs: number; stunting: number; received: number }>(sql`
    select h.id,
      (select count(distinct split_part(n.code, '.', 1)) from need n
        where n.household_id = h.id and n.ended_on is null and n.state = 'open')::int as open_needs,
      (select count(*) from need n where n.household_id = h.id and n.ended_on is null
        and n.code = 'health.stunting' and n.state in ('open','engaged'))::int as stunting,
      (select count(*) from match m where m.household_id = h.id and m.period = ${period}
        and m.state <> 'cancelled')::int as received
    from unnest(${sql.param(ids)}::uuid[]) as h(id)`);
  return new Map(
    rows.map((row) => [
      row.id,
      { openNeeds: row.open_needs, stunting: row.stunting, received: row.received },
    ]),
  );
}

/** Repeat windows that have not ended, from matches and from aid history brought in from elsewhere. */
async function loadWindows(
  tx: Reader,
  ids: string[],
  on: string,
): Promise<Map<string, Map<string, string | null>>> {
  const windows = new Map<string, Map<string, string | null>>();
  const keep = (household: string, key: string, until: string | null) => {
    const own = windows.get(household) ?? new Map<string, string | null>();
    const known = own.get(key);
    if (known === undefined || (known !== null && (until === null || until > known))) own.set(key, until);
    windows.set(household, own);
  };
  const kept = await tx.execute<{ household_id: string; key: string; until: string | null }>(sql`
    select m.household_id, w.key, upper(w.span)::text as until from protection w join match m on m.id = w.match_id
    where m.household_id = any(${sql.param(ids)}::uuid[]) and (upper_inf(w.span) or upper(w.span) > ${on}::date)`);
  for (const { household_id, key, until } of kept) keep(household_id, key, until);
  for (const { householdId: household_id, windows: own } of await loadHistoryWindows(tx, on, {
    households: ids,
  })) {
    for (const { key, to } of own) keep(household_id, key, to);
  }
  return windows;
}

function scoreFacts(row: NeedRow, facts: HouseholdFacts, counts: Counts, on: string): ScoreFacts {
  const members = [...facts.members.values()];
  const alone = members.length === 1 ? members[0]! : null;
  return {
    decile: facts.decile,
    openNeeds: counts.openNeeds,
    elderlyAlone: alone === null ? false : alone.age === null ? null : alone.age >= 60,
    severelyDisabled: members.filter(({ disability }) => disability === "severe").length,
    stuntingOrPregnant: counts.stunting,
    femaleHead: facts.femaleHead,
    monthsWaiting: row.first_decreed_on === null ? 0 : fullMonths(row.first_decreed_on, on),
  };
}
