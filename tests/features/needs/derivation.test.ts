import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import "~/jobs.server";
import { systemActor } from "~/platform/access/actor";
import { Forbidden } from "~/platform/access/errors";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { drainJobs } from "~/platform/jobs/jobs.server";
import type { HouseholdAnswers, MemberAnswers } from "~/features/households/rules/answers";
import { household, member, sourceRow } from "~/features/households/schema";
import { changeRuleSet, deriveAllNeeds, deriveNeedsOf } from "~/features/needs/commands.server";
import { ruleSet1 } from "~/features/needs/rules/rule-set-1";
import { need } from "~/features/needs/schema";
import { assessment } from "~/features/verification/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

useDatabase();

const village = "32.16.18.2003";
let id = "";
let headId = "";

async function listFamily(values: HouseholdAnswers & MemberAnswers) {
  id = newId();
  headId = newId();
  await writeAs(systemActor, "import.confirm", async (tx) => {
    const common = { householdId: id, region: village };
    await tx.insert(household).values({
      id,
      region: village,
      caseCode: id.slice(-8),
      headName: "Asep Contoh",
      dataSource: "p3ke",
      dataYear: 2022,
      firstListedOn: "2023-02-06",
    });
    await tx
      .insert(member)
      .values({ ...common, id: headId, name: "Asep Contoh", isHead: true, birthDate: "1983-07-03" });
    await tx.insert(sourceRow).values({
      ...common,
      id: newId(),
      sheet: "p3ke_household",
      dataSource: "p3ke",
      dataYear: 2022,
      sourceKey: id,
      digest: Buffer.from(id),
      values,
    });
  });
}

const visit = (asOf: string, answers: HouseholdAnswers, memberId: string | null = null) =>
  writeAs(systemActor, "visit.record", (tx) =>
    tx
      .insert(assessment)
      .values({ id: newId(), householdId: id, memberId, region: village, asOf, source: "visit", answers }),
  );

const live = (code: string) =>
  read(systemActor, async (tx) => {
    const rows = await tx
      .select()
      .from(need)
      .where(and(eq(need.householdId, id), eq(need.code, code), isNull(need.endedOn)));
    expect(rows.length).toBeLessThanOrEqual(1);
    return rows[0] ?? null;
  });

const all = (code: string) =>
  read(systemActor, (tx) =>
    tx
      .select()
      .from(need)
      .where(and(eq(need.householdId, id), eq(need.code, code))),
  );

const setState = (code: string, state: string, asOf: string) =>
  writeAs(systemActor, "need.derive", (tx) =>
    tx
      .update(need)
      .set({ state, asOf })
      .where(and(eq(need.householdId, id), eq(need.code, code), isNull(need.endedOn))),
  );

beforeEach(() =>
  listFamily({ water: "surface", floor: "cement", wall: "masonry", roof: "tile", job: "casual" }),
);

describe("needs of a household", () => {
  it("come from the imported columns at first", async () => {
    await deriveNeedsOf(systemActor, [id]);
    expect(await live("water")).toMatchObject({
      state: "open",
      source: "import",
      asOf: "2022-12-31",
      openSince: "2023-07-03",
    });
    expect(await live("housing")).toBeNull();
    expect(await live("sanitation.latrine")).toMatchObject({ state: "unknown" });
    expect(await live("documents")).toMatchObject({ state: "open", memberId: headId });
  });

  it("are unchanged when nothing changed", async () => {
    expect(await deriveNeedsOf(systemActor, [id])).toBeGreaterThan(0);
    expect(await deriveNeedsOf(systemActor, [id])).toBe(0);
  });

  it("change with a visit, and the former row stays as history", async () => {
    await deriveNeedsOf(systemActor, [id]);
    await visit("2023-06-20", { water: "piped", latrine: "none" });
    await deriveNeedsOf(systemActor, [id]);
    expect(await live("water")).toBeNull();
    expect(await all("water")).toMatchObject([{ state: "open", endedOn: "2023-07-03" }]);
    expect(await live("sanitation.latrine")).toMatchObject({
      state: "open",
      source: "visit",
      openSince: "2023-06-20",
    });
  });

  it("stay engaged while a place is held", async () => {
    await deriveNeedsOf(systemActor, [id]);
    await setState("water", "engaged", "2023-06-01");
    await visit("2023-06-20", { water: "piped" });
    await deriveNeedsOf(systemActor, [id]);
    expect(await live("water")).toMatchObject({ state: "engaged" });
  });

  it("once met reopen only by a later visit, as a new dated row", async () => {
    await deriveNeedsOf(systemActor, [id]);
    await setState("water", "met", "2023-06-01");
    await visit("2023-05-20", { water: "rain" });
    await deriveNeedsOf(systemActor, [id]);
    expect(await live("water")).toMatchObject({ state: "met" });
    await visit("2023-06-20", { water: "rain" });
    await deriveNeedsOf(systemActor, [id]);
    expect(await live("water")).toMatchObject({ state: "open", asOf: "2023-06-20" });
    expect(await all("water")).toHaveLength(2);
  });
});

describe("what is known about people and houses", () => {
  it("follows the freshest answers: class, job, disability, ownership", async () => {
    await visit("2023-06-20", { house_status: "rented" });
    await visit("2023-06-20", { job: "farmer", disability: "severe" } as HouseholdAnswers, headId);
    await deriveNeedsOf(systemActor, [id]);
    const [person] = await read(systemActor, (tx) => tx.select().from(member).where(eq(member.id, headId)));
    expect(person).toMatchObject({
      memberClass: "no_longer_productive",
      memberClassRule: "severe_disability",
      facts: { job: "farmer" },
      specific: { disability: "severe" },
    });
    const [house] = await read(systemActor, (tx) => tx.select().from(household).where(eq(household.id, id)));
    expect(house!.facts).toMatchObject({ house_status: "rented" });
  });
});

describe("the rule set", () => {
  const without = (code: string) => ({
    needs: ruleSet1.needs.filter((rule) => rule.need !== code),
    classes: ruleSet1.classes,
  });

  it("is changed by Bappeda as a new version, and every need follows it", async () => {
    await deriveAllNeeds(systemActor);
    const analyst = await makeActor("bappeda_analyst");
    expect(
      await changeRuleSet(analyst, { from: 1, rules: without("water"), note: "Air dinilai tersendiri" }),
    ).toBe(2);
    await drainJobs();
    expect(await live("water")).toBeNull();
    await expect(
      changeRuleSet(analyst, { from: 1, rules: without("housing"), note: "Terlambat" }),
    ).rejects.toMatchObject({ code: "rule_set_changed" });
    await expect(
      changeRuleSet(analyst, { from: 2, rules: without("water"), note: "Sama saja" }),
    ).rejects.toMatchObject({ code: "rule_set_unchanged" });
  });

  it("is nobody else's to change", async () => {
    const registrar = await makeActor("registrar");
    await expect(
      changeRuleSet(registrar, { from: 2, rules: without("water"), note: "Tidak berhak" }),
    ).rejects.toBeInstanceOf(Forbidden);
  });
});
