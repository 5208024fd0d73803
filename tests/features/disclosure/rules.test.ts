import fc from "fast-check";
import highsLoader from "highs";
import { describe, expect, it } from "vitest";
import { audienceSees, cubes } from "~/features/disclosure/rules/cubes";
import { ownFewerThan, ownPlaces } from "~/features/disclosure/rules/own";
import { publish, smallestSame } from "~/features/disclosure/rules/publication";
import { isOver, nextQuarterOn, quarterOf } from "~/features/disclosure/rules/quarter";
import { fewerThan, stepsOf, type Audience } from "~/features/disclosure/rules/rounding";
import {
  answersOf,
  isRecovered,
  misbeliefs,
  problemOf,
  rangeOf,
  sensitive,
  solveFor,
  subtract,
  yearProblemOf,
} from "#tests/support/disclosure/attack";
import { hiding, limits, nearest, portal, steps, type Method } from "#tests/support/disclosure/methods";
import { lotsOf, makeTown, type Town } from "#tests/support/disclosure/population";

const lot = lotsOf("a secret");
const show = (count: number, audience: Audience, identity = "x") =>
  publish(
    [
      { cube: "room", need: "food", key: identity, measure: "waiting", count },
      {
        cube: "program",
        need: "",
        key: identity,
        measure: "taken",
        count,
        same: `room food ${identity} waiting`,
      },
    ],
    steps,
    lot,
  ).find((cell) => cell.audience === audience)!.count;
const audience = fc.constantFrom<Audience>("partner", "public");

describe("a figure shown outside the administration", () => {
  it("is a multiple of the step, less than a step away from the count, and stands for more families than the limit", () => {
    fc.assert(
      fc.property(fc.nat(500), audience, fc.string(), (count, who, identity) => {
        const figure = show(count, who, identity);
        if (figure === null) return count < fewerThan(steps[who]);
        return figure % steps[who] === 0 && Math.abs(figure - count) < steps[who] && count > limits[who];
      }),
    );
  });

  it("is always the same for the same count, and a family more or less moves it by one step at most, never back", () => {
    fc.assert(
      fc.property(fc.nat(500), audience, fc.string(), (count, who, identity) => {
        const [now, more] = [show(count, who, identity), show(count + 1, who, identity)];
        if (now !== show(count, who, identity)) return false;
        return (
          (more ?? steps[who]) - (now ?? steps[who]) === 0 || (more ?? 0) - (now ?? steps[who]) === steps[who]
        );
      }),
    );
  });

  it("is right on average: rounding adds nothing and takes nothing away", () => {
    for (const who of ["partner", "public"] as const)
      for (const count of [21, 23, 28, 34]) {
        const figures = Array.from({ length: 4000 }, (_, at) => show(count, who, `cell ${at}`)!);
        const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
        expect(Math.abs(mean - count), `${who} ${count}`).toBeLessThan(0.5);
      }
  });

  it("for the public is made from the partners' figure alone, so that reading both tells nothing more", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.string(), (a, b, identity) => {
        const [one, other] = [show(a, "partner", identity), show(b, "partner", identity)];
        if (one === null || one !== other) return true;
        return show(a, "public", identity) === show(b, "public", identity);
      }),
    );
  });

  it("follows the limits of the installation; the public's step is a multiple of the partners'", () => {
    expect(stepsOf({ partner: 5, public: 10 })).toEqual({ partner: 5, public: 10 });
    expect(stepsOf({ partner: 4, public: 10 })).toEqual({ partner: 4, public: 12 });
    expect(stepsOf({ partner: 10, public: 5 })).toEqual({ partner: 10, public: 10 });
  });
});

describe("what those who gave a pledge read of its places", () => {
  it("is exact from five recipients on, or when all places have one; until then fewer than five, perhaps none", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(12), (offered, taken, delivered) => {
        const counts = { taken: Math.min(taken, offered), delivered: Math.min(delivered, taken, offered) };
        const shown = ownPlaces(counts, offered, limits.partner);
        if (shown.taken !== null)
          return shown.delivered === counts.delivered && (counts.taken >= 5 || counts.taken === offered);
        return shown.delivered === null && counts.taken < ownFewerThan(offered, limits.partner);
      }),
    );
  });

  it("looks alike for none and for four, so that a pledge for few people asks nothing of the register", () => {
    const shown = [0, 1, 2, 3, 4].map((taken) => ownPlaces({ taken, delivered: 0 }, 50, limits.partner));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe("a part of a whole", () => {
  const place = (key: string, count: number) => ({
    ...{ cube: "need_place" as const, need: "water", key, measure: "open", count },
  });
  it("is never shown as more than the whole, nor where the whole is too few to show", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(12), fc.nat(), (desa, rest, seed) => {
        const counts = [
          place("90.01", desa + rest),
          place("90.01.01", desa + rest),
          { ...place("90.01.01.2001", desa), cube: "need_village" as const },
        ];
        const shown = publish(counts, steps, lotsOf(`${seed}`));
        for (const who of ["partner", "public"] as const) {
          const figures = shown.filter((cell) => cell.audience === who).map(({ count }) => count ?? 0);
          if (figures.some((figure, at) => at > 0 && figure > figures[at - 1]!)) return false;
        }
        return true;
      }),
    );
  });
});

