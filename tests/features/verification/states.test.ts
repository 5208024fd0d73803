import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chain,
  householdStates,
  isInVerification,
  mayMove,
  moves,
  stateAfter,
  type HouseholdState,
  type MoveName,
} from "~/features/verification/rules/states";

const moveNames = Object.keys(moves) as MoveName[];
const anyState = fc.constantFrom(...householdStates);
const anyMove = fc.constantFrom(...moveNames);

/** The states passed when the moves are tried in turn, a refused move leaving the state as it is. */
function walk(start: HouseholdState, tried: MoveName[]): HouseholdState[] {
  const passed = [start];
  for (const move of tried) passed.push(stateAfter(passed.at(-1)!, move) ?? passed.at(-1)!);
  return passed;
}

describe("the chain of verification", () => {
  test("the twelve states are exactly those of the handbook", () => {
    expect([...householdStates].sort()).toEqual(
      [
        "announced",
        "decreed",
        "deliberated",
        "district_reviewed",
        "enumerated",
        "expired",
        "graduated",
        "ineligible",
        "listed",
        "minuted",
        "proposed",
        "regency_reviewed",
      ].sort(),
    );
  });

  test.each<[MoveName, HouseholdState, HouseholdState]>([
    ["enumerate", "listed", "enumerated"],
    ["enumerate", "proposed", "enumerated"],
    ["enumerate", "expired", "enumerated"],
    ["deliberate_eligible", "enumerated", "deliberated"],
    ["sign_minutes", "deliberated", "minuted"],
    ["forward", "minuted", "district_reviewed"],
    ["approve_review", "district_reviewed", "regency_reviewed"],
    ["announce", "regency_reviewed", "announced"],
    ["decree", "announced", "decreed"],
    ["expire", "decreed", "expired"],
    ["graduate", "decreed", "graduated"],
  ])("%s takes a household from %s to %s", (move, from, to) => {
    expect(stateAfter(from, move)).toBe(to);
  });

  /** Every state that can be reached from `start` by any moves at all, when one state may not be entered. */
  function reachable(start: HouseholdState, closed?: HouseholdState): Set<HouseholdState> {
    const reached = new Set([start]);
    for (const state of reached)
      for (const move of moveNames) {
        const next = stateAfter(state, move);
        if (next && next !== closed) reached.add(next);
      }
    return reached;
  }

  test.each(chain.slice(1, -1))("no household reaches a decree without being %s", (step) => {
    for (const start of ["listed", "proposed"] as const) {
      expect(reachable(start).has("decreed")).toBe(true);
      expect(reachable(start, step).has("decreed")).toBe(false);
    }
  });

  test("from the minutes on, each step is reached only from the step before it", () => {
    for (const [place, step] of chain.entries()) {
      if (place < chain.indexOf("minuted")) continue;
      const sources = moveNames
        .filter((name) => moves[name].to === step)
        .flatMap((name) => [...moves[name].from]);
      expect(sources).toEqual([chain[place - 1]]);
    }
  });

  test("the walk through the whole chain arrives", () => {
    const whole: MoveName[] = [
      "enumerate",
      "deliberate_eligible",
      "sign_minutes",
      "forward",
      "approve_review",
      "announce",
      "decree",
    ];
    expect(walk("listed", whole)).toEqual([...chain]);
  });

  test("a move that the chain does not know leaves the household where it is", () => {
    fc.assert(
      fc.property(anyState, anyMove, (state, move) => {
        expect(stateAfter(state, move)).toBe(mayMove(state, move) ? moves[move].to : null);
      }),
    );
  });

  test("a household that is out or decreed is not in verification, every other is", () => {
    const outside = householdStates.filter((state) => !isInVerification(state));
    expect(outside.sort()).toEqual(["decreed", "expired", "graduated", "ineligible"]);
  });
});
