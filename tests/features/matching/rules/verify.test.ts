import { describe, expect, it } from "vitest";
import { hashOf } from "~/features/matching/rules/canonical";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { solve } from "~/features/matching/rules/solve";
import { verify } from "~/features/matching/rules/verify";
import { allocations, compare, worthOf, type Pairs } from "./oracle";
import { floored, lean, middling, randomInstance, seeded, shuffled, small, tight } from "./random-instances";
import { countsOf, sameCounts, securedUnits, solveSlowly, statedBy } from "./reference";

describe("the check, against every allocation of small instances", () => {
  it("accepts an allocation exactly when it is what the definition asks for", () => {
    let accepted = 0;
    let refused = 0;
    for (let seed = 1; seed <= 2500; seed++) {
      const instance = randomInstance(seed, seed % 2 === 0 ? small : tight);
      const reference = solveSlowly(instance);
      for (const pairs of drawn(instance, seed, 6)) {
        const isBest = sameCounts(countsOf(instance, pairs), reference.counts);
        const secured = securedUnits(instance, pairs, reference.secured);
        const stated = signed(instance, pairs, secured ?? new Set());
        const verification = verify(instance, stated);
        const expected = isBest && secured !== null;
        if (verification.certified !== expected) {
          expect({ seed, verification, pairs: [...pairs], instance }).toEqual(expected);
        }
        if (expected) accepted++;
        else refused++;
      }
    }
    expect(accepted).toBeGreaterThan(1500);
    expect(refused).toBeGreaterThan(3000);
  }, 120_000);

  it("accepts protection exactly of those whom the floors secure", () => {
    let wrong = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const instance = randomInstance(seed, seed % 2 === 0 ? small : tight);
      if ((instance.floors ?? []).length === 0) continue;
      const reference = solveSlowly(instance);
      const random = seeded(seed);
      for (const pairs of drawn(instance, seed, 4)) {
        const right = securedUnits(instance, pairs, reference.secured);
        if (right === null) continue;
        const other = new Set(right);
        const served = [...pairs.keys()];
        const unit = served[Math.floor(random() * served.length)];
        if (unit === undefined) continue;
        if (!other.delete(unit)) other.add(unit);
        const stated = signed(instance, pairs, other);
        if (verify(instance, stated).certified) expect({ seed, instance, stated }).toEqual("refused");
        wrong++;
      }
    }
    expect(wrong).toBeGreaterThan(1000);
  }, 120_000);

  it("accepts the answer to a slightly different question only where it answers this one too", () => {
    let wrong = 0;
    for (let seed = 1; seed <= 1200; seed++) {
      const instance = randomInstance(seed, [floored, lean, tight][seed % 3]!);
      const reference = solveSlowly(instance);
      const { cutoffs } = solve(instance);
      for (const unit of instance.units.slice(0, 8)) {
        if (instance.pins?.some((pin) => pin.unit === unit.id)) continue;
        const units = instance.units.map((one) => (one === unit ? { ...one, offers: [] } : one));
        const { hash: _, ...stated } = solve({ ...instance, units });
        const named = new Map(
          instance.units.filter(({ id }) => stated.protected?.includes(id)).map(({ id }) => [id, ""]),
        );
        const isRight =
          sameCounts(countsOf(instance, new Map(stated.assignments)), reference.counts) &&
          sameCounts(countsOf(instance, named), reference.secured) &&
          JSON.stringify(stated.cutoffs) === JSON.stringify(cutoffs);
        expect(verify(instance, { ...stated, hash: hashOf(instance, stated) }).certified).toBe(isRight);
        if (!isRight) wrong++;
      }
    }
    expect(wrong).toBeGreaterThan(1000);
  }, 60_000);

  it("knows one set of cut-offs for all best allocations", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const instance = randomInstance(seed, small);
      const reference = solveSlowly(instance);
      const stated = new Set<string>();
      for (const pairs of allocations(instance)) {
        const secured = securedUnits(instance, pairs, reference.secured);
        if (secured === null || !sameCounts(countsOf(instance, pairs), reference.counts)) continue;
        stated.add(JSON.stringify(statedBy(instance, pairs, secured).cutoffs));
      }
      expect(stated.size).toBe(1);
    }
  }, 60_000);
});

describe("the slow reference", () => {
  it("serves what an exhaustive search finds best where no floor comes before the order", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const instance = { ...randomInstance(seed, small), floors: [] };
      const { counts, served } = solveSlowly(instance);
      let best: number[] | null = null;
      let most = 0;
      let bestPairs: Pairs = new Map();
      for (const pairs of allocations(instance)) {
        const worth = worthOf(instance, pairs).counts;
        most = Math.max(most, pairs.size);
        if (best === null || compare(worth, best) > 0) [best, bestPairs] = [worth, pairs];
      }
      expect(sameCounts(countsOf(instance, bestPairs), counts)).toBe(true);
      expect(served).toBe(most);
    }
  }, 60_000);
});

