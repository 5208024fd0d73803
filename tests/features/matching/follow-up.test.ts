import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { drainJobs } from "~/platform/jobs/jobs.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { approveRun } from "~/features/matching/approval-commands.server";
import {
  compareDistricts,
  compareOffers,
  listChangedHouseholds,
  readDifference,
} from "~/features/matching/compare-queries.server";
import { findLastApproved, listFreshOffers } from "~/features/matching/fresh.server";
import { listRunOffers, readRun } from "~/features/matching/queries.server";
import { discardRun } from "~/features/matching/run-commands.server";
import { pinNeed } from "~/features/matching/scenario-commands.server";
import { waitingFor } from "~/features/reporting/tasks.server";
import { read } from "~/platform/access/transaction.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { change, cibarusah, look, makeAgency, makeFamilies, makeProgram, proposeRun } from "./world";

useDatabase();

let analyst: Actor;
let head: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
});

/** Three families in rank order, two places; the first two are approved. */
async function approved(need: NeedCode) {
  const { offerId } = await makeProgram(await makeAgency(), { need, places: 2 });
  const families = await makeFamilies([
    { decile: "1", needs: [need] },
    { decile: "2", needs: [need] },
    { decile: "3", needs: [need], region: cibarusah },
  ]);
  const request = { needs: [need], offerIds: [offerId] };
  const runId = await proposeRun(analyst, request);
  await approveRun(head, runId, { leaveOut: 0 });
  return { offerId, families, runId, request };
}

const cancel = (householdId: string) =>
  change(sql`update match set state = 'cancelled', cancel_reason = 'returned_by_agency'
    where household_id = ${householdId}`);
const freshAt = async (offerId: string) =>
  (await listFreshOffers(analyst)).find(({ id }) => id === offerId)?.fresh ?? 0;
const all = { change: null, page: 1 };

describe("a place that comes free after approval", () => {
  it("is told of, goes to the next in line, and leaves the approved matches where they are", async () => {
    const { offerId, families, runId, request } = await approved("water");
    const [first, second, third] = families;
    expect(await freshAt(offerId)).toBe(0);
    await cancel(first!.householdId);
    await change(sql`update household set state = 'ineligible' where id = ${first!.householdId}`);
    expect(await listFreshOffers(analyst)).toMatchObject([
      { id: offerId, fresh: 1, free: 1, runId, cancelled: [{ reason: "returned_by_agency", count: 1 }] },
    ]);
    expect((await findLastApproved(analyst))!.id).toBe(runId);
    const tasks = await read(analyst, (tx) => waitingFor(tx, analyst, "2023-07-03"));
    expect(tasks).toContainEqual({
      code: "place_fresh",
      href: "/runs/fresh",
      count: 1,
      oldest: "2023-07-03",
    });

    const before = await look(
      sql`select id, offer_id, state from match where household_id = ${second!.householdId}`,
    );
    const followUp = await proposeRun(analyst, { ...request, basedOn: runId });
    const served = await look<{ household_id: string }>(
      sql`select household_id from allocation where run_id = ${followUp} and outcome = 'served'`,
    );
    expect(served).toEqual([{ household_id: third!.householdId }]);
    expect(
      await look(sql`select id, offer_id, state from match where household_id = ${second!.householdId}`),
    ).toEqual(before);

    expect(await readDifference(analyst, runId, followUp)).toEqual({
      households: { gains: 1, loses: 1, moves: 0 },
      helps: { gained: 1, lost: 1 },
      first: { gained: 1, lost: 1 },
    });
    const { rows } = await listChangedHouseholds(analyst, runId, followUp, all);
    expect(
      rows.map(({ householdId, change, before, after }) => ({ householdId, change, before, after })),
    ).toEqual([
      { householdId: first!.householdId, change: "loses", before: 1, after: 0 },
      { householdId: third!.householdId, change: "gains", before: 0, after: 1 },
    ]);
    expect(rows[1]!.gained).toEqual([{ need: "water", offer: expect.any(String) }]);
    expect(await compareOffers(analyst, runId, followUp)).toMatchObject([
      { id: offerId, placesBefore: 2, placesAfter: 1, fresh: 1, servedBefore: 2, servedAfter: 1 },
    ]);
    expect(await compareDistricts(analyst, runId, followUp)).toMatchObject([
      { code: "32.16.18", before: 2, after: 1 },
      { code: "32.16.04", before: 0, after: 1 },
    ]);

    // The waiting proposal has seen the place; put away, the place is told of again.
    expect(await freshAt(offerId)).toBe(0);
    await discardRun(analyst, followUp, "uji ulang");
    expect(await freshAt(offerId)).toBe(1);
  });

  it("is also told of when a further offer opens, once something was approved", async () => {
    await approved("food");
    const { offerId } = await makeProgram(await makeAgency(), { need: "electricity", places: 4 });
    expect(await listFreshOffers(analyst)).toContainEqual(
      expect.objectContaining({ id: offerId, fresh: 4, runId: null }),
    );
    const offers = (await listFreshOffers(analyst)).filter(({ id }) => id !== offerId);
    for (const { fresh, free } of offers) expect(fresh).toBeLessThanOrEqual(free);
  });
});

