import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import GLPK from "glpk.js/node";
import highs from "highs";
import { solveColumns } from "~/features/matching/rules/engine/engine";
import type { Columns } from "~/features/matching/rules/columns";
import { makeColumns, makePopulation, makeSupply } from "./matching-instance";

/**
 * `npm run bench -- matching`: the engine beside general optimisers and the usual first-come matching on the same
 * instances in the same run, and alone on large ones. Optimisers get one need as a linear program whose matrix is
 * totally unimodular, so their optimum is the optimum in whole numbers. They maximise the sum of weights that respect
 * the order; the engine, which knows no weights, must reach the same sum.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

type Solved = { served: number; objective: number; cpu: number; wall: number };

const weightOf = (columns: Columns, unit: number): number =>
  columns.households.rank.length - columns.units.household[unit]!;

function timed(work: () => { served: number; objective: number }): Solved {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const found = work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { ...found, wall, cpu: (used.user + used.system) / 1000 };
}

function sumOf(columns: Columns, served: (unit: number) => boolean): { served: number; objective: number } {
  let count = 0;
  let objective = 0;
  for (let unit = 0; unit < columns.units.list.length; unit++) {
    if (!served(unit)) continue;
    count++;
    objective += weightOf(columns, unit);
  }
  return { served: count, objective };
}

function byEngine(columns: Columns): { served: number; objective: number } {
  const { at } = solveColumns(columns);
  return sumOf(columns, (unit) => at[unit]! >= 0);
}

/** The usual practice: in order, everybody takes the first offer that fits and has a place. */
function byGreedy(columns: Columns): { served: number; objective: number } {
  const left = columns.offers.capacity.slice();
  const { start, offers } = columns.lists;
  return sumOf(columns, (unit) => {
    for (let at = start[columns.units.list[unit]!]!; at < start[columns.units.list[unit]! + 1]!; at++) {
      if (left[offers[at]!]! <= 0) continue;
      left[offers[at]!]!--;
      return true;
    }
    return false;
  });
}

type Pair = { unit: number; offer: number };

function pairsOf(columns: Columns): Pair[] {
  const pairs: Pair[] = [];
  for (let unit = 0; unit < columns.units.list.length; unit++) {
    const list = columns.units.list[unit]!;
    for (let at = columns.lists.start[list]!; at < columns.lists.start[list + 1]!; at++) {
      pairs.push({ unit, offer: columns.lists.offers[at]! });
    }
  }
  return pairs;
}

async function byHighs(columns: Columns): Promise<Solved> {
  const solver = await highs();
  const pairs = pairsOf(columns);
  const byUnit = new Map<number, string[]>();
  const byOffer = new Map<number, string[]>();
  pairs.forEach(({ unit, offer }, at) => {
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), `x${at}`]);
    const row = byOffer.get(offer);
    if (row) row.push(`x${at}`);
    else byOffer.set(offer, [`x${at}`]);
  });
  const text = [
    "Maximize",
    ` obj: ${inLines(pairs.map(({ unit }, at) => `${weightOf(columns, unit)} x${at}`))}`,
    "Subject To",
    ...[...byUnit].map(([unit, names]) => ` u${unit}: ${inLines(names)} <= 1`),
    ...[...byOffer].map(
      ([offer, names]) => ` o${offer}: ${inLines(names)} <= ${columns.offers.capacity[offer]}`,
    ),
    "End",
  ].join("\n");
  return timed(() => {
    const answer = solver.solve(text, { presolve: "on" });
    const served = Object.values(answer.Columns).reduce(
      (sum, one) => sum + ("Primal" in one ? one.Primal : 0),
      0,
    );
    return { served: Math.round(served), objective: Math.round(answer.ObjectiveValue) };
  });
}

function inLines(terms: string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 20) lines.push(terms.slice(at, at + 20).join(" + "));
  return lines.join("\n + ");
}

async function byGlpk(columns: Columns): Promise<Solved> {
  const glpk = await GLPK();
  const pairs = pairsOf(columns);
  const byUnit = new Map<number, number[]>();
  const byOffer = new Map<number, number[]>();
  pairs.forEach(({ unit, offer }, at) => {
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), at]);
    const row = byOffer.get(offer);
    if (row) row.push(at);
    else byOffer.set(offer, [at]);
  });
  const row = (name: string, members: number[], most: number) => ({
    name,
    vars: members.map((at) => ({ name: `x${at}`, coef: 1 })),
    bnds: { type: glpk.GLP_UP, ub: most, lb: 0 },
  });
  const program = {
    name: "matching",
    objective: {
      direction: glpk.GLP_MAX,
      name: "obj",
      vars: pairs.map(({ unit }, at) => ({ name: `x${at}`, coef: weightOf(columns, unit) })),
    },
    subjectTo: [
      ...[...byUnit].map(([unit, members]) => row(`u${unit}`, members, 1)),
      ...[...byOffer].map(([offer, members]) => row(`o${offer}`, members, columns.offers.capacity[offer]!)),
    ],
  };
  return timed(() => {
    const { result } = glpk.solve(program, { msglev: glpk.GLP_MSG_OFF, presol: true }) as Awaited<
      ReturnType<typeof glpk.solve>
    >;
    const served = Object.values(result.vars).reduce((sum, value) => sum + value, 0);
    return { served: Math.round(served), objective: Math.round(result.z) };
  });
}

