import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { useScenario } from "#tests/support/scenario";

useScenario("palangka_raya_muskel");

const ask = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  read(systemActor, async (tx) => [...(await tx.execute<Row>(query))]);
const count = async (query: ReturnType<typeof sql>) => (await ask<{ n: number }>(query))[0]!.n;

describe("Kota Palangka Raya on 1 July 2024", () => {
  it("names 69 people in 20 families on the decree", async () => {
    const [row] = await ask<{ families: number; people: number }>(sql`
      select count(distinct h.id)::int as families, count(m.id)::int as people
      from household h join member m on m.household_id = h.id and m.active
      where is_verified(h.id, '2024-07-01')`);
    expect(row).toEqual({ families: 20, people: 69 });
    expect(
      await count(
        sql`select count(*)::int as n from household h where is_verified(h.id, '2024-02-18') or is_verified(h.id, '2025-02-19')`,
      ),
    ).toBe(0);
  });

  it("has enumeration, minutes and review from 30 of 30 kelurahan", async () => {
    expect(
      await count(sql`select count(*)::int as n from village_round r where r.number = 1 and r.state = 'decreed'
        and exists (select 1 from deliberation d where d.round_id = r.id and d.minutes_number is not null)
        and exists (select 1 from round_step s where s.round_id = r.id and s.step = 'review_approved')
        and exists (select 1 from visit v where v.region = r.region)`),
    ).toBe(30);
  });

  it("holds no number outside the synthetic range", async () => {
    const rows = await ask<{ nik: Buffer | null; kk: Buffer | null }>(
      sql`select nik_cipher as nik, kk_cipher as kk from member`,
    );
    const numbers = rows.flatMap((row) => [row.nik, row.kk]).filter((sealed) => sealed !== null);
    for (const sealed of numbers) expect(decrypt("identity", sealed).toString()).toMatch(/^\d{12}9\d{3}$/);
  });

  it("counts each family in exactly one class, village by village", async () => {
    const [row] = await ask<{ classed: number; all: number }>(sql`
      with reach as (select set_config('portal.scope', '62.71', true), set_config('portal.scope_end', '62.71/', true))
      select (select sum(households)::int from reach, completeness_by_village('2024-07-01')) as classed,
        (select count(*)::int from household) as all`);
    expect(row!.classed).toBe(row!.all);
  });
});
