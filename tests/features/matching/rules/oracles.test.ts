import highsLoader from "highs";
import { describe, expect, it } from "vitest";
import type { Instance, Unit } from "~/features/matching/rules/instance";
import { explainUnit } from "~/features/matching/rules/explain-unit";
import { readInstance } from "~/features/matching/rules/read-instance";
import { readResult } from "~/features/matching/rules/read-result";
import { solve } from "~/features/matching/rules/solve";
import { verify } from "~/features/matching/rules/verify";
import { allocations, compare, worthOf } from "./oracle";
import { floored, lean, middling, randomInstance, reordered, small, tight } from "./random-instances";
import { countsOf, holderOf, sameCounts, securedUnits, solveSlowly, statedBy } from "./reference";

const draws = [small, floored, tight, middling, lean];
const draw = (seed: number) => randomInstance(seed, draws[seed % draws.length]!);
const plain = (seed: number) =>
  randomInstance(seed, { ...draws[seed % draws.length]!, floored: false, plain: true });

describe("the matching, against oracles that share no thought with it", () => {
  it("gives every household as many helps as a maximum flow asked help by help, floors first", () => {
    let helps = 0;
    for (let seed = 1; seed <= 4000; seed++) {
      const instance = draw(seed);
      const result = solve(instance);
      const reference = solveSlowly(instance);
      const pairs = new Map(result.assignments);
      if (!sameCounts(countsOf(instance, pairs), reference.counts)) {
        expect({ seed, instance, pairs: [...pairs] }).toEqual(reference);
      }
      expect(result.served).toBe(reference.served);
      if ((instance.floors ?? []).length > 0) {
        const named = new Map<string, number>();
        for (const unit of instance.units.filter(({ id }) => result.protected!.includes(id))) {
          named.set(holderOf(instance, unit), (named.get(holderOf(instance, unit)) ?? 0) + 1);
        }
        expect(named).toEqual(reference.secured);
      } else expect(result.protected).toBeUndefined();
      expect(verify(instance, result)).toEqual({ certified: true });
      helps += result.served;
    }
    expect(helps).toBeGreaterThan(8000);
  }, 180_000);

  it("serves of each household the units that come first, as far as that changes nobody's number", () => {
    for (let seed = 1; seed <= 600; seed++) {
      const instance = randomInstance(seed, [small, floored, tight][seed % 3]!);
      const reference = solveSlowly(instance);
      let best: number[] = [];
      for (const pairs of allocations(instance)) {
        if (!sameCounts(countsOf(instance, pairs), reference.counts)) continue;
        const { choice } = worthOf(instance, pairs);
        if (best.length === 0 || compare(choice, best) > 0) best = choice;
      }
      expect(worthOf(instance, new Map(solve(instance).assignments)).choice).toEqual(best);
    }
  }, 120_000);

  it("states the cut-offs of the definition", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const instance = draw(seed);
      const result = solve(instance);
      const secured = new Set(result.protected);
      const { hash: _, ...rest } = result;
      expect(rest).toEqual(statedBy(instance, new Map(result.assignments), secured));
      expect(securedUnits(instance, new Map(result.assignments), solveSlowly(instance).secured)?.size).toBe(
        secured.size,
      );
    }
  }, 120_000);

  it("is the optimum of an integer program whose weights put each help before all later ones", async () => {
    const highs = await highsLoader();
    let solved = 0;
    for (let seed = 1; solved < 150; seed++) {
      const instance = randomInstance(seed, { ...small, plain: true });
      const elements = elementsOf(instance);
      if (elements.length === 0 || elements.length > 16) continue;
      solved++;
      const { ObjectiveValue } = highs.solve(programOf(instance, elements));
      const counts = countsOf(instance, new Map(solve(instance).assignments));
      const worth = elements.reduce(
        (sum, { holder, help }, at) =>
          sum + ((counts.get(holder) ?? 0) >= help ? weightOf(elements.length, at) : 0),
        0,
      );
      expect(worth).toBe(Math.round(ObjectiveValue));
    }
  }, 60_000);

  it("gives a byte-identical result for rows, lists and fields in any order", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const instance = draw(seed);
      expect(JSON.stringify(solve(reordered(instance, seed)))).toBe(JSON.stringify(solve(instance)));
    }
  });
});

describe("the cut-offs", () => {
  it("tell whom a household that wants one offer only would be: served exactly when it stands before", () => {
    let served = 0;
    let refused = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const drawn = draw(seed);
      const instance = { ...drawn, units: drawn.units.map((unit) => ({ ...unit, rank: unit.rank * 2 + 1 })) };
      const { cutoffs } = solve(instance);
      const ranks = [0, ...new Set(instance.units.map((unit) => unit.rank + 1))];
      const rounds = instance.cap === null ? [null] : Array.from({ length: instance.cap }, (_, at) => at + 1);
      for (const [at, { offer, state, ...last }] of cutoffs.entries()) {
        for (const rank of ranks.filter((_, nth) => (nth + at + seed) % 3 === 0)) {
          for (const round of rounds) {
            const { dimension } = instance.offers.find(({ id }) => id === offer)!;
            const guest: Unit = { id: "guest", household: "guest", dimension, rank, offers: [offer] };
            const result = solve({
              ...instance,
              units: [...instance.units, guest],
              ...(round === null ? {} : { received: { ...instance.received, guest: round - 1 } }),
            });
            const passes =
              state === "open" ||
              (state === "cut" &&
                ((round ?? 0) < (last.round ?? 0) || (round === last.round && rank < last.rank!)));
            expect(result.assignments.some(([unit]) => unit === "guest")).toBe(passes);
            if (passes) served++;
            else refused++;
          }
        }
      }
    }
    expect(Math.min(served, refused)).toBeGreaterThan(500);
  }, 120_000);
});

