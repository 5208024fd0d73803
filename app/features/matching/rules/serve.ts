import { carryOut, emptyFlow, findChain, isUnused, place, unusedOffers, type Flow } from "./flow";
import { has, type Problem } from "./problem";

/**
 * Gives every household as many helps as the order allows and nobody could improve: households are taken in order and
 * one more help is accepted whenever it can be served without dropping anybody accepted before.
 *
 * With a cap the order is rounds first: everyone a first help before anyone a second. The sets that can be served
 * together form a matroid (a transversal one, or with a cap a gammoid), for which this greedy order is at once
 * lexicographically best and of maximum size (design: matching, section 1).
 */
export function serveInOrder(problem: Problem, cap: number | null): Flow {
  const flow = emptyFlow(problem);
  if (cap === null) {
    for (const block of problem.blocks.keys()) while (helpOnce(flow, block));
    return flow;
  }
  const most = problem.blocks.reduce((max, { held, groups }) => Math.max(max, held + groups.length), 0);
  for (let round = 1; round <= Math.min(cap, most); round++) {
    for (const block of problem.blocks.keys()) {
      if (flow.helps[block] === round - 1) helpOnce(flow, block);
    }
  }
  return flow;
}

function helpOnce(flow: Flow, block: number): boolean {
  const { limit, groups } = flow.problem.blocks[block]!;
  if (flow.helps[block]! >= limit) return false;
  const sources = unusedOffers(flow, block);
  const chain = findChain(flow, sources, nowhere(flow), true);
  if (chain === null) return false;
  const group = groups.find((one) => isUnused(flow, one) && has(flow.allowed[one]!, chain.start))!;
  carryOut(flow, chain);
  place(flow, group, chain.start);
  flow.helps[block]!++;
  return true;
}

function nowhere(flow: Flow): Uint32Array {
  return new Uint32Array(flow.problem.words);
}
