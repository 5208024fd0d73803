import { lowest } from "./bit-lists";
import { carryOut, findChain, makeSearch, type Search } from "./search";
import { addTo, drop, isIn, keep, leave, lift, lifted, seatAt, type State, unplaced, unseat } from "./state";

/**
 * Settles which helps each household gets. How many is decided and stays; in rank order each household gets the units
 * that come first in its order, as far as that changes nobody's number of helps and nothing settled before it.
 *
 * Most wishes cannot be met, and a search for each would be slow. A failed search proves more than its own failure:
 * what it looked at is a set of full offers whose users use as few of them as their number of helps allows, and that
 * together fill it. So in every allocation with the same numbers the same households fill it with the same number of
 * helps each: nobody who gives up a help outside it can ever take one inside. `bounds` keeps, for each offer, the
 * smallest such set that holds it.
 *
 * @returns the unit that stands for a served group
 */
export function chooseUnits(state: State): (group: number) => number {
  const { blockCount, blockStart, groupStart, groupUnits, at } = state;
  state.sealed.fill(0);
  const chooser = new Chooser(state);
  for (let block = 0; block < blockCount; block++) {
    const start = blockStart[block]!;
    const end = blockStart[block + 1]!;
    let served = 0;
    for (let group = start; group < end; group++) if (at[group]! >= 0) served++;
    const units = groupStart[end]! - groupStart[start]!;
    if (served > 0 && served < units) chooser.settleBlock(block, served);
  }
  return (group) => chooser.chosen.get(group) ?? groupUnits[groupStart[group]!]!;
}

class Chooser {
  /** Units of groups that have several. */
  readonly chosen = new Map<number, number>();
  private readonly search: Search;
  private readonly bounds: (Uint32Array | undefined)[];
  private readonly sizes: Int32Array;
  private readonly own: number[] = [];

  constructor(private readonly state: State) {
    this.search = makeSearch(state);
    this.sizes = new Int32Array(state.offerCount);
    this.bounds = new Array<Uint32Array | undefined>(state.offerCount).fill(undefined);
  }

  settleBlock(block: number, served: number): void {
    const { state } = this;
    const { at, settled, blockStart, groupStart, groupUnits } = state;
    const start = blockStart[block]!;
    const end = blockStart[block + 1]!;
    let choices = groupUnits.subarray(groupStart[start]!, groupStart[end]!);
    if (!isAscending(choices)) choices = choices.slice().sort();
    let left = served;
    for (let next = 0; left > 0; next++) {
      const unit = choices[next]!;
      const group = this.groupOf(unit, start, end);
      if (settled[group] === 1 || at[group]! < unplaced || !this.settle(unit, group, block)) continue;
      keep(state, group, unit);
      if (groupStart[group + 1]! - groupStart[group]! > 1) this.chosen.set(group, unit);
      left--;
    }
  }

  private groupOf(unit: number, start: number, end: number): number {
    const { groupStart, groupUnits } = this.state;
    for (let group = start; group < end; group++) {
      for (let at = groupStart[group]!; at < groupStart[group + 1]!; at++) {
        if (groupUnits[at] === unit) return group;
      }
    }
    throw new Error("unit outside its block");
  }

  /** Serves this unit of the group if everybody keeps the number of helps they have. */
  private settle(unit: number, group: number, block: number): boolean {
    const { state, search, own } = this;
    const { at, lists } = state;
    const list = state.unitList[unit]!;
    const here = at[group]!;
    if (here >= 0 && lists.has(list, here)) return true;
    own.length = 0;
    if (here >= 0) own.push(group);
    else
      for (let other = state.blockStart[block]!; other < state.blockStart[block + 1]!; other++) {
        if (at[other]! >= 0 && state.settled[other] === 0) own.push(other);
      }
    search.targets.fill(0);
    for (const other of own) addTo(search.targets, at[other]!);
    if (!this.mayReach(list)) return false;

    if (here >= 0) unseat(state, group, lifted);
    else lift(state, group);
    search.sources.fill(0);
    lists.addTo(search.sources, 0, list);
    if (!findChain(state, search, block)) {
      if (here >= 0) seatAt(state, group, here);
      else drop(state, group);
      this.bound();
      return false;
    }
    if (here < 0) {
      const given = this.helpGivenUp();
      // Where the chain ends at its own place, that place goes to the chain and to nobody else.
      if (isIn(state.free, search.end)) unseat(state, given, unplaced);
      else leave(state, given, unplaced);
    }
    carryOut(state, search, group);
    return true;
  }

  /** False when failed searches have proved that no chain from the list ends at one of the targets. */
  private mayReach(list: number): boolean {
    const { state, search, bounds } = this;
    const { targets } = search;
    for (let offer = state.lists.next(list, 0); offer >= 0; offer = state.lists.next(list, offer + 1)) {
      const bound = bounds[offer];
      if (bound === undefined) return true;
      for (let word = 0; word < bound.length; word++) if ((bound[word]! & targets[word]!) !== 0) return true;
    }
    return false;
  }

  private bound(): void {
    const { bounds, sizes } = this;
    const reached = this.search.reached.slice();
    const offers: number[] = [];
    for (let word = 0; word < reached.length; word++) {
      for (let rest = reached[word]!; rest !== 0; rest &= rest - 1) offers.push(word * 32 + lowest(rest));
    }
    for (const offer of offers) {
      if (bounds[offer] !== undefined && sizes[offer]! <= offers.length) continue;
      bounds[offer] = reached;
      sizes[offer] = offers.length;
    }
  }

  /** A chain that ends at a free place lets the household give up any help, its last, else the one at the chain's end. */
  private helpGivenUp(): number {
    const { state, search, own } = this;
    const anyone = isIn(state.free, search.end);
    return own.findLast((group) => anyone || state.at[group] === search.end)!;
  }
}

function isAscending(numbers: Int32Array): boolean {
  for (let at = 1; at < numbers.length; at++) if (numbers[at]! < numbers[at - 1]!) return false;
  return true;
}
