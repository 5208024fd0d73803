import type { Highs } from "highs";
import {
  identityOf,
  wholesOf,
  type CountedCell,
  type ShownCell,
} from "~/features/disclosure/rules/publication";
import { needs, type Town } from "./population";
import { limits, type Method, type Range } from "./methods";

/**
 * The attacker: knows the method, every published answer of its audience (a partner reads the public's as well), all
 * sums and parts there are, and its own places. It wants counts of people it does not know, from one up to under the
 * limit. Lines hold for the unknowns, which are counts less what the attacker knows.
 */
export type Line = { terms: [at: number, factor: number][]; low: number; high: number };
/** `value`: the truth, for judging only. `terms`: the unknown, or a difference of two. */
export type Target = { name: string; value: number; terms: [at: number, factor: number][] };
export type Problem = {
  names: string[];
  /** for judging only */
  truth: number[];
  low: number[];
  high: number[];
  lines: Line[];
  targets: Target[];
};

export type Attacker = "partner" | "public";

const infinity = 1e7;

/**
 * What the attacker knows after these quarters. With several, it was told every change of every count between them: the
 * unknowns are the households that were there all the time, of which nobody told it.
 */
export function problemOf(
  town: Town,
  method: Method,
  attacker: Attacker,
  quarters: readonly number[],
  shown: readonly ShownCell[][],
): Problem {
  const names: string[] = [];
  const low: number[] = [];
  const high: number[] = [];
  const truth: number[] = [];
  /** per unknown and quarter: how many of the count are known to the attacker */
  const known: number[][] = [];
  const at = new Map<string, number>();
  const lines: Line[] = [];
  const targets: Target[] = [];
  const add = (name: string, counts: readonly number[]): number => {
    const base = Math.min(...counts);
    names.push(name);
    low.push(0);
    high.push(infinity);
    truth.push(base);
    known.push(counts.map((count) => count - base));
    at.set(name, names.length - 1);
    return names.length - 1;
  };
  const series = new Map<string, number[]>();
  quarters.forEach((quarter, index) => {
    for (const cell of town.quarters[quarter]!) {
      const name = identityOf(cell);
      const list = series.get(name) ?? quarters.map(() => 0);
      list[index] = cell.count;
      series.set(name, list);
    }
  });

  // Unknowns of the smallest places; sums of places are sums of unknowns, whatever is known of the places one by one.
  const sum = (name: string, parts: number[], counts: readonly number[]): number => {
    const here = add(name, counts);
    truth[here] = parts.reduce((all, part) => all + truth[part]!, 0);
    known[here] = counts.map((count) => count - truth[here]!);
    lines.push({ terms: [[here, 1], ...parts.map((part): [number, number] => [part, -1])], low: 0, high: 0 });
    return here;
  };
  const open = (need: string, place: string) => identityOf(cellOf("need_place", need, place, "open"));
  for (const need of needs)
    sum(
      open(need, town.region),
      [...town.districts].map(([district, villages]) =>
        sum(
          open(need, district),
          villages.map((village) => add(open(need, village), series.get(open(need, village))!)),
          series.get(open(need, district))!,
        ),
      ),
      series.get(open(need, town.region))!,
    );
  for (const measure of ["listed", "served"]) {
    const name = (place: string) => identityOf(cellOf("register", "", place, measure));
    sum(
      name(town.region),
      [...town.districts.keys()].map((district) => add(name(district), series.get(name(district))!)),
      series.get(name(town.region))!,
    );
  }
  // Villages are nothing to the public: no answer it gets is about one.
  for (const [name, counts] of series)
    if (
      !at.has(name) &&
      !name.endsWith(" waiting") &&
      !(attacker === "public" && name.startsWith("need_place"))
    )
      add(name, counts);

  // Parts are never more than their whole, in any quarter.
  const within = (part: string, whole: string) => {
    const [p, w] = [at.get(part)!, at.get(whole)!];
    const least = Math.max(...quarters.map((_, q) => known[p]![q]! - known[w]![q]!));
    lines.push({
      terms: [
        [w, 1],
        [p, -1],
      ],
      low: least,
      high: infinity,
    });
    // Those of the whole who are not of the part; where changes are told, as of the first quarter.
    if (quarters.length === 1)
      targets.push({
        name: `${whole} but ${part}`,
        value: truth[w]! - truth[p]!,
        terms: [
          [w, 1],
          [p, -1],
        ],
      });
  };
  const register = (place: string, measure: string) => identityOf(cellOf("register", "", place, measure));
  for (const place of [town.region, ...town.districts.keys()]) {
    within(register(place, "served"), register(place, "listed"));
    for (const need of needs) within(open(need, place), register(place, "listed"));
  }
  for (const name of at.keys()) {
    const [cube, need] = name.split(" ");
    if (cube === "need_group" || cube === "need_queue") within(name, open(need!, town.region));
    if (cube === "room" && name.endsWith("delivered")) within(name, register(town.region, "served"));
  }
  // Every listed household that was not served waits for something, or holds a place.
  const total = (measure: string) => at.get(register(town.region, measure))!;
  const rest = (q: number) => known[total("listed")]![q]! - known[total("served")]![q]!;
  const holding = needs
    .flatMap((need) => [open(need, town.region), `room ${need} ${town.region} matched`])
    .map((name) => at.get(name)!);
  lines.push({
    terms: [...holding.map((one): [number, number] => [one, 1]), [total("listed"), -1], [total("served"), 1]],
    low: Math.max(
      ...quarters.map((_, q) => rest(q) - holding.reduce((all, one) => all + known[one]![q]!, 0)),
    ),
    high: infinity,
  });
  // Its own places are among those taken and delivered.
  if (attacker === "partner")
    for (const need of needs) {
      const both = ["matched", "delivered"].map((measure) =>
        at.get(`room ${need} ${town.region} ${measure}`)!,
      );
      const most = Math.max(
        ...quarters.map(
          (quarter, q) => town.own[quarter]!.get(need)! - both.reduce((all, one) => all + known[one]![q]!, 0),
        ),
      );
      const terms = both.map((one): [number, number] => [one, 1]);
      lines.push({ terms, low: most, high: infinity });
      if (quarters.length === 1) {
        const own = town.own[quarters[0]!]!.get(need)!;
        // The others' places, as one more unknown.
        const others = add(`others ${need}`, [both.reduce((all, one) => all + truth[one]!, 0) - own]);
        lines.push({ terms: [...terms, [others, -1]], low: own, high: own });
      }
    }

  // What the answers tell.
  const figure = quarters.map(
    (_, q) => new Map(shown[q]!.map((cell) => [`${cell.audience} ${identityOf(cell)}`, cell.count])),
  );
  const perCell = new Map<string, Range[]>();
  const lots = new Map<string, Range[]>();
  quarters.forEach((_, q) => {
    for (const cell of shown[q]!) {
      if (attacker === "public" && cell.audience === "partner") continue;
      const name = identityOf(cell).replace(/^room (\S+) (\S+) waiting$/, "need_place $1 $2 open");
      const here = at.get(name)!;
      const shift = known[here]![q]!;
      const [least, most] = method.tells(cell);
      push(perCell, `${here}`, [least - shift, most - shift]);
      // Where the figure may be its whole's, it says nothing of the lot.
      if (
        method.tellsWithLot &&
        !wholesOf({ ...cell, region: town.region }).some((whole) =>
          isCap(cell.count, figure[q]!.get(`${cell.audience} ${whole}`), limits[cell.audience]),
        )
      ) {
        const [from, to] = method.tellsWithLot(cell);
        push(lots, `${here} ${cell.audience}`, [from - shift, to - shift]);
      }
    }
  });
  for (const [key, ranges] of perCell) tighten(Number(key), ranges);
  for (const [key, ranges] of lots) {
    // count + lot lies in every range; the lot itself is anything from 0 to step − 1.
    const [here, audience] = key.split(" ") as [string, Attacker];
    const [least, most] = meet(ranges);
    tighten(Number(here), [[least - limits[audience] + 1, most]]);
  }
  function tighten(here: number, ranges: Range[]) {
    const [least, most] = meet(ranges);
    low[here] = Math.max(low[here]!, least);
    high[here] = Math.min(high[here]!, most);
  }

  names.forEach((name, here) => targets.push({ name, value: truth[here]!, terms: [[here, 1]] }));
  // The villages of a kecamatan without a figure, together.
  for (const need of attacker === "public" ? [] : needs)
    for (const [district, villages] of town.districts) {
      const without = villages
        .filter((village) => shown.every((cells) => figureOf(cells, need, village) === null))
        .map((village) => at.get(open(need, village))!);
      if (without.length > 1 && without.length < villages.length)
        targets.push({
          name: `rest of ${district} ${need}`,
          value: without.reduce((all, one) => all + truth[one]!, 0),
          terms: without.map((one) => [one, 1]),
        });
    }
  return { names, truth, low, high, lines, targets };
}