describe("a result that was changed", () => {
  const changes: [string, (result: MatchResult, random: () => number) => unknown][] = [
    ["a help left out", (result, random) => drop(result.assignments, random)],
    ["a help put in twice", (result, random) => result.assignments.push(pick(result.assignments, random))],
    ["rows in another order", ({ assignments }) => assignments.reverse()],
    ["a unit renamed", (result, random) => (pick(result.assignments, random)[0] += "x")],
    ["an offer renamed", (result, random) => (pick(result.assignments, random)[1] += "x")],
    ["a cut-off left out", (result, random) => drop(result.cutoffs, random)],
    ["a cut-off twice", (result, random) => result.cutoffs.push(pick(result.cutoffs, random))],
    ["cut-offs in another order", ({ cutoffs }) => cutoffs.reverse()],
    ["a cut-off opened", (result, random) => restate(pick(result.cutoffs, random), "open")],
    ["a cut-off shut", (result, random) => restate(pick(result.cutoffs, random), "shut")],
    ["a cut-off of another rank", (result, random) => (pick(result.cutoffs, random).rank = 3)],
    ["a cut-off of another round", (result, random) => (pick(result.cutoffs, random).round = 2)],
    ["a cut-off of an unknown offer", (result, random) => (pick(result.cutoffs, random).offer = "x")],
    ["protection stated", (result) => (result.protected = [result.assignments[0]![0]])],
    ["protection withheld", (result) => (result.protected = [])],
    ["more served", (result) => result.served++],
    ["fewer households", (result) => result.households--],
    ["another version", (result) => ((result as { version: number }).version = 2)],
    ["a field more", (result) => Object.assign(result, { note: "" })],
    ["a field of another kind", (result) => Object.assign(result, { served: String(result.served) })],
    ["no list of assignments", (result) => Object.assign(result, { assignments: null })],
    ["half a round", (result, random) => Object.assign(pick(result.cutoffs, random), { round: 0.5 })],
  ];
  it.each(changes)("is refused with %s, whether or not its hash is made anew", (_name, change) => {
    let changed = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const instance = randomInstance(seed, seed % 2 === 0 ? small : middling);
      const result = answered(instance, seed);
      if (result === null || result.assignments.length < 2) continue;
      const before = JSON.stringify(result);
      change(result, seeded(seed));
      if (JSON.stringify(result) === before || isSameClaim(result, before)) continue;
      changed++;
      expect(verify(instance, result).certified).toBe(false);
      const { hash: _, ...rest } = result;
      expect(verify(instance, { ...rest, hash: tryHash(instance, rest) }).certified).toBe(false);
    }
    expect(changed).toBeGreaterThan(10);
  });

  it("is refused with any other hash, and for any other instance", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const instance = randomInstance(seed, small);
      const result = answered(instance, seed);
      if (result === null) continue;
      expect(verify(instance, result)).toEqual({ certified: true });
      const flipped = result.hash.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
      expect(verify(instance, { ...result, hash: flipped })).toMatchObject({ code: "hash_differs" });
      const other = { ...instance, offers: [...instance.offers, { id: "z", dimension: "x", capacity: 0 }] };
      expect(verify(other, result).certified).toBe(false);
    }
  });

  it("is refused where the instance contradicts itself", () => {
    const instance: Instance = { version: 1, cap: 0, offers: [], units: [] };
    const rest = { version: 1 as const, assignments: [], cutoffs: [], served: 0, households: 0 };
    expect(verify(instance, { ...rest, hash: hashOf(instance, rest) })).toEqual({
      certified: false,
      code: "instance_refused",
      place: "bad_number: cap",
    });
  });
});

/** Some allocations of an instance, best ones among them where they are rare. */
function drawn(instance: Instance, seed: number, count: number): Pairs[] {
  const reference = solveSlowly(instance);
  const random = seeded(seed);
  const best: Pairs[] = [];
  const others: Pairs[] = [];
  let seen = 0;
  for (const pairs of allocations(instance)) {
    if (pairs.size < reference.served - 1) continue;
    const isBest = sameCounts(countsOf(instance, pairs), reference.counts);
    const kept = isBest ? best : others;
    if (kept.length < count) kept.push(pairs);
    else if (random() < 0.1) kept[Math.floor(random() * count)] = pairs;
    if (++seen > 3000) break;
  }
  return shuffled([...best.slice(0, count / 2), ...others], random).slice(0, count);
}

function answered(instance: Instance, seed: number): MatchResult | null {
  const reference = solveSlowly(instance);
  let seen = 0;
  for (const pairs of allocations(instance)) {
    if (++seen > 20_000) return null;
    if (!sameCounts(countsOf(instance, pairs), reference.counts)) continue;
    const secured = securedUnits(instance, pairs, reference.secured);
    if (secured !== null) return structuredClone(signed(instance, pairs, secured));
  }
  throw new Error(`no best allocation for seed ${seed}`);
}

function signed(instance: Instance, pairs: Pairs, secured: ReadonlySet<string>): MatchResult {
  const stated = statedBy(instance, pairs, secured);
  return { ...stated, hash: hashOf(instance, stated) };
}

function tryHash(instance: Instance, rest: Omit<MatchResult, "hash">): string {
  try {
    return hashOf(instance, rest);
  } catch {
    return "0".repeat(64);
  }
}

/** Protection left empty says no more than protection left out. */
function isSameClaim(result: MatchResult, before: string): boolean {
  const other = JSON.parse(before) as MatchResult;
  return (
    JSON.stringify({ ...result, protected: result.protected ?? [] }) ===
    JSON.stringify({ ...other, protected: other.protected ?? [] })
  );
}

function restate(cutoff: MatchResult["cutoffs"][number], state: "open" | "shut"): void {
  Object.assign(cutoff, { state, round: null, rank: null });
}

function pick<Row>(rows: Row[], random: () => number): Row {
  return rows[Math.floor(random() * rows.length)]!;
}

function drop<Row>(rows: Row[], random: () => number): void {
  rows.splice(Math.floor(random() * rows.length), 1);
}
