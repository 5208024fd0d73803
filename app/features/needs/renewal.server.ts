import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { renewalOf, type LiveNeed } from "./rules/renewal";
import type { FileDerivation } from "./derivation.server";
import { groupBy } from "./group";
import { need } from "./schema";

type NewRow = {
  id: string;
  householdId: string;
  memberId: string | null;
  region: string;
  code: string;
  state: string;
  asOf: string;
  source: string;
  ground: string;
  openSince: string | null;
};

/** Writes what changed between the needs on file and the needs derived; returns how many rows ended or began. */
export async function renewNeeds(
  tx: Tx,
  derivations: readonly FileDerivation[],
  { today, ruleVersion }: { today: string; ruleVersion: number },
): Promise<number> {
  const live = await tx
    .select({
      id: need.id,
      householdId: need.householdId,
      memberId: need.memberId,
      need: need.code,
      state: need.state,
      asOf: need.asOf,
      source: need.source,
      openSince: need.openSince,
    })
    .from(need)
    .where(
      and(
        inArray(
          need.householdId,
          derivations.map(({ file }) => file.id),
        ),
        isNull(need.endedOn),
      ),
    );
  const liveOf = groupBy(live, (row) => row.householdId);
  const ended: string[] = [];
  const begun: NewRow[] = [];
  for (const { file, derivation } of derivations) {
    const change = renewalOf((liveOf.get(file.id) ?? []) as LiveNeed[], derivation.needs, today);
    ended.push(...change.ended);
    for (const { derived, openSince } of change.begun) {
      begun.push({
        id: newId(),
        householdId: file.id,
        memberId: derived.memberId,
        region: file.region,
        code: derived.need,
        state: derived.state,
        asOf: derived.asOf ?? today,
        source: derived.source ?? "age",
        ground: JSON.stringify(derived.ground),
        openSince,
      });
    }
  }
  if (ended.length > 0) {
    await tx.execute(sql`update need set ended_on = ${today} where id = any(${sql.param(ended)}::uuid[])`);
  }
  await insertNeeds(tx, begun, ruleVersion);
  return ended.length + begun.length;
}

async function insertNeeds(tx: Tx, rows: readonly NewRow[], ruleVersion: number): Promise<void> {
  for (let from = 0; from < rows.length; from += 10_000) {
    const batch = rows.slice(from, from + 10_000);
    const column = <Name extends keyof NewRow>(name: Name) => sql.param(batch.map((row) => row[name]));
    await tx.execute(sql`insert into need
        (id, household_id, member_id, region, code, state, as_of, source, rule_version, ground, open_since)
      select n.id, n.household_id, n.member_id, n.region, n.code, n.state, n.as_of::date, n.source, ${ruleVersion}::int,
        n.ground::jsonb, n.open_since::date
      from unnest(${column("id")}::uuid[], ${column("householdId")}::uuid[], ${column("memberId")}::uuid[],
        ${column("region")}::text[], ${column("code")}::text[], ${column("state")}::text[], ${column("asOf")}::text[],
        ${column("source")}::text[], ${column("ground")}::text[], ${column("openSince")}::text[])
        as n(id, household_id, member_id, region, code, state, as_of, source, ground, open_since)`);
  }
}
