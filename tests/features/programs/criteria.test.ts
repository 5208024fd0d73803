import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluate,
  evaluateAll,
  faultsOf,
  liesIn,
  readsSpecificData,
  type Criteria,
  type Facts,
  type PersonFacts,
} from "~/features/programs/criteria";

const woman: PersonFacts = {
  age: 47,
  sex: "female",
  disability: "none",
  occupation: "casual",
  memberClass: "productive",
};
const household: Facts = {
  region: "32.16.18.2003",
  decile: 1,
  femaleHead: false,
  houseOwnership: "owned",
  landTitle: true,
  persons: [woman],
};

describe("who a program is for", () => {
  it("asks nothing when there are no criteria, not even that somebody lives there", () => {
    expect(evaluate({}, { ...household, persons: [] })).toEqual({ result: "ok" });
  });

  it("accepts a place of any level and refuses a neighbour with a similar code", () => {
    for (const code of ["32", "32.16", "32.16.18", "32.16.18.2003"]) {
      expect(evaluate({ place: { codes: [code] } }, household)).toEqual({ result: "ok" });
    }
    expect(evaluate({ place: { codes: ["32.16.1"] } }, household)).toEqual({
      result: "failed",
      criterion: "place",
      found: "32.16.18.2003",
    });
    expect(liesIn("32.16.18", "32.16.18.2003")).toBe(false);
  });

  it("names the age that did not fit, and counts both limits in", () => {
    const criteria: Criteria = { age: { min: 18, max: 40, unknown: "ask" } };
    expect(evaluate(criteria, household)).toEqual({ result: "failed", criterion: "age", found: 47 });
    for (const age of [18, 40]) {
      expect(evaluate(criteria, { ...household, persons: [{ ...woman, age }] }).result).toBe("ok");
    }
  });

  it("treats an unknown answer as its criterion says: ask, pass or fail", () => {
    const facts = { ...household, landTitle: null };
    expect(evaluate({ land_title: { unknown: "ask" } }, facts)).toEqual({
      result: "unknown",
      criterion: "land_title",
    });
    expect(evaluate({ land_title: { unknown: "pass" } }, facts)).toEqual({ result: "ok" });
    expect(evaluate({ land_title: { unknown: "fail" } }, facts)).toEqual({
      result: "failed",
      criterion: "land_title",
      found: null,
    });
  });

  it("refuses rather than asks when another criterion refuses anyway", () => {
    const criteria: Criteria = { land_title: { unknown: "ask" }, sex: { is: "male", unknown: "ask" } };
    expect(evaluate(criteria, { ...household, landTitle: null })).toMatchObject({
      result: "failed",
      criterion: "sex",
    });
  });

  it("wants one member who meets everything, not two who each meet a part", () => {
    const criteria: Criteria = {
      age: { min: 60, max: null, unknown: "ask" },
      sex: { is: "female", unknown: "ask" },
    };
    const oldMan: PersonFacts = { ...woman, age: 70, sex: "male" };
    expect(evaluate(criteria, { ...household, persons: [woman, oldMan] })).toEqual({
      result: "failed",
      criterion: "sex",
      found: null,
    });
    expect(evaluate(criteria, { ...household, persons: [woman, oldMan, { ...woman, age: 61 }] }).result).toBe(
      "ok",
    );
  });

  it("asks about a member whose answer is missing only when no other member already qualifies", () => {
    const criteria: Criteria = { disability: { in: ["severe"], unknown: "ask" } };
    const unasked = { ...woman, disability: null };
    expect(evaluate(criteria, { ...household, persons: [woman, unasked] })).toEqual({
      result: "unknown",
      criterion: "disability",
    });
    const severe = { ...woman, disability: "severe" as const };
    expect(evaluate(criteria, { ...household, persons: [unasked, severe] }).result).toBe("ok");
  });

  it("a pledge's wishes narrow a program's criteria and never widen them", () => {
    const program: Criteria = { place: { codes: ["32.16.18"] } };
    expect(evaluateAll([program, { place: { codes: ["32.16.05"] } }], household).result).toBe("failed");
    expect(evaluateAll([program, {}], household).result).toBe("ok");
  });

  it("does not depend on the order in which the members are listed", () => {
    fc.assert(
      fc.property(criteriaArbitrary, fc.array(personArbitrary, { maxLength: 5 }), (criteria, persons) => {
        const facts = { ...household, persons };
        expect(evaluate(criteria, { ...facts, persons: [...persons].reverse() })).toEqual(
          evaluate(criteria, facts),
        );
      }),
    );
  });

  it("agrees with asking each member by itself", () => {
    fc.assert(
      fc.property(
        criteriaArbitrary,
        fc.array(personArbitrary, { minLength: 1, maxLength: 5 }),
        (criteria, persons) => {
          const each = persons.map(
            (person) => evaluate(criteria, { ...household, persons: [person] }).result,
          );
          const expected = each.includes("ok") ? "ok" : each.includes("unknown") ? "unknown" : "failed";
          expect(evaluate(criteria, { ...household, persons }).result).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a definition before it is stored", () => {
  it.each<[Criteria, number]>([
    [{}, 0],
    [{ place: { codes: ["32.16.18"] }, age: { min: 18, max: null, unknown: "ask" } }, 0],
    [{ place: { codes: [] } }, 1],
    [{ place: { codes: ["Setu"] } }, 1],
    [{ decile: { in: [], unknown: "ask" } }, 1],
    [{ decile: { in: [0], unknown: "ask" } }, 1],
    [{ age: { min: 40, max: 18, unknown: "ask" } }, 1],
    [{ age: { min: null, max: null, unknown: "ask" } }, 1],
    [{ age: { min: -1, max: 18.5, unknown: "ask" } }, 1],
  ])("%j has %i faults", (criteria, count) => {
    expect(faultsOf(criteria)).toHaveLength(count);
  });

  it("says when it reads data of the specific class", () => {
    expect(readsSpecificData({ disability: { in: ["severe"], unknown: "ask" } })).toBe(true);
    expect(readsSpecificData({ sex: { is: "female", unknown: "pass" } })).toBe(false);
  });
});

const unknown = fc.constantFrom("ask" as const, "pass" as const, "fail" as const);
const disability = fc.constantFrom("none" as const, "some" as const, "severe" as const);
const memberClass = fc.constantFrom(
  "productive" as const,
  "not_yet_productive" as const,
  "no_longer_productive" as const,
);
const occupation = fc.constantFrom("casual" as const, "farmer" as const);
const criteriaArbitrary: fc.Arbitrary<Criteria> = fc.record(
  {
    age: fc.record({ min: fc.integer({ min: 0, max: 60 }), max: fc.constant(60), unknown }),
    sex: fc.record({ is: fc.constantFrom("female" as const, "male" as const), unknown }),
    disability: fc.record({ in: fc.array(disability, { minLength: 1, maxLength: 2 }), unknown }),
    member_class: fc.record({ in: fc.array(memberClass, { minLength: 1, maxLength: 2 }), unknown }),
    occupation: fc.record({ in: fc.array(occupation, { minLength: 1, maxLength: 1 }), unknown }),
  },
  { requiredKeys: [] },
);
const personArbitrary: fc.Arbitrary<PersonFacts> = fc.record({
  age: fc.option(fc.integer({ min: 0, max: 80 })),
  sex: fc.option(fc.constantFrom("female" as const, "male" as const)),
  disability: fc.option(disability),
  occupation: fc.option(occupation),
  memberClass: fc.option(memberClass),
});