describe("two scenarios side by side", () => {
  it("tell what fixing a pair costs: who gains, who loses, and that nobody more is served", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { need: "sanitation.latrine", places: 1 });
    const [poorer, other] = await makeFamilies([
      { decile: "1", needs: ["sanitation.latrine"] },
      { decile: "4", needs: ["sanitation.latrine"] },
    ]);
    const runId = await proposeRun(analyst, { needs: ["sanitation.latrine"], offerIds: [offerId] });
    const pin = { unit: other!.needIds[0]!, offer: offerId, reason: "rumah terbakar" };
    const scenario = await pinNeed(analyst, runId, pin);
    await drainJobs();
    const { rows, total } = await listChangedHouseholds(analyst, runId, scenario, all);
    expect(total).toBe(2);
    expect(rows.map(({ householdId, change }) => [householdId, change])).toEqual([
      [poorer!.householdId, "loses"],
      [other!.householdId, "gains"],
    ]);
    expect(await listChangedHouseholds(analyst, runId, scenario, { change: "gains", page: 1 })).toMatchObject(
      {
        total: 1,
        rows: [{ householdId: other!.householdId }],
      },
    );
    const [a, b] = [await readRun(analyst, runId), await readRun(analyst, scenario)];
    expect([a.counts.served, b.counts.served]).toEqual([1, 1]);
  });
});

describe("the figures of a run", () => {
  it("say where a further place would help, and which condition keeps places empty", async () => {
    const need = "livelihood.business" as const;
    const full = await makeProgram(await makeAgency("enterprise"), { need, places: 1 });
    const narrow = await makeProgram(await makeAgency("enterprise"), {
      need,
      places: 5,
      criteria: { place: { codes: ["32.16.22"] } },
    });
    const families = await makeFamilies([
      { needs: [need], decile: "1" },
      { needs: [need], decile: "2", region: cibarusah },
      { needs: [need], decile: "3", region: cibarusah },
    ]);
    const runId = await proposeRun(analyst, { needs: [need], offerIds: [full.offerId, narrow.offerId] });
    const offers = new Map((await listRunOffers(analyst, runId)).map((offer) => [offer.id, offer]));
    expect(offers.get(full.offerId)).toMatchObject({
      places: 1,
      served: 1,
      waiting: 2,
      behind: 2,
      nextHouseholdId: families[1]!.householdId,
      unfilled: null,
    });
    expect(offers.get(narrow.offerId)).toMatchObject({
      places: 5,
      served: 0,
      behind: 0,
      unfilled: "nobody_fits",
      relaxations: [{ criterion: "place", reach: 2, districts: [{ code: "32.16.04", reach: 2 }] }],
    });
    expect((await readRun(analyst, runId)).counts.byNeed).toEqual([
      { need, served: 1, waiting: 2, without: 0, capped: 0 },
    ]);
  });
});
