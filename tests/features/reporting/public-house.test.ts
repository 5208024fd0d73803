import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { visitor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { publishHouse, readPublicHouse, refreshHouse } from "~/features/reporting/public-cells.server";
import { useDatabase } from "#tests/support/database";
import { makeTown } from "./town";

useDatabase();

beforeAll(async () => {
  await makeTown([
    { village: "32.16.18.2003", count: 60, need: "housing", delivered: 25, matched: 3 },
    { village: "32.16.22.2001", count: 40, need: "housing", delivered: 4 },
    { village: "32.16.20.2001", count: 30, need: "skills", delivered: 12, matched: 6 },
    { village: "32.16.01.2001", count: 6, need: "water" },
    { village: "32.16.02.2001", count: 7, need: "food", delivered: 7 },
  ]);
  await publishHouse();
});

describe("the public page", () => {
  it("shows what is many and hides what is few", async () => {
    const house = (await readPublicHouse())!;
    expect(house.rooms.housing).toEqual({ delivered: 29, matched: null, waiting: 68 });
    expect(house.rooms.skills).toEqual({ delivered: 12, matched: null, waiting: 12 });
    expect(house.rooms.water).toEqual({ delivered: null, matched: null, waiting: null });
    expect(house.all).toEqual({ listed: 143, served: 48 });
    expect(house.others?.listed).toBe(13);
    expect(house.others?.names).toHaveLength(20);
  });

  it("holds no count under its limit, not even as the difference of two", async () => {
    const house = (await readPublicHouse())!;
    const lines = [house.all, ...house.places, ...(house.others ? [house.others] : [])];
    const counts = [
      ...Object.values(house.rooms).flatMap((room) => Object.values(room)),
      ...lines.flatMap(({ listed, served }) => [listed, served, served === null ? null : listed! - served]),
    ];
    for (const count of counts) expect(count === null || count >= 10, String(count)).toBe(true);
    // Whoever subtracts the lines shown from the whole is left with the hidden ones, and those are several and many.
    const hidden = lines.slice(1).filter(({ served }) => served === null);
    expect(hidden.length === 0 || hidden.length > 1).toBe(true);
    const left = house.all.served! - lines.slice(1).reduce((sum, { served }) => sum + (served ?? 0), 0);
    expect(left === 0 || left >= 10).toBe(true);
  });

  it("reads published cells only: a visitor sees no row of the register", async () => {
    for (const table of ["household", "need", "match", "cell_basis", "offer"]) {
      const rows = await read(visitor, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`));
      expect(rows.length, table).toBe(0);
    }
  });

  it("does not move by a single family between two publications", async () => {
    const before = await readPublicHouse();
    await makeTown([{ village: "32.16.18.2003", count: 1, need: "housing", delivered: 1 }]);
    await refreshHouse(0);
    expect(await readPublicHouse()).toEqual(before);
    await makeTown([{ village: "32.16.18.2003", count: 10, need: "housing", delivered: 10 }]);
    await refreshHouse(0);
    expect((await readPublicHouse())!.rooms.housing.delivered).toBe(40);
  });
});
