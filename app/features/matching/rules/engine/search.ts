import { lowest } from "./bit-lists";
import type { Layer, Rows } from "./move-counts";
import { leave, lifted, seatAt, type State, take, unplaced } from "./state";

/** Room for one search after another; `sources` and `targets` are filled in by whoever asks. */
export type Search = {
  /** Offers where the chain may begin. */
  sources: Uint32Array;
  /** Offers, beside those with a place left, where it may end. */
  targets: Uint32Array;
  /** Offers that a chain from the sources reaches; all of them after a failed search. */
  reached: Uint32Array;
  /** Offers from which a chain reaches an end. */
  leading: Uint32Array;
  /** Offers of both in the order met, and for each the offer before it, or after it. */
  forth: Int32Array;
  back: Int32Array;
  before: Int32Array;
  after: Int32Array;
  /** The chain found, from its end back to its start: who leaves, which group of the household takes which offer. */
  steps: Step[];
  start: number;
  end: number;
};

type Step = { leaves: number; takes: number; offer: number };

export function makeSearch({ words, offerCount }: State): Search {
  return {
    sources: new Uint32Array(words),
    targets: new Uint32Array(words),
    reached: new Uint32Array(words),
    leading: new Uint32Array(words),
    forth: new Int32Array(offerCount),
    back: new Int32Array(offerCount),
    before: new Int32Array(offerCount),
    after: new Int32Array(offerCount),
    steps: [],
    start: -1,
    end: -1,
  };
}

/**
 * Finds a chain of moves from one of the sources to a free place or a target, on behalf of the block `asking`; the
 * allocation stays as it is.
 *
 * A chain can be carried out if no household uses one group twice. A shortest chain over all moves never does: a
 * household that could take the same group in two steps could have gone straight from the first step's offer to the
 * second step's, and the asking household could have begun there. A chain of common moves is tried first, because its
 * movers are found at once; there each group is looked at, and if one would serve twice the chain is not used.
 */
export function findChain(state: State, search: Search, asking: number): boolean {
  const { all, common } = state.moves;
  if (common !== null) {
    const end = explore(state, search, common);
    if (end >= 0 && nameMovers(state, search, end, asking, common)) return true;
  }
  for (;;) {
    const end = explore(state, search, all);
    if (end < 0) return false;
    if (nameMovers(state, search, end, asking, all)) return true;
  }
}

/** Carries out the chain found and seats a group at its start. */
export function carryOut(state: State, { steps, start }: Search, group: number): void {
  for (let at = 0; at < steps.length; at++) {
    const { leaves, takes, offer } = steps[at]!;
    leave(state, leaves, leaves === takes ? lifted : unplaced);
    if (at === 0) seatAt(state, takes, offer);
    else take(state, takes, offer);
  }
  if (steps.length === 0) seatAt(state, group, start);
  else take(state, group, start);
}

/**
 * Level by level from both sides, the smaller one first, until they meet; the offer where they do, or -1. Looking back
 * from the end shows at once when few ways, or none, lead there.
 */
function explore(state: State, search: Search, layer: Layer): number {
  const { words, sealed, free } = state;
  const { sources, targets, reached, leading, forth, back, before, after } = search;
  for (let word = 0; word < words; word++) {
    reached[word] = sources[word]! & ~sealed[word]!;
    leading[word] = (free[word]! | targets[word]!) & ~sealed[word]!;
    const both = reached[word]! & leading[word]!;
    if (both !== 0) {
      const offer = word * 32 + lowest(both);
      before[offer] = -1;
      after[offer] = -1;
      return offer;
    }
  }
  let forthEnd = enlist(reached, forth, before);
  let backEnd = enlist(leading, back, after);
  let forthStart = 0;
  let backStart = 0;
  while (forthStart < forthEnd) {
    if (backStart === backEnd) {
      // No way leads to an end. What the sources reach is still asked for.
      leading.fill(0);
      backEnd = backStart + state.offerCount;
    }
    if (forthEnd - forthStart <= backEnd - backStart) {
      const end = expand(state.sealed, layer.moves, forth, forthStart, forthEnd, reached, leading, before);
      if (end < 0) return -1 - end;
      forthStart = forthEnd;
      forthEnd = end;
    } else {
      const end = expand(state.sealed, layer.origins, back, backStart, backEnd, leading, reached, after);
      if (end < 0) return -1 - end;
      backStart = backEnd;
      backEnd = end;
    }
  }
  return -1;
}

