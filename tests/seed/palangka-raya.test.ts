import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { useScenario } from "#tests/support/scenario";
import { ask, count, keepsSeedRules } from "#tests/support/seed";

const { ownerUrl } = useScenario("palangka_raya_muskel");

describe("Kota Palangka Raya on 1 July 2024", () => {
  keepsSeedRules({ region: "62.71", today: "2024-07-01", villages: 30, people: 60, ownerUrl });

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

  it("shares the work among sixteen offices", async () => {
    expect(await count(sql`select count(*)::int as n from agency`)).toBe(16);
    expect(await count(sql`select count(distinct agency_id)::int as n from match`)).toBeGreaterThan(2);
  });

  it("matches nobody outside the validity of the decree", async () => {
    expect(
      await count(sql`select count(*)::int as n from match m join decree d on d.id = m.decree_id
        where m.approved_on not between d.valid_from and d.valid_to`),
    ).toBe(0);
    expect(
      await count(
        sql`select count(*)::int as n from match m where not is_verified(m.household_id, '2024-07-01')`,
      ),
    ).toBe(0);
  });

  it("trains people of Kameloh Baru only in rearing fish", async () => {
    const rows = await ask<{ region: string }>(sql`select region from match where need = 'livelihood.fish'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.region))).toEqual(new Set(["62.71.04.1004"]));
  });

  it("holds up one kelurahan's later list without the others", async () => {
    const states = await ask<{ state: string }>(
      sql`select distinct state from village_round where number = 2`,
    );
    expect(states.map((row) => row.state)).toEqual(
      expect.arrayContaining(["open", "minuted", "district_reviewed", "review_proposed", "announced"]),
    );
  });
});
