import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { readRunNeed } from "~/features/matching/queries.server";
import { useScenario } from "#tests/support/scenario";
import { ask, count, keepsSeedRules } from "#tests/support/seed";

const { ownerUrl } = useScenario("bekasi_rutilahu");
const today = "2023-07-03";
const setu = sql`region >= '32.16.18' and region < '32.16.18/'`;

describe("Kabupaten Bekasi on 3 July 2023", () => {
  keepsSeedRules({ region: "32.16", today, villages: 187, people: 10_000, ownerUrl });

  it("holds 3,961 families in all 23 kecamatan", async () => {
    expect(await count(sql`select count(*)::int as n from household`)).toBe(3961);
    expect(await count(sql`select count(distinct left(region, 8))::int as n from household`)).toBe(23);
  });
});

describe("members are classed, and training goes to those of productive age", () => {
  it("gives every member with a known age a class and the rule that set it", async () => {
    expect(
      await count(sql`select count(*)::int as n from member where active and birth_date is not null
        and (member_class is null or member_class_rule is null)`),
    ).toBe(0);
  });

  it("puts nobody but productive members on a training list", async () => {
    const rows = await ask<{
      class: string;
    }>(sql`select b.member_class as class from match m join member b on b.id = m.member_id
      where m.need in ('skills', 'employment')`);
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => row.class))).toEqual(new Set(["productive"]));
  });
});

describe("house visits in Setu", () => {
  it("reached every family that is not a fresh proposal, with photographs", async () => {
    expect(
      await count(sql`select count(*)::int as n from household h where ${setu} and h.state <> 'proposed'
        and not exists (select 1 from visit v where v.household_id = h.id)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from visit v where ${setu} and v.outcome = 'assessed' and v.visited_on < '2023-06-01'
        and (select count(*) from visit_photo p where p.visit_id = v.id) < 2`),
    ).toBe(0);
  });

  it("recorded land title and earlier repair", async () => {
    expect(
      await count(
        sql`select count(*)::int as n from assessment where ${setu} and answers ->> 'land_title' in ('yes','no')`,
      ),
    ).toBeGreaterThan(50);
    expect(
      await count(sql`select count(*)::int as n from assessment where ${setu} and answers ? 'repaired_year'`),
    ).toBeGreaterThan(0);
  });

  it("leaves a renter the need and says why the repair is refused", async () => {
    const found = await ask<{ run: string; need: string; state: string }>(sql`
      select a.run_id as run, a.need_id as need, n.state
      from allocation a join need n on n.id = a.need_id join household h on h.id = a.household_id
      where n.code = 'housing' and h.facts ->> 'house_status' = 'rented'`);
    const rows = await Promise.all(
      found.map(async ({ run, need, state }) => ({ state, ...(await readRunNeed(systemActor, run, need)) })),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ outcome: "not_eligible", state: "open" });
      expect(row.explanation.why).toMatchObject({ code: "not_eligible" });
      const { why } = row.explanation;
      for (const refusal of why.code === "not_eligible" ? why.refusals : [])
        expect(refusal).toMatchObject({ verdict: { criterion: "house_ownership" } });
    }
  });

  it("bars a house repaired nine years ago until its ten years are over", async () => {
    const [found] = await ask<{ run: string; need: string }>(sql`
      select a.run_id as run, a.need_id as need from allocation a join need n on n.id = a.need_id
      join aid_history x on x.household_id = a.household_id and x.need = 'housing' where n.code = 'housing'`);
    const line = await readRunNeed(systemActor, found!.run, found!.need);
    const { why } = line.explanation;
    expect(why.code === "not_eligible" && why.refusals[0]).toMatchObject({
      why: "window",
      until: "2024-12-31",
    });
  });
});

describe("partners of the estate", () => {
  it("share one sewing pledge, with the civil service corps beside the companies", async () => {
    const [sewing] = await ask<{ funders: number; total: string; amount: string; places: number }>(sql`
      select (select count(*)::int from pledge_funder f where f.pledge_id = p.id) as funders,
        (select sum(amount) from pledge_share s where s.pledge_id = p.id) as total, p.amount, p.places
      from pledge p where p.need = 'skills' and p.state = 'running'`);
    expect(sewing).toMatchObject({ funders: 3, places: 16 });
    expect(sewing!.total).toBe(sewing!.amount);
    expect(
      await count(
        sql`select count(*)::int as n from partner where kind = 'civil_service_corps' and state = 'admitted'`,
      ),
    ).toBe(1);
    expect(await count(sql`select count(*)::int as n from partner where name not like '%Contoh%'`)).toBe(0);
  });

  it("see hand-overs and checks of what they gave", async () => {
    expect(
      await count(
        sql`select count(*)::int as n from match where pledge_id is not null and state in ('delivered','checked')`,
      ),
    ).toBeGreaterThan(3);
  });
});
