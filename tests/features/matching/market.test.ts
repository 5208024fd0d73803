import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { refreshCells } from "~/features/pledges/cells.server";
import { readOpenNeeds } from "~/features/pledges/cell-queries.server";
import { discardRun } from "~/features/matching/run-commands.server";
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
  await refreshCells();
  const { needs } = await readOpenNeeds(partner);
  return needs.find((cells) => cells.need === need)!.unserved;
};
const families = (need: "housing" | "water" | "food", count: number) =>
  makeFamilies(Array.from({ length: count }, () => ({ needs: [need] })));

describe("where a further place serves most, as partners see it", () => {
  it("is what the newest matching leaves without a place, and nothing where few are left or few were helped", async () => {
    const agency = await makeAgency();
    await makeProgram(agency, { need: "housing", places: 8 });
    await makeProgram(agency, { need: "water", places: 18 });
    await makeProgram(agency, { need: "food", places: 2 });
    await families("housing", 20);
    await families("water", 20);
    await families("food", 20);
    expect(await shown("housing")).toBeNull();
    await proposeRun(analyst, { needs: ["housing", "water", "food"] });
    expect(await shown("housing")).toEqual({ count: 12 });
    // Two are left: too few to show. Eighteen are left, two are helped: the whole stands there instead.
    expect(await shown("water")).toEqual({ count: null });
    expect(await shown("food")).toEqual({ count: 20 });
  });

  it("does not follow a scenario in which somebody fixed a pair or chose the offers", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { need: "housing", places: 6 });
    await proposeRun(analyst, { needs: ["housing"], offerIds: [offerId] });
    expect(await shown("housing")).toEqual({ count: 12 });
    const runId = await proposeRun(analyst, { needs: ["housing"] });
    expect(await shown("housing")).toEqual({ count: 6 });
    await discardRun(analyst, runId, "uji ulang");
    expect(await shown("housing")).toEqual({ count: 12 });
  });

  it("does not move by less than the limit", async () => {
    await change(sql`update offer set capacity = capacity + 3 where need = 'housing' and capacity = 8`);
    await proposeRun(analyst, { needs: ["housing"] });
    // 20 open, 8 + 3 + 6 places: three left, under the limit.
    expect(await shown("housing")).toEqual({ count: null });
    await change(sql`update offer set capacity = capacity - 3 where need = 'housing' and capacity = 11`);
    await proposeRun(analyst, { needs: ["housing"] });
    expect(await shown("housing")).toEqual({ count: null });
  });
});
