import { type BitLists, lowest } from "./bit-lists";

/** A relation between offers, as rows of bits and an index of the words of each row that are not empty. */
export class Rows {
  readonly bits: Uint32Array;
  readonly index: Uint32Array;
  readonly indexWords: number;

  constructor(
    offerCount: number,
    readonly words: number,
  ) {
    this.indexWords = Math.ceil(words / 32);
    this.bits = new Uint32Array(offerCount * words);
    this.index = new Uint32Array(offerCount * this.indexWords);
  }

  has(from: number, to: number): boolean {
    return ((this.bits[from * this.words + (to >> 5)]! >>> (to & 31)) & 1) === 1;
  }

  set(from: number, to: number): void {
    const word = to >> 5;
    this.bits[from * this.words + word]! |= 1 << (to & 31);
    this.index[from * this.indexWords + (word >> 5)]! |= 1 << (word & 31);
  }

  clear(from: number, to: number): void {
    const word = to >> 5;
    const left = (this.bits[from * this.words + word]! &= ~(1 << (to & 31)));
    if (left === 0) this.index[from * this.indexWords + (word >> 5)]! &= ~(1 << (word & 31));
  }

  /** Everything the row leads to. */
  from(offer: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < this.indexWords; at++) {
      for (let rest = this.index[offer * this.indexWords + at]!; rest !== 0; rest &= rest - 1) {
        const word = at * 32 + lowest(rest);
        for (let bits = this.bits[offer * this.words + word]!; bits !== 0; bits &= bits - 1) {
          found.push(word * 32 + lowest(bits));
        }
      }
    }
    return found;
  }
}

/** Moves both ways round: where each offer's holders could go, and from where somebody could come to it. */
export class Layer {
  readonly moves: Rows;
  readonly origins: Rows;

  constructor(offerCount: number, words: number) {
    this.moves = new Rows(offerCount, words);
    this.origins = new Rows(offerCount, words);
  }

  set(here: number, there: number): void {
    this.moves.set(here, there);
    this.origins.set(there, here);
  }

  clear(here: number, there: number): void {
    this.moves.clear(here, there);
    this.origins.clear(there, here);
  }
}

/** When moves are counted, and which are common. */
type Limits = {
  /** Beyond this many offers, moves are not counted: the table of pairs would take more than 64 MiB. */
  mostCounted: number;
  /** A move is common where at least one in this many of those an offer can hold could make it. */
  commonShare: number;
};

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
  private readonly threshold: Float64Array;

  constructor(
    private readonly offerCount: number,
    private readonly lists: BitLists,
    places: Float64Array,
    { mostCounted, commonShare }: Limits = { mostCounted: 4096, commonShare: 64 },
  ) {
    const counted = offerCount <= mostCounted;
    this.all = new Layer(offerCount, lists.words);
    this.common = counted ? new Layer(offerCount, lists.words) : null;
    this.counts = counted ? new Int32Array(offerCount * offerCount) : null;
    this.threshold = places.map((count) => Math.ceil(count / commonShare));
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
          if (!all.moves.has(here, there)) all.set(here, there);
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

  /** Nobody is left at an offer: without counts this is when its promises can be taken back. */
  empty(here: number): void {
    if (this.counts !== null) return;
    for (const there of this.all.moves.from(here)) this.all.clear(here, there);
  }
}
