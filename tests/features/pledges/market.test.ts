import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { readMarketPage, readNeedPage } from "~/features/pledges/market-page.server";
import { rupiahIn } from "~/features/pledges/market-queries.server";
import { setRing } from "~/features/pledges/ring-commands.server";
import { readRing, readRingFigures } from "~/features/pledges/ring-queries.server";
import { readVillageNeeds } from "~/features/pledges/cell-queries.server";
import { partnerRing } from "~/features/pledges/schema";
import { listChildren } from "~/features/regions/queries.server";
import { offer, period, program } from "~/features/programs/schema";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();

let partner: Actor;
let housingOffice: string;
const ids: Record<string, string> = {};

const publish = async (name: string, need: NeedCode, unitValue: number, places: string[] = []) => {
  const id = newId();
  const shared = { region: "32.16", period: "2023", need, recipient: needCatalogue[need].recipient };
  const criteria = places.length > 0 ? { place: { codes: places } } : {};
  await writeAs(systemActor, "program.publish", async (tx) => {
    await tx
      .insert(period)
      .values({ code: "2023", from: "2023-01-01", to: "2023-12-31" })
      .onConflictDoNothing();
    await tx.insert(program).values({
      ...shared,
      ...{ id, reference: `PR-${id.slice(-8)}`, agencyId: housingOffice, name, quota: 30, unitValue },
      unit: needCatalogue[need].unit,
      criteria: criteria as typeof program.$inferInsert.criteria,
      ...{ startsOn: "2023-07-01", endsOn: "2023-12-31", strategy: "pocket", state: "published" },
      ...{ madeBy: newId(), publishedOn: "2023-07-01" },
    });
    await tx
      .insert(offer)
      .values({ ...shared, id: newId(), agencyId: housingOffice, programId: id, capacity: 30, label: name });
  });
  ids[name] = id;
};

beforeAll(async () => {
  partner = (await makePartner()).actor;
  housingOffice = (await makeOffice("housing", "Disperkimtan Contoh")).id;
  await seedVerified({
    need: "housing",
    villages: { "32.16.18.2003": 60, "32.16.19.2001": 3, "32.16.01.2001": 45 },
  });
  await seedVerified({ need: "water", villages: { "32.16.18.2003": 12, "32.16.19.2001": 80 } });
  await publish("Rutilahu Setu", "housing", 20_000_000, ["32.16.18"]);
  await publish("Sambungan air", "water", 4_000_000);
  await publishCounts();
  await publish("Rutilahu baru", "housing", 1_250_000_000_000);
});

const market = (query = "", actor: Actor = partner, audience: "partner" | "public" = "partner") =>
  readMarketPage(actor, audience, new URL(`http://contoh.test/market${query}`));
const needsIn = async (query: string) => (await market(query)).needs.map(({ need }) => need);
const programsIn = async (query: string) => (await market(query)).programs.map(({ name }) => name);

describe("the market of needs", () => {
  it("begins with what is open most where no matching was made, and never lists what nobody can pledge", async () => {
    const [first, second] = await needsIn("");
    expect([first, second]).toEqual(["housing", "water"]);
    for (const need of await needsIn("")) expect(needCatalogue[need].pledgeForms).not.toEqual([]);
  });

  it("keeps by kecamatan, goal, agency and unit value, and orders as the address says", async () => {
    expect((await needsIn("?district=32.16.19"))[0]).toBe("water");
    expect(await needsIn("?sdg=6&district=32.16.19&least=50")).toEqual(["water"]);
    expect(await programsIn("?district=32.16.19&need=housing")).toEqual(["Rutilahu baru"]);
    expect(await programsIn("?max=Rp+5.000.000")).toEqual(["Sambungan air"]);
    expect((await programsIn("?sort=value"))[0]).toBe("Sambungan air");
    expect(await programsIn(`?agency=${newId()}`)).toEqual([]);
  });

  it("answers choices it does not know as if they had not been made", async () => {
    const { filter, total } = await market(
      "?need=x&sdg=99&district=1'--&agency=1&least=3&max=abc&sort=region",
    );
    expect(Object.values(filter).filter((choice) => choice !== undefined)).toEqual([]);
    expect(total).toBe(3);
  });

  it("says of a program published after the figures that its taken places are not counted yet", async () => {
    const { programs } = await market();
    const left = (name: string) => programs.find((row) => row.name === name)!.left;
    expect(left("Rutilahu baru")).toEqual({ kind: "new" });
    expect(left("Rutilahu Setu")).toEqual({ kind: "between", from: 21, to: 30 });
  });

  it("shows everybody rounded counts per kecamatan and no deeper, without the queue", async () => {
    const open = await market("", visitor, "public");
    expect(open.step).toBe(10);
    expect(open.needs.every(({ unserved }) => unserved === null)).toBe(true);
    for (const { districts } of open.needs)
      for (const { code, count } of districts) {
        expect(code).toHaveLength(8);
        expect(count % 10 === 0 && count >= 20).toBe(true);
      }
    const { cells } = await readNeedPage(visitor, "public", "housing");
    expect(cells.groups).toEqual([]);
    expect(cells.few.codes).toContain("32.16.19");
  });

  it("reads a sum as people type it, and nothing else", () => {
    for (const typed of [
      "500000000",
      "500.000.000",
      "500,000,000",
      "Rp 500.000.000",
      "Rp\u00a0500.000.000,00",
    ])
      expect(rupiahIn(typed)).toBe(500_000_000);
    for (const typed of ["", "0", "-5", "lima ratus juta", "9".repeat(30)])
      expect(rupiahIn(typed)).toBeNull();
    expect(rupiahIn("1.250.000.000.000")).toBe(1_250_000_000_000);
  });
});

describe("the desa around a partner's site", () => {
  it("are named by the partner, seen by nobody else, and show published figures only", async () => {
    const other = (await makePartner("PT Contoh Lain")).actor;
    await setRing(partner, ["32.16.18.2003", "32.16.19.2001", "32.16.18.2003"]);
    const { villages, figures } = await readRingFigures(partner);
    expect(villages.map(({ code }) => code)).toEqual(["32.16.18.2003", "32.16.19.2001"]);
    expect(figures[0]).toMatchObject({ need: "water", village: "32.16.19.2001" });
    for (const { count } of figures) expect(count % 5 === 0 && count >= 10).toBe(true);
    for (const { need, village, count } of figures)
      expect(
        (await readVillageNeeds(partner, need, village.slice(0, 8))).find(({ code }) => code === village)!
          .count,
      ).toBe(count);
    expect(await readRing(other)).toEqual([]);
    const rows = await read(other, (tx) => tx.select().from(partnerRing));
    expect(rows).toEqual([]);
  });

  it("are at most twenty, of this kabupaten, and each list replaces the one before", async () => {
    await expect(setRing(partner, ["32.16.18"])).rejects.toMatchObject({ code: "ring_village_unknown" });
    await expect(setRing(partner, ["64.02.05.2001"])).rejects.toMatchObject({ code: "ring_village_unknown" });
    const all = await read(partner, (tx) => listChildren(tx, "32.16"));
    const many = [...all].flatMap(([parent, below]) => (parent === "32.16" ? [] : below)).slice(0, 21);
    await expect(setRing(partner, many)).rejects.toMatchObject({ code: "ring_too_many" });
    await setRing(partner, many.slice(0, 20));
    expect(await readRing(partner)).toHaveLength(20);
    await setRing(partner, []);
    expect((await readRingFigures(partner)).figures).toEqual([]);
    await expect(setRing(visitor, [])).rejects.toThrow();
  });
});
