import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { hashOf } from "~/features/matching/rules/canonical";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { solve } from "~/features/matching/rules/solve";
import { verify, verifyAnswer } from "~/features/matching/rules/verify";
import {
  floored,
  lean,
  middling,
  randomInstance,
  seeded,
  small,
  tight,
  type Draw,
} from "#tests/features/matching/rules/random-instances";
import {
  chooseSlowly,
  countsOf,
  sameCounts,
  securedUnits,
  solveSlowly,
  statedBy,
} from "#tests/features/matching/rules/reference";
import type { Mutant } from "./mutants";

/**
 * `mutation-judge.ts prepare FILE` writes down what the oracles say, with fixed seeds, and makes sure that the code as it
 * is stands; `mutation-judge.ts judge FILE` then loads the rules with one change after the other and compares.
 */
const app = fileURLToPath(new URL("../../app/", import.meta.url));
const rules = path.join(app, "features/matching/rules");
const require = createRequire(import.meta.url);
type Body = (require: (name: string) => unknown, exports: object) => void;
const bodies = new Map<string, Body>();

function compile(text: string): Body {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  return new Function("require", "exports", outputText) as Body;
}

/** A fresh copy of a module and all it imports, with one of them changed. */
function load(entry: string, changed: string | null, body: Body | null): Record<string, unknown> {
  const loaded = new Map<string, object>();
  const reach = (file: string): object => {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const exports = {};
    loaded.set(file, exports);
    if (!bodies.has(file)) bodies.set(file, compile(readFileSync(file, "utf8")));
    const run = file === changed ? body! : bodies.get(file)!;
    run((name) => {
      if (name.startsWith("~/")) return reach(`${path.join(app, name.slice(2))}.ts`);
      return name.startsWith(".") ? reach(`${path.resolve(path.dirname(file), name)}.ts`) : require(name);
    }, exports);
    return exports;
  };
  return reach(path.join(rules, entry)) as Record<string, unknown>;
}

type Case = {
  instance: Instance;
  expected: { units: string; cutoffs: string; secured: string };
  /** What the same file gives whoever solves it: who sits where is part of the answer. */
  hash: string;
};
type Claim = { instance: Instance; result: MatchResult; verdict: string };

const draws: Draw[] = [small, floored, tight, middling, lean];
const crowded: Draw = { households: 12, offers: 20, units: 60, capacity: 1, plain: true };
const wide: Draw = { households: 60, offers: 70, units: 260, capacity: 4 };
const broad: Draw = { households: 90, offers: 150, units: 320, capacity: 2 };
const deep: Draw = { households: 120, offers: 6, units: 240, capacity: 60 };

/** Floors so large that their filling cannot be compared in doubles: 1 of the greater is the smaller part. */
const vast: Instance = {
  version: 1,
  cap: null,
  offers: [{ id: "o", dimension: "food", capacity: 3 }],
  units: ["a", "b", "b", "a", "a", "b"].map((area, at) => ({
    id: `u${at}`,
    household: `h${at}`,
    dimension: "food",
    rank: at,
    area,
    offers: ["o"],
  })),
  floors: [
    { area: "a", dimension: null, places: 2 ** 53 - 2 },
    { area: "b", dimension: null, places: 2 ** 53 - 1 },
  ],
};

function makeCases(): Case[] {
  const cases: Case[] = [];
  const add = (instance: Instance, isSmall: boolean) => {
    cases.push({ instance, expected: expectedOf(instance, isSmall), hash: solve(instance).hash });
  };
  for (let seed = 1; seed <= 400; seed++) add(randomInstance(seed, draws[seed % draws.length]!), true);
  for (let seed = 1; seed <= 120; seed++) add(randomInstance(seed, crowded), false);
  for (let seed = 1; seed <= 60; seed++)
    add(randomInstance(seed, { ...wide, floored: seed % 3 === 0 }), false);
  for (let seed = 1; seed <= 12; seed++) add(randomInstance(seed, deep), false);
  for (let seed = 1; seed <= 16; seed++) add(randomInstance(seed, broad), false);
  add(vast, true);
  return cases;
}

