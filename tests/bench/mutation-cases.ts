import { hashOf } from "~/features/matching/rules/canonical";
import type { Answer, Columns } from "~/features/matching/rules/columns";
import type { solveColumns } from "~/features/matching/rules/engine/engine";
import type { Instance, MatchResult } from "~/features/matching/rules/instance";
import { readInstance } from "~/features/matching/rules/read-instance";
import { readResult } from "~/features/matching/rules/read-result";
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

/** An instance and what the definition asks for. */
export type Case = {
  instance: Instance;
  expected: { units: string; cutoffs: string; secured: string };
  /** What the same file gives whoever solves it: who sits where is part of the answer. */
  hash: string;
};
/** A stated result and what the check must say of it. */
export type Claim = { instance: Instance; result: MatchResult; verdict: string };

const draws: Draw[] = [small, floored, tight, middling, lean];
/** Several needs of one kind in each household, so that floors secure more than one help of it. */
const paired: Draw = { households: 4, offers: 6, units: 14, capacity: 2 };
const crowded: Draw = { households: 12, offers: 20, units: 60, capacity: 1, plain: true };
const wide: Draw = { households: 60, offers: 70, units: 260, capacity: 4 };
const broad: Draw = { households: 90, offers: 150, units: 320, capacity: 2 };
const deep: Draw = { households: 120, offers: 6, units: 240, capacity: 60 };

/**
 * Floors so large that their filling cannot be compared in doubles: after five helps each, 5 of the greater is the smaller
 * part by less than a double tells apart.
 */
