import type { Columns } from "../columns";
import { type Secured, serveFloors } from "./floors";
import { carryOut, findChain, makeSearch, type Search } from "./search";
import { seatAt, type State, unplaced } from "./state";

/** Told now and then how much of the work is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Gives every household as many helps as the order allows and nobody could improve: households are taken in order, and
 * one more help is accepted whenever it can be served without dropping anybody accepted before.
 *
 * The sets that can be served together form a matroid (a transversal one, or with a cap a gammoid), for which this
 * greedy order is at once lexicographically best and of maximum size (design: matching, section 1). With a cap the
 * order is rounds first: everyone a first help before anyone a second. Floors come before all; any order ends in a
 * basis of the same matroid, so they change who is served and never how many.
 *
 * A search that fails proves that all it looked at is full, and that everybody served there already uses as few of
 * these places as the number of their helps allows. More helps elsewhere cannot make them use fewer, so these offers
 * stay closed for good and are never looked at again: at most one search fails for each offer.
 */
export function serveInOrder(state: State, columns: Columns, onProgress?: OnProgress): Secured {
  const server = new Server(state);
  const secured: Secured = columns.floors.length > 0 ? serveFloors(server, columns) : new Map();
  const { cap, blockCount, helps } = state;
  if (cap === null) {
    for (let block = 0; block < blockCount; block++) {
      while (server.helpOnce(block));
      if ((block & 0xffff) === 0) onProgress?.(block / blockCount);
    }
    return secured;
  }
  let waiting = new Int32Array(blockCount);
  for (let block = 0; block < blockCount; block++) waiting[block] = block;
  while (waiting.length > 0) {
    let round = cap;
    for (let at = 0; at < waiting.length; at++) round = Math.min(round, helps[waiting[at]!]! + 1);
    let left = 0;
    for (let at = 0; at < waiting.length; at++) {
      const block = waiting[at]!;
      const stays = helps[block]! >= round ? helps[block]! < cap : server.helpOnce(block);
      if (stays) waiting[left++] = block;
      if ((at & 0xffff) === 0) onProgress?.(Math.min(round - 1 + at / waiting.length, cap) / cap);
    }
    waiting = waiting.subarray(0, left);
  }
  return secured;
}

export class Server {
  private readonly search: Search;
  /** Word of each list before which no place is left; places only ever become fewer here. */
  private readonly skip: Int32Array;
  /** Value of `state.sealings` at which a list was last found to be open, -1 for closed for good. */
  private readonly openAt: Int32Array;

  constructor(readonly state: State) {
    this.search = makeSearch(state);
    this.skip = new Int32Array(state.lists.count);
    this.openAt = new Int32Array(state.lists.count);
  }

  /** One more help for the block if that drops nobody; a block that failed once fails for good. */
  helpOnce(block: number): boolean {
    const { state, search } = this;
    const { cap, helps, blockStart, at, groupList, lists } = state;
    if (cap !== null && helps[block]! >= cap) return false;
    const end = blockStart[block + 1]!;
    let open = false;
    for (let group = blockStart[block]!; group < end; group++) {
      if (at[group] !== unplaced) continue;
      const list = groupList[group]!;
      if (this.isClosed(list)) continue;
      open = true;
      const offer = lists.firstIn(state.free, list, this.skip[list]!);
      if (offer < 0) continue;
      this.skip[list] = lists.wordOf(list, offer);
      seatAt(state, group, offer);
      helps[block]!++;
      return true;
    }
    if (!open) return false;
    search.sources.fill(0);
    for (let group = blockStart[block]!; group < end; group++) {
      if (at[group] === unplaced) lists.addTo(search.sources, 0, groupList[group]!);
    }
    if (!findChain(state, search, block)) {
      for (let word = 0; word < state.words; word++) state.sealed[word]! |= search.reached[word]!;
      state.sealings++;
      return false;
    }
    let taker = blockStart[block]!;
    while (at[taker] !== unplaced || !lists.has(groupList[taker]!, search.start)) taker++;
    carryOut(state, search, taker);
    helps[block]!++;
    return true;
  }

  private isClosed(list: number): boolean {
    const { state, openAt } = this;
    if (openAt[list] === -1) return true;
    // A list without offers is closed before anything is sealed.
    if (openAt[list] === state.sealings && state.sealings > 0) return false;
    const closed = state.lists.isWithin(state.sealed, list);
    openAt[list] = closed ? -1 : state.sealings;
    return closed;
  }
}
