import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { Conflict, Forbidden, RuleBroken } from "~/platform/access/errors";
import { read, writeAs } from "~/platform/access/transaction.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { checkRun } from "~/features/matching/check-commands.server";
import { exportRun } from "~/features/matching/export-commands.server";
import { readRecord, readSnapshot, writeRecord } from "~/features/matching/record.server";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { weightsVersion1 } from "~/features/matching/rules/score";
import { verify } from "~/features/matching/rules/verify";
import { discardRun, startRun } from "~/features/matching/run-commands.server";
import { barHousehold, pinNeed } from "~/features/matching/scenario-commands.server";
import { changeWeights } from "~/features/matching/weight-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import {
  change,
  cibarusah,
  linesOfRun,
  look,
  makeAgency,
  makeFamilies,
  makeProgram,
  proposeRun,
  setu,
} from "./world";

useDatabase();

let analyst: Actor;
let head: Actor;
let auditor: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
  auditor = await makeActor("auditor");
});

const linesOf = async (runId: string) =>
  new Map((await linesOfRun(runId)).map((line) => [line.householdId, line]));
const runOf = async (id: string) => (await look(sql`select * from run where id = ${id}`))[0]!;

/** One place, a poorer and a less poor family, and the proposal that gives it to the poorer. */
async function contested(need: "water" | "food" | "electricity" | "livelihood.farm" | "sanitation.latrine") {
  const { offerId } = await makeProgram(await makeAgency(), { need, places: 1 });
  const [poorer, other] = await makeFamilies([
    { decile: "1", needs: [need] },
    { decile: "3", needs: [need] },
  ]);
  const runId = await proposeRun(analyst, { needs: [need], offerIds: [offerId] });
  return { offerId, runId, poorer: poorer!, other: other! };
}

describe("fixing a pair", () => {
  it("makes a further scenario in which the family holds the place, and leaves the first as it was", async () => {
    const { runId, offerId, poorer, other } = await contested("water");
    const before = await runOf(runId);
    const reason = "Rumah terbakar pekan lalu";
    const scenario = await pinNeed(analyst, runId, { unit: other.needIds[0]!, offer: offerId, reason });
    await drainJobs();
    const lines = await linesOf(scenario);
    expect(lines.get(other.householdId)).toMatchObject({
      outcome: "served",
      explanation: { why: { code: "served", by: "pin" } },
    });
    expect(lines.get(poorer.householdId)).toMatchObject({ outcome: "not_served" });
    expect(await runOf(scenario)).toMatchObject({
      state: "certified",
      based_on: runId,
      pins: [{ unit: other.needIds[0], offer: offerId, household: other.householdId, reason }],
    });
    expect(await runOf(runId)).toEqual(before);
    const logged = await look<{ reason: string }>(
      sql`select reason from audit_entry where act = 'run.pin' and subject_id = ${scenario}`,
    );
    expect(logged).toEqual([{ reason }]);
  });

  it("is refused in words where the pair cannot be", async () => {
    const { runId, offerId, poorer, other } = await contested("food");
    const refused = (unit: string, offer: string, from = runId) =>
      pinNeed(analyst, from, { unit, offer, reason: "alasan contoh" });
    const [elsewhere] = await makeFamilies([{ needs: ["food"] }]);
    await expect(refused(elsewhere!.needIds[0]!, offerId)).rejects.toMatchObject({ code: "pin_need_gone" });
    const { offerId: another } = await makeProgram(await makeAgency(), { need: "food", places: 1 });
    await expect(refused(other.needIds[0]!, another)).rejects.toMatchObject({ code: "pin_offer_gone" });

    const fixed = await refused(other.needIds[0]!, offerId);
    await drainJobs();
    await expect(refused(poorer.needIds[0]!, offerId, fixed)).rejects.toMatchObject({
      code: "pin_offer_full",
    });
    await expect(refused(other.needIds[0]!, offerId, fixed)).rejects.toMatchObject({ code: "pin_already" });
    await expect(
      pinNeed(head, runId, { unit: other.needIds[0]!, offer: offerId, reason: "alasan" }),
    ).rejects.toThrow(Forbidden);
  });

  it("that has become impossible meanwhile fails the scenario by name and proposes nothing", async () => {
    const { runId, offerId, other } = await contested("livelihood.farm");
    const pins = [{ unit: other.needIds[0]!, offer: offerId, household: other.householdId, reason: "x" }];
    await change(sql`update need set state = 'met' where id = ${other.needIds[0]!}`);
    const request = {
      period: "2023",
      needs: ["livelihood.farm" as const],
      offerIds: [offerId],
      cap: null,
      seed: "abc",
    };
    const scenario = await startRun(analyst, { ...request, pins, basedOn: runId });
    await drainJobs();
    expect(await runOf(scenario)).toMatchObject({ state: "failed", result_hash: null });
    expect(String((await runOf(scenario)).failure)).toMatch(/^unknown_unit/);
  });
});

