import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { verifiedOf } from "~/features/reporting/rules/rooms";
import {
  addClasses,
  countClasses,
  countHouseholds,
  countNeeds,
  countPlaces,
  countRooms,
} from "~/features/reporting/standing.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makePartner } from "#tests/support/offices";
import { makeTown } from "./town";

useDatabase();

const on = "2023-07-03";
const setu = "32.16.18.2003";
const cibarusah = "32.16.22.2001";
let analyst: Actor;
let executive: Actor;

beforeAll(async () => {
  await makeTown([
    { village: setu, count: 30, need: "housing", delivered: 12, matched: 5 },
    { village: setu, count: 8, need: "skills" },
    { village: cibarusah, count: 20, need: "housing", delivered: 3 },
    { village: cibarusah, count: 7, need: "water", undecreed: true },
  ]);
  analyst = await makeActor("bappeda_analyst");
  executive = await makeActor("executive");
});

describe("the counts of the reports", () => {
  it("add up: delivered, matched and waiting are all verified needs of a kind", async () => {
    const needs = await read(analyst, (tx) => countNeeds(tx, on, "32.16", "district"));
    expect(needs.get("32.16.18")?.needs.housing).toEqual({ delivered: 12, matched: 5, waiting: 13 });
    expect(needs.get("32.16.22")?.needs.housing).toEqual({ delivered: 3, matched: 0, waiting: 17 });
    const rooms = await read(analyst, (tx) => countRooms(tx, on, "32.16"));
    expect(verifiedOf(rooms.housing)).toBe(50);
    expect(verifiedOf(rooms.skills)).toBe(8);
    // A family that is still on its way to the decree is no verified need.
    expect(verifiedOf(rooms.water)).toBe(0);
  });

  it("put every verified family into one class, which agrees with the classes of the whole register", async () => {
    const households = await read(analyst, (tx) => countHouseholds(tx, on, "32.16", "district"));
    const classes = await read(analyst, (tx) => countClasses(tx, on));
    for (const [district, row] of households) {
      expect(row.delivered + row.matched + row.waiting + row.content).toBe(row.verified);
      expect(row.waiting).toBe(classes.get(district)?.need_without_place);
      expect(row.matched).toBe(classes.get(district)?.matched_not_delivered);
      expect(row.delivered).toBe(classes.get(district)?.served);
    }
    const all = Object.values(addClasses(classes.values())).reduce((sum, n) => sum + n, 0);
    expect(all).toBe(65);
  });

  it("are the same per desa, per kecamatan and for the kabupaten", async () => {
    for (const need of ["housing", "skills"] as const) {
      const sums = await Promise.all(
        (["regency", "district", "village"] as const).map(async (level) => {
          const places = await read(analyst, (tx) => countNeeds(tx, on, "32.16", level));
          return [...places.values()].reduce((sum, place) => sum + verifiedOf(place.needs[need]), 0);
        }),
      );
      expect(new Set(sums).size).toBe(1);
    }
  });

  it("stay inside the reader's own area", async () => {
    const camat = await makeActor("district_officer", { scope: "32.16.18" });
    const needs = await read(camat, (tx) => countNeeds(tx, on, "32.16", "district"));
    expect([...needs.keys()]).toEqual(["32.16.18"]);
  });

  it("count a need that waits again after a delivery as waiting", async () => {
    const [household] = await makeTown([{ village: "32.16.01.2001", count: 1, need: "food", delivered: 1 }]);
    const standing = async () =>
      (await read(analyst, (tx) => countNeeds(tx, on, "32.16.01", "regency"))).get("32.16")?.needs.food;
    expect(await standing()).toEqual({ delivered: 1, matched: 0, waiting: 0 });
    await writeAs(systemActor, "scenario", async (tx) => {
      await tx.execute(sql`update need set ended_on = '2023-06-01' where household_id = ${household}`);
    });
    expect(await standing()).toEqual({ delivered: 1, matched: 0, waiting: 0 });
    await writeAs(systemActor, "scenario", (tx) =>
      tx.execute(sql`insert into need (id, household_id, region, code, state, as_of, source, rule_version, open_since)
        values (gen_random_uuid(), ${household}, '32.16.01.2001', 'food', 'open', '2023-06-01', 'visit', 1, '2023-06-01')`),
    );
    expect(await standing()).toEqual({ delivered: 0, matched: 0, waiting: 1 });
  });
});

describe("leadership", () => {
  it("counts without seeing a single household, member, need or match", async () => {
    const rooms = await read(executive, (tx) => countRooms(tx, on, "32.16.18"));
    expect(verifiedOf(rooms.housing)).toBe(30);
    for (const table of ["household", "member", "need", "match", "decree_entry", "assessment"]) {
      const rows = await read(executive, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`));
      expect(rows.length, table).toBe(0);
    }
    const places = await read(executive, (tx) => countPlaces(tx, "32.16"));
    expect(
      places.filter(({ need }) => need === "housing").reduce((sum, { delivered }) => sum + delivered, 0),
    ).toBe(15);
  });

  it("gets no count below the kecamatan", async () => {
    await expect(read(executive, (tx) => countNeeds(tx, on, "32.16", "village"))).rejects.toThrow();
  });
});

describe("partners, offices and visitors", () => {
  it("get none of these counts from the database", async () => {
    const partner = (await makePartner()).actor;
    const office = await makeActor("agency_head");
    for (const actor of [partner, office, visitor]) {
      await expect(read(actor, (tx) => countNeeds(tx, on, "32.16", "district"))).rejects.toThrow();
      await expect(read(actor, (tx) => countHouseholds(tx, on, "32.16", "district"))).rejects.toThrow();
      await expect(read(actor, (tx) => countPlaces(tx, "32.16"))).rejects.toThrow();
    }
  });
});
