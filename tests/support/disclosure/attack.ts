import type { Highs } from "highs";
import { cubes } from "~/features/disclosure/rules/cubes";
import {
  identityOf,
  wholesOf,
  type CountedCell,
  type ShownCell,
} from "~/features/disclosure/rules/publication";
import type { Lot } from "~/features/disclosure/rules/rounding";
import type { Town } from "./population";
import { limits, type Method, type Range } from "./methods";

/**
 * The attacker: knows the method, every published answer of its audience (a partner reads the public's as well), all
 * sums and parts there are, what is offered, and its own places. It wants counts of people it does not know, from one up
 * to under the limit. Lines hold for the unknowns, which are counts less what the attacker knows.
 */
export type Term = [at: number, factor: number];
export type Line = { terms: Term[]; low: number; high: number };
/** `value`: the truth, for judging only. `terms`: the unknown, or a difference of two. */
export type Target = { name: string; value: number; terms: Term[] };
export type Problem = {
  names: string[];
  /** for judging only */
  truth: number[];
  low: number[];
  high: number[];
  lines: Line[];
  targets: Target[];
  /** The ranges before it read a single answer: what it was told, what is offered, and its own. */
  before: { low: number[]; high: number[] };
};

export type Attacker = "partner" | "public";

const infinity = 1e7;

