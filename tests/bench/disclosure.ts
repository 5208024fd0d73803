import highsLoader from "highs";
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
  type Attacker,
} from "#tests/support/disclosure/attack";
import { hiding, limits, nearest, portal, rounding, type Method } from "#tests/support/disclosure/methods";
import { lotsOf, makeTown, type Town } from "#tests/support/disclosure/population";

/**
 * `npm run bench -- disclosure [TOWNS]`: what an attacker makes of the counts shown outside the administration, on 100
 * synthetic kabupaten over a year, and how much useful detail is left; beside plain single-cell hiding and two simpler
 * ways of rounding. Fails when the portal's own way gives a count away to anybody, even to an attacker who was told every
 * change, or when the attack does not work on single-cell hiding.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const methods = [hiding, nearest, rounding, portal];
const attackers: Attacker[] = ["partner", "public"];
const year = [0, 1, 2, 3];

type Tally = {
  targets: number;
  recovered: Record<string, number>;
  programs: number;
  widths: number[];
  shown: Map<
    string,
    { cells: number; nonzero: number; shown: number; mass: number; seen: number; error: number }
  >;
};

async function main(): Promise<void> {
  const towns = Number(process.argv[3] ?? 100);
  const highs = await highsLoader();
  const tallies = new Map<Method, Tally>(
    methods.map((method) => [
      method,
      { targets: 0, recovered: {}, programs: 0, widths: [], shown: new Map() },
    ]),
  );
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  let cells = 0;
  let answers = 0;
  for (let seed = 1; seed <= towns; seed += 1) {
    const town = makeTown(seed);
    const lot = lotsOf(`town ${seed}`);
    cells += town.quarters[0]!.length;
    for (const method of methods) {
      const tally = tallies.get(method)!;
      const shown = year.map((quarter) => answersOf(town, method, lot, quarter));
      if (method === portal) answers += shown.reduce((sum, list) => sum + list.length, 0);
      measureDetail(town, town.yearlyQuarter, shown[town.yearlyQuarter]!, tally);
      for (const attacker of attackers)
        for (const kind of method === portal
          ? ([...year, "year", "told"] as const)
          : ([...year, "told"] as const)) {
          const quarters = typeof kind === "number" ? [kind] : year;
          const answers = quarters.map((quarter) => shown[quarter]!);
          const problem =
            kind === "year"
              ? yearProblemOf(town, method, attacker, quarters, answers, lot)
              : problemOf(town, method, attacker, quarters, answers);
          const wrong = misbeliefs(problem);
          if (wrong.length > 0) throw new Error(`the attacker is wrong about ${method.name}: ${wrong[0]}`);
          const targets = sensitive(problem, limits[attacker]);
          const ranges = subtract(problem);
          const bySubtraction = targets.filter((target) =>
            isRecovered(rangeOf(target, ranges), limits[attacker]),
          );
          const name = `${attacker} ${typeof kind === "number" ? "quarter" : kind}`;
          tally.targets += targets.length;
          let found = bySubtraction.length;
          if (method === portal) {
            const { recovered, programs } = solveFor(problem, targets, limits[attacker], highs);
            for (const { target, range } of recovered)
              say(
                `RECOVERED town ${seed}, ${name}: ${target.name} = ${target.value}, in ${range.join(" to ")}`,
              );
            found = Math.max(found, recovered.length);
            tally.programs += programs;
            if (attacker === "partner" && kind === town.yearlyQuarter)
              for (const target of targets.filter(({ terms }) => terms.length === 1)) {
                const [least, most] = rangeOf(target, ranges);
                tally.widths.push(Math.min(most, 99) - least);
              }
          }
          tally.recovered[name] = (tally.recovered[name] ?? 0) + found;
        }
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${seed} of ${towns}`);
  }
  const spent = process.cpuUsage(cpu);
  say(
    `${towns} kabupaten, 4 quarters, ${cells} true counts a quarter, ${answers} answers of the portal in the year`,
  );
  say(
    `${Math.round((spent.user + spent.system) / 1e6)} s of processor, ${Math.round((performance.now() - wall) / 1000)} s on the clock\n`,
  );
  report(tallies);
  const own = tallies.get(portal)!;
  const lost = Object.values(own.recovered).reduce((sum, found) => sum + found, 0);
  const naive = tallies.get(hiding)!.recovered["partner quarter"] ?? 0;
  if (lost > 0 || naive === 0) process.exitCode = 1;
}

/** How many cells of the partner's place cube have a figure, whether it is right, and how many people stand behind it. */
function measureDetail(
  town: Town,
  quarter: number,
  shown: ReturnType<Method["publish"]>,
  tally: Tally,
): void {
  const isOpen = (cube: string) => cube === "need_place" || cube === "need_village";
  const truth = new Map(
    town.quarters[quarter]!.filter(({ cube }) => isOpen(cube)).map((cell) => [
      `${cell.need} ${cell.key}`,
      cell.count,
    ]),
  );
  for (const { cube, audience, need, key, count } of shown) {
    if (!isOpen(cube)) continue;
    const level = `${audience} ${key.length === 5 ? "kabupaten" : key.length === 8 ? "kecamatan" : "desa"}`;
    const sum = tally.shown.get(level) ?? { cells: 0, nonzero: 0, shown: 0, mass: 0, seen: 0, error: 0 };
    tally.shown.set(level, sum);
    const true_ = truth.get(`${need} ${key}`)!;
    sum.cells += 1;
    sum.mass += true_;
    if (true_ > 0) sum.nonzero += 1;
    if (count === null || true_ === 0) continue;
    sum.shown += 1;
    sum.seen += true_;
    sum.error += Math.abs(count - true_) / true_;
  }
}

function report(tallies: Map<Method, Tally>): void {
  const percent = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  say(
    "Counts under the limit that are recovered (partner: under 5, reads all; public: under 10), in the answers of each of four quarters;\nyear: in all four at once; told: the same by an attacker who was told every change of every count in between",
  );
  table([
    ["", "sought", "partner", "year", "told", "public", "year", "told"],
    ...[...tallies].map(([{ name }, { targets, recovered }]) => [
      name,
      String(targets),
      ...["partner", "public"].flatMap((who) =>
        ["quarter", "year", "told"].map((kind) => String(recovered[`${who} ${kind}`] ?? "–")),
      ),
    ]),
  ]);
  say(
    "\nDetail left in open needs by place (cells with somebody in them; share shown, share of the need behind them, mean relative error)",
  );
  table([
    ["", ...["partner desa", "partner kecamatan", "partner kabupaten", "public kecamatan"]],
    ...[...tallies].map(([{ name }, { shown }]) => [
      name,
      ...["partner desa", "partner kecamatan", "partner kabupaten", "public kecamatan"].map((level) => {
        const sum = shown.get(level)!;
        return `${percent(sum.shown, sum.nonzero)}, ${percent(sum.seen, sum.mass)}, ${percent(sum.error, sum.shown)}`;
      }),
    ]),
  ]);
  const { widths, programs } = tallies.get(portal)!;
  widths.sort((a, b) => a - b);
  const at = (share: number) => widths[Math.floor(share * (widths.length - 1))];
  say(
    `\nRange left of a partner's sought count, portal: narrowest ${at(0)}, tenth ${at(0.1)}, middle ${at(0.5)} wide (0 would be known); ${programs} linear programs`,
  );
}

function table(rows: string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) say(row.map((cell, column) => cell.padEnd(widths[column]!)).join("  "));
}

await main();
