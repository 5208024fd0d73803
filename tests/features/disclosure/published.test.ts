import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { writeSetting } from "~/platform/db/settings.server";
import { readCube } from "~/features/disclosure/queries.server";
import { publishQuarter } from "~/features/disclosure/publish.server";
import { publishedCell } from "~/features/disclosure/schema";
import { countFits } from "~/features/programs/count-queries.server";
import { readOpenNeeds, readRingNeeds, readVillageNeeds } from "~/features/pledges/cell-queries.server";
import { publishCounts, readPublicHouse, sources } from "~/features/reporting/public-cells.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeTown } from "#tests/features/reporting/town";
import { makeOffice, makePartner } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();

let partner: Actor;
beforeAll(async () => {
  partner = (await makePartner()).actor;
  await seedVerified({
    need: "housing",
    villages: { "32.16.18.2003": 32, "32.16.18.2004": 28, "32.16.19.2001": 3, "32.16.01.2001": 47 },
  });
  await seedVerified({ need: "skills", villages: { "32.16.18.2003": 3 }, head: { sex: "female" } });
  await seedVerified({ need: "skills", villages: { "32.16.18.2003": 40, "32.16.19.2001": 29 } });
  await seedVerified({
    need: "skills",
    villages: { "32.16.18.2003": 24 },
    head: { birthDate: "2003-01-01" },
  });
  await seedVerified({ need: "food", villages: { "32.16.18.2003": 4 } });
  await makeTown([
    { village: "32.16.22.2001", count: 80, need: "water", delivered: 44, matched: 3 },
    { village: "32.16.20.2001", count: 6, need: "water", delivered: 2 },
  ]);
  await publishCounts();
});

const on = (day: string) =>
  writeAs(systemActor, "setting.change", (tx) => writeSetting(tx, "businessDate", day));
const needOf = async (code: string) =>
  (await readOpenNeeds(partner)).needs.find((cells) => cells.need === code)!;
/** Rounded to a multiple of the step, less than a step away. */
const isAbout = (figure: number | null, count: number, step: number) =>
  figure !== null && figure % step === 0 && Math.abs(figure - count) < step;
const allCells = () => read(systemActor, (tx) => tx.select().from(publishedCell));

describe("open needs as a partner sees them", () => {
  it("are rounded to five per kabupaten, kecamatan and desa, and too few to tell elsewhere", async () => {
    const housing = await needOf("housing");
    expect(isAbout(housing.total, 110, 5)).toBe(true);
    const districts = new Map(housing.districts.map(({ code, count }) => [code, count]));
    expect([...districts.keys()]).toEqual(["32.16.01", "32.16.18"]);
    expect(isAbout(districts.get("32.16.18")!, 60, 5)).toBe(true);
    expect(housing.few.codes).toContain("32.16.19");
    const villages = await readVillageNeeds(partner, "housing", "32.16.18");
    expect(villages.filter(({ count }) => count !== null).map(({ code }) => code)).toEqual([
      "32.16.18.2003",
      "32.16.18.2004",
    ]);
    expect(await needOf("food")).toMatchObject({ total: null, districts: [] });
  });

  it("are counted per group in the whole region, never crossed with a place, small groups hidden", async () => {
    const groups = new Map((await needOf("skills")).groups.map(({ group, count }) => [group, count]));
    expect(isAbout(groups.get("youth")!, 24, 5)).toBe(true);
    expect(groups.get("women")).toBeNull();
    const cells = await allCells();
    for (const { key } of cells.filter(({ cube }) => cube === "need_group")) expect(key).not.toMatch(/\d/);
  });
});

describe("the public page", () => {
  it("shows what is many, rounded to ten, and nothing under twenty", async () => {
    const house = (await readPublicHouse())!;
    expect(isAbout(house.rooms.water.delivered, 46, 10)).toBe(true);
    expect(house.rooms.water.matched).toBeNull();
    expect(isAbout(house.all.listed, 299, 10)).toBe(true);
    expect(house.places.every(({ listed }) => listed! >= 20)).toBe(true);
    expect(house.few.length + house.places.length).toBe(23);
  });

  it("shows the public open needs per kecamatan and no deeper, without groups", async () => {
    const open = await readOpenNeeds(visitor, "public");
    expect(open.step).toBe(10);
    const housing = open.needs.find(({ need }) => need === "housing")!;
    expect(isAbout(housing.total, 110, 10)).toBe(true);
    expect(housing.groups).toEqual([]);
  });
});

