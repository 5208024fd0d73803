import { sql } from "drizzle-orm";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, type SignedInRole, systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { setToday } from "#tests/features/verification/village";
import { makeActor } from "#tests/support/actors";
import { launchBrowser } from "#tests/support/browser";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice } from "#tests/support/offices";
import { useServer, workIsDone } from "#tests/support/server";
import { Person } from "./person";
import { trapList, trapVillage } from "./trap-list";

// The main job of the portal, walked by every role in turn: once with scripts, once with none.
describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("from a spreadsheet of families to a hand-over, %s", (_name, scripts) => {
  const database = useDatabase();
  const server = useServer({ workers: database.ownerUrl });
  process.env.PORTAL_DATA = temporaryFolder().path;
  let browser: Browser;
  const people = {} as Record<SignedInRole, Person>;
  const everybody: Person[] = [];
  let program = "";
  let partnerLink = "";

  const look = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> => [
    ...((await read(systemActor, (tx) => tx.execute(query))) as unknown as T[]),
  ];
  const one = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T> =>
    (await look<T>(query))[0]!;

  async function arrive(role: SignedInRole, actor: Actor): Promise<Person> {
    const person = await Person.at(browser, server.url(), scripts);
    everybody.push(person);
    people[role] = await person.signIn(`${actor.accountId}@contoh.test`);
    return person;
  }

  beforeAll(async () => {
    browser = await launchBrowser();
    const office = await makeOffice("public_works", "Dinas Pekerjaan Umum Contoh");
    for (const role of ["registrar", "bappeda_analyst", "bappeda_head", "executive", "auditor"] as const)
      await arrive(role, await makeActor(role));
    await arrive("village_officer", await makeActor("village_officer", { scope: trapVillage }));
    await arrive("district_officer", await makeActor("district_officer", { scope: trapVillage.slice(0, 8) }));
    await arrive("agency_operator", office.operator);
    await arrive("agency_head", office.head);
  }, 120_000);
  afterAll(() => browser.close());

  test("Dinsos imports a file of 300 families: checked first, written after confirmation", async () => {
    const registrar = people.registrar;
    await registrar.send("/imports/new", {
      file: { name: "p3ke.xlsx", mimeType: "application/octet-stream", buffer: trapList() },
    });
    await workIsDone();
    const batch = registrar.path();
    await registrar.open(batch);
    expect((await one<{ n: number }>(sql`select count(*)::int as n from household`)).n).toBe(0);
    await registrar.send(`${batch}/confirmation`);
    await workIsDone();
    await registrar.open(batch);
    const [counted] = await look<{ n: number }>(sql`select count(*)::int as n from household`);
    expect(counted!.n).toBeGreaterThan(290);
    expect(counted!.n).toBeLessThan(300);
    expect(
      (await one<{ n: number }>(sql`select count(*)::int as n from need where state = 'open'`)).n,
    ).toBeGreaterThan(100);
  }, 120_000);

  test("the village visits two families, meets and signs its minutes", async () => {
    const officer = people.village_officer;
    const families = await look<{ id: string }>(
      sql`select id from household where region = ${trapVillage} and size between 1 and 2 order by id limit 2`,
    );
    for (const { id } of families) {
      await officer.send(`/visits/${id}/house`, { floor: "earth" });
      await officer.send(`/visits/${id}/utilities`, { water: "surface" });
      await officer.send(`/visits/${id}/living`, { monthly_income: "1.000.000" });
      for (const member of await look<{ id: string }>(
        sql`select id from member where household_id = ${id} and active`,
      )) {
        await officer.send(`/visits/${id}/members/${member.id}`, { presence: "present" });
      }
      await officer.send(`/visits/${id}/submission`, { on: "03-07-2023" });
    }
    await workIsDone();
    await officer.send(`/verification/villages/${trapVillage}/meeting`, {
      on: "03-07-2023",
      place: "Balai desa",
      "group-village_head": "1",
      "group-community_members": "25",
    });
    const round = officer.path();
    await officer.send(`${round}/rest`);
    await officer.send(`${round}/minutes`, {
      number: "140/12/BA/2023",
      on: "03-07-2023",
      "signer-0": "Kepala Desa Contoh",
      "position-0": "Kepala desa",
      "signer-1": "Ketua BPD Contoh",
      "position-1": "Ketua BPD",
    });
    expect(await one(sql`select count(*)::int as n from household where state = 'minuted'`)).toEqual({
      n: 2,
    });
    await people.district_officer.send(`${round}/forwarding`);
    await people.registrar.send(`${round}/review`);
    await people.bappeda_analyst.send(`${round}/approval`);
    await people.registrar.send("/announcements", { list: round.split("/").at(-1)! });
    expect(await one(sql`select count(*)::int as n from household where state = 'announced'`)).toEqual({
      n: 2,
    });
  }, 120_000);

  test("after the objection window the decree fixes the list; the village that is not ready waits alone", async () => {
    await setToday("2023-07-12");
    await new Promise((later) => setTimeout(later, 5_100));
    const [round] = await look<{ id: string }>(sql`select id from village_round where state = 'announced'`);
    await people.registrar.send("/decrees/new", { list: round!.id });
    const decree = people.registrar.path();
    await people.bappeda_head.send(`${decree}/recording`, {
      number: "460/77/2023",
      on: "12-07-2023",
      signer: "Bupati Bekasi",
      from: "12-07-2023",
      to: "11-07-2024",
    });
    const states = await look<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from household group by state order by state`,
    );
    expect(states.find((s) => s.state === "decreed")!.n).toBe(2);
    expect(states.find((s) => s.state === "listed")!.n).toBeGreaterThan(280);
  }, 60_000);

  test("an office drafts a program and its head publishes it, after seeing whom it fits", async () => {
    const operator = people.agency_operator;
    await operator.send("/programs/new", { name: "Sambungan air bersih", need: "water" });
    program = operator.path().split("/").slice(0, 3).join("/");
    await operator.send(`${program}/terms`, {
      quota: "1",
      unitValue: "5.000.000",
      "fund-source-0": "regency_budget",
      strategy: "pocket",
      startsOn: "12-07-2023",
      endsOn: "31-12-2023",
    });
    await operator.send(`${program}/criteria`);
    await operator.send(`${program}/check`);
    await people.agency_head.open(program);
    await people.agency_head.send(`${program}/publication`);
    expect(await one(sql`select state from program`)).toEqual({ state: "published" });
  }, 60_000);

  test("a company registers without an account, is admitted, and sets its password by the link", async () => {
    const company = await Person.at(browser, server.url(), scripts);
    everybody.push(company);
    await company.send("/partners/registration", {
      kind: "company",
      name: "PT Contoh Air Jernih",
      contactName: "Manajer CSR",
      contactEmail: "csr@contoh-air.test",
    });
    const { id } = await one<{ id: string }>(sql`select id from partner where name = 'PT Contoh Air Jernih'`);
    await people.bappeda_analyst.send(`/partners/${id}/admission`);
    partnerLink = (await people.bappeda_analyst.text()).match(/https?:\/\/\S+\/invitations\/\S+/)![0];
    await company.send(partnerLink, { next: "tiga kata bebas", repeat: "tiga kata bebas" });
    people.partner = company;
    expect(company.path()).toBe("/");
  }, 60_000);

  test("the company pledges a second place; Bappeda accepts it and notes the agreement", async () => {
    const company = people.partner;
    expect(await company.open("/market")).toBe(200);
    await company.send("/pledges/new", { kind: "fund", target: `program:${program.split("/").at(-1)!}` });
    const pledge = company.path().split("/").slice(0, 3).join("/");
    await company.send(`${pledge}/amount`, { amount: "Rp 5.000.000", description: "Satu sambungan air" });
    await company.send(`${pledge}/wishes`);
    await company.send(`${pledge}/execution`, {
      implementerKind: "contractor",
      implementer: "CV Contoh Pipa",
      payeeKind: "contractor",
      payee: "CV Contoh Pipa",
      startsOn: "12-07-2023",
      endsOn: "31-12-2023",
    });
    await company.send(`${pledge}/check`);
    expect(await company.text()).toMatch(/KM-2023-\d{6}-\d/);
    await people.bappeda_analyst.send(`${pledge}/acceptance`);
    await people.bappeda_analyst.send(`${pledge}/agreement`, {
      kind: "letter",
      number: "01/CSR/2023",
      on: "12-07-2023",
    });
    expect(await one(sql`select state, places from pledge`)).toEqual({ state: "agreed", places: 1 });
  }, 60_000);

  test("Bappeda matches, and its head, who did not make the run, approves", async () => {
    const analyst = people.bappeda_analyst;
    await analyst.send("/runs/new", { needs: "water", seed: "undian 12 Juli", cap: "" });
    const run = analyst.path();
    await workIsDone();
    await analyst.open(run);
    expect(await analyst.text()).toContain("Sambungan air bersih");
    await people.bappeda_head.send(`${run}/approval`);
    expect(await one(sql`select count(*)::int as n from match where state = 'proposed'`)).toEqual({ n: 2 });
    expect(await one(sql`select sum(taken)::int as taken, sum(capacity)::int as offered from offer`)).toEqual(
      { taken: 2, offered: 2 },
    );
  }, 60_000);

  test("the office accepts, schedules, proves and hands over; its head looks a second time", async () => {
    const operator = people.agency_operator;
    const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#9aa" } })
      .jpeg()
      .toBuffer();
    const file = { name: "foto.jpg", mimeType: "image/jpeg", buffer };
    for (const { id } of await look<{ id: string }>(sql`select id from match`)) {
      const match = `/matches/${id}`;
      await operator.send(`${match}/acceptance`, { decision: "accept" });
      await operator.send(`${match}/schedule`, { day: "12-07-2023", place: "Rumah keluarga" });
      for (const kind of ["photo_before", "photo_after", "handover"]) {
        await operator.send(`${match}/evidence`, { kind, takenOn: "12-07-2023", file });
      }
      await operator.send(`${match}/evidence`, {
        kind: "connection_number",
        takenOn: "12-07-2023",
        text: "PDAM 0042",
      });
      await operator.send(`${match}/handover`, { day: "12-07-2023", quantity: "1", value: "5.000.000" });
      await operator.open(match);
      expect(await operator.text()).toMatch(/BAST-2023-\d{6}-\d/);
      await people.agency_head.send(`${match}/check`);
    }
    expect(await one(sql`select count(*)::int as n from match where state = 'checked'`)).toEqual({ n: 2 });
    expect(await one(sql`select count(*)::int as n from need where state = 'met'`)).toEqual({ n: 2 });
  }, 90_000);

  test("the company reads in counts what its support did, and no name", async () => {
    const company = people.partner;
    expect(await company.open("/progress")).toBe(200);
    const names = await look<{ name: string }>(
      sql`select head_name as name from household where state = 'decreed'`,
    );
    const text = await company.text();
    for (const { name } of names) expect(text).not.toContain(name);
    expect(await company.open("/households")).toBe(403);
  }, 30_000);

  test("leadership and the public see the house, and the classes still add up to everybody", async () => {
    expect(await people.executive.open("/leadership")).toBe(200);
    const visitor = await Person.at(browser, server.url(), scripts);
    everybody.push(visitor);
    expect(await visitor.open("/")).toBe(200);
    expect(await visitor.page.locator("main svg").count()).toBeGreaterThan(0);
    expect(await people.registrar.open("/completeness")).toBe(200);
    const sum = await one<{ households: number; served: number }>(
      sql`select count(*)::int as households, (select count(distinct household_id)::int from match where state in ('delivered','checked')) as served from household`,
    );
    expect(sum.served).toBe(2);
    expect(await people.registrar.text()).toContain(String(sum.households));
    expect(await people.auditor.open("/audit")).toBe(200);
  }, 60_000);

  test("nobody met a script fault on the way", () => {
    expect(everybody.flatMap((person) => person.faults)).toEqual([]);
  });
});
