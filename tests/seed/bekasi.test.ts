import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { useScenario } from "#tests/support/scenario";

useScenario("bekasi_rutilahu");

const ask = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  read(systemActor, async (tx) => [...(await tx.execute<Row>(query))]);
const count = async (query: ReturnType<typeof sql>) => (await ask<{ n: number }>(query))[0]!.n;

describe("Kabupaten Bekasi on 3 July 2023", () => {
  it("holds 3,961 families in all 23 kecamatan", async () => {
    expect(await count(sql`select count(*)::int as n from household`)).toBe(3961);
    expect(await count(sql`select count(distinct left(region, 8))::int as n from household`)).toBe(23);
  });

  it("holds no number outside the synthetic range", async () => {
    const rows = await ask<{ nik: Buffer | null; kk: Buffer | null }>(
      sql`select nik_cipher as nik, kk_cipher as kk from member`,
    );
    const numbers = rows.flatMap((row) => [row.nik, row.kk]).filter((sealed) => sealed !== null);
    expect(numbers.length).toBeGreaterThan(10_000);
    for (const sealed of numbers) {
      expect(decrypt("identity", sealed).toString()).toMatch(/^\d{12}9\d{3}$/);
    }
  });

  it("gives every member with a known age a class and the rule that set it", async () => {
    expect(
      await count(sql`select count(*)::int as n from member where active and birth_date is not null
        and (member_class is null or member_class_rule is null)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from need n join member m on m.id = n.member_id
        where n.code = 'skills' and n.state = 'open' and extract(year from age('2023-07-03', m.birth_date)) not between 18 and 59`),
    ).toBe(0);
  });

  it("has visited every family of Setu that is not a fresh proposal", async () => {
    expect(
      await count(sql`select count(*)::int as n from household h where h.region like '32.16.18.%' and h.state <> 'proposed'
        and not exists (select 1 from visit v where v.household_id = h.id)`),
    ).toBe(0);
  });

  it("keeps the need of a renter, and knows that the house is rented", async () => {
    expect(
      await count(sql`select count(*)::int as n from need n join household h on h.id = n.household_id
        where n.code = 'housing' and n.state = 'open' and h.facts ->> 'house_status' = 'rented' and h.state = 'decreed'`),
    ).toBeGreaterThan(0);
  });

  it("counts each family in exactly one class, village by village", async () => {
    const [row] = await ask<{ classed: number; all: number }>(sql`
      with reach as (select set_config('portal.scope', '32.16', true), set_config('portal.scope_end', '32.16/', true))
      select (select sum(households)::int from reach, completeness_by_village('2023-07-03')) as classed,
        (select count(*)::int from household) as all`);
    expect(row!.classed).toBe(row!.all);
  });
});
