import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mutantsOf, type Mutant, type Verdict } from "./mutants";

/**
 * `npm run bench -- mutation [FILE…]`: breaks the engine and the check of a result in every small way, one at a time, and
 * asks whether the oracles notice. Each mutant is judged by `mutation-judge.ts` in a process beside this one; one that
 * does not end in time counts as noticed. Survivors are listed, equivalent ones among them: nothing
 * is left out.
 */
const rules = fileURLToPath(new URL("../../app/features/matching/rules/", import.meta.url));
const judge = fileURLToPath(new URL("./mutation-judge.ts", import.meta.url));
const leastPercent = 85;
/** For one mutant in all; the judge itself ends most of those that never end much sooner. */
const patienceMs = 120_000;
/** `SAMPLE=8` tries every eighth mutant only, for a quick look. */
const sample = Number(process.env.SAMPLE ?? 1);
const workers = Number(process.env.WORKERS ?? 2);

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
  return noticed >= leastPercent;
}

async function judgeAll(mutants: Mutant[]): Promise<Verdict[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "mutation-"));
  const prepared = path.join(folder, "prepared.json");
  try {
    (await start("prepare", prepared)).disconnect();
    const verdicts: Verdict[] = [];
    let next = 0;
    const began = performance.now();
    const work = async () => {
      let child = await start("judge", prepared);
      for (let at = next++; at < mutants.length; at = next++) {
        if (at > 0 && at % 200 === 0) {
          const left = verdicts.filter((verdict) => verdict === "survived").length;
          say(`${at} judged, ${left} of them survived, ${((performance.now() - began) / 1000).toFixed(0)} s`);
        }
        const verdict = await ask(child, mutants[at]!);
        verdicts[at] = verdict ?? "late";
        if (verdict === null) child = await start("judge", prepared);
      }
      child.kill("SIGKILL");
    };
    await Promise.all(Array.from({ length: workers }, work));
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A judge that is ready. */
function start(task: "prepare" | "judge", file: string): Promise<ChildProcess> {
  // What breaks a judge down is a verdict, not news.
  const child = fork(judge, [task, file], {
    stdio: ["ignore", "inherit", task === "judge" ? "ignore" : "inherit", "ipc"],
  });
  return new Promise((done, fail) => {
    child.once("message", () => {
      child.removeAllListeners();
      done(child);
    });
    child.once("exit", () => fail(new Error("The judge ended before it was ready.")));
  });
}

/** The judge's verdict; null when it broke down, as code does that never stops asking for memory. */
function ask(child: ChildProcess, mutant: Mutant): Promise<Verdict | null> {
  return new Promise((done) => {
    const finish = (verdict: Verdict | null) => {
      clearTimeout(timer);
      child.removeAllListeners();
      if (verdict === null) child.kill("SIGKILL");
      done(verdict);
    };
    const timer = setTimeout(() => finish(null), patienceMs);
    child.once("message", (message) => finish(message as Verdict));
    child.once("exit", () => finish(null));
    child.send(mutant);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = (await run()) ? 0 : 1;
