import { type BitLists, lowest } from "./bit-lists";

/** A relation between offers as bits, both ways round. */
export class Layer {
  /** Row of each offer: where it leads. */
  readonly rows: Uint32Array;
  /** Row of each offer: what leads to it. */
  readonly origins: Uint32Array;
  constructor(
    offerCount: number,
    readonly words: number,
  ) {
    this.rows = new Uint32Array(offerCount * words);
    this.origins = new Uint32Array(offerCount * words);
  }

  has(here: number, there: number): boolean {
    return ((this.rows[here * this.words + (there >> 5)]! >>> (there & 31)) & 1) === 1;
  }

  set(here: number, there: number): void {
    this.rows[here * this.words + (there >> 5)]! |= 1 << (there & 31);
    this.origins[there * this.words + (here >> 5)]! |= 1 << (here & 31);
  }

  clear(here: number, there: number): void {
    this.rows[here * this.words + (there >> 5)]! &= ~(1 << (there & 31));
    this.origins[there * this.words + (here >> 5)]! &= ~(1 << (here & 31));
  }
}

/** Beyond this many offers, moves are not counted: the table of pairs would take more than 64 MiB. */
const mostCounted = 4096;
/** A move is common where at least one in this many of those an offer can hold could make it. */
const commonShare = 64;

/**
 * Where those who hold a place could move. Each of the moves is counted, so that one ends when the last who could make
 * it has left; common ones are kept apart, because whoever makes them is found at once.
 *
 * With very many offers nothing is counted, and rows may promise too much after people have left: a promise nobody can
 * keep is struck out when it is met.
 */
export class MoveCounts {
  readonly all: Layer;
  readonly common: Layer | null;
  private readonly counts: Int32Array | null;
  private readonly threshold: Int32Array;

  constructor(
    private readonly offerCount: number,
    private readonly lists: BitLists,
    places: Float64Array,
  ) {
    const counted = offerCount <= mostCounted;
    this.all = new Layer(offerCount, lists.words);
    this.common = counted ? new Layer(offerCount, lists.words) : null;
    this.counts = counted ? new Int32Array(offerCount * offerCount) : null;
    this.threshold = Int32Array.from(places, (count) => Math.ceil(Math.min(count, 1e9) / commonShare));
  }

  add(here: number, list: number): void {
    const { counts, all, common, lists } = this;
    const { bits, start } = lists;
    const end = start[list + 1]!;
    const row = here * this.offerCount;
    const threshold = this.threshold[here]!;
    for (let at = start[list]!, word = lists.first[list]!; at < end; at++, word++) {
      for (let rest = bits[at]!; rest !== 0; rest &= rest - 1) {
        const there = word * 32 + lowest(rest);
        if (counts === null) {
          if (!all.has(here, there)) all.set(here, there);
          continue;
        }
        const count = ++counts[row + there]!;
        if (count === 1) all.set(here, there);
        if (count === threshold) common!.set(here, there);
      }
    }
  }

  remove(here: number, list: number): void {
    const { counts, all, common, lists } = this;
    if (counts === null) return;
    const { bits, start } = lists;
    const end = start[list + 1]!;
    const row = here * this.offerCount;
    const threshold = this.threshold[here]!;
    for (let at = start[list]!, word = lists.first[list]!; at < end; at++, word++) {
      for (let rest = bits[at]!; rest !== 0; rest &= rest - 1) {
        const there = word * 32 + lowest(rest);
        const count = --counts[row + there]!;
        if (count === 0) all.clear(here, there);
        if (count === threshold - 1) common!.clear(here, there);
      }
    }
  }
}