describe("the fixed cubes", () => {
  it("show desa to partners and never to the public", () => {
    for (const place of ["32.16", "32.16.18"]) {
      expect(audienceSees("partner", "need_place", place)).toBe(true);
      expect(audienceSees("public", "need_place", place)).toBe(true);
    }
    expect(audienceSees("partner", "need_village", "32.16.18.2003")).toBe(true);
    expect(audienceSees("public", "need_village", "32.16.18.2003")).toBe(false);
    expect(audienceSees("partner", "need_place", "32.16.18.2003")).toBe(false);
    expect(audienceSees("public", "program_delivered", "a program")).toBe(false);
    expect(audienceSees("public", "need_group", "elderly")).toBe(false);
  });

  it("count a kecamatan of one single desa as that desa", () => {
    const childrenOf = new Map([
      ["32.16", ["32.16.01", "32.16.02"]],
      ["32.16.01", ["32.16.01.2001"]],
      ["32.16.02", ["32.16.02.2001", "32.16.02.2002"]],
    ]);
    expect(smallestSame("32.16.01", childrenOf)).toBe("32.16.01.2001");
    expect(smallestSame("32.16.02", childrenOf)).toBe("32.16.02");
  });

  it("stand for a quarter, desa for a year", () => {
    expect(cubes.need_village.quarters).toBe(4);
    expect(nextQuarterOn("2023-07-03", 4)).toBe("2024-07-01");
    expect(isOver("2023-Q3", 4, "2024-Q2")).toBe(false);
    expect(isOver("2023-Q3", 4, "2024-Q3")).toBe(true);
    expect(isOver("2023-Q4", 1, "2024-Q1")).toBe(true);
    expect(isOver("2023-Q4", 1, "2023-Q4")).toBe(false);
    expect(quarterOf("2023-07-03")).toBe("2023-Q3");
    expect(quarterOf("2023-12-31")).toBe("2023-Q4");
    expect(nextQuarterOn("2023-07-03")).toBe("2023-10-01");
    expect(nextQuarterOn("2023-11-30")).toBe("2024-01-01");
  });
});

const small = { districts: [3, 6], villages: [8, 24] } as const;
const townOf = (seed: number) =>
  makeTown(seed, { districts: [...small.districts], villages: [...small.villages] });

/** Four quarters at once: told of all changes in between, or not. */
function attack(
  town: Town,
  method: Method,
  attacker: Audience,
  quarters: number[],
  { drawn = lot, told = true } = {},
) {
  const shown = quarters.map((quarter) => answersOf(town, method, drawn, quarter));
  const problem = told
    ? problemOf(town, method, attacker, quarters, shown)
    : yearProblemOf(town, method, attacker, quarters, shown, drawn);
  expect(misbeliefs(problem)).toEqual([]);
  const targets = sensitive(problem, limits[attacker]);
  const bySubtraction = targets.filter((target) =>
    isRecovered(rangeOf(target, subtract(problem)), limits[attacker]),
  );
  return { problem, targets, bySubtraction };
}

describe("an attacker who subtracts, and one with linear programming, over all answers", () => {
  const towns = Array.from({ length: 6 }, (_, at) => townOf(500 + at));

  it("finds no count under the limit: in one quarter, in a year, in a year of which it was told every change", async () => {
    const highs = await highsLoader();
    let out = 0;
    for (const [at, town] of towns.entries())
      for (const attacker of ["partner", "public"] as const)
        for (const { quarters, told } of [
          { quarters: [town.yearlyQuarter], told: true },
          { quarters: [0, 1, 2, 3], told: true },
          { quarters: [0, 1, 2, 3], told: false },
        ]) {
          const drawn = lotsOf(`${at}`);
          const { problem, targets, bySubtraction } = attack(town, portal, attacker, quarters, {
            drawn,
            told,
          });
          expect(bySubtraction).toEqual([]);
          if (at < 2) expect(solveFor(problem, targets, limits[attacker], highs).recovered).toEqual([]);
          out += targets.length;
        }
    expect(out).toBeGreaterThan(500);
  }, 120_000);

  it("finds many where small counts alone are hidden, and where counts go to the nearest multiple", () => {
    for (const method of [hiding, nearest]) {
      const found = towns.map((town) => attack(town, method, "partner", [3]).bySubtraction.length);
      expect(found.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    }
  });

  it("learns from the next quarter no more than that one family came, and that only where a figure moved", () => {
    const town = towns[0]!;
    const before = town.quarters[0]!;
    const isOpen = ({ cube }: { cube: string }) => cube === "need_place" || cube === "need_village";
    for (const cell of before.filter(isOpen).slice(0, 60)) {
      const isCounted = (key: string) => cell.key === key || cell.key.startsWith(`${key}.`);
      const after = before.map((other) =>
        isOpen(other) && other.need === cell.need && isCounted(other.key)
          ? { ...other, count: other.count + 1 }
          : other,
      );
      const [first, second] = [publish(before, steps, lot), publish(after, steps, lot)];
      second.forEach((now, at) => {
        const then = first[at]!;
        if (now.count === then.count) return;
        expect(isCounted(now.key) && now.need === cell.need).toBe(true);
        expect((now.count ?? 0) - (then.count ?? steps[now.audience])).toBe(steps[now.audience]);
      });
    }
  });
});