/**
 * What the definition asks for. Of larger instances the code as it is says it: who is served, the cut-offs and what is
 * protected are the same for every right answer, and the certificate is asked besides.
 */
function expectedOf(instance: Instance, isSmall: boolean): Case["expected"] {
  const result = solve(instance);
  const reference = isSmall ? solveSlowly(instance) : null;
  const units = reference === null ? servedBy(result) : [...chooseSlowly(instance, reference.counts)];
  return {
    units: JSON.stringify(units.sort()),
    cutoffs: JSON.stringify(result.cutoffs),
    secured: JSON.stringify([...(reference?.secured ?? securedBy(instance, result))].sort()),
  };
}

function servedBy(result: MatchResult): string[] {
  return result.assignments.map(([unit]) => unit);
}

function securedBy(instance: Instance, result: MatchResult): Map<string, number> {
  const named = new Set(result.protected);
  const units = new Map(instance.units.filter(({ id }) => named.has(id)).map((unit) => [unit.id, "x"]));
  return countsOf(instance, units);
}

/** Results that hold and results that do not, each with what the check must say. */
function makeClaims(): Claim[] {
  const claims: Claim[] = [];
  const claim = (instance: Instance, rest: Omit<MatchResult, "hash">, holds?: boolean) => {
    const result = { ...rest, hash: hashOf(instance, rest) };
    const verdict = JSON.stringify(verify(instance, result));
    if (holds !== undefined && verify(instance, result).certified !== holds)
      throw new Error("A claim is misjudged.");
    claims.push({ instance, result, verdict });
  };
  for (let seed = 1; seed <= 400; seed++) {
    const instance = randomInstance(seed, draws[seed % draws.length]!);
    const random = seeded(seed);
    const { hash: _, ...best } = solve(instance);
    claim(instance, best, true);
    const pairs = new Map(best.assignments);
    for (let turn = 0; turn < 4 && pairs.size > 0; turn++) {
      // Somebody gives up a place, takes another one or passes it on, and cut-offs are stated honestly or kept.
      const units = [...pairs.keys()];
      const unit = units[Math.floor(random() * units.length)]!;
      const other = instance.units[Math.floor(random() * instance.units.length)]!;
      const changed = new Map(pairs);
      const offer = changed.get(unit)!;
      if (turn % 2 === 0) changed.delete(unit);
      if (turn !== 0) changed.set(other.id, turn === 3 ? (other.offers[0] ?? offer) : offer);
      const secured = securedUnits(instance, changed, solveSlowly(instance).secured);
      if (secured !== null) claim(instance, statedBy(instance, changed, secured));
      claim(instance, {
        ...best,
        assignments: [...changed].sort(([a], [b]) => (a < b ? -1 : 1)),
        served: changed.size,
      });
    }
    const at = Math.floor(random() * best.cutoffs.length);
    const cutoff = best.cutoffs[at]!;
    const other = instance.units[Math.floor(random() * Math.max(1, instance.units.length))];
    const states: Partial<typeof cutoff>[] = [
      { state: "open", round: null, rank: null },
      { state: "shut", round: null, rank: null },
      { state: "cut", round: instance.cap === null ? null : 1, rank: other?.rank ?? 0 },
      { state: "cut", round: instance.cap === null ? null : instance.cap, rank: other?.rank ?? 0 },
      { rank: (cutoff.rank ?? 0) + 1 },
      { round: (cutoff.round ?? 0) + 1 },
    ];
    for (const state of states) {
      const cutoffs = best.cutoffs.map((one, nth) => (nth === at ? { ...cutoff, ...state } : one));
      claim(instance, { ...best, cutoffs });
    }
    // The answer to a slightly different question, as whoever wants to pass somebody over would state it.
    const reference = solveSlowly(instance);
    for (const unit of instance.units.slice(0, 10)) {
      if (pairs.has(unit.id) === (seed % 2 === 0) || instance.pins?.some((pin) => pin.unit === unit.id))
        continue;
      const { hash: _, ...other } = solve({
        ...instance,
        units: instance.units.map((one) => (one === unit ? { ...one, offers: [] } : one)),
      });
      const isRight =
        sameCounts(countsOf(instance, new Map(other.assignments)), reference.counts) &&
        JSON.stringify([...securedBy(instance, { ...other, hash: "" })].sort()) ===
          JSON.stringify([...reference.secured].sort()) &&
        JSON.stringify(other.cutoffs) === JSON.stringify(best.cutoffs);
      claim(instance, other, isRight);
    }
    if (best.protected !== undefined) {
      for (const unit of instance.units) {
        const list = new Set(best.protected);
        if (!list.delete(unit.id)) list.add(unit.id);
        claim(instance, { ...best, protected: [...list].sort() });
      }
    }
    claim(instance, { ...best, served: best.served + 1 }, false);
    claim(instance, { ...best, households: best.households + 1 }, false);
  }
  for (let seed = 1; seed <= 12; seed++) {
    const instance = randomInstance(seed, { ...wide, floored: seed % 2 === 0 });
    const { hash: _, ...best } = solve(instance);
    claim(instance, best, true);
  }
  for (const instance of [vast, randomInstance(4, deep)]) {
    const { hash: _, ...best } = solve(instance);
    claim(instance, best, true);
  }
  const last = claims.at(-1)!;
  const forged = { ...last.result, hash: "0".repeat(64) };
  claims.push({
    instance: last.instance,
    result: forged,
    verdict: JSON.stringify(verify(last.instance, forged)),
  });
  const contrary = { ...last.instance, cap: 0 };
  claims.push({ instance: contrary, result: forged, verdict: JSON.stringify(verify(contrary, forged)) });
  return claims;
}