describe("taking a household out", () => {
  it("of one offer gives the place to the next, and says that a person decided it", async () => {
    const { runId, offerId, poorer, other } = await contested("electricity");
    const scenario = await barHousehold(analyst, runId, {
      household: poorer.householdId,
      offer: offerId,
      reason: "Sudah dibantu PLN",
    });
    await drainJobs();
    const lines = await linesOf(scenario);
    expect(lines.get(other.householdId)!.outcome).toBe("served");
    expect(lines.get(poorer.householdId)!.explanation.why.code).toBe("barred");
    expect((await runOf(scenario)).bans).toEqual([
      { unit: poorer.needIds[0], offer: offerId, household: poorer.householdId, reason: "Sudah dibantu PLN" },
    ]);
    await expect(
      barHousehold(analyst, scenario, { household: poorer.householdId, offer: offerId, reason: "lagi" }),
    ).rejects.toMatchObject({ code: "ban_nothing" });
  });

  it("takes back what was fixed for it there", async () => {
    const { runId, offerId, other } = await contested("sanitation.latrine");
    const fixed = await pinNeed(analyst, runId, {
      unit: other.needIds[0]!,
      offer: offerId,
      reason: "mendesak",
    });
    await drainJobs();
    const barred = await barHousehold(analyst, fixed, {
      household: other.householdId,
      offer: null,
      reason: "batal",
    });
    await drainJobs();
    expect(await runOf(barred)).toMatchObject({ state: "certified", pins: [], bans: [{ offer: null }] });
  });

  it("is not for a run that is approved: its pairs are matches", async () => {
    const { offerId } = await makeProgram(await makeAgency("fisheries"), {
      need: "livelihood.fish",
      places: 1,
    });
    const [family] = await makeFamilies([{ needs: ["livelihood.fish"] }]);
    const runId = await proposeRun(analyst, { needs: ["livelihood.fish"], offerIds: [offerId] });
    await approveRun(head, runId, { leaveOut: 0 });
    await expect(
      barHousehold(analyst, runId, { household: family!.householdId, offer: null, reason: "alasan" }),
    ).rejects.toMatchObject({ code: "run_state" });
  });
});

describe("settings of a run", () => {
  it("with a cap name no need for a floor, and one floor for a kecamatan", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { places: 1 });
    const request = { period: "2023", needs: ["housing" as const], offerIds: [offerId], seed: "abc" };
    const floor = (dimension: string | null) => ({ area: "32.16.18", dimension, places: 1 });
    await expect(startRun(analyst, { ...request, cap: 1, floors: [floor("housing")] })).rejects.toMatchObject(
      { code: "floor_names_need" },
    );
    await expect(
      startRun(analyst, { ...request, cap: null, floors: [floor(null), floor(null)] }),
    ).rejects.toMatchObject({ code: "floor_twice" });
    await expect(startRun(analyst, { ...request, cap: null, weightVersion: 99 })).rejects.toMatchObject({
      code: "run_weights_unknown",
    });
  });

  it("reach the proposal: the floor's kecamatan goes before a poorer family, and the reason says so", async () => {
    const { offerId } = await makeProgram(await makeAgency("health"), { need: "health.stunting", places: 1 });
    await makeFamilies([
      { needs: ["health.stunting"], decile: "1", region: setu },
      { needs: ["health.stunting"], decile: "4", region: cibarusah },
    ]);
    const floors = [{ area: "32.16.04", dimension: null, places: 1 }];
    const runId = await proposeRun(analyst, { needs: ["health.stunting"], offerIds: [offerId], floors });
    const row = await runOf(runId);
    const kept = await read(systemActor, (tx) => readSnapshot(tx, runId));
    expect(kept!.instance.floors).toEqual(floors);
    expect(row.weight_version).toBe(1);
    expect(row.state).toBe("certified");
    const lines = [...(await linesOf(runId)).values()];
    expect(lines.filter((line) => line.outcome === "served")).toMatchObject([
      { region: cibarusah, explanation: { why: { code: "served", by: "floor" } } },
    ]);
  });
});