/** Goes one level further on one side; the new end of its queue, or -1 minus the offer where it meets the other side. */
function expand(
  sealed: Uint32Array,
  rows: Rows,
  queue: Int32Array,
  start: number,
  end: number,
  seen: Uint32Array,
  other: Uint32Array,
  origin: Int32Array,
): number {
  const { bits, index, words, indexWords } = rows;
  let last = end;
  for (let next = start; next < end; next++) {
    const here = queue[next]!;
    for (let at = 0; at < indexWords; at++) {
      for (let filled = index[here * indexWords + at]!; filled !== 0; filled &= filled - 1) {
        const word = at * 32 + lowest(filled);
        const fresh = bits[here * words + word]! & ~seen[word]! & ~sealed[word]!;
        if (fresh === 0) continue;
        seen[word]! |= fresh;
        const both = fresh & other[word]!;
        if (both !== 0) {
          const offer = word * 32 + lowest(both);
          origin[offer] = here;
          return -1 - offer;
        }
        for (let rest = fresh; rest !== 0; rest &= rest - 1) {
          const offer = word * 32 + lowest(rest);
          origin[offer] = here;
          queue[last++] = offer;
        }
      }
    }
  }
  return last;
}

/** Queues the offers of a set, none with an origin; returns their number. */
function enlist(set: Uint32Array, queue: Int32Array, origin: Int32Array): number {
  let last = 0;
  for (let word = 0; word < set.length; word++) {
    for (let rest = set[word]!; rest !== 0; rest &= rest - 1) {
      const offer = word * 32 + lowest(rest);
      origin[offer] = -1;
      queue[last++] = offer;
    }
  }
  return last;
}

/** Names who moves on each step of the chain through `middle`; false when nobody can make one of them. */
function nameMovers(state: State, search: Search, middle: number, asking: number, layer: Layer): boolean {
  const { steps, before, after } = search;
  steps.length = 0;
  let end = middle;
  // From here on the chain is followed back from its end, so the way there is turned round.
  for (let next = after[end]!; next >= 0; next = after[end]!) {
    before[next] = end;
    end = next;
  }
  search.end = end;
  let offer = end;
  for (let here = before[offer]!; here >= 0; here = before[offer]!) {
    const step = nameMover(state, here, offer);
    if (step === null) {
      layer.clear(here, offer);
      return false;
    }
    if (layer === state.moves.common && !isApart(state, steps, step, asking)) return false;
    steps.push(step);
    offer = here;
  }
  search.start = offer;
  return true;
}

/** Whether a step gives way to a group that neither another step uses nor the asking household may want. */
function isApart(state: State, steps: Step[], { leaves, takes }: Step, asking: number): boolean {
  if (leaves === takes) return true;
  if (state.groupBlock[takes] === asking) return false;
  for (let at = 0; at < steps.length; at++) if (steps[at]!.takes === takes) return false;
  return true;
}

/** Somebody served `here` who can move to `there`; cursors spare a walk over those who could not last time. */
function nameMover(state: State, here: number, there: number): Step | null {
  const { seats, kept, lists } = state;
  const mark = state.offerMark[there]!;
  const sameNeed = state.offerMark[here] === mark;
  const groups = seats.groupsAt(here);
  const groupLists = seats.listsAt(here);
  const spares = seats.sparesAt(here);
  const count = seats.count[here]!;
  const keptLists = kept.listsAt(here);
  const keptCount = sameNeed ? kept.count[here]! : 0;
  let at = seats.cursor[here]!;
  let keptAt = kept.cursor[here]!;
  for (let step = 0; step < count || step < keptCount; step++, at++, keptAt++) {
    if (step < count) {
      if (at >= count) at = 0;
      const leaves = groups[at]!;
      let takes = -1;
      if (sameNeed && lists.has(groupLists[at]!, there)) takes = leaves;
      else if ((spares[at]! & mark) !== 0) takes = mateFor(state, leaves, there);
      if (takes >= 0) {
        seats.cursor[here] = at;
        return { leaves, takes, offer: there };
      }
    }
    if (step < keptCount) {
      if (keptAt >= keptCount) keptAt = 0;
      if (lists.has(keptLists[keptAt]!, there)) {
        kept.cursor[here] = keptAt;
        const leaves = kept.groupsAt(here)[keptAt]!;
        return { leaves, takes: leaves, offer: there };
      }
    }
  }
  return null;
}

/** An unplaced group of the same block that could take the place instead, or -1. */
function mateFor(state: State, group: number, there: number): number {
  const block = state.groupBlock[group]!;
  const start = state.blockStart[block]!;
  const end = state.blockStart[block + 1]!;
  if (end - start === 1) return -1;
  for (let other = start; other < end; other++) {
    if (state.at[other] === unplaced && state.lists.has(state.groupList[other]!, there)) return other;
  }
  return -1;
}
