import type { Answer } from "../columns";
import { lowest } from "./bit-lists";
import type { Secured } from "./floors";
import { isIn, type State, unplaced } from "./state";

/**
 * The cut-off of every offer (design: matching, section 2): open if a chain of moves from it reaches a free place,
 * else cut at the last household, by round and then rank, that is served where such a chain can lead; shut if nobody
 * there could be dropped. Computed from the finished allocation, never while it grows.
 *
 * With a cap a household may give up one need for another, and moves run through those it does not use. Without one
 * that matters only to a household whom a floor secured a number of helps, whichever they are; others wait for a second
 * help no higher in the order than they hold their first.
 *
 * A household can be dropped from if it holds more helps of this run than pins and floors secured for it.
 */
export function findCutoffs(state: State, secured: Secured): Answer["cutoffs"] {
  const { offerCount, words } = state;
  const origins = reverseMoves(state, state.cap !== null || secured.size > 0);
  const last = lastDroppable(state, secured);
  const cutoffs = {
    state: new Uint8Array(offerCount).fill(2),
    round: new Int32Array(offerCount),
    rank: new Float64Array(offerCount),
  };
  const households = state.blockHousehold.length > 0 ? state.blockHousehold.at(-1)! + 1 : 0;
  const seen = new Uint32Array(words);
  const queue: number[] = [];
  const decide = (start: number, code: number, key: number) => {
    if (isIn(seen, start)) return;
    seen[start >> 5]! |= 1 << (start & 31);
    queue.length = 0;
    queue.push(start);
    for (const offer of queue) {
      const outer = state.outer[offer]!;
      cutoffs.state[outer] = code;
      if (code === 1) {
        cutoffs.round[outer] = Math.floor(key / households);
        cutoffs.rank[outer] = key % households;
      }
      for (let word = 0; word < words; word++) {
        const fresh = origins[offer * words + word]! & ~seen[word]!;
        seen[word]! |= fresh;
        for (let rest = fresh; rest !== 0; rest &= rest - 1) {
          queue.push(word * 32 + lowest(rest));
        }
      }
    }
  };
  for (let offer = 0; offer < offerCount; offer++) if (isIn(state.free, offer)) decide(offer, 0, 0);
  // From the last household backwards: whoever reaches it has no later one, or would have been decided already.
  const byLast = [...last.keys()].filter((offer) => last[offer]! >= 0);
  byLast.sort((left, right) => last[right]! - last[left]!);
  for (const offer of byLast) decide(offer, 1, last[offer]!);
  return cutoffs;
}

/** The last household at each offer that could be dropped, as round × households + position in the order; -1 for none. */
function lastDroppable(state: State, secured: Secured): Float64Array {
  const { cap, blockStart, blockHousehold, helps, at } = state;
  const households = blockHousehold.length > 0 ? blockHousehold.at(-1)! + 1 : 0;
  const last = new Float64Array(state.offerCount).fill(-1);
  for (let block = 0; block < state.blockCount; block++) {
    const start = blockStart[block]!;
    const end = blockStart[block + 1]!;
    const key = (cap === null ? 0 : helps[block]!) * households + blockHousehold[block]!;
    let movable = 0;
    const kept = secured.size === 0 ? 0 : (secured.get(block) ?? 0);
    if (kept > 0) {
      for (let group = start; group < end; group++) if (at[group]! >= 0) movable++;
      if (movable <= kept) continue;
    }
    for (let group = start; group < end; group++) {
      const offer = at[group]!;
      if (offer >= 0 && key > last[offer]!) last[offer] = key;
    }
  }
  return last;
}

/** Row of each offer: from where somebody could move there, the certificate's moves and no others. */
function reverseMoves(state: State, swaps: boolean): Uint32Array {
  const { offerCount, words, lists, groupList, at, blockStart } = state;
  const rows = new Uint32Array(offerCount * words);
  for (let block = 0; block < state.blockCount; block++) {
    const end = blockStart[block + 1]!;
    for (let group = blockStart[block]!; group < end; group++) {
      if (at[group]! < 0) continue;
      const row = at[group]! * words;
      lists.addTo(rows, row, groupList[group]!);
      if (!swaps) continue;
      for (let other = blockStart[block]!; other < end; other++) {
        if (at[other] === unplaced) lists.addTo(rows, row, groupList[other]!);
      }
    }
  }
  const origins = new Uint32Array(offerCount * words);
  for (let here = 0; here < offerCount; here++) {
    for (let word = 0; word < words; word++) {
      for (let rest = rows[here * words + word]!; rest !== 0; rest &= rest - 1) {
        const there = word * 32 + lowest(rest);
        origins[there * words + (here >> 5)]! |= 1 << (here & 31);
      }
    }
  }
  return origins;
}
