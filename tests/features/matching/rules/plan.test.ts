import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainAll, explainUnfilled } from "~/features/matching/rules/explain";
import type { OpenOffer } from "~/features/matching/rules/plan";
import { planMatching, type Candidate, type OpenNeed } from "./plain-plan";
import { addMonths, spanOf, windowsOf } from "~/features/matching/rules/protection";
import { fullMonths, lotOf, rankHouseholds, scoreOf, weightsVersion1 } from "~/features/matching/rules/score";
import { solve } from "~/features/matching/rules/solve";
import { evaluate, type Criteria, type Facts } from "~/features/programs/criteria";

describe("a household's place in the order", () => {
  const nothing = {
    decile: 5,
    openNeeds: 0,
    elderlyAlone: false,
    severelyDisabled: 0,
    stuntingOrPregnant: 0,
    femaleHead: false,
    monthsWaiting: 0,
  };
  it.each([
    [{ decile: 1 }, 400],
    [{ decile: 4 }, 100],
    [{ decile: 5 }, 0],
    [{ decile: 10 }, 0],
    [{ decile: null }, 200],
    [{ openNeeds: 3 }, 60],
    [{ openNeeds: 12 }, 200],
    [{ elderlyAlone: true }, 60],
    [{ severelyDisabled: 3 }, 100],
    [{ stuntingOrPregnant: 1 }, 40],
    [{ femaleHead: true }, 20],
    [{ monthsWaiting: 50 }, 96],
  ])("%j gives %i points by the published weights", (change, points) => {
    const score = scoreOf({ ...nothing, ...change }, weightsVersion1);
    expect(score.total).toBe(points);
    expect(score.parts.reduce((sum, part) => sum + part.points, 0)).toBe(points);
  });

  it("names the answers that are unknown instead of counting them as no", () => {
    expect(
      scoreOf({ ...nothing, decile: null, femaleHead: null, elderlyAlone: null }, weightsVersion1).unknown,
    ).toEqual(["decile", "elderly_alone", "female_head"]);
  });

  it("breaks ties by a lot that anybody can draw again, never by the order of rows", () => {
    // printf 'seedABCD1234' | sha256sum
    expect(lotOf("seed", "ABCD1234")).toBe(
      "147c2c4ca2628704d9f0a1afad32d3ec4f2db78b8e71e81dccb8cc424a6d181f",
    );
    const rows = ["AAAA", "BBBB", "CCCC", "DDDD"].map((caseCode) => ({
      caseCode,
      score: 100,
      lot: lotOf("s", caseCode),
    }));
    const order = rankHouseholds(rows).map((row) => row.caseCode);
    expect(rankHouseholds([...rows].reverse()).map((row) => row.caseCode)).toEqual(order);
    expect(rankHouseholds([...rows, { caseCode: "Z", score: 101, lot: "f" }])[0]!.caseCode).toBe("Z");
  });

  it.each([
    ["2023-07-01", "2023-07-03", 0],
    ["2023-06-03", "2023-07-03", 1],
    ["2023-06-04", "2023-07-03", 0],
    ["2021-07-03", "2023-07-03", 24],
    ["2023-08-01", "2023-07-03", 0],
  ])("from %s to %s are %i full months", (from, to, months) => {
    expect(fullMonths(from, to)).toBe(months);
  });
});

describe("repeat windows", () => {
  const help = { householdId: "h", memberId: "m", sourceId: "p" };
  it.each([
    ["housing", [["household:h:housing", "2033-07-03"]]],
    ["water", [["house:h:water", "2033-07-03"]]],
    ["sanitation.latrine", [["house:h:sanitation", "2033-07-03"]]],
    ["sanitation.septic", [["house:h:sanitation", "2033-07-03"]]],
    ["food", [["household:h:food:p", null]]],
    [
      "skills",
      [
        ["member:m:course:p", null],
        ["member:m:skills", "2024-07-03"],
        ["household:h:skills", "2024-01-03"],
      ],
    ],
    ["employment", [["member:m:employment", null]]],
  ] as const)("of %s bar what the handbook bars", (need, expected) => {
    expect(windowsOf({ ...help, need }, "2023-07-03").map(({ key, to }) => [key, to])).toEqual(expected);
  });

  it("end on the last day of a shorter month, and are written as the database writes them", () => {
    expect(addMonths("2023-08-31", 6)).toBe("2024-02-29");
    expect(addMonths("2023-12-31", 12)).toBe("2024-12-31");
    expect(spanOf({ key: "k", from: "2023-07-03", to: null })).toBe("[2023-07-03,)");
  });
});