/** What a town answers in a quarter, as the method publishes: some cubes once a year where it says so. */
export function answersOf(town: Town, method: Method, lot: Lot, quarter: number): ShownCell[] {
  const shown = method.publish(town.quarters[quarter]!, lot);
  return method.isYearly && quarter !== town.yearlyQuarter
    ? shown.filter(({ cube }) => cubes[cube].quarters === 1)
    : shown;
}

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
  const total = (terms: readonly Term[], of: (one: number) => number) =>
    terms.reduce((all, [one, factor]) => all + factor * of(one), 0);
  /** The attacker knows this sum in every quarter. */
  const isKnown = (terms: Term[]) => {
    const value = total(terms, (one) => truth[one]!);
    lines.push({ terms, low: value, high: value });
  };
  /** In every quarter the counts of these come to so much at least. */
  const isAtLeast = (terms: Term[], least = 0) =>
    lines.push({
      terms,
      low: Math.max(...quarters.map((_, q) => least - total(terms, (one) => known[one]![q]!))),
      high: infinity,
    });

  // Unknowns of the smallest places; sums of places are sums of unknowns, whatever is known of the places one by one.
  const sum = (name: string, parts: number[], counts: readonly number[]): number => {
    const here = add(name, counts);
    truth[here] = parts.reduce((all, part) => all + truth[part]!, 0);
    known[here] = counts.map((count) => count - truth[here]!);
    lines.push({ terms: [[here, 1], ...parts.map((part): Term => [part, -1])], low: 0, high: 0 });
    return here;
  };
  const open = (need: string, place: string) => identityOf(cellOf("need_place", need, place, "open"));
  const openIn = (need: string, village: string) => identityOf(cellOf("need_village", need, village, "open"));
  const register = (place: string, measure: string) => identityOf(cellOf("register", "", place, measure));
  const room = (need: string, measure: string) => identityOf(cellOf("room", need, town.region, measure));
  const places = [town.region, ...town.districts.keys()];
  const sums = (name: (place: string) => string, leaf: (place: string) => number) =>
    series.has(name(town.region)) &&
    sum(name(town.region), [...town.districts.keys()].map(leaf), series.get(name(town.region))!);
  const addNamed = (name: string) => add(name, series.get(name)!);
  // Desa are nothing to somebody who never gets an answer about one.
  const hasVillages = shown.some((cells) =>
    cells.some(({ cube, audience }) => cube === "need_village" && audience === attacker),
  );
  for (const need of town.needs) {
    sums(
      (place) => open(need, place),
      (district) => {
        const villages = hasVillages ? town.districts.get(district)! : [];
        if (villages.length === 0) return addNamed(open(need, district));
        return sum(
          open(need, district),
          villages.map((village) => addNamed(openIn(need, village))),
          series.get(open(need, district))!,
        );
      },
    );
  }
  for (const measure of ["listed", "served"])
    sums(
      (place) => register(place, measure),
      (district) => addNamed(register(district, measure)),
    );
  for (const name of series.keys()) {
    const isHidden = attacker === "public" && /^(need_queue|need_group|pledge_place) /.test(name);
    if (!at.has(name) && !name.startsWith("need_village") && !isHidden && !isOneOpenNeed(town, name))
      addNamed(name);
  }

  // Parts are never more than their whole, in any quarter.
  const within = (part: string, whole: string) => {
    const [p, w] = [at.get(part), at.get(whole)];
    if (p === undefined || w === undefined) return;
    const terms: Term[] = [
      [w, 1],
      [p, -1],
    ];
    isAtLeast(terms);
    // Those of the whole who are not of the part; where changes are told, as of the first quarter.
    if (quarters.length === 1)
      targets.push({ name: `${whole} but ${part}`, value: truth[w]! - truth[p]!, terms });
  };
  for (const place of places) {
    within(register(place, "served"), register(place, "listed"));
    for (const need of town.onePerHousehold) within(open(need, place), register(place, "listed"));
  }
  for (const name of at.keys()) {
    const [cube, need] = name.split(" ");
    if (cube === "need_group" || cube === "need_queue") within(name, open(need!, town.region));
    if (cube === "room" && name.endsWith("delivered") && town.isClosed)
      within(name, register(town.region, "served"));
  }
  for (const [key, { offered }] of town.programs) {
    within(inProgram(key, "delivered"), inProgram(key, "taken"));
    const held = at.get(inProgram(key, "taken"));
    if (held !== undefined) isAtLeast([[held, -1]], -offered);
  }
  if (town.isClosed) {
    // Whoever holds a place of a need holds it in one of its programs; so did families who have left.
    for (const need of town.needs) {
      const of = (measure: string) =>
        [...town.programs]
          .filter(([, program]) => program.need === need)
          .map(([key]): Term => [at.get(inProgram(key, measure))!, 1]);
      const [matched, delivered] = [at.get(room(need, "matched"))!, at.get(room(need, "delivered"))!];
      isAtLeast([[matched, -1], [delivered, -1], ...of("taken")]);
      isAtLeast([[delivered, -1], ...of("delivered")]);
    }
    // Every listed household that was not served waits for something, or holds a place.
    const holding = town.needs.flatMap((need) => [open(need, town.region), room(need, "matched")]);
    isAtLeast([
      ...holding.map((name): Term => [at.get(name)!, 1]),
      [at.get(register(town.region, "listed"))!, -1],
      [at.get(register(town.region, "served"))!, 1],
    ]);
  }
  // How many of its own places are taken and delivered it knows exactly, and that they are among all of them.
  if (attacker === "partner")
    for (const [key, { need, program, taken }] of town.pledges) {
      const delivered = [...town.districts.keys()].map((district): Term => [
        at.get(`pledge_place  ${key} ${district} delivered`)!,
        1,
      ]);
      isKnown(delivered);
      if (program === null) continue;
      for (const measure of ["taken", "delivered"]) {
        const all = at.get(inProgram(program, measure))!;
        const own = quarters.map((quarter, q) =>
          measure === "taken"
            ? taken[quarter]!
            : total(delivered, (one) => truth[one]!) + total(delivered, (one) => known[one]![q]!),
        );
        const least = Math.max(...own.map((count, q) => count - known[all]![q]!));
        lines.push({ terms: [[all, 1]], low: least, high: infinity });
        // The others' places in its program, as one more unknown.
        if (quarters.length > 1) continue;
        const others = add(`others ${need} ${measure}`, [truth[all]! - own[0]!]);
        const terms: Term[] = [
          [all, 1],
          [others, -1],
        ];
        lines.push({ terms, low: own[0]!, high: own[0]! });
      }
    }

  const before = subtract({ names, low, high, lines });

  // What the answers tell.
  const figure = quarters.map(
    (_, q) => new Map(shown[q]!.map((cell) => [`${cell.audience} ${identityOf(cell)}`, cell.count])),
  );
  const perCell = new Map<string, Range[]>();
  const lots = new Map<string, Range[]>();
  quarters.forEach((_, q) => {
    for (const cell of shown[q]!) {
      if (attacker === "public" && cell.audience === "partner") continue;
      const here = at.get(nameIn(town, cell))!;
      const shift = known[here]![q]!;
      const [least, most] = method.tells(cell);
      push(perCell, `${here}`, [least - shift, most - shift]);
      if (method.tellsWithLot && !isCapped(town, cell, figure[q]!)) {
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
  if (hasVillages)
    for (const need of town.needs)
      for (const [district, villages] of town.districts) {
        const without = villages
          .filter((village) => shown.every((cells) => figureOf(cells, need, village) === null))
          .map((village) => at.get(openIn(need, village))!);
        if (without.length > 1 && without.length < villages.length)
          targets.push({
            name: `rest of ${district} ${need}`,
            value: without.reduce((all, one) => all + truth[one]!, 0),
            terms: without.map((one) => [one, 1]),
          });
      }
  return { names, truth, low, high, lines, targets, before };
}

/**
 * A whole year at once, by an attacker that was told nothing. What links the quarters for certain: a count has the same
 * lot in all of them, and what was delivered in a program stays delivered. Needs come and go as they like.
 */
export function yearProblemOf(
  town: Town,
  method: Method,
  attacker: Attacker,
  quarters: readonly number[],
  shown: readonly ShownCell[][],
  lot: Lot,
): Problem {
  const before = { low: [] as number[], high: [] as number[] };
  const year: Problem = { names: [], truth: [], low: [], high: [], lines: [], targets: [], before };
  const at = new Map<string, number>();
  const moved = (terms: readonly Term[], by: number) =>
    terms.map(([one, factor]): Term => [one + by, factor]);
  quarters.forEach((quarter, q) => {
    const problem = problemOf(town, method, attacker, [quarter], [shown[q]!]);
    const by = year.names.length;
    problem.names.forEach((name, one) => at.set(`${q} ${name}`, one + by));
    year.names.push(...problem.names.map((name) => `${q} ${name}`));
    for (const key of ["truth", "low", "high"] as const) year[key].push(...problem[key]);
    before.low.push(...problem.before.low);
    before.high.push(...problem.before.high);
    year.lines.push(...problem.lines.map((line) => ({ ...line, terms: moved(line.terms, by) })));
    year.targets.push(
      ...problem.targets.map((target) => ({
        ...{ name: `${q} ${target.name}`, value: target.value },
        terms: moved(target.terms, by),
      })),
    );
  });
  const same = new Map(
    town.quarters[quarters[0]!]!.map((cell) => [identityOf(cell), cell.same ?? identityOf(cell)]),
  );
  const lotAt = new Map<string, number>();
  shown.forEach((cells, q) => {
    const figure = new Map(cells.map((cell) => [`${cell.audience} ${identityOf(cell)}`, cell.count]));
    for (const cell of cells) {
      if ((attacker === "public" && cell.audience === "partner") || isCapped(town, cell, figure)) continue;
      const identity = same.get(identityOf(cell)) ?? identityOf(cell);
      const name = `${cell.audience} ${identity}`;
      if (!lotAt.has(name)) {
        // The public's figure is made from the partners': both lots act as one of 0 to 9.
        const [fine, coarse] = [
          lot(identity, "partner", limits.partner),
          lot(identity, "public", limits.public),
        ];
        const steps = Math.floor(coarse / limits.partner) * limits.partner;
        year.names.push(`lot ${name}`);
        year.truth.push(cell.audience === "partner" ? fine : fine + steps);
        year.low.push(0);
        year.high.push(limits[cell.audience] - 1);
        lotAt.set(name, year.names.length - 1);
      }
      const [from, to] = method.tellsWithLot!(cell);
      year.lines.push({
        terms: [
          [at.get(`${q} ${nameIn(town, cell)}`)!, 1],
          [lotAt.get(name)!, 1],
        ],
        low: from,
        high: to,
      });
    }
  });
  for (const [name, coarse] of lotAt) {
    const fine = lotAt.get(name.replace(/^public /, "partner "));
    if (!name.startsWith("public ") || fine === undefined) continue;
    year.lines.push({
      terms: [
        [coarse, 1],
        [fine, -1],
      ],
      low: 0,
      high: limits.public - limits.partner,
    });
  }
  for (const key of town.programs.keys())
    for (let q = 1; q < quarters.length; q += 1) {
      const [before, now] = [q - 1, q].map((one) => at.get(`${one} ${inProgram(key, "delivered")}`));
      if (before === undefined || now === undefined) continue;
      year.lines.push({
        terms: [
          [now, 1],
          [before, -1],
        ],
        low: 0,
        high: infinity,
      });
    }
  return year;
}

function inProgram(key: string, measure: string): string {
  return identityOf(cellOf(measure === "taken" ? "program" : "program_delivered", "", key, measure));
}

/** A room of a single need shows the same count as the open needs of the region. */
function isOneOpenNeed(town: Town, name: string): boolean {
  return name.startsWith("room ") && name.endsWith(" waiting") && town.rooms.has(name.split(" ")[1]!);
}

/** The name of the unknown behind an answer. */
function nameIn(town: Town, cell: ShownCell): string {
  const name = identityOf(cell);
  if (!isOneOpenNeed(town, name)) return name;
  return identityOf(cellOf("need_place", town.rooms.get(cell.need)!, cell.key, "open"));
}

/** Where the figure may be its whole's, it says nothing of the lot. */
function isCapped(town: Town, cell: ShownCell, figure: ReadonlyMap<string, number | null>): boolean {
  return wholesOf({ ...cell, region: town.region }).some((whole) =>
    isCap(cell.count, figure.get(`${cell.audience} ${whole}`), limits[cell.audience]),
  );
}

const figures = new WeakMap<readonly ShownCell[], Map<string, number | null>>();
function figureOf(cells: readonly ShownCell[], need: string, village: string): number | null {
  if (!figures.has(cells))
    figures.set(
      cells,
      new Map(
        cells
          .filter((cell) => cell.cube === "need_village" && cell.audience === "partner")
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

/**
 * Counts of people under the limit which the attacker is out for: those of which it does not know beforehand that
 * somebody is there (families it was told of), or that they are few (places of which no more are offered).
 */
export function sensitive(problem: Problem, limit: number): Target[] {
  return problem.targets.filter((target) => {
    if (target.value < 1 || target.value >= limit) return false;
    const [least, most] = rangeOf(target, problem.before);
    return least < 1 && most >= limit;
  });
}

/**
 * Subtraction: every sum is played against its parts until nothing moves any more. On sums that nest this finds the
 * same ranges as linear programming, and it finds them for all cells at once.
 */
export function subtract(problem: Pick<Problem, "names" | "low" | "high" | "lines">): {
  low: number[];
  high: number[];
} {
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
