import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { pledgeForms } from "~/features/needs/catalogue";
import { listMacroFigures, recordMacroFigure } from "~/features/reporting/macro-figures.server";
import { percentIn } from "~/features/reporting/rules/macro";
import { listForgotten } from "~/features/reporting/forgotten-queries.server";
import { demoActor, useScenario } from "#tests/support/scenario";
import { ask, count, keepsSeedRules } from "#tests/support/seed";

const { ownerUrl } = useScenario("kukar_rbpk");
const today = "2023-01-31";

describe("Kutai Kartanegara on 31 January 2023", () => {
  keepsSeedRules({ region: "64.02", today, villages: 81, people: 2_000, ownerUrl });

  it("holds 400 families, thirteen programs and twenty partners under one roof", async () => {
    expect(await count(sql`select count(*)::int as n from household`)).toBe(400);
    expect(await count(sql`select count(*)::int as n from program where state = 'published'`)).toBe(13);
    expect(await count(sql`select count(*)::int as n from partner where state = 'admitted'`)).toBe(20);
  });

  it("knows of every program its quota and what was pledged, matched, delivered and is still waited for", async () => {
    const rows = await ask<Record<string, number | string>>(sql`
      select p.name, p.quota, p.need,
        coalesce(sum(o.capacity) filter (where o.pledge_id is not null), 0)::int as pledged,
        sum(o.taken)::int as taken, sum(o.capacity)::int as places,
        (select count(*)::int from match m join offer x on x.id = m.offer_id
          where x.program_id = p.id and m.state <> 'cancelled') as matched,
        (select count(*)::int from match m join offer x on x.id = m.offer_id
          where x.program_id = p.id and m.state in ('delivered', 'checked')) as delivered,
        (select count(*)::int from need n where n.code = p.need and n.state = 'open'
          and is_verified(n.household_id, ${today})) as waiting
      from program p join offer o on o.program_id = p.id group by p.id order by p.reference`);
    for (const row of rows) {
      expect(row.taken, String(row.name)).toBe(row.matched);
      expect(row.places, String(row.name)).toBe(Number(row.quota) + Number(row.pledged));
      expect(Number(row.delivered)).toBeLessThanOrEqual(Number(row.matched));
      expect(Number(row.waiting), String(row.name)).toBeGreaterThan(0);
    }
    expect(rows.filter((row) => Number(row.delivered) > 0).map((row) => row.name)).toEqual([
      "Pondok Pangan Etam",
      "Nyaman Bejukut",
      "Air Bersih Perdesaan",
      "Listrik Terang Etam",
    ]);
  });

  it("holds pledges of all five kinds and of every ending, from every partner at least one part", async () => {
    const kinds = await ask<{ kind: string }>(
      sql`select distinct kind from pledge where state in ('agreed', 'running', 'completed') order by kind`,
    );
    expect(kinds.map((row) => row.kind)).toEqual([...pledgeForms].sort());
    const states = await ask<{ state: string }>(sql`select distinct state from pledge`);
    expect(states.map((row) => row.state)).toEqual(
      expect.arrayContaining([
        "draft",
        "submitted",
        "returned",
        "accepted",
        "running",
        "rejected",
        "withdrawn",
      ]),
    );
    expect(await count(sql`select count(distinct partner_id)::int as n from pledge_funder`)).toBe(20);
  });

  it("names those who received nothing, the longest wait first", async () => {
    const { rows, total } = await listForgotten(
      await demoActor("bappeda_analyst"),
      { district: null, need: null },
      1,
    );
    expect(total).toBeGreaterThan(100);
    const waits = rows.map((row) => row.since);
    expect(waits).toEqual([...waits].sort());
  });

  it("keeps the published rate, with year and source, apart from the count of the list", async () => {
    const analyst = await demoActor("bappeda_analyst");
    const figures = await listMacroFigures(analyst);
    expect(figures.map(({ kind, year, percent }) => [kind, year, Number(percent)])).toEqual([
      ["observed", 2021, 1.52],
      ["observed", 2022, 1.45],
      ["target", 2024, 0],
    ]);
    expect(figures.every(({ source }) => source.length > 0)).toBe(true);
    const { id: _, ...known } = figures[0]!;
    await expect(recordMacroFigure(analyst, { ...known, percent: "9.99" })).rejects.toThrow(
      "macro_figure_known",
    );
    expect(["1,45", "1.45 %", "100", "7,6100"].map(percentIn)).toEqual(["1.45", "1.45", "100", "7.6100"]);
    expect(["", "-1", "101", "1,2,3", "satu", "1.23456"].map(percentIn)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
