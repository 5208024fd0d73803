import { asc, sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { writeAs, type Tx } from "~/platform/access/transaction.server";
import { connection } from "~/platform/db/connection.server";
import { writeSetting, type Settings } from "~/platform/db/settings.server";
import { region } from "~/features/regions/schema";
import { deriveHouseholds, householdBatches } from "~/features/needs/derivation.server";
import { ruleSet1 } from "~/features/needs/rules/rule-set-1";
import { ruleSet } from "~/features/needs/schema";
import { period } from "~/features/programs/schema";
import type { P3kePlace } from "./p3ke-row";

/** One step of a seed, as the system, in a transaction of its own. */
export const asSystem = <T>(change: (tx: Tx) => Promise<T>): Promise<T> =>
  writeAs(systemActor, "setting.change", change);

/** Settings of the demo, without `scenario`: that is written last, when everything stands. */
export async function openStage(settings: Partial<Settings>, year: number): Promise<void> {
  await asSystem(async (tx) => {
    const [known] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from household`);
    if (known!.n > 0)
      throw new Error("This database already holds households; a scenario needs an empty one.");
    for (const [name, value] of Object.entries(settings)) {
      await writeSetting(tx, name as keyof Settings, value as never);
    }
    await tx
      .insert(ruleSet)
      .values({ version: 1, validFrom: "2022-01-01", rules: ruleSet1, note: "Kumpulan aturan awal" })
      .onConflictDoNothing();
    await tx
      .insert(period)
      .values({ code: String(year), from: `${year}-01-01`, to: `${year}-12-31` })
      .onConflictDoNothing();
  });
}

/** Runs what happened on an earlier day of the demo as if it were that day. */
export async function onDay<T>(day: string, happen: () => Promise<T>): Promise<T> {
  await asSystem((tx) => writeSetting(tx, "businessDate", day));
  return happen();
}

export type Village = { code: string; name: string; district: string; districtName: string };

/** The villages of a regency by code, with the names a P3KE file carries. */
export async function readVillages(
  regency: string,
): Promise<{ villages: Village[]; placeOf: (code: string) => P3kePlace }> {
  const rows = await asSystem((tx) =>
    tx
      .select({ code: region.code, name: region.name, level: region.level })
      .from(region)
      .where(
        sql`${region.code} = ${regency.slice(0, 2)} or ${region.code} = ${regency} or ${region.code} like ${`${regency}.%`}`,
      )
      .orderBy(asc(region.code)),
  );
  const nameOf = new Map(rows.map((row) => [row.code, row.name]));
  const villages = rows
    .filter((row) => row.level === 4)
    .map(({ code, name }) => {
      const district = code.slice(0, 8);
      return { code, name, district, districtName: nameOf.get(district) ?? district };
    });
  const placeOf = (code: string): P3kePlace => ({
    province: nameOf.get(regency.slice(0, 2)) ?? "",
    regency: nameOf.get(regency) ?? "",
    district: nameOf.get(code.slice(0, 8)) ?? "",
    village: nameOf.get(code) ?? "",
    code,
  });
  return { villages, placeOf };
}

/** Without fresh statistics the planner takes the new tables for empty. Needs the owner; for others it does nothing. */
export async function analyseTables(...tables: string[]): Promise<void> {
  await connection().sql.unsafe(`analyze ${tables.join(", ")}`);
}

/** Derives the needs of every household from what files and visits say. */
export async function deriveEverything(today: string): Promise<number> {
  const batches = await asSystem((tx) => householdBatches(tx));
  let changed = 0;
  for (const batch of batches) changed += await asSystem((tx) => deriveHouseholds(tx, batch, today));
  return changed;
}

export type AuditLine = {
  by: string;
  role: string;
  act: string;
  subject: string | null;
  region: string;
  details?: Record<string, unknown>;
};

/** The log of what a seed wrote in bulk, in the order in which it happened; one chained row for each act. */
export async function logActs(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
  const column = (of: (line: AuditLine) => string | null) => sql`${sql.param(lines.map(of))}::text[]`;
  await tx.execute(sql`select append_audit(n.actor::uuid, n.role, n.act, split_part(n.act, '.', 1), n.subject, n.region,
      null, null, null, n.details::jsonb)
    from unnest(${column((line) => line.by)}, ${column((line) => line.role)}, ${column((line) => line.act)},
      ${column((line) => line.subject)}, ${column((line) => line.region)},
      ${column((line) => JSON.stringify(line.details ?? {}))})
      with ordinality as n(actor, role, act, subject, region, details, at)
    order by n.at`);
}