describe("the order weights", () => {
  const heavier = { ...weightsVersion1, elderlyAlone: 120 };

  it("get a further version with its reason, and earlier runs keep theirs", async () => {
    const { runId } = await contested("water");
    const reason = "Hasil rapat TKPKD 3 Juli";
    expect(await changeWeights(analyst, { from: 1, weights: heavier, reason })).toBe(2);
    expect((await runOf(runId)).weight_version).toBe(1);
    const { offer_ids: offerIds, seed } = await runOf(runId);
    const next = await proposeRun(analyst, {
      needs: ["water"],
      offerIds: offerIds as string[],
      seed: String(seed),
    });
    expect((await runOf(next)).weight_version).toBe(2);
    expect(
      await look(sql`select reason, details ->> 'version' as version from audit_entry
      where act = 'weight_set.change'`),
    ).toEqual([{ reason, version: "2" }]);
  });

  it("are refused when nothing changes, when the poorest would weigh less, or when somebody was faster", async () => {
    const reason = "alasan contoh";
    await expect(changeWeights(analyst, { from: 1, weights: heavier, reason })).rejects.toThrow(Conflict);
    await expect(changeWeights(analyst, { from: 2, weights: heavier, reason })).rejects.toMatchObject({
      code: "weights_unchanged",
    });
    const turned = { ...heavier, decile: [100, 300, 200, 100] as [number, number, number, number] };
    await expect(changeWeights(analyst, { from: 2, weights: turned, reason })).rejects.toMatchObject({
      code: "weights_turned",
    });
    await expect(changeWeights(head, { from: 2, weights: turned, reason })).rejects.toThrow(Forbidden);
  });
});

describe("checking and exporting a run", () => {
  it("anybody who may read it can have it checked again, the auditor too", async () => {
    const { runId } = await contested("food");
    expect(await checkRun(auditor, runId)).toEqual({ certified: true, fault: null });
    expect(await checkRun(head, runId)).toEqual({ certified: true, fault: null });
    expect(await look(sql`select certified from run_check where run_id = ${runId}`)).toHaveLength(2);
  });

  it("says what no longer holds when the kept result was changed by hand", async () => {
    const { runId } = await contested("electricity");
    const kept = await read(systemActor, (tx) => readRecord(tx, runId));
    const answer = { ...kept!.answer, at: kept!.answer.at.fill(-1) };
    await change(sql`delete from run_part where run_id = ${runId}`);
    await writeAs(systemActor, "scenario", (tx) => writeRecord(tx, runId, { kept: kept!.kept, answer }));
    expect(await checkRun(auditor, runId)).toEqual({ certified: false, fault: "offer_not_full" });
    await change(sql`update run_part set bytes = substring(bytes for 40) where run_id = ${runId}`);
    expect(await checkRun(auditor, runId)).toEqual({ certified: false, fault: "malformed" });
  });

  it("exports a result that verifies, without a single id of a family, differently for each run", async () => {
    const { runId, offerId, poorer, other } = await contested("sanitation.latrine");
    const files = await exportRun(auditor, runId, "Uji petik Inspektorat");
    const text = JSON.stringify(files);
    for (const id of [poorer, other].flatMap((one) => [one.householdId, ...one.needIds]))
      expect(text).not.toContain(id);
    expect(text).not.toContain("32.16.18");
    const [instance, result] = [files.instance, files.result] satisfies [Instance, MatchResult];
    expect(verify(instance, result)).toEqual({ certified: true });
    const again = await proposeRun(analyst, { needs: ["sanitation.latrine"], offerIds: [offerId] });
    const second = await exportRun(head, again, "Rapat koordinasi");
    const ids = new Set(files.instance.units.flatMap((unit) => [unit.id, unit.household]));
    expect(second.instance.units.some((unit) => ids.has(unit.id) || ids.has(unit.household))).toBe(false);
    expect(
      await look(sql`select reason from audit_entry where act = 'run.export' and subject_id = ${runId}`),
    ).toEqual([{ reason: "Uji petik Inspektorat" }]);
  });

  it("has nothing to check before it is computed", async () => {
    const { runId } = await contested("water");
    await change(sql`update run set result_hash = null where id = ${runId}`);
    await expect(checkRun(auditor, runId)).rejects.toThrow(RuleBroken);
    await discardRun(analyst, runId, "uji");
  });
});
