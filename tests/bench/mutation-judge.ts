import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import ts from "typescript";
import type { Answer } from "~/features/matching/rules/columns";
import type { solveColumns } from "~/features/matching/rules/engine/engine";
import type { solve } from "~/features/matching/rules/solve";
import { verify, verifyAnswer } from "~/features/matching/rules/verify";
import type * as Verify from "~/features/matching/rules/verify";
import { checkParts, type Parts } from "#tests/features/matching/rules/engine-parts";
import {
  answersOf,
  type Case,
  type Claim,
  contended,
  crowd,
  makeCases,
  makeClaims,
  securedBy,
  servedBy,
  sharesOf,
} from "./mutation-cases";
import type { Mutant, Verdict } from "./mutants";

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

type Load = (entry: string) => unknown;

/** Fresh copies of the modules of the rules and all they import, with one of them changed. */
function loader(changed: string | null, body: Body | null): Load {
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
  return (entry) => reach(path.join(rules, entry));
}

/** One question to a copy of the rules; throws or answers false where they are wrong. */
type Question = () => boolean;

function questionsTo(file: string | null, load: Load): Question[] {
  return [
    ...(file === null || !file.startsWith("verify") ? questionsToEngine(load) : []),
    ...(file === null || file.startsWith("verify") ? questionsToCheck(load) : []),
  ];
}

function questionsToEngine(load: Load): Question[] {
  const part = (name: string) => load(`engine/${name}.ts`);
  const parts = {
    arrange: part("arrange"),
    lists: part("bit-lists"),
    moves: part("move-counts"),
    state: part("state"),
    search: part("search"),
  } as Parts;
  const whole = load("solve.ts") as { solve: typeof solve };
  const { solveColumns: solveAll } = part("engine") as { solveColumns: typeof solveColumns };
  return [
    ...Array.from({ length: 40 }, (_, seed): Question => () => {
      checkParts(parts, seed + 1);
      return true;
    }),
    ...crowd.map(
      ({ columns, shares }): Question =>
        () =>
          JSON.stringify(sharesOf(solveAll, columns)) === shares,
    ),
    () => verifyAnswer(contended, solveAll(contended)) === null,
    ...cases.map(({ instance, expected, hash }): Question => () => {
      const result = whole.solve(instance);
      return (
        verify(instance, result).certified &&
        result.hash === hash &&
        JSON.stringify(servedBy(result).sort()) === expected.units &&
        JSON.stringify(result.cutoffs) === expected.cutoffs &&
        JSON.stringify([...securedBy(instance, result)].sort()) === expected.secured
      );
    }),
  ];
}

function questionsToCheck(load: Load): Question[] {
  const subject = load("verify.ts") as typeof Verify;
  return [
    ...claims.map(
      ({ instance, result, verdict }): Question =>
        () =>
          JSON.stringify(subject.verify(instance, result)) === verdict,
    ),
    ...answers.map(({ columns, answer, refusal }): Question => () => {
      const { code, unit, offer } = subject.verifyAnswer(columns, answer) ?? {};
      return JSON.stringify([code, unit, offer]) === refusal;
    }),
    // What is no refusal is no verdict either.
    () => throws(() => subject.verify(null!, null!)),
    () => throws(() => subject.verifyAnswer(null!, {} as Answer)),
  ];
}

function throws(action: () => unknown): boolean {
  try {
    action();
    return false;
  } catch (error) {
    return error instanceof TypeError;
  }
}

/** Why the last question was not answered well, where it threw. */
let reason: unknown;

/** Runs until done or for so long; code that never ends is ended. */
const script = new Script("globalThis.guarded()");
function within(ms: number, action: () => Verdict): Verdict {
  (globalThis as { guarded?: () => Verdict }).guarded = action;
  try {
    return script.runInThisContext({ timeout: Math.ceil(ms) }) as Verdict;
  } catch (error) {
    reason = error;
    return (error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "late" : "killed";
  }
}

/** Questions are put in portions, and each may take ten times as long as it takes the code as it is, and half a second. */
const portion = 20;
const patience = { least: 500, times: 10 };

function ask(questions: Question[], usual: number[] | null, note?: (ms: number) => void): Verdict {
  for (let from = 0; from < questions.length; from += portion) {
    const began = performance.now();
    const limit = usual === null ? 600_000 : patience.least + patience.times * usual[from / portion]!;
    const verdict = within(limit, () =>
      questions.slice(from, from + portion).every((question) => question()) ? "survived" : "killed",
    );
    if (verdict !== "survived") return verdict;
    note?.(performance.now() - began);
  }
  return "survived";
}

function judge({ file, start, end, to }: Mutant, usual: Usual): Verdict {
  const text = readFileSync(path.join(rules, file), "utf8");
  let questions: Question[];
  try {
    const body = compile(text.slice(0, start) + to + text.slice(end));
    questions = questionsTo(file, loader(path.join(rules, file), body));
  } catch {
    return "killed";
  }
  return ask(questions, file.startsWith("verify") ? usual.check : usual.engine);
}

/** Milliseconds of each portion for the code as it is. */
type Usual = { engine: number[]; check: number[] };

function timeUsual(): Usual {
  const usual: Usual = { engine: [], check: [] };
  const load = loader(null, null);
  const stands =
    ask(questionsToEngine(load), null, (ms) => usual.engine.push(ms)) === "survived" &&
    ask(questionsToCheck(load), null, (ms) => usual.check.push(ms)) === "survived";
  if (!stands) throw new Error("The code as it is does not stand.", { cause: reason });
  return usual;
}

const [task, file] = process.argv.slice(2);
type Prepared = { cases: Case[]; claims: Claim[]; usual?: Usual };
const prepared: Prepared =
  task === "prepare"
    ? { cases: makeCases(), claims: makeClaims() }
    : (JSON.parse(readFileSync(file!, "utf8")) as Prepared);
const { cases, claims } = prepared;
const answers = answersOf();
if (task === "prepare") {
  prepared.usual = timeUsual();
  writeFileSync(file!, JSON.stringify(prepared));
  process.send!("ready");
} else {
  process.send!("ready");
  process.on("message", (mutant: Mutant) => process.send!(judge(mutant, prepared.usual!)));
}
