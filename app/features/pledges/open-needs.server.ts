import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { evaluate } from "~/features/programs/criteria";
import { factsFor, loadFacts } from "~/features/programs/facts.server";
import { criteriaOfGroup, groupsFor, type WishGroup } from "./rules/wishes";

type NeedRow = { code: NeedCode; household_id: string; member_id: string | null; region: string };

const householdsAtOnce = 5_000;

/**
 * Open needs of households on a decree valid on the day, per group by the criteria that a wish for it would set. One pass
 * over the facts, a few thousand households at a time.
 */
export async function countOpenNeedsByGroup(
  tx: Reader,
  on: string,
  region: string,
): Promise<Map<NeedCode, Map<WishGroup, number>>> {
  const rows = await tx.execute<NeedRow>(sql`
    select n.code, n.household_id, n.member_id, n.region
    from need n join (select distinct e.household_id from decree_entry e join decree d on d.id = e.decree_id
      where not e.removed and d.state = 'recorded' and ${on}::date between d.valid_from and d.valid_to) v using (household_id)
    where n.state = 'open' and n.ended_on is null
      and (${region} = '' or n.region >= ${region} and n.region < ${`${region}/`})
    order by n.household_id`);
  const counts = new Map<NeedCode, Map<WishGroup, number>>();
  for (const batch of byHousehold(rows)) {
    const facts = await loadFacts(tx, [...new Set(batch.map((row) => row.household_id))], on);
    for (const row of batch) {
      const own = facts.get(row.household_id);
      if (!own) continue;
      const count = counts.get(row.code) ?? new Map<WishGroup, number>();
      counts.set(row.code, count);
      const unit = factsFor(own, row.member_id);
      for (const group of groupsOf(row.code)) {
        if (evaluate(criteriaOfGroup(group), unit).result === "ok") addOne(count, group);
      }
    }
  }
  return counts;
}

/** Rows cut into parts that never split a household. */
function* byHousehold(rows: readonly NeedRow[]): Generator<NeedRow[]> {
  let part: NeedRow[] = [];
  let households = 0;
  for (const [at, row] of rows.entries()) {
    if (row.household_id !== rows[at - 1]?.household_id && ++households > householdsAtOnce) {
      yield part;
      part = [];
      households = 1;
    }
    part.push(row);
  }
  if (part.length > 0) yield part;
}

const known = new Map<NeedCode, WishGroup[]>();

function groupsOf(code: NeedCode): WishGroup[] {
  const groups = known.get(code) ?? groupsFor(needCatalogue[code]);
  known.set(code, groups);
  return groups;
}

function addOne<Key>(counts: Map<Key, number>, key: Key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
