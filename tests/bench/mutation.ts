import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mutantsOf, type Mutant } from "./mutants";

/**
 * `npm run bench -- mutation [FILE…]`: breaks the engine and the check of a result in every small way, one at a time, and
 * asks whether the oracles notice. Each mutant is judged in a process of its own kind by `mutation-judge.ts`; one that
 * does not answer in time is ended and counts as noticed. Survivors are listed, equivalent ones among them: nothing
 * is left out.
 */
const rules = fileURLToPath(new URL("../../app/features/matching/rules/", import.meta.url));
const judge = fileURLToPath(new URL("./mutation-judge.ts", import.meta.url));
/** A mutant may take five times as long as the code as it is, the first hundred instances as long as all of them. */
const LIMIT = { percent: 85, leastMs: 2000, timesWhole: 5 };
/** `SAMPLE=8` tries every eighth mutant only, for a quick look. */
const sample = Number(process.env.SAMPLE ?? 1);
const workers = Number(process.env.WORKERS ?? 2);

type Verdict = "killed" | "survived" | "late";

async function run(): Promise<boolean> {
  const wanted = process.argv.slice(3);
  const files = [
    ...readdirSync(path.join(rules, "engine")).map((name) => `engine/${name}`),
    "solve.ts",
    ...readdirSync(rules).filter((name) => name.startsWith("verify")),
  ].filter((file) => file.endsWith(".ts") && (wanted.length === 0 || wanted.includes(file)));
  const mutants = files
    .flatMap((file) => mutantsOf(file, readFileSync(path.join(rules, file), "utf8")))
    .filter((_, at) => at % sample === 0);
  say(`${mutants.length} mutants of ${files.length} files`);
  const began = performance.now();
  const verdicts = await judgeAll(mutants);
  let noticed = 0;
  say(`${"file".padEnd(26)} mutants  killed    late  survived   noticed`);
  for (const file of [...files, "together"]) {
    const own = mutants.map((mutant, at) => ({ mutant, verdict: verdicts[at]! }));
    const here = own.filter(({ mutant }) => file === "together" || mutant.file === file);
    if (here.length === 0) continue;
    const count = (verdict: Verdict) => here.filter((one) => one.verdict === verdict).length;
    noticed = (100 * (count("killed") + count("late"))) / here.length;
    const numbers = [here.length, count("killed"), count("late"), count("survived")];
    say(
      `${file.padEnd(26)} ${numbers.map((number) => String(number).padStart(7)).join(" ")} ${noticed.toFixed(1).padStart(9)} %`,
    );
  }
  for (const [at, { file, line, from, to }] of mutants.entries()) {
    if (verdicts[at] === "survived") say(`survived ${file}:${line}  ${from}  →  ${to}`);
  }
  say(`${((performance.now() - began) / 1000).toFixed(0)} s with ${workers} processes`);
  return noticed >= LIMIT.percent;
}

async function judgeAll(mutants: Mutant[]): Promise<Verdict[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "mutation-"));
  const prepared = path.join(folder, "prepared.json");
  try {
    const { child, answer } = await start("prepare", prepared);
    child.disconnect();
    if (typeof answer !== "object") throw new Error(`The code as it is does not stand: ${String(answer)}`);
    const { wholeMs } = answer as { wholeMs: number };
    const verdicts: Verdict[] = [];
    let next = 0;
    const work = async () => {
      let { child } = await start("judge", prepared);
      for (let at = next++; at < mutants.length; at = next++) {
        verdicts[at] = await ask(child, mutants[at]!, wholeMs);
        if (verdicts[at] === "late") ({ child } = await start("judge", prepared));
      }
      child.kill("SIGKILL");
    };
    await Promise.all(Array.from({ length: workers }, work));
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A judge and its first word. */
function start(task: "prepare" | "judge", file: string): Promise<{ child: ChildProcess; answer: unknown }> {
  const child = fork(judge, [task, file], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return new Promise((done) => {
    const finish = (answer: unknown) => {
      child.removeAllListeners();
      done({ child, answer });
    };
    child.on("message", (message) => message !== "going" && finish(message));
    child.once("exit", () => finish("ended"));
  });
}

/** What runs forever mostly does so within the first hundred instances, which otherwise take a fraction of the whole. */
function ask(child: ChildProcess, mutant: Mutant, wholeMs: number): Promise<Verdict> {
  return new Promise((done) => {
    const finish = (verdict: Verdict) => {
      clearTimeout(timer);
      child.removeAllListeners();
      if (verdict === "late") child.kill("SIGKILL");
      done(verdict);
    };
    let timer = setTimeout(() => finish("late"), Math.max(LIMIT.leastMs, wholeMs));
    child.on("message", (message) => {
      if (message !== "going") return finish(message as Verdict);
      clearTimeout(timer);
      timer = setTimeout(() => finish("late"), LIMIT.timesWhole * wholeMs);
    });
    child.once("exit", () => finish("late"));
    child.send(mutant);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = (await run()) ? 0 : 1;