describe("the properties that a public meeting relies on", () => {
  it("a further pledge lowers no household's number of helps", () => {
    for (let seed = 1; seed <= 800; seed++) {
      const instance = { ...draw(seed), floors: [] };
      const before = helpsOf(instance);
      const { id, dimension } = instance.offers[seed % instance.offers.length]!;
      const offers = instance.offers.map((offer) =>
        offer.id === id ? { ...offer, capacity: offer.capacity + 1 } : offer,
      );
      const units = instance.units.map((unit) =>
        unit.dimension === dimension ? { ...unit, offers: [...unit.offers, "pledge"] } : unit,
      );
      const pledged = {
        ...instance,
        units,
        offers: [...instance.offers, { id: "pledge", dimension, capacity: 1 }],
      };
      for (const after of [helpsOf({ ...instance, offers }), helpsOf(pledged)]) {
        for (const [household, helps] of before)
          expect(after.get(household) ?? 0).toBeGreaterThanOrEqual(helps);
      }
    }
  });

  it("a new household displaces no more helps than it receives, and of first helps one of a lower rank at most", () => {
    let displaced = 0;
    for (let seed = 1; seed <= 1500; seed++) {
      const all = plain(seed);
      const newest = all.units[0]?.household;
      if (newest === undefined) continue;
      const before = helpsOf({ ...all, units: all.units.filter((unit) => unit.household !== newest) });
      const after = helpsOf(all);
      const rankOf = new Map(all.units.map((unit) => [unit.household, unit.rank]));
      const lost = [...before].map(([household, helps]) => ({
        household,
        by: helps - (after.get(household) ?? 0),
      }));
      expect(lost.every(({ by }) => by >= 0)).toBe(true);
      const sum = lost.reduce((total, { by }) => total + by, 0);
      expect(sum).toBeLessThanOrEqual(after.get(newest) ?? 0);
      displaced += sum;
      const firsts = lost.filter(({ household, by }) => by > 0 && !after.has(household));
      if (all.cap !== null) expect(firsts.length).toBeLessThanOrEqual(1);
      for (const { household } of firsts) expect(rankOf.get(household)!).toBeGreaterThan(rankOf.get(newest)!);
    }
    expect(displaced).toBeGreaterThan(100);
  });

  it("other names change nobody's number of helps", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const instance = draw(seed);
      const renamed = JSON.parse(
        JSON.stringify(instance).replace(/"([ouhg])(\d[^"]*)"/g, (_, kind: string, rest: string) =>
          JSON.stringify(
            `${kind}${[...rest].reverse().join("")}~${(seed * 7919 + rest.charCodeAt(0) * 31) % 97}`,
          ),
        ),
      ) as Instance;
      const byRank = (one: Instance) => {
        const rankOf = new Map(one.units.map((unit) => [unit.household, unit.rank]));
        return [...helpsOf(one)]
          .map(([household, helps]) => [rankOf.get(household), helps])
          .sort((a, b) => a[0]! - b[0]!);
      };
      expect(byRank(renamed)).toEqual(byRank(instance));
    }
  });
});

describe("floors", () => {
  const food = { id: "f", dimension: "food", capacity: 1 };
  const unit = { dimension: "food", offers: ["f"] };

  it("give a kecamatan its places before the general order, and cost nothing in number", () => {
    const units = [
      { ...unit, id: "1", household: "1", rank: 1, area: "north" },
      { ...unit, id: "2", household: "2", rank: 2, area: "south" },
    ];
    const instance: Instance = { version: 1, cap: null, offers: [food], units };
    expect(solve(instance).assignments).toEqual([["1", "f"]]);
    for (const cap of [null, 1]) {
      const result = solve({ ...instance, cap, floors: [{ area: "south", dimension: null, places: 1 }] });
      expect(result).toMatchObject({
        assignments: [["2", "f"]],
        cutoffs: [{ offer: "f", state: "shut", round: null, rank: null }],
        protected: ["2"],
      });
    }
  });

  it("do not count a help that another floor has secured already", () => {
    const b = { household: "b", rank: 9, area: "A" };
    const instance: Instance = {
      version: 1,
      cap: null,
      offers: [
        { ...food, capacity: 2 },
        { id: "w", dimension: "work", capacity: 2 },
      ],
      units: [
        { ...unit, ...b, id: "b1", order: 0 },
        { ...b, id: "b2", order: 1, dimension: "work", offers: ["w"] },
        { ...unit, ...b, id: "b3", order: 2 },
        { id: "p", household: "p", rank: 5, area: "A", dimension: "work", offers: ["w"] },
        { ...unit, id: "x", household: "x", rank: 1 },
      ],
      floors: [
        { area: "A", dimension: "food", places: 1 },
        { area: "A", dimension: null, places: 3 },
      ],
      pins: [{ unit: "p", offer: "w" }],
    };
    const result = solve(instance);
    expect(result.protected).toEqual(["b1", "b2"]);
    expect(result.assignments.map(([id]) => id)).toEqual(["b1", "b2", "p", "x"]);
    expect(verify(instance, result)).toEqual({ certified: true });
  });
});