const vast: Instance = {
  version: 1,
  cap: null,
  offers: [{ id: "o", dimension: "food", capacity: 11 }],
  units: Array.from("abbaababbaabab", (area, at) => ({
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

export function makeCases(): Case[] {
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

/** The same question with a floor that is higher, lower or missing, or blind to somebody: as if they were passed over. */
function* withOtherFloors(instance: Instance): Generator<Instance> {
  const { floors = [], units } = instance;
  for (const floor of floors) {
    const others = floors.filter((one) => one !== floor);
    yield { ...instance, floors: others };
    for (const places of [floor.places - 1, floor.places + 1]) {
      if (places >= 0) yield { ...instance, floors: [...others, { ...floor, places }] };
    }
  }
  if (floors.length === 0) return;
  for (const household of new Set(units.map((unit) => unit.household))) {
    const elsewhere = units.map(({ area, ...unit }) =>
      unit.household === household || area === undefined ? unit : { ...unit, area },
    );
    yield { ...instance, units: elsewhere };
  }
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

export function servedBy(result: MatchResult): string[] {
  return result.assignments.map(([unit]) => unit);
}

export function securedBy(instance: Instance, result: MatchResult): Map<string, number> {
  const named = new Set(result.protected);
  const units = new Map(instance.units.filter(({ id }) => named.has(id)).map((unit) => [unit.id, "x"]));
  return countsOf(instance, units);
}

/** Results that hold and results that do not, each with what the check must say. */
export function makeClaims(): Claim[] {
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
    for (const other of withOtherFloors(instance)) {
      const { hash: _, ...answer } = solve(other);
      claim(instance, answer);
    }
    claim(instance, { ...best, served: best.served + 1 }, false);
    claim(instance, { ...best, households: best.households + 1 }, false);
  }
  // Right answers with many floors: what the check wrongly takes for a way to make room refuses one of them.
  for (const draw of [...draws, paired]) {
    for (let seed = 1; seed <= 120; seed++) {
      const instance = randomInstance(seed + 400, { ...draw, floored: true });
      const { hash: _, ...best } = solve(instance);
      claim(instance, best, true);
    }
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

type AnswerCase = { columns: Columns; answer: Answer; refusal: string };

/** Answers in columns, as the engine gives them to the check without a file between: right ones and ones out of shape. */
export function answersOf(): AnswerCase[] {
  const made: AnswerCase[] = [];
  for (let seed = 1; seed <= 60; seed++) {
    const instance = randomInstance(seed, draws[seed % draws.length]!);
    const { columns, names } = readInstance(instance);
    const best = readResult(solve(instance), names, columns);
    const random = seeded(seed);
    const claim = (change: (answer: Answer) => void) => {
      const { state, round, rank } = best.cutoffs;
      const answer: Answer = {
        at: best.at.slice(),
        protected: best.protected.slice(),
        cutoffs: { state: state.slice(), round: round.slice(), rank: rank.slice() },
      };
      change(answer);
      const { code, unit, offer } = verifyAnswer(columns, answer) ?? {};
      made.push({ columns, answer, refusal: JSON.stringify([code, unit, offer]) });
    };
    const unit = Math.floor(random() * best.at.length);
    const offer = Math.floor(random() * columns.offers.capacity.length);
    const offers = columns.offers.capacity.length;
    claim(() => {});
    for (const at of [-2, -1, offers - 1, offers, offer]) {
      claim((answer) => best.at.length > 0 && (answer.at[unit] = at));
    }
    for (const one of [0, 1, 2]) claim((answer) => (answer.protected[unit] = one));
    claim((answer) => (answer.protected = new Uint8Array(best.at.length + 1)));
    claim((answer) => (answer.at = new Int32Array(best.at.length + 1)));
    for (const code of [0, 1, 2, 3]) {
      claim((answer) => (answer.cutoffs.state[offer] = code));
      claim((answer) => {
        answer.cutoffs.state[offer] = code;
        answer.cutoffs.round[offer] = 1;
      });
      claim((answer) => {
        answer.cutoffs.state[offer] = code;
        answer.cutoffs.rank[offer] = 3;
      });
    }
    for (const column of ["state", "round", "rank"] as const) {
      claim((answer) => {
        answer.cutoffs = { ...answer.cutoffs, [column]: answer.cutoffs[column].slice(1) };
      });
    }
    for (const round of [-1, 0, 1, columns.cap ?? 0, (columns.cap ?? 0) + 1]) {
      claim((answer) => {
        answer.cutoffs.state[offer] = 1;
        answer.cutoffs.round[offer] = round;
        answer.cutoffs.rank[offer] = columns.households.rank[0] ?? 0;
      });
    }
  }
  return made;
}

/** So many households that progress is told more than once: with a cap, and without one. */
export const crowd = [null, 2].map((cap) => {
  const count = 140_000;
  const zeros = () => new Int32Array(count);
  const columns: Columns = {
    cap,
    offers: { dimension: Int32Array.of(0), capacity: Float64Array.of(1) },
    lists: { start: Int32Array.of(0, 1), offers: Int32Array.of(0) },
    households: { rank: Float64Array.from({ length: count }, (_, at) => at), received: zeros() },
    units: {
      household: Int32Array.from({ length: count }, (_, at) => at),
      dimension: zeros(),
      list: zeros(),
      group: zeros().fill(-1),
      area: zeros().fill(-1),
    },
    pins: [],
    bans: [],
    floors: [],
  };
  return {
    columns,
    shares: JSON.stringify(
      cap === null ? [0, 65536 / count, 131072 / count] : [0, 32768 / count, 65536 / count, 0.5],
    ),
  };
});

/** Far more households than places, each with a list of its own: whoever fails once must not be searched for again. */
export const contended = (() => {
  const count = 120_000;
  const offers = 400;
  const random = seeded(1);
  const [{ columns }] = crowd as [(typeof crowd)[0]];
  const listed = Array.from({ length: count }, () =>
    [...new Set([0, 0, 0].map(() => Math.floor(random() * offers)))].sort((a, b) => a - b),
  );
  const start = [0];
  for (const list of listed) start.push(start.at(-1)! + list.length);
  return {
    ...columns,
    offers: { dimension: new Int32Array(offers), capacity: new Float64Array(offers).fill(5) },
    lists: { start: Int32Array.from(start), offers: Int32Array.from(listed.flat()) },
    households: {
      rank: columns.households.rank.slice(0, count),
      received: columns.households.received.slice(0, count),
    },
    units: {
      household: columns.units.household.slice(0, count),
      dimension: columns.units.dimension.slice(0, count),
      list: Int32Array.from({ length: count }, (_, at) => at),
      group: columns.units.group.slice(0, count),
      area: columns.units.area.slice(0, count),
    },
  } satisfies Columns;
})();

/** What is told of the work done. */
export function sharesOf(solveAll: typeof solveColumns, columns: Columns): number[] {
  const shares: number[] = [];
  solveAll(columns, (share) => shares.push(share));
  return shares;
}