async function compare(households: number, offers: number): Promise<boolean> {
  const population = makePopulation(households, 1, true);
  const supply = makeSupply(offers, population, 2, 60, true);
  const columns = makeColumns(population, supply, null);
  const cold = timed(() => byEngine(columns));
  const warm = Array.from({ length: 21 }, () => timed(() => byEngine(columns)));
  const middle = [...warm].sort((left, right) => left.cpu - right.cpu)[10]!;
  const greedy = timed(() => byGreedy(columns));
  const others = { highs: await byHighs(columns), "glpk.js": await byGlpk(columns) };
  say(
    `\n${count(households)} households × ${count(offers)} offers, one need, ${count(pairsOf(columns).length)} pairs; solving only`,
  );
  table([
    ["", "served", "objective", "cpu ms", "wall ms", "times engine"],
    ["engine, first time", ...figures(cold), ""],
    ["engine, warm (middle of 21)", ...figures(middle), "1"],
    ["first come, first eligible", ...figures(greedy), ""],
    ...Object.entries(others).map(([name, one]) => [
      name,
      ...figures(one),
      `${Math.round(one.cpu / middle.cpu)}`,
    ]),
  ]);
  const equal = Object.values(others).every(
    ({ served, objective }) => served === middle.served && objective === middle.objective,
  );
  say(equal ? "objectives equal" : "OBJECTIVES DIFFER");
  return equal;
}

function figures({ served, objective, cpu, wall }: Solved): string[] {
  return [count(served), count(objective), cpu.toFixed(1), wall.toFixed(1)];
}

type Time = { wall: number; cpu: number };
type Once = {
  runs: {
    ready: Time;
    solve: Time;
    verify: Time;
    megabytes: number;
    units: number;
    served: number;
    places: number;
  }[];
  baseMegabytes: number;
};

/** Each size in a process of its own: the first run is cold, the last of the following ones warm. */
function alone(households: number, offers: number, cap: number | null): string[] {
  const file = fileURLToPath(new URL("./matching-once.ts", import.meta.url));
  const times = households > 100_000 ? 3 : 7;
  const words = [file, households, offers, cap ?? "none", times].map(String);
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, ...words], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  const { runs, baseMegabytes } = JSON.parse(stdout) as Once;
  const cold = runs[0]!;
  const warm = runs.slice(1).sort((a, b) => a.ready.cpu + a.solve.cpu - b.ready.cpu - b.solve.cpu)[
    Math.floor((runs.length - 1) / 2)
  ]!;
  const both = (run: Once["runs"][number], kind: "cpu" | "wall") =>
    Math.round(run.ready[kind] + run.solve[kind]);
  return [
    `${count(households)} × ${count(offers)}`,
    cap === null ? "none" : String(cap),
    count(cold.units),
    `${count(cold.served)} of ${count(cold.places)}`,
    `${both(cold, "cpu")} / ${both(cold, "wall")}`,
    `${both(warm, "cpu")} / ${both(warm, "wall")}`,
    `${Math.round(warm.ready.cpu)} + ${Math.round(warm.solve.cpu)}`,
    `${Math.round(warm.verify.cpu)}`,
    `${Math.round(cold.megabytes)} (${Math.round(baseMegabytes)})`,
  ];
}

function count(number: number): string {
  return number.toLocaleString("en");
}

function table(rows: string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    say(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[at]!))).join("  "));
}

async function main(): Promise<void> {
  const equal = [await compare(4_000, 50), await compare(10_000, 200)].every(Boolean);
  const sizes = process.argv.includes("small")
    ? [[10_000, 200]]
    : [
        [10_000, 200],
        [100_000, 500],
        [1_000_000, 500],
      ];
  say("\nengine alone, eight needs, from answers to a certified matching; times in ms, cpu / wall");
  const rows = [
    [
      "households × offers",
      "cap",
      "needs",
      "served",
      "cold",
      "warm",
      "classes + solving",
      "check",
      "MiB (before)",
    ],
  ];
  for (const [households, offers] of sizes) {
    for (const cap of [null, 3]) rows.push(alone(households!, offers!, cap));
  }
  table(rows);
  if (!equal) process.exitCode = 1;
}

void main();
