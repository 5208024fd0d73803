import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { account } from "~/features/accounts/schema";
import { member } from "~/features/households/schema";
import { needCodes, type NeedCode, type NeedState } from "./catalogue";
import { ruleSetOn } from "./derivation.server";
import type { Derived } from "./rules/derive";
import type { RuleSet } from "./rules/rule-set";
import { ruleSet1 } from "./rules/rule-set-1";
import { need, ruleSet } from "./schema";

export type StateCounts = Record<NeedState, number>;
export type NeedCounts = StateCounts & { code: NeedCode };
export type PlaceCounts = StateCounts & { code: string; name: string };

const none = (): StateCounts => ({ unknown: 0, open: 0, engaged: 0, met: 0 });

/** Households on a decree valid on the day, as far as the actor may read them. */
const verified = (
  on: string,
) => sql`(select distinct e.household_id from decree_entry e join decree d on d.id = e.decree_id
  where not e.removed and d.state = 'recorded' and ${on}::date between d.valid_from and d.valid_to)`;

/**
 * Needs of verified households by code and state, within the actor's area: households for a need of the house, people
 * for a need of a member. A need nobody has is listed with zeros.
 */
export function readNeedCounts(actor: Actor): Promise<{ on: string; rows: NeedCounts[] }> {
  return read(actor, async (tx) => {
    const on = await today(tx);
    const found = await tx.execute<{ code: NeedCode; state: NeedState; n: number }>(sql`
      select n.code, n.state, count(*)::int as n from need n join ${verified(on)} v using (household_id)
      where n.ended_on is null group by 1, 2`);
    const counts = new Map(needCodes.map((code) => [code, none()]));
    for (const row of found) {
      const own = counts.get(row.code);
      if (own) own[row.state] = row.n;
    }
    return { on, rows: needCodes.map((code) => ({ code, ...counts.get(code)! })) };
  });
}

/** One need by place: by kecamatan for the whole region, by village inside a kecamatan. Places without it are left out. */
export function readNeedPlaces(actor: Actor, code: NeedCode): Promise<{ on: string; rows: PlaceCounts[] }> {
  const level = actor.scope.length >= 8 ? 13 : 8;
  return read(actor, async (tx) => {
    const on = await today(tx);
    const found = await tx.execute<{ code: string; name: string | null; state: NeedState; n: number }>(sql`
      select f.code, r.name, f.state, f.n from (
        select left(n.region, ${level}) as code, n.state, count(*)::int as n
        from need n join ${verified(on)} v using (household_id)
        where n.ended_on is null and n.code = ${code} group by 1, 2) f
      left join region r on r.code = f.code order by f.code`);
    const places = new Map<string, PlaceCounts>();
    for (const row of found) {
      const place = places.get(row.code) ?? { code: row.code, name: row.name ?? row.code, ...none() };
      place[row.state] = row.n;
      places.set(row.code, place);
    }
    return { on, rows: [...places.values()] };
  });
}

export type HouseholdNeed = {
  id: string;
  code: NeedCode;
  memberId: string | null;
  memberName: string | null;
  state: NeedState;
  source: string;
  asOf: string;
  openSince: string | null;
  ground: Derived["ground"];
};

/** The needs of one household and its members as they stand, in the order of the catalogue. */
export async function listHouseholdNeeds(tx: Reader, householdId: string): Promise<HouseholdNeed[]> {
  const rows = await tx
    .select({
      id: need.id,
      code: need.code,
      memberId: need.memberId,
      memberName: member.name,
      state: need.state,
      source: need.source,
      asOf: need.asOf,
      openSince: need.openSince,
      ground: need.ground,
    })
    .from(need)
    .leftJoin(member, eq(member.id, need.memberId))
    .where(and(eq(need.householdId, householdId), isNull(need.endedOn)))
    .orderBy(asc(member.isHead), asc(member.birthDate));
  return (rows as HouseholdNeed[]).sort((a, b) => needCodes.indexOf(a.code) - needCodes.indexOf(b.code));
}

export type RuleSetVersion = {
  version: number;
  validFrom: string;
  note: string | null;
  madeBy: string | null;
};

/** The rule set in force today, or an earlier version, with the history of versions, newest first. */
export function readRuleSet(
  actor: Actor,
  wanted: number | null,
): Promise<{ rules: RuleSet; current: number; versions: RuleSetVersion[] } | null> {
  return read(actor, async (tx) => {
    const stored = await tx
      .select({
        version: ruleSet.version,
        validFrom: ruleSet.validFrom,
        note: ruleSet.note,
        rules: ruleSet.rules,
        madeBy: account.name,
      })
      .from(ruleSet)
      .leftJoin(account, eq(account.id, ruleSet.madeBy))
      .orderBy(desc(ruleSet.version));
    const inForce = await ruleSetOn(tx, await today(tx));
    const chosen = wanted === null ? inForce : stored.find((row) => row.version === wanted);
    if (!chosen) return wanted === 1 ? { rules: ruleSet1, current: inForce.version, versions: [] } : null;
    const rules = "rules" in chosen ? { ...(chosen.rules as RuleSet), version: chosen.version } : chosen;
    return { rules, current: inForce.version, versions: stored.map(({ rules: _, ...version }) => version) };
  });
}
