import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { hashOf } from "~/features/matching/rules/canonical";
import type { Columns, Names } from "~/features/matching/rules/columns";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { readInstance } from "~/features/matching/rules/read-instance";
import { solve } from "~/features/matching/rules/solve";
import { verify, verifyAnswer } from "~/features/matching/rules/verify";
import {
  floored,
  middling,
  randomInstance,
  seeded,
  small,
  tight,
  type Draw,
} from "#tests/features/matching/rules/random-instances";
import {
  chooseSlowly,
  holderOf,
  securedUnits,
  solveSlowly,
  statedBy,
} from "#tests/features/matching/rules/reference";
import type { Mutant } from "./mutants";

/** Judges mutants one after the other: loads the rules with the change and asks the oracles, with fixed seeds. */
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
  columns: Columns;
  names: Names;
  /** What the definition asks for, known for all but large instances: then the certificate alone judges. */
  expected: { units: string; cutoffs: string; secured: string } | null;
};
type Claim = { instance: Instance; result: MatchResult; verdict: string };

const draws: Draw[] = [small, floored, tight, middling];
const crowded: Draw = { households: 12, offers: 20, units: 60, capacity: 1, plain: true };
const wide: Draw = { households: 60, offers: 70, units: 260, capacity: 4 };
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
  const add = (instance: Instance, isKnown: boolean) => {
    const { columns, names } = readInstance(instance);
    cases.push({ instance, columns, names, expected: isKnown ? expectedOf(instance) : null });
  };
  for (let seed = 1; seed <= 400; seed++) add(randomInstance(seed, draws[seed % 4]!), true);
  for (let seed = 1; seed <= 120; seed++) add(randomInstance(seed, crowded), false);
  for (let seed = 1; seed <= 60; seed++)
    add(randomInstance(seed, { ...wide, floored: seed % 3 === 0 }), false);
  for (let seed = 1; seed <= 12; seed++) add(randomInstance(seed, deep), false);
  add(vast, true);
  return cases;
}

function expectedOf(instance: Instance): Case["expected"] {
  const reference = solveSlowly(instance);
  const units = chooseSlowly(instance, reference.counts);
  const { cutoffs } = solve(instance);
  return {
    units: JSON.stringify([...units].sort()),
    cutoffs: JSON.stringify(cutoffs),
    secured: JSON.stringify([...reference.secured].sort()),
  };
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
    const instance = randomInstance(seed, draws[seed % 4]!);
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

function solves(one: Case, solveIt: typeof solve): boolean {
  const result = solveIt(one.instance);
  if (!verify(one.instance, result).certified) return false;
  if (one.expected === null) return true;
  const secured = new Map<string, number>();
  for (const unit of one.instance.units) {
    if (!result.protected?.includes(unit.id)) continue;
    const holder = holderOf(one.instance, unit);
    secured.set(holder, (secured.get(holder) ?? 0) + 1);
  }
  return (
    JSON.stringify(result.assignments.map(([unit]) => unit).sort()) === one.expected.units &&
    JSON.stringify(result.cutoffs) === one.expected.cutoffs &&
    JSON.stringify([...secured].sort()) === one.expected.secured
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

const cases = makeCases();
const claims = makeClaims();
const began = performance.now();
const isReady = stands(null, null);
if (process.env.SHOW)
  process.stderr.write(
    `${cases.length} cases, ${claims.length} claims, ${(performance.now() - began).toFixed(0)} ms\n`,
  );
process.send?.(isReady ? { ready: performance.now() - began } : "broken");
process.on("message", (mutant: Mutant) => process.send!(judge(mutant)));