describe("who may use which place, and why not", () => {
  const offer = (id: string, criteria: Criteria, places = 1): OpenOffer => ({
    id,
    need: "skills",
    recipient: "member",
    places,
    criteria: [criteria],
    sourceId: id,
  });
  const person = (age: number | null): Facts => ({
    region: "32.16.18.2003",
    decile: 1,
    femaleHead: null,
    houseOwnership: null,
    landTitle: null,
    persons: [{ age, sex: "female", disability: "none", occupation: "casual", memberClass: "productive" }],
  });
  const need = (id: string, householdId: string, age: number | null): OpenNeed => ({
    id,
    need: "skills",
    householdId,
    memberId: id,
    facts: person(age),
  });
  const candidate = (
    id: string,
    rank: number,
    windows: [string, string | null][] = [],
  ): [string, Candidate] => [id, { id, rank, area: "32.16.18", received: 0, windows: new Map(windows) }];
  const plan = (offers: OpenOffer[], needs: OpenNeed[], candidates: [string, Candidate][]) =>
    planMatching({ cap: null, offers, needs, candidates: new Map(candidates), on: "2023-07-03" });
  const why = (made: ReturnType<typeof plan>, id: string) =>
    explainAll(made.instance, solve(made.instance), made.refusals).get(id)!;

  it("an unknown age asks for a visit and is never matched", () => {
    const made = plan(
      [offer("o", { age: { min: 18, max: 40, unknown: "ask" } })],
      [need("n", "h", null)],
      [candidate("h", 1)],
    );
    expect(why(made, "n")).toEqual({
      code: "not_eligible",
      refusals: [{ offer: "o", why: "criterion", verdict: { result: "unknown", criterion: "age" } }],
    });
  });

  it("a running repeat window bars the offer and says until when", () => {
    const made = plan(
      [offer("o", {})],
      [need("n", "h", 30)],
      [candidate("h", 1, [["member:n:skills", "2024-02-01"]])],
    );
    expect(why(made, "n")).toEqual({
      code: "not_eligible",
      refusals: [{ offer: "o", why: "window", until: "2024-02-01" }],
    });
  });

  it("one trainee per family at a time: the second member is told that another one goes", () => {
    const made = plan([offer("o", {}, 5)], [need("n1", "h", 30), need("n2", "h", 31)], [candidate("h", 1)]);
    expect(why(made, "n1").code).toBe("served");
    expect(why(made, "n2").code).toBe("mate_served");
    expect(explainUnfilled(made.instance, solve(made.instance))).toEqual([
      { offer: "o", places: 4, fitting: 2, code: "all_served" },
    ]);
  });

  it("says that nobody offers anything for a need, apart from nobody fitting an offer", () => {
    const made = plan(
      [offer("o", { sex: { is: "male", unknown: "ask" } }, 2)],
      [need("n", "h", 30)],
      [candidate("h", 1)],
    );
    expect(explainUnfilled(made.instance, solve(made.instance))[0]!.code).toBe("nobody_fits");
    expect(why(plan([], [need("n", "h", 30)], [candidate("h", 1)]), "n")).toEqual({ code: "no_offer" });
  });

  it("who waits learns where she stands in the queue and which further place would move it", () => {
    const offers = [
      offer("a", { age: { min: 0, max: 40, unknown: "ask" } }),
      offer("b", { age: { min: 30, max: 99, unknown: "ask" } }),
    ];
    const made = plan(
      offers,
      [need("n1", "h1", 35), need("n2", "h2", 20), need("n3", "h3", 21), need("n4", "h4", 22)],
      [candidate("h1", 1), candidate("h2", 2), candidate("h3", 3), candidate("h4", 4)],
    );
    expect(why(made, "n1")).toMatchObject({ code: "served", offer: "b" });
    expect(why(made, "n4")).toMatchObject({
      code: "waiting",
      before: 1,
      offers: [{ offer: "a", cutoff: { state: "cut", rank: 2 } }],
    });
  });

  it("explanations agree with the raw criteria for any offers and any people", () => {
    const ages = fc.record({ min: fc.integer({ min: 0, max: 50 }), max: fc.integer({ min: 20, max: 70 }) });
    fc.assert(
      fc.property(
        fc.array(ages, { minLength: 1, maxLength: 4 }),
        fc.array(fc.option(fc.integer({ min: 10, max: 70 })), { minLength: 1, maxLength: 8 }),
        (limits, people) => {
          const offers = limits.map((limit, at) => offer(`o${at}`, { age: { ...limit, unknown: "ask" } }));
          const needs = people.map((age, at) => need(`n${at}`, `h${at}`, age));
          const made = plan(
            offers,
            needs,
            needs.map((one, at) => candidate(one.householdId, at)),
          );
          for (const one of needs) {
            const reason = why(made, one.id);
            const verdicts = offers.map((each) => evaluate(each.criteria[0]!, one.facts));
            expect(reason.code === "not_eligible").toBe(verdicts.every((verdict) => verdict.result !== "ok"));
            if (reason.code !== "not_eligible") continue;
            expect(reason.refusals.map((refusal) => "verdict" in refusal && refusal.verdict)).toEqual(
              verdicts,
            );
          }
        },
      ),
    );
  });
});
