import { sql } from "drizzle-orm";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { temporaryFolder } from "#tests/support/files";
import { demoAddress, useScenario } from "#tests/support/scenario";
import { ask } from "#tests/support/seed";
import { useServer, workIsDone } from "#tests/support/server";
import { everyoneHasWork } from "#tests/support/waiting";
import { Person } from "./person";

describe("the Kutai Kartanegara demo in the browser", () => {
  const { ownerUrl } = useScenario("kukar_sembako");
  const server = useServer({ workers: ownerUrl });
  process.env.PORTAL_DATA = temporaryFolder().path;
  let browser: Browser;
  let analyst: Person;
  let head: Person;
  let run = "";
  beforeAll(async () => {
    browser = await launchBrowser();
    const arrive = async (role: "bappeda_analyst" | "bappeda_head") =>
      (await Person.at(browser, server.url(), true)).signIn(await demoAddress(role));
    analyst = await arrive("bappeda_analyst");
    head = await arrive("bappeda_head");
  }, 120_000);
  afterAll(() => browser.close());

  everyoneHasWork(server.url);

  test("the analyst looks at places against needs, sets up a run and lets it be computed", async () => {
    expect(await analyst.open("/runs/supply")).toBe(200);
    const supply = await analyst.text();
    expect(supply).toContain("1.000");
    expect(supply).toContain("6.000");
    await analyst.send("/runs/new", {
      needs: ["food", "livelihood.fish"],
      cap: "",
      seed: "undian 13 November",
    });
    run = analyst.path();
    expect(run).toMatch(/^\/runs\/[0-9a-f-]{36}$/);
    await workIsDone();
    await analyst.open(run);
    const page = await analyst.text();
    expect(page).toContain("Paket Sembako KPM 2023");
    expect(page).toContain("Subsidi Alat Tangkap Nelayan 2023");
    expect(await analyst.open(`${run}/approval`)).toBe(403);
  }, 60_000);

  test("a family in the queue reads its place there and who serves it otherwise", async () => {
    const [waiting] = await ask<{ id: string; before: number; code: string }>(sql`
      select l.household_id as id, l.before, h.case_code as code from allocation l join household h on h.id = l.household_id
      join need n on n.id = l.need_id
      where l.run_id = ${run.split("/").at(-1)!} and n.code = 'food' and l.code = 'waiting'
        and exists (select 1 from match m where m.household_id = l.household_id and m.need = 'livelihood.fish')
      order by l.before desc limit 1`);
    expect(await analyst.open(`${run}/households/${waiting!.id}`)).toBe(200);
    expect(await analyst.text()).toContain(waiting!.code);
    expect(await analyst.text()).toContain(waiting!.before.toLocaleString("id-ID"));
    await analyst.open(`/households/${waiting!.id}`);
    await analyst.send(null, { reason: "Keluarga menanyakan urutannya" });
    expect(await analyst.text()).toContain("Dinas Kelautan dan Perikanan");
  }, 60_000);

  test("the head of Bappeda approves: a thousand parcels and the gear that was left, nothing beyond", async () => {
    await head.send(`${run}/approval`, { remark: "Sesuai hasil perhitungan" });
    expect(head.path()).toBe(run);
    const [state] = await ask<{ state: string; approved: number }>(
      sql`select state, (counts ->> 'approved')::int as approved from run where id = ${run.split("/").at(-1)!}`,
    );
    expect(state!.state).toBe("approved");
    expect(state!.approved).toBeGreaterThan(1000);
    expect(await ask(sql`select taken, capacity from offer where need = 'food'`)).toEqual([
      { taken: 1000, capacity: 1000 },
    ]);
    expect([...analyst.faults, ...head.faults]).toEqual([]);
  }, 60_000);
});