const figures = new WeakMap<readonly ShownCell[], Map<string, number | null>>();
function figureOf(cells: readonly ShownCell[], need: string, village: string): number | null {
  if (!figures.has(cells))
    figures.set(
      cells,
      new Map(
        cells
          .filter((cell) => cell.cube === "need_place" && cell.audience === "partner")
          .map((cell) => [`${cell.need} ${cell.key}`, cell.count]),
      ),
    );
  return figures.get(cells)!.get(`${need} ${village}`) ?? null;
}

function cellOf(cube: CountedCell["cube"], need: string, key: string, measure: string) {
  return { cube, need, key, measure };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A whole that is not shown, or not clearly more. */
const isCap = (count: number | null, whole: number | null | undefined, step: number) =>
  whole === null || (whole !== undefined && count !== null && whole - count <= step);

const meet = (ranges: readonly Range[]): Range => [
  Math.max(...ranges.map(([least]) => least)),
  Math.min(...ranges.map(([, most]) => most)),
];

/** Counts of people the attacker does not know, under the limit, which it is out for. */
export function sensitive(problem: Problem, limit: number): Target[] {
  return problem.targets.filter(({ value }) => value >= 1 && value < limit);
}

/**
 * Subtraction: every sum is played against its parts until nothing moves any more. On sums that nest this finds the
 * same ranges as linear programming, and it finds them for all cells at once.
 */
export function subtract(problem: Problem): { low: number[]; high: number[] } {
  const low = [...problem.low];
  const high = [...problem.high];
  const linesOf = problem.names.map(() => [] as number[]);
  problem.lines.forEach(({ terms }, line) => terms.forEach(([at]) => linesOf[at]!.push(line)));
  const waiting = new Set(problem.lines.keys());
  for (let steps = 0; waiting.size > 0 && steps < 200_000; steps += 1) {
    const [line] = waiting;
    waiting.delete(line!);
    const { terms, low: least, high: most } = problem.lines[line!]!;
    let sumLow = 0;
    let sumHigh = 0;
    for (const [at, factor] of terms) {
      sumLow += factor * (factor > 0 ? low[at]! : high[at]!);
      sumHigh += factor * (factor > 0 ? high[at]! : low[at]!);
    }
    for (const [at, factor] of terms) {
      const [fromLow, fromHigh] = factor > 0 ? [low[at]!, high[at]!] : [high[at]!, low[at]!];
      const [a, b] = [
        (least - (sumHigh - factor * fromHigh)) / factor,
        (most - (sumLow - factor * fromLow)) / factor,
      ];
      const newLow = Math.max(low[at]!, Math.ceil(Math.min(a, b) - 1e-9));
      const newHigh = Math.min(high[at]!, Math.floor(Math.max(a, b) + 1e-9));
      if (newLow === low[at]! && newHigh === high[at]!) continue;
      sumLow += factor * ((factor > 0 ? newLow : newHigh) - fromLow);
      sumHigh += factor * ((factor > 0 ? newHigh : newLow) - fromHigh);
      low[at] = newLow;
      high[at] = newHigh;
      for (const other of linesOf[at]!) waiting.add(other);
    }
  }
  return { low, high };
}

/** The range of a target by adding up ranges. */
export function rangeOf({ terms }: Target, { low, high }: { low: number[]; high: number[] }): Range {
  let least = 0;
  let most = 0;
  for (const [at, factor] of terms) {
    least += factor * (factor > 0 ? low[at]! : high[at]!);
    most += factor * (factor > 0 ? high[at]! : low[at]!);
  }
  return [Math.max(0, least), most];
}

/**
 * Recovered: the answers prove that somebody is there and that they are fewer than the limit, or they leave a single
 * number. Anything else leaves open that nobody is there, or that there are enough.
 */
export function isRecovered([least, most]: Range, limit: number): boolean {
  return (least >= 1 && most < limit) || least === most;
}

/**
 * Linear programming over all answers at once: the targets that are recovered. A target is out of reach as soon as one
 * possible truth has none in it, or one has the limit or more, so whole sets are cleared by one program; what is left is
 * bounded one by one.
 */
export function solveFor(
  problem: Problem,
  targets: readonly Target[],
  limit: number,
  highs: Highs,
): { recovered: { target: Target; range: Range }[]; programs: number } {
  let left = [...targets];
  let programs = 0;
  const run = (sense: "Minimize" | "Maximize", terms: [number, number][]) => {
    programs += 1;
    return solve(problem, sense, terms, highs);
  };
  const valueIn = (point: number[], { terms }: Target) =>
    terms.reduce((all, [at, factor]) => all + factor * point[at]!, 0);
  // The truth is possible anyway, so one other possible world that has none, or enough, leaves two answers open.
  const clear = (point: number[]) => {
    left = left.filter((target) => {
      const value = valueIn(point, target);
      return value > 0.5 && value < limit - 0.5;
    });
  };
  // One world with as many of them as can be, and one with as few, clear most; wholes and differences pull apart.
  for (const kind of [
    (target: Target) => target.terms.length === 1,
    (target: Target) => target.terms.length > 1,
  ])
    for (const sense of ["Maximize", "Minimize", "Maximize", "Minimize"] as const) {
      const terms = left.filter(kind).flatMap((target) => target.terms);
      if (terms.length > 0) clear(run(sense, terms).point);
    }
  const recovered: { target: Target; range: Range }[] = [];
  while (left.length > 0) {
    const [target] = left as [Target, ...Target[]];
    const least = run("Minimize", target.terms);
    const most = run("Maximize", target.terms);
    clear(least.point);
    clear(most.point);
    left = left.filter((other) => other !== target);
    const range: Range = [Math.max(0, Math.ceil(least.value - 1e-6)), Math.floor(most.value + 1e-6)];
    if (isRecovered(range, limit)) recovered.push({ target, range });
  }
  return { recovered, programs };
}

/** One linear program; throws when the answers contradict one another, for then the attacker misread the method. */
export function solve(
  problem: Problem,
  sense: "Minimize" | "Maximize",
  terms: readonly [number, number][],
  highs: Highs,
): { value: number; point: number[] } {
  const write = (list: readonly [number, number][]) => {
    const factors = new Map<number, number>();
    for (const [at, factor] of list) factors.set(at, (factors.get(at) ?? 0) + factor);
    return [...factors].map(([at, factor]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${at}`);
  };
  const lines = problem.lines.flatMap(({ terms: list, low, high }, at) => {
    const text = wrap(write(list));
    if (low === high) return [` c${at}: ${text} = ${low}`];
    return [
      ...(low > -infinity ? [` c${at}: ${text} >= ${low}`] : []),
      ...(high < infinity ? [` d${at}: ${text} <= ${high}`] : []),
    ];
  });
  const bounds = problem.names.map((_, at) => ` ${problem.low[at]} <= x${at} <= ${problem.high[at]}`);
  const answer = highs.solve(
    [sense, ` obj: ${wrap(write(terms))}`, "Subject To", ...lines, "Bounds", ...bounds, "End"].join("\n"),
    { output_flag: false } as never,
  );
  if (answer.Status !== "Optimal") throw new Error(`the program is ${answer.Status}`);
  const columns = answer.Columns as Record<string, { Primal: number }>;
  const point = problem.names.map((_, at) => columns[`x${at}`]?.Primal ?? problem.low[at]!);
  return { value: terms.reduce((all, [at, factor]) => all + factor * point[at]!, 0), point };
}

function wrap(terms: readonly string[]): string {
  const out: string[] = [];
  for (let at = 0; at < terms.length; at += 12) out.push(terms.slice(at, at + 12).join(" "));
  return out.join("\n  ");
}

/** Where the truth does not fit what the attacker believes; empty, or the attack proves nothing. */
export function misbeliefs({ names, truth, low, high, lines }: Problem): string[] {
  return [
    ...names.filter((_, at) => truth[at]! < low[at]! || truth[at]! > high[at]!),
    ...lines.flatMap(({ terms, low: least, high: most }) => {
      const sum = terms.reduce((all, [at, factor]) => all + factor * truth[at]!, 0);
      return sum < least || sum > most ? [terms.map(([at]) => names[at]).join(" + ")] : [];
    }),
  ];
}
