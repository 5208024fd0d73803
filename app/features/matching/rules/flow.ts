import { add, addAll, has, remove, type Problem } from "./problem";

/** Which group holds a place where; the one changing thing of a solve. Pinned groups are not in it. */
export type Flow = ReturnType<typeof emptyFlow>;

/** No offer yet; `pending` is a group that a search is about to place and that nothing else may use. */
const unplaced = -1;
const pending = -2;

/**
 * An empty allocation on the graph of offers. Row `j` of `reach` is a set of offers to which somebody served at `j`
 * might move. Rows may promise too much after people have moved on; a promise that nobody keeps is struck out when it
 * is tried, so a search is exact and costs words, not households (design: matching, section 5).
 */
export function emptyFlow(problem: Problem) {
  const count = problem.offers.length;
  const free = new Uint32Array(problem.words);
  problem.places.forEach((places, offer) => places > 0 && add(free, offer));
  return {
    problem,
    /** Offer of each group. */
    at: new Int32Array(problem.groups.length).fill(unplaced),
    /** What each group may use: its units' offers, narrowed once a unit of it is settled. */
    allowed: problem.groups.map((group) => group.offers),
    /** A settled group keeps a place, though it may move; an unsettled one may give way to an unserved one. */
    settled: new Uint8Array(problem.groups.length),
    helps: Int32Array.from(problem.blocks, (block) => block.held),
    holders: Array.from({ length: count }, (): number[] => []),
    cursor: new Int32Array(count),
    free,
    reach: Array.from({ length: count }, () => new Uint32Array(problem.words)),
    /** Full for good: a failed search proved that nothing reachable from here is free. */
    sealed: new Uint32Array(problem.words),
  };
}

/** Offers that the unserved groups of a block list: where one more help for it could start. */
export function unusedOffers(flow: Flow, block: number): Uint32Array {
  const offers = new Uint32Array(flow.problem.words);
  for (const group of flow.problem.blocks[block]!.groups) {
    if (isUnused(flow, group)) addAll(offers, flow.allowed[group]!);
  }
  return offers;
}

export function isUnused(flow: Flow, group: number): boolean {
  return flow.at[group] === unplaced && !flow.problem.groups[group]!.pinned;
}

/** Takes a group off its offer and holds it for a search of its own. */
export function lift(flow: Flow, group: number): void {
  if (flow.at[group]! >= 0) leave(flow, group);
  flow.at[group] = pending;
}

/** Takes a group off its offer; it is unserved again. */
export function release(flow: Flow, group: number): void {
  if (flow.at[group]! >= 0) leave(flow, group);
  flow.at[group] = unplaced;
  widen(flow, flow.problem.groups[group]!.block);
}

export function place(flow: Flow, group: number, offer: number): void {
  flow.at[group] = offer;
  const holders = flow.holders[offer]!;
  holders.push(group);
  if (holders.length >= flow.problem.places[offer]!) remove(flow.free, offer);
  addAll(flow.reach[offer]!, movesOf(flow, group));
}

/**
 * Shortest chain of moves that starts at one of `sources` and ends at a free place or one of `targets`; nothing in
 * the allocation is changed. Null when there is none, and then `seal` closes all that was seen.
 *
 * Only shortest chains are safe to carry out: on them no household gives up a group twice, because a household that
 * can swap at two places of a chain could have swapped straight from the first to the end of the second.
 */
export function findChain(
  flow: Flow,
  sources: Uint32Array,
  targets: Uint32Array,
  seal: boolean,
): Chain | null {
  const { words } = flow.problem;
  const from = new Int32Array(flow.problem.offers.length);
  for (;;) {
    const seen = new Uint32Array(words);
    const queue: number[] = [];
    let end = visit(flow, sources, unplaced, targets, seen, queue, from);
    for (let next = 0; end < 0 && next < queue.length; next++) {
      end = visit(flow, flow.reach[queue[next]!]!, queue[next]!, targets, seen, queue, from);
    }
    if (end < 0) {
      if (seal) addAll(flow.sealed, seen);
      return null;
    }
    const chain = witnesses(flow, end, from);
    if (chain !== null) return chain;
  }
}

