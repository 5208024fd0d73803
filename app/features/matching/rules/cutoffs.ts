import type { Cutoff } from "./instance";
import type { Flow } from "./flow";
import { addAll, has, type Problem } from "./problem";

/**
 * The cut-off of every offer (design: matching, section 2): open if a chain of moves from it reaches a free place,
 * else cut at the last household, by round and then rank, that is served where such a chain can lead; shut if nobody
 * there could be dropped. Computed from the finished allocation, never while it grows.
 */
export function cutoffsOf(problem: Problem, flow: Flow, cap: number | null): Cutoff[] {
  const reach = allMoves(problem, flow, cap);
  const last = problem.offers.map((_, offer) => lastServed(problem, flow, cap, offer));
  const cutoffs: Cutoff[] = problem.offers.map(({ id }) => ({
    offer: id,
    state: "shut",
    round: null,
    rank: null,
  }));
  const decided = new Uint8Array(problem.offers.length);

  const decide = (start: number, state: "open" | "cut", key: Key | null) => {
    const stack = [start];
    while (stack.length > 0) {
      const offer = stack.pop()!;
      if (decided[offer] === 1) continue;
      decided[offer] = 1;
      cutoffs[offer] = {
        offer: problem.offers[offer]!.id,
        state,
        round: cap === null ? null : (key?.round ?? null),
        rank: key?.rank ?? null,
      };
      reach.forEach((moves, previous) => has(moves, offer) && stack.push(previous));
    }
  };
  problem.offers.forEach((_, offer) => has(flow.free, offer) && decide(offer, "open", null));
  // From the last household backwards: whoever reaches it has no later one, or would have been decided already.
  const byLast = [...last.entries()].sort(([, a], [, b]) => compareKeys(b, a));
  for (const [offer, key] of byLast) if (key !== null) decide(offer, "cut", key);
  return cutoffs;
}

type Key = { round: number; rank: number };

function compareKeys(a: Key | null, b: Key | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a.round - b.round || a.rank - b.rank;
}

/** The last among those served here who could be dropped; pinned ones are not among the holders. */
function lastServed(problem: Problem, flow: Flow, cap: number | null, offer: number): Key | null {
  let last: Key | null = null;
  for (const group of flow.holders[offer]!) {
    const { block } = problem.groups[group]!;
    // Without a cap, rank alone decides: a household's number of helps only ever breaks a tie with itself.
    const key = { round: cap === null ? 0 : flow.helps[block]!, rank: problem.blocks[block]!.rank };
    if (compareKeys(key, last) > 0) last = key;
  }
  return last;
}

function allMoves(problem: Problem, flow: Flow, cap: number | null): Uint32Array[] {
  const reach = problem.offers.map(() => new Uint32Array(problem.words));
  for (const { groups } of problem.blocks) {
    const unused = new Uint32Array(problem.words);
    if (cap !== null) {
      for (const group of groups) {
        const { pinned, offers } = problem.groups[group]!;
        if (!pinned && flow.at[group]! < 0) addAll(unused, offers);
      }
    }
    for (const group of groups) {
      const offer = flow.at[group]!;
      if (offer < 0) continue;
      addAll(reach[offer]!, problem.groups[group]!.offers);
      addAll(reach[offer]!, unused);
    }
  }
  return reach;
}