describe("the explanation of one unit", () => {
  it("says exactly where a further place would serve it, and where somebody before it", () => {
    let waiting = 0;
    for (let seed = 1; seed <= 700; seed++) {
      const instance = draw(seed);
      const result = solve(instance);
      const { columns, names } = readInstance(instance);
      const answer = readResult(result, names, columns);
      const before = countsOf(instance, new Map(result.assignments));
      for (const [at, id] of names.units.entries()) {
        const explanation = explainUnit(columns, answer, at);
        expect(explanation.code === "served").toBe(result.assignments.some(([unit]) => unit === id));
        if (explanation.code !== "waiting" || (instance.floors ?? []).length > 0) continue;
        waiting++;
        const unit = instance.units.find((one) => one.id === id)!;
        const more = (offer: string) => {
          const offers = instance.offers.map((one) =>
            one.id === offer ? { ...one, capacity: one.capacity + 1 } : one,
          );
          const after = countsOf(instance, new Map(solve({ ...instance, offers }).assignments));
          const holder = holderOf(instance, unit);
          return (after.get(holder) ?? 0) - (before.get(holder) ?? 0);
        };
        for (const offer of explanation.served) expect(more(names.offers[offer]!)).toBe(1);
        // Without a cap another unit of the same household may be the one before it.
        if (instance.cap === null) continue;
        for (const offer of explanation.moved) expect(more(names.offers[offer]!)).toBe(0);
      }
    }
    expect(waiting).toBeGreaterThan(500);
  }, 60_000);
});

function helpsOf(instance: Instance): Map<string, number> {
  const householdOf = new Map(instance.units.map((unit) => [unit.id, unit.household]));
  const helps = new Map<string, number>();
  for (const [unit] of solve(instance).assignments) {
    const household = householdOf.get(unit)!;
    helps.set(household, (helps.get(household) ?? 0) + 1);
  }
  return helps;
}

type Element = { holder: string; help: number };

/** The possible helps in the order in which they are to be given. */
function elementsOf(instance: Instance): Element[] {
  const units = [...instance.units].sort((a, b) => a.rank - b.rank);
  const sizes = new Map<string, number>();
  for (const unit of units) {
    const holder = holderOf(instance, unit);
    sizes.set(holder, (sizes.get(holder) ?? 0) + 1);
  }
  const elements = [...sizes].flatMap(([holder, size]) =>
    Array.from({ length: Math.min(size, instance.cap ?? size) }, (_, at) => ({ holder, help: at + 1 })),
  );
  return instance.cap === null ? elements : elements.sort((a, b) => a.help - b.help);
}

function weightOf(count: number, at: number): number {
  return 2 ** (count - 1 - at);
}

function programOf(instance: Instance, elements: Element[]): string {
  const pairs = instance.units.flatMap((unit, at) =>
    unit.offers.map((offer) => ({ unit, offer, name: `x_${at}_${offer}` })),
  );
  const names = elements.map((_, at) => `y_${at}`);
  const sumOf = (some: { name: string }[]) => some.map(({ name }) => name).join(" + ");
  const rows: string[] = [];
  for (const holder of new Set(elements.map((element) => element.holder))) {
    const given = pairs.filter(({ unit }) => holderOf(instance, unit) === holder);
    const counted = names.filter((_, at) => elements[at]!.holder === holder);
    rows.push(
      `${counted.join(" + ")}${given.length === 0 ? "" : ` - ${given.map(({ name }) => name).join(" - ")}`} = 0`,
    );
    for (let at = 1; at < counted.length; at++) rows.push(`${counted[at]} - ${counted[at - 1]} <= 0`);
  }
  for (const { id, capacity } of instance.offers) {
    const taken = pairs.filter(({ offer }) => offer === id);
    if (taken.length > 0) rows.push(`${sumOf(taken)} <= ${capacity}`);
  }
  for (const group of new Set(instance.units.map((unit) => unit.group ?? unit.id))) {
    const taken = pairs.filter(({ unit }) => (unit.group ?? unit.id) === group);
    if (taken.length > 0) rows.push(`${sumOf(taken)} <= 1`);
  }
  const objective = names.map((name, at) => `${weightOf(elements.length, at)} ${name}`).join(" + ");
  const constraints = rows.map((row, at) => ` c${at}: ${row}`).join("\n");
  const binaries = [...names, ...pairs.map(({ name }) => name)].join(" ");
  return `Maximize\n obj: ${objective}\nSubject To\n${constraints}\nBinary\n ${binaries}\nEnd`;
}