/** `moves` from the start to `end`: who leaves which offer, and which group of the household takes the next one. */
export type Chain = { start: number; end: number; moves: { leaves: number; takes: number; offer: number }[] };

/** Carries out a chain and leaves its first offer one place free. */
export function carryOut(flow: Flow, chain: Chain): void {
  for (const { leaves, takes, offer } of chain.moves) {
    leave(flow, leaves);
    flow.at[leaves] = unplaced;
    place(flow, takes, offer);
    if (leaves !== takes) widen(flow, flow.problem.groups[leaves]!.block);
  }
}

/** Adds the unseen offers of a set to the queue; returns the first that ends the search, or -1. */
function visit(
  flow: Flow,
  offers: Uint32Array,
  origin: number,
  targets: Uint32Array,
  seen: Uint32Array,
  queue: number[],
  from: Int32Array,
): number {
  for (let word = 0; word < offers.length; word++) {
    const fresh = offers[word]! & ~seen[word]! & ~flow.sealed[word]!;
    if (fresh === 0) continue;
    seen[word]! |= fresh;
    const ends = fresh & (flow.free[word]! | targets[word]!);
    for (let rest = ends === 0 ? fresh : ends; rest !== 0; rest &= rest - 1) {
      const offer = word * 32 + (31 - Math.clz32(rest & -rest));
      from[offer] = origin;
      if (ends !== 0) return offer;
      queue.push(offer);
    }
  }
  return -1;
}

/** Names who moves on each step of the path back from `end`; null when a row promised a move nobody can make. */
function witnesses(flow: Flow, end: number, from: Int32Array): Chain | null {
  const moves: Chain["moves"] = [];
  let offer = end;
  while (from[offer]! >= 0) {
    const previous = from[offer]!;
    const move = findMove(flow, previous, offer);
    if (move === null) {
      remove(flow.reach[previous]!, offer);
      return null;
    }
    moves.push({ ...move, offer });
    offer = previous;
  }
  return { start: offer, end, moves };
}

/** Somebody served at `here` who can move to `there`; the cursor spares a walk over those who could not last time. */
function findMove(flow: Flow, here: number, there: number): { leaves: number; takes: number } | null {
  const holders = flow.holders[here]!;
  for (let step = 0; step < holders.length; step++) {
    const at = (flow.cursor[here]! + step) % holders.length;
    const leaves = holders[at]!;
    const takes = has(flow.allowed[leaves]!, there) ? leaves : findSwap(flow, leaves, there);
    if (takes < 0) continue;
    flow.cursor[here] = at;
    return { leaves, takes };
  }
  return null;
}

function findSwap(flow: Flow, leaves: number, there: number): number {
  const { block } = flow.problem.groups[leaves]!;
  if (flow.settled[leaves] === 1) return -1;
  for (const group of flow.problem.blocks[block]!.groups) {
    if (isUnused(flow, group) && has(flow.allowed[group]!, there)) return group;
  }
  return -1;
}

/** All offers a served group may move to, itself or by giving way to an unserved group of its household. */
function movesOf(flow: Flow, group: number): Uint32Array {
  if (flow.settled[group] === 1) return flow.allowed[group]!;
  const moves = unusedOffers(flow, flow.problem.groups[group]!.block);
  addAll(moves, flow.allowed[group]!);
  return moves;
}

/** A group of the block fell free: its household's other groups may now give way to it. */
function widen(flow: Flow, block: number): void {
  for (const group of flow.problem.blocks[block]!.groups) {
    const offer = flow.at[group]!;
    if (offer >= 0) addAll(flow.reach[offer]!, movesOf(flow, group));
  }
}

function leave(flow: Flow, group: number): void {
  const offer = flow.at[group]!;
  const holders = flow.holders[offer]!;
  const last = holders.pop()!;
  if (last !== group) holders[holders.indexOf(group)] = last;
  add(flow.free, offer);
}