function solves({ instance, expected, hash }: Case, solveIt: typeof solve): boolean {
  const result = solveIt(instance);
  return (
    verify(instance, result).certified &&
    result.hash === hash &&
    JSON.stringify(servedBy(result).sort()) === expected.units &&
    JSON.stringify(result.cutoffs) === expected.cutoffs &&
    JSON.stringify([...securedBy(instance, result)].sort()) === expected.secured
  );
}

function stands(file: string | null, body: Body | null): boolean {
  const changed = file === null ? null : path.join(rules, file);
  if (file === null || !file.startsWith("verify")) {
    const subject = load("solve.ts", changed, body) as { solve: typeof solve };
    if (!every(cases, (one) => solves(one, subject.solve))) return false;
  }
  if (file === null || file.startsWith("verify")) {
    const subject = load("verify.ts", changed, body) as {
      verify: typeof verify;
      verifyAnswer: typeof verifyAnswer;
    };
    return every(
      claims,
      ({ instance, result, verdict }) => JSON.stringify(subject.verify(instance, result)) === verdict,
    );
  }
  return true;
}

/** Tells when the first ones are done: what runs forever is mostly found out before that. */
function every<Item>(items: Item[], holds: (item: Item) => boolean): boolean {
  return items.every((item, at) => {
    if (at === 100) process.send?.("going");
    return holds(item);
  });
}

function judge({ file, start, end, to }: Mutant): "killed" | "survived" {
  const text = readFileSync(path.join(rules, file), "utf8");
  try {
    return stands(file, compile(text.slice(0, start) + to + text.slice(end))) ? "survived" : "killed";
  } catch {
    return "killed";
  }
}

const [task, file] = process.argv.slice(2);
const { cases, claims } =
  task === "prepare"
    ? { cases: makeCases(), claims: makeClaims() }
    : (JSON.parse(readFileSync(file!, "utf8")) as { cases: Case[]; claims: Claim[] });
if (task === "prepare") {
  writeFileSync(file!, JSON.stringify({ cases, claims }));
  const began = performance.now();
  process.send!(stands(null, null) ? { wholeMs: performance.now() - began } : "broken");
} else {
  process.send!("ready");
  process.on("message", (mutant: Mutant) => process.send!(judge(mutant)));
}
