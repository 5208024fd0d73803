import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { household, member } from "~/features/households/schema";
import { need } from "~/features/needs/schema";
import { decree, decreeEntry } from "~/features/verification/schema";
import {
  criterionNames,
  evaluate,
  houseOwnerships,
  occupations,
  type Criteria,
  type CriterionName,
  type MemberClass,
  type WhenUnknown,
} from "~/features/programs/criteria";
import { factsFor, judgeNeeds, loadFacts, type HouseholdFacts } from "~/features/programs/facts.server";
import { summariseFit, type FitRow } from "~/features/programs/fit";
import { needCatalogue } from "~/features/needs/catalogue";
import { useDatabase } from "#tests/support/database";

const today = "2023-07-03";
const villages = ["32.16.18.2003", "32.16.18.2004", "32.16.19.2001", "32.16.01.1001"];
const decrees = { valid: newId(), over: newId() };

useDatabase();

describe("criteria in the database and in the program", () => {
  let facts: Map<string, HouseholdFacts>;
  let needs: { id: string; code: string; householdId: string; memberId: string | null }[] = [];

  beforeAll(async () => {
    needs = await seed(300);
    facts = await read(systemActor, (tx) =>
      loadFacts(tx, [...new Set(needs.map((n) => n.householdId))], today),
    );
  });

  it("give the same verdict and name the same criterion for every need, whatever the criteria", async () => {
    await fc.assert(
      fc.asyncProperty(criteria, fc.constantFrom("housing", "skills"), async (criteria, code) => {
        const judged = await read(systemActor, (tx) => judgeNeeds(tx, code, criteria, today));
        const expected = needs.filter((n) => n.code === code);
        expect(judged.map((j) => j.needId).sort()).toEqual(expected.map((n) => n.id).sort());
        for (const { householdId, memberId, verdict } of judged) {
          const known = facts.get(householdId);
          if (!known) throw new Error("facts");
          const { result, ...more } = evaluate(criteria, factsFor(known, memberId));
          expect(verdict).toEqual({ result, criterion: "criterion" in more ? more.criterion : null });
        }
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it("count what each criterion takes away alone, what waits for one answer, and who comes and goes against other criteria", async () => {
    const agree = async (now: Criteria, than: Criteria | null, code: "housing" | "skills") => {
      const rows = await read(systemActor, (tx) =>
        tx.execute<FitRow>(sql`select * from count_program_fit(${code}, ${needCatalogue[code].recipient},
          ${JSON.stringify(now)}::jsonb, ${today}::date, ${than && JSON.stringify(than)}::jsonb, 13)`),
      );
      const expected = needs
        .filter((n) => n.code === code)
        .map(({ householdId, memberId }) => {
          const unit = factsFor(facts.get(householdId)!, memberId);
          const result = (criteria: Criteria) => evaluate(criteria, unit).result;
          return {
            village: unit.region,
            now: result(now),
            than: than && result(than),
            without: (name: CriterionName) => {
              const { [name]: _left, ...others } = now;
              return result(others);
            },
          };
        });
      const count = (holds: (unit: (typeof expected)[number]) => boolean) => expected.filter(holds).length;
      const figures = summariseFit(now, rows);
      expect(figures.total).toEqual({
        fits: count((u) => u.now === "ok"),
        asks: count((u) => u.now === "unknown"),
        all: expected.length,
        gains: count((u) => u.now === "ok" && u.than !== null && u.than !== "ok"),
        loses: count((u) => u.now !== "ok" && (u.than === null || u.than === "ok")),
      });
      for (const { criterion, alone, held } of figures.criteria)
        expect([criterion, alone, held]).toEqual([
          criterion,
          count((u) => u.now === "failed" && u.without(criterion) === "ok"),
          count((u) => u.now === "unknown" && u.without(criterion) === "ok"),
        ]);
      const present = criterionNames.filter((name) => now[name]);
      const nobodyRescues = (u: (typeof expected)[number]) =>
        present.every((name) => u.without(name) !== "ok");
      expect(figures.refusedBySeveral).toBe(count((u) => u.now === "failed" && nobodyRescues(u)));
      expect(figures.heldBySeveral).toBe(count((u) => u.now === "unknown" && nobodyRescues(u)));
      for (const [village, { fits, all }] of figures.places) {
        expect(fits).toBe(count((u) => u.village === village && u.now === "ok"));
        expect(all).toBe(count((u) => u.village === village));
      }
    };
    await fc.assert(
      fc.asyncProperty(criteria, fc.option(criteria), fc.constantFrom("housing", "skills"), agree),
      { numRuns: 80 },
    );
  }, 120_000);

  it("reads 4+ as decile 5, a lodger as staying, and an empty answer as unknown", () => {
    const all = [...facts.values()];
    expect(needs.filter((n) => n.code === "skills").length).toBeGreaterThan(100);
    expect(all.some((f) => f.decile === 5)).toBe(true);
    expect(all.some((f) => f.decile === null)).toBe(true);
    expect(all.some((f) => f.houseOwnership === "staying")).toBe(true);
    expect(all.some((f) => f.houseOwnership === null)).toBe(true);
    expect(all.some((f) => f.femaleHead === null)).toBe(true);
  });
});

const unknown = fc.constantFrom<WhenUnknown>("ask", "pass", "fail");
const some = <T>(...values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 });
// The ages that the people below have, and their neighbours.
const someAge = fc.constantFrom(0, 2, 3, 4, 16, 17, 18, 19, 23, 39, 40, 64, 65, 66);
const limits = fc
  .tuple(fc.option(someAge), fc.option(someAge))
  .filter(([min, max]) => min !== null || max !== null);
const criteria: fc.Arbitrary<Criteria> = fc
  .record(
    {
      place: fc.record({ codes: some("32.16.18", "32.16.19", "32.16.18.2003", "32.16.1", "32.16") }),
      decile: fc.record({ in: some(1, 2, 3, 4, 5, 6), unknown }),
      female_head: fc.record({ unknown }),
      house_ownership: fc.record({ in: some(...houseOwnerships), unknown }),
      land_title: fc.record({ unknown }),
      member_class: fc.record({
        in: some<MemberClass>("productive", "not_yet_productive", "no_longer_productive"),
        unknown,
      }),
      age: fc.record({ limits, unknown }).map(({ limits: [min, max], unknown }) => ({ min, max, unknown })),
      sex: fc.record({ is: fc.constantFrom("female" as const, "male" as const), unknown }),
      disability: fc.record({ in: some("none" as const, "some" as const, "severe" as const), unknown }),
      occupation: fc.record({ in: some(...occupations), unknown }),
    },
    { requiredKeys: [] },
  )
  .chain((all) =>
    fc
      .subarray([...criterionNames], { maxLength: 5 })
      .map((names) => Object.fromEntries(names.flatMap((n) => (all[n] ? [[n, all[n]]] : []))) as Criteria),
  );

/** Households of every shape; some on no decree or on one that is over, some needs not open: none of those counts. */
async function seed(count: number) {
  const pick = <T>(values: readonly T[], i: number, salt: number): T => {
    const value = values[(i * 7919 + salt * 104_729 + ((i * salt) >> 2)) % values.length];
    return value as T;
  };
  const rows = Array.from({ length: count }, (_, i) => ({ i, id: newId() }));
  const members: (typeof member.$inferInsert)[] = [];
  const needRows: (typeof need.$inferInsert)[] = [];
  const counted: { id: string; code: string; householdId: string; memberId: string | null }[] = [];
  const entries: (typeof decreeEntry.$inferInsert)[] = [];
  const households = rows.map(({ i, id }): typeof household.$inferInsert => {
    const region = pick(villages, i, 1);
    for (let k = 0; k < i % 5; k += 1) {
      const n = i * 5 + k;
      members.push({
        id: newId(),
        householdId: id,
        region,
        name: "Contoh",
        isHead: k === 0 && i % 11 !== 0,
        sex: pick(["female", "male", null], n, 2),
        birthDate: pick(
          [
            "1958-07-03",
            "1958-07-04",
            "1983-02-28",
            "2000-02-29",
            "2004-07-03",
            "2005-07-04",
            "2020-01-01",
            null,
          ],
          n,
          3,
        ),
        memberClass: pick(["productive", "not_yet_productive", "no_longer_productive", null], n, 4),
        facts: {
          job: pick(["none", "casual", "farmer", "civil_servant", "unknown", "student", undefined], n, 5),
        },
        specific: pick(
          [
            { disability: "severe" },
            { disability: "none" },
            { disability: "unknown" },
            { disabled: "no" },
            {},
          ],
          n,
          6,
        ),
        active: n % 13 !== 0,
      });
    }
    const mine = members.filter((m) => m.householdId === id && m.active);
    const decreeId = pick([decrees.valid, decrees.valid, decrees.valid, decrees.over, null], i, 7);
    if (decreeId) entries.push({ decreeId, householdId: id, region, annexNumber: i, removed: i % 17 === 0 });
    const state = pick(["open", "open", "open", "engaged", "unknown"], i, 8);
    const targets = [
      { code: "housing", memberId: null },
      ...mine.map((m) => ({ code: "skills", memberId: m.id })),
    ];
    for (const { code, memberId } of targets) {
      const row = { id: newId(), code, householdId: id, memberId };
      needRows.push({ ...row, region, state, asOf: today, source: "import", ruleVersion: 1 });
      if (decreeId === decrees.valid && i % 17 !== 0 && state === "open") counted.push(row);
    }
    return {
      id,
      region,
      caseCode: `T${i}`,
      state: "decreed",
      headName: "Contoh",
      dataSource: "p3ke",
      firstListedOn: "2023-01-02",
      decile: pick(["1", "2", "3", "4", "4+", "7", null], i, 9),
      facts: {
        house_status: pick(
          ["owned", "rented", "rent_free", "lodging", "official", "other", "unknown", undefined],
          i,
          10,
        ),
        land_title: pick(["yes", "no", "unknown", undefined], i, 11),
      },
    };
  });
  await writeAs(systemActor, "need.derive", async (tx) => {
    await tx.insert(household).values(households);
    await tx.insert(member).values(members);
    await tx.insert(need).values(needRows);
    const paper = {
      region: "32.16",
      state: "recorded",
      decreedOn: "2023-01-31",
      signer: "Bupati",
      draftedBy: newId(),
      draftedOn: "2023-01-30",
      validFrom: "2023-02-01",
    };
    await tx.insert(decree).values([
      { ...paper, id: decrees.valid, number: "1", validTo: "2023-12-31" },
      { ...paper, id: decrees.over, number: "2", validTo: "2023-07-02" },
    ]);
    await tx.insert(decreeEntry).values(entries);
  });
  return counted;
}
