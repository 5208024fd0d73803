import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { roles, systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { verifyChain } from "~/features/audit/verify.server";
import { waitingFor } from "~/features/reporting/tasks.server";
import { demoActor } from "./scenario";

export const ask = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  read(systemActor, async (tx) => [...(await tx.execute<Row>(query))]);

export const count = async (query: ReturnType<typeof sql>) => (await ask<{ n: number }>(query))[0]!.n;

type Seed = { region: string; today: string; villages: number; people: number; ownerUrl: () => string };

/** Registers what must hold in every demo scenario, whatever its story. */
export function keepsSeedRules({ region, today, villages, people, ownerUrl }: Seed): void {
  it("holds no number outside the synthetic range", async () => {
    const rows = await ask<{ nik: Buffer | null; kk: Buffer | null }>(
      sql`select nik_cipher as nik, kk_cipher as kk from member`,
    );
    const numbers = rows.flatMap((row) => [row.nik, row.kk]).filter((sealed) => sealed !== null);
    expect(numbers.length).toBeGreaterThan(people);
    const odd = numbers.filter((sealed) => !/^\d{12}9\d{3}$/.test(decrypt("identity", sealed).toString()));
    expect(odd).toEqual([]);
  });

  it("counts each family in exactly one class, village by village", async () => {
    const rows = await ask<{ village: string; classed: number; all: number }>(sql`
      with reach as (select set_config('portal.scope', ${region}, true), set_config('portal.scope_end', ${`${region}/`}, true)),
        classes as (select c.village, sum(c.households)::int as n from reach, completeness_by_village(${today}) c group by 1)
      select h.region as village, max(classes.n) as classed, count(*)::int as all
      from household h left join classes on classes.village = h.region group by 1`);
    expect(rows).toHaveLength(villages);
    for (const row of rows) expect(row.classed, row.village).toBe(row.all);
  });

  it("has something waiting for every role", async () => {
    for (const role of roles) {
      const actor = await demoActor(role);
      const tasks = await read(actor, (tx) => waitingFor(tx, actor, today));
      expect(
        tasks.map((task) => task.code),
        role,
      ).not.toEqual([]);
    }
  });

  it("keeps an audit log whose chain is whole", async () => {
    expect(await verifyChain(ownerUrl())).toMatchObject({ whole: true });
  });
}
