import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { ageOn } from "~/features/needs/rules/derive";
import type { Criteria, CriterionName, Facts, PersonFacts, Verdict } from "./criteria";

type HouseholdRow = {
  household_id: string;
  region: string;
  decile: number | null;
  female_head: boolean | null;
  house_ownership: Facts["houseOwnership"];
  land_title: boolean | null;
};
type MemberRow = {
  member_id: string;
  household_id: string;
  birth_date: string | null;
  sex: PersonFacts["sex"];
  member_class: PersonFacts["memberClass"];
  occupation: PersonFacts["occupation"];
  disability: PersonFacts["disability"];
};

export type HouseholdFacts = Omit<Facts, "persons"> & { members: Map<string, PersonFacts> };

/**
 * What criteria ask about, for these households, on the business date `on`. Reads the views that the SQL counts read too.
 * `factsFor` turns the result into what `evaluate` takes.
 */
export async function loadFacts(
  tx: Reader,
  householdIds: readonly string[],
  on: string,
): Promise<Map<string, HouseholdFacts>> {
  const wanted = sql`${sql.param(householdIds)}::uuid[]`;
  const households = await tx.execute<HouseholdRow>(
    sql`select * from household_fact where household_id = any(${wanted})`,
  );
  const members = await tx.execute<MemberRow>(
    sql`select member_id, household_id, birth_date::text, sex, member_class, occupation, disability
      from member_fact where household_id = any(${wanted}) order by member_id`,
  );
  const all = new Map<string, HouseholdFacts>();
  for (const row of households)
    all.set(row.household_id, {
      region: row.region,
      decile: row.decile,
      femaleHead: row.female_head,
      houseOwnership: row.house_ownership,
      landTitle: row.land_title,
      members: new Map(),
    });
  for (const row of members)
    all.get(row.household_id)?.members.set(row.member_id, {
      age: row.birth_date === null ? null : ageOn(row.birth_date, on),
      sex: row.sex,
      disability: row.disability,
      occupation: row.occupation,
      memberClass: row.member_class,
    });
  return all;
}

/** The facts of one unit: the member who would receive, or every living member when the household receives. */
export function factsFor({ members, ...household }: HouseholdFacts, memberId: string | null): Facts {
  if (memberId === null) return { ...household, persons: [...members.values()] };
  const person = members.get(memberId);
  return { ...household, persons: person ? [person] : [] };
}

export type JudgedNeed = {
  needId: string;
  householdId: string;
  memberId: string | null;
  verdict: JudgedVerdict;
};
type JudgedVerdict = { result: Verdict["result"]; criterion: CriterionName | null };

/** Verified open needs the actor may read, judged in the database; the twin of `evaluate`. */
export async function judgeNeeds(
  tx: Reader,
  need: string,
  criteria: Criteria,
  on: string,
): Promise<JudgedNeed[]> {
  const rows = await tx.execute<{
    need_id: string;
    household_id: string;
    member_id: string | null;
    result: Verdict["result"];
    criterion: CriterionName | null;
  }>(sql`select * from needs_judged(${need}, ${JSON.stringify(criteria)}::jsonb, ${on}::date)`);
  return rows.map((row) => ({
    needId: row.need_id,
    householdId: row.household_id,
    memberId: row.member_id,
    verdict: { result: row.result, criterion: row.criterion },
  }));
}
