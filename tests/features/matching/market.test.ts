import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { readOpenNeeds } from "~/features/pledges/cell-queries.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makePartner } from "#tests/support/offices";
import { change, makeAgency, makeFamilies, makeProgram, proposeRun } from "./world";

useDatabase();

let analyst: Actor;
let partner: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  partner = (await makePartner()).actor;
});

const shown = async (need: string) => {
  await publishCounts();
  const { needs } = await readOpenNeeds(partner);
  return needs.find((cells) => cells.need === need)!.unserved;
};
const inQuarter = (day: string) =>
  change(sql`update instance_setting set value = to_jsonb(${day}::text) where name = 'businessDate'`);
const families = (need: "housing" | "water" | "food", count: number) =>
  makeFamilies(Array.from({ length: count }, () => ({ needs: [need] })));

describe("where a further place serves most, as partners see it", () => {
  it("is what the newest matching leaves without a place, once a quarter, and nothing where few are left", async () => {
    const agency = await makeAgency();
    await makeProgram(agency, { need: "housing", places: 8 });
    await makeProgram(agency, { need: "water", places: 38 });
    await makeProgram(agency, { need: "food", places: 2 });
    await families("housing", 40);
    await families("water", 40);
    await families("food", 40);
    expect(await shown("housing")).toBeNull();
    await proposeRun(analyst, { needs: ["housing", "water", "food"] });
    expect([30, 35]).toContain((await shown("housing"))!.count);
    expect(await shown("water")).toEqual({ count: null });
    // Never more than all who have the need, as far as that is shown.
    expect([35, 40]).toContain((await shown("food"))!.count);
  });

  it("does not follow a scenario in which somebody chose the offers, nor a new matching before the next quarter", async () => {
    const before = await shown("housing");
    const { offerId } = await makeProgram(await makeAgency(), { need: "housing", places: 20 });
    await inQuarter("2023-10-02");
    await proposeRun(analyst, { needs: ["housing"], offerIds: [offerId] });
    expect(await shown("housing")).toEqual(before);
    await proposeRun(analyst, { needs: ["housing"] });
    expect(await shown("housing")).toEqual(before);
    await inQuarter("2024-01-02");
    await change(sql`update decree set valid_to = '2024-12-31'`);
    expect([10, 15]).toContain((await shown("housing"))!.count);
  });
});