describe("a publication", () => {
  it("shows no figure that stands for fewer than the limit", async () => {
    const cells = await allCells();
    expect(cells.length).toBeGreaterThan(1000);
    for (const { audience, count } of cells)
      if (count !== null) expect(count).toBeGreaterThanOrEqual(audience === "public" ? 20 : 10);
  });

  it("stands for the quarter, of desa for a year: whoever is added, helped or taken out waits for the next one", async () => {
    const before = await allCells();
    await seedVerified({ need: "housing", villages: { "32.16.18.2003": 25, "32.16.19.2001": 30 } });
    expect(await publishCounts()).toBe(0);
    expect(
      await publishQuarter(
        systemActor,
        sources.filter(({ cubes }) => !cubes.includes("need_queue")),
      ),
    ).toBe(0);
    expect(await allCells()).toEqual(before);
    await on("2023-09-30");
    expect(await publishCounts()).toBe(0);
    const desa = () => readVillageNeeds(partner, "housing", "32.16.19");
    const villages = await desa();
    await on("2023-10-01");
    expect(await publishCounts()).toBeGreaterThan(500);
    expect(await desa()).toEqual(villages);
    expect(villages.every(({ count }) => count === null)).toBe(true);
    const housing = await needOf("housing");
    expect(isAbout(housing.total, 165, 5)).toBe(true);
    expect(isAbout(housing.districts.find(({ code }) => code === "32.16.19")!.count, 33, 5)).toBe(true);
  });

  it("gives the same figure again where the count is the same", async () => {
    const cells = await allCells();
    const of = (quarter: string) =>
      cells
        .filter((cell) => cell.quarter === quarter && cell.need === "skills" && cell.cube === "need_place")
        .map(({ audience, key, count }) => `${audience} ${key} ${count}`)
        .sort();
    expect(of("2023-Q4")).toEqual(of("2023-Q3"));
  });

  it("is made once by many who start it at the same moment", async () => {
    await on("2024-01-01");
    await writeAs(systemActor, "setting.change", (tx) =>
      tx.execute(sql`update decree set valid_to = '2024-12-31'`),
    );
    const yearly = async () => (await allCells()).filter(({ cube }) => cube === "need_village");
    const before = (await yearly()).length;
    const written = await Promise.all(Array.from({ length: 6 }, () => publishCounts()));
    expect(written.filter((count) => count > 0)).toHaveLength(1);
    expect((await yearly()).length).toBe(before);
    await on("2024-07-01");
    expect(await publishCounts()).toBeGreaterThan(1000);
    expect((await yearly()).length).toBe(2 * before);
    const { asOf, nextOn, cells } = await readRingNeeds(partner, ["housing"], ["32.16.19.2001"]);
    expect({ asOf, nextOn }).toEqual({ asOf: "2024-07-01", nextOn: "2025-07-01" });
    expect(isAbout(cells[0]!.count, 33, 5)).toBe(true);
  });

  it("is made by time or by Bappeda, by nobody else", async () => {
    for (const other of [partner, await makeActor("registrar")])
      await expect(publishQuarter(other, sources)).rejects.toThrow("forbidden");
  });
});

describe("whoever stands outside the administration", () => {
  const rows = (actor: Actor, text: string) => read(actor, (tx) => tx.execute(sql.raw(text)));

  it("finds no true count in any table: no row of the register, of matches or of places but its own", async () => {
    const tables = [
      "household",
      "member",
      "need",
      "match",
      "decree_entry",
      "village_round",
      "allocation",
      "run",
      "visit",
    ];
    for (const table of [...tables, "offer", "household_card", "delivery"])
      for (const actor of [partner, visitor])
        expect((await rows(actor, `select * from ${table}`)).length, table).toBe(0);
  });

  it("is refused by the database itself where a function counts rows it may not read", async () => {
    const functions = [
      "completeness_by_village('2023-07-03')",
      "register_by_village()",
      "unserved_by_need()",
      "completeness_counted('2023-07-03')",
      "program_places_counted('{}')",
      "pledge_places_delivered()",
      "pledge_places_counted('01890000-0000-7000-8000-000000000000')",
      "sees_pledge('01890000-0000-7000-8000-000000000000', 'region')",
      "report_needs('2023-07-03', '', 8)",
      "report_households('2023-07-03', '', 8)",
      "report_places('')",
    ];
    for (const text of functions)
      for (const actor of [partner, visitor])
        await expect(rows(actor, `select * from ${text}`), text).rejects.toThrow();
    for (const actor of [partner, visitor]) {
      await expect(countFits(actor, "skills", {})).rejects.toThrow();
      const places = await rows(actor, `select * from program_places(array(select id from program))`);
      expect(places.every(({ taken, delivered }) => taken === null && delivered === null)).toBe(true);
    }
  });

  it("reads the cells of its audience: the public none of the partners'", async () => {
    const open = await read(visitor, (tx) => tx.select().from(publishedCell));
    expect(new Set(open.map(({ audience }) => audience))).toEqual(new Set(["public"]));
    expect(await read(visitor, (tx) => readCube(tx, "need_group", "partner"))).toBeNull();
    const both = await read(partner, (tx) => tx.select().from(publishedCell));
    expect(new Set(both.map(({ audience }) => audience))).toEqual(new Set(["partner", "public"]));
  });

  it("cannot write a cell", async () => {
    const forge = sql`update published_cell set count = 1`;
    for (const actor of [partner, visitor])
      expect((await writeAs(actor, "page.read", (tx) => tx.execute(forge))).count).toBe(0);
  });
});

describe("the count before publishing", () => {
  it("shows an agency how many fit per kecamatan and what each criterion leaves out, without one row", async () => {
    await on("2023-10-01");
    const { operator } = await makeOffice("manpower");
    const counts = await countFits(operator, "skills", {
      place: { codes: ["32.16.18"] },
      sex: { is: "female", unknown: "ask" },
    });
    expect(counts.total).toMatchObject({ fits: 3, asks: 0, all: 96 });
    expect(counts.districts).toHaveLength(23);
    expect(await rowsOfNeed(operator)).toEqual([]);
  });
});

const rowsOfNeed = async (actor: Actor) => [
  ...(await read(actor, (tx) => tx.execute(sql`select * from need`))),
];
