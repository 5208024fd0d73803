import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { need } from "~/features/needs/schema";
import { household } from "~/features/households/schema";
import { countFits } from "~/features/programs/count-queries.server";
import { publishCells, refreshCells } from "~/features/pledges/cells.server";
import { readOpenNeeds } from "~/features/pledges/cell-queries.server";
import { cellBasis, publishedCell } from "~/features/pledges/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();

let partner: Actor;
beforeAll(async () => {
  partner = (await makePartner()).actor;
  await seedVerified({
    need: "housing",
    villages: { "32.16.18.2003": 12, "32.16.18.2004": 8, "32.16.19.2001": 3, "32.16.01.2001": 7 },
  });
  await seedVerified({ need: "skills", villages: { "32.16.18.2003": 3 }, head: { sex: "female" } });
  await seedVerified({ need: "skills", villages: { "32.16.18.2003": 20, "32.16.19.2001": 9 } });
  await seedVerified({ need: "skills", villages: { "32.16.18.2003": 9 }, head: { birthDate: "2003-01-01" } });
  await seedVerified({ need: "food", villages: { "32.16.18.2003": 4 } });
  await publishCells(systemActor);
});

const cellsOf = async (actor: Actor, code: string) =>
  (await readOpenNeeds(actor)).needs.find((cells) => cells.need === code);

describe("open needs as a partner sees them", () => {
  it("are counted per kecamatan, with the small ones merged into one sum", async () => {
    const housing = await cellsOf(partner, "housing");
    expect(housing?.total).toBe(30);
    expect(housing?.districts.map(({ code, count }) => [code, count])).toEqual([["32.16.18", 20]]);
    expect(housing?.merged).toMatchObject({ count: 10 });
    expect(housing?.merged?.codes).toEqual(expect.arrayContaining(["32.16.01", "32.16.19"]));
    expect(housing?.merged?.codes).toHaveLength(22);
  });

  it("are counted per group in the whole region, never crossed with a place, small groups hidden", async () => {
    const groups = new Map(
      (await cellsOf(partner, "skills"))?.groups.map(({ group, count }) => [group, count]),
    );
    expect(groups.get("youth")).toBe(9);
    expect(groups.get("women")).toBeNull();
    expect(groups.get("fisher")).toBeNull();
    expect(groups.get("poorest")).toBeNull();
  });

  it("say nothing where there are too few altogether", async () => {
    expect(await cellsOf(partner, "food")).toMatchObject({
      total: null,
      districts: [],
      merged: { count: null },
    });
  });

  it("never show a count under the limit, in any cell", async () => {
    const cells = await read(partner, (tx) => tx.select().from(publishedCell));
    expect(cells.length).toBeGreaterThan(100);
    for (const { audience, count } of cells)
      if (count !== null) expect(count).toBeGreaterThanOrEqual(audience === "public" ? 10 : 5);
  });

  it("are all a partner can read: no household, no need, no basis of a cell; the public only its own cells", async () => {
    for (const table of [household, need, cellBasis])
      expect(await read(partner, (tx) => tx.select().from(table))).toEqual([]);
    const open = await read(visitor, (tx) => tx.select().from(publishedCell));
    expect(new Set(open.map((cell) => cell.audience))).toEqual(new Set(["public"]));
  });

  it("are made again after a new decree, and do not move by less than the limit", async () => {
    expect(await refreshCells()).toBe(false);
    await seedVerified({ need: "housing", villages: { "32.16.18.2003": 2 } });
    // Eight who look at the same moment make one publication between them.
    const published = async () =>
      (await read(systemActor, (tx) => tx.execute(sql`select 1 from audit_entry where act = 'cell.publish'`)))
        .length;
    const before = await published();
    expect(await Promise.all(Array.from({ length: 8 }, refreshCells))).toEqual(Array(8).fill(true));
    expect((await published()) - before).toBe(1);
    expect((await cellsOf(partner, "housing"))?.total).toBe(30);
    await seedVerified({ need: "housing", villages: { "32.16.18.2003": 3 } });
    await refreshCells();
    expect((await cellsOf(partner, "housing"))?.total).toBe(35);
  });

  it("are published by Bappeda or by time, by nobody else", async () => {
    expect(await publishCells(await makeActor("bappeda_analyst"))).toBeGreaterThan(0);
    for (const other of [partner, await makeActor("registrar")])
      await expect(publishCells(other)).rejects.toThrow("forbidden");
  });
});

describe("the count before publishing", () => {
  it("shows an agency how many fit per kecamatan and what each criterion leaves out, without one row", async () => {
    const { operator } = await makeOffice("manpower");
    const counts = await countFits(operator, "skills", {
      place: { codes: ["32.16.18"] },
      age: { min: 18, max: 40, unknown: "ask" },
      sex: { is: "female", unknown: "ask" },
    });
    expect(counts.total).toEqual({ fits: 3, asks: 0, all: 41 });
    expect(counts.excludes).toEqual([
      { criterion: "place", needs: 9 },
      { criterion: "sex", needs: 29 },
    ]);
    expect(counts.districts.find((d) => d.code === "32.16.18")).toMatchObject({
      name: "Setu",
      fits: 3,
      all: 32,
    });
    expect(counts.districts).toHaveLength(23);
    expect(await read(operator, (tx) => tx.select().from(need))).toEqual([]);
  });

  it("is refused to a partner and to the public", async () => {
    for (const actor of [partner, visitor]) await expect(countFits(actor, "skills", {})).rejects.toThrow();
  });
});
