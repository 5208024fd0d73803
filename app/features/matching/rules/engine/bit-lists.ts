import type { Columns } from "../columns";

/**
 * Lists of offers as bits, each only as long as the stretch of offers it names: offers of one need lie side by side,
 * so a list of 500 offers' places costs two or three words, not sixteen.
 */
export class BitLists {
  private readonly known = new Map<string, number>();

  constructor(
    readonly words: number,
    public count: number,
    /** First word of each list among the words of all offers. */
    public first: Int32Array,
    /** List `n` is `bits[start[n]]` up to `bits[start[n + 1]]`. */
    public start: Int32Array,
    public bits: Uint32Array,
  ) {}

  has(list: number, offer: number): boolean {
    const from = this.start[list]!;
    const at = from + (offer >> 5) - this.first[list]!;
    return at >= from && at < this.start[list + 1]! && ((this.bits[at]! >>> (offer & 31)) & 1) === 1;
  }

  /** Adds the list to the set that begins at `base` of `target`. */
  addTo(target: Uint32Array, base: number, list: number): void {
    const { bits } = this;
    const end = this.start[list + 1]!;
    let to = base + this.first[list]!;
    for (let at = this.start[list]!; at < end; at++) target[to++]! |= bits[at]!;
  }

  /** Smallest offer of the list that is in the set, from word `skip` of the list on; -1 when there is none. */
  firstIn(set: Uint32Array, list: number, skip: number): number {
    const end = this.start[list + 1]!;
    let word = this.first[list]! + skip;
    for (let at = this.start[list]! + skip; at < end; at++, word++) {
      const both = this.bits[at]! & set[word]!;
      if (both !== 0) return word * 32 + lowest(both);
    }
    return -1;
  }

  isWithin(set: Uint32Array, list: number): boolean {
    const end = this.start[list + 1]!;
    let word = this.first[list]!;
    for (let at = this.start[list]!; at < end; at++, word++) {
      if ((this.bits[at]! & ~set[word]!) !== 0) return false;
    }
    return true;
  }

  /** The list's first offer from `offer` on; -1 when there is none. */
  next(list: number, offer: number): number {
    const start = this.start[list]!;
    const end = this.start[list + 1]!;
    const first = this.first[list]!;
    let word = Math.max(offer >> 5, first);
    let mask = word > offer >> 5 ? -1 : -1 << (offer & 31);
    for (let at = start + word - first; at < end; at++, word++, mask = -1) {
      const bits = this.bits[at]! & mask;
      if (bits !== 0) return word * 32 + lowest(bits);
    }
    return -1;
  }

  wordOf(list: number, offer: number): number {
    return (offer >> 5) - this.first[list]!;
  }

  /** The list without one offer, or without any (-1). */
  without(list: number, offer: number): number {
    const set = new Uint32Array(this.words);
    if (offer >= 0) {
      this.addTo(set, 0, list);
      set[offer >> 5]! &= ~(1 << (offer & 31));
    }
    return this.numberOf(set);
  }

  /** The lists of several units together. */
  union(lists: Int32Array, units: Int32Array, from: number, to: number): number {
    const one = lists[units[from]!]!;
    let same = true;
    for (let at = from + 1; at < to; at++) if (lists[units[at]!] !== one) same = false;
    if (same) return one;
    const set = new Uint32Array(this.words);
    for (let at = from; at < to; at++) this.addTo(set, 0, lists[units[at]!]!);
    return this.numberOf(set);
  }

  private numberOf(set: Uint32Array): number {
    let low = 0;
    let high = this.words;
    while (low < high && set[low] === 0) low++;
    while (high > low && set[high - 1] === 0) high--;
    const own = set.subarray(low, high);
    const key = `${low}:${own.join(",")}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const list = this.count++;
    if (list === this.first.length) {
      this.first = longer(this.first, list * 2 + 8);
      this.start = longer(this.start, list * 2 + 9);
    }
    const from = this.start[list]!;
    const to = from + own.length;
    if (to > this.bits.length) this.bits = longer(this.bits, to * 2 + 8);
    this.bits.set(own, from);
    this.first[list] = low;
    this.start[list + 1] = to;
    this.known.set(key, list);
    return list;
  }
}

/** Number of the lowest bit. */
export function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

export function makeBitLists({ offers, lists }: Columns, inner: Int32Array): BitLists {
  const words = Math.max(1, Math.ceil(offers.capacity.length / 32));
  const count = lists.start.length - 1;
  const first = new Int32Array(count);
  const start = new Int32Array(count + 1);
  for (let list = 0; list < count; list++) {
    let low = words;
    let high = -1;
    for (let at = lists.start[list]!; at < lists.start[list + 1]!; at++) {
      const word = inner[lists.offers[at]!]! >> 5;
      if (word < low) low = word;
      if (word > high) high = word;
    }
    first[list] = high < 0 ? 0 : low;
    start[list + 1] = start[list]! + (high < 0 ? 0 : high - low + 1);
  }
  const bits = new Uint32Array(start[count]!);
  for (let list = 0; list < count; list++) {
    const base = start[list]! - first[list]!;
    for (let at = lists.start[list]!; at < lists.start[list + 1]!; at++) {
      const offer = inner[lists.offers[at]!]!;
      bits[base + (offer >> 5)]! |= 1 << (offer & 31);
    }
  }
  return new BitLists(words, count, first, start, bits);
}

function longer<Numbers extends Int32Array | Uint32Array>(numbers: Numbers, length: number): Numbers {
  const copy = new (numbers.constructor as new (length: number) => Numbers)(length);
  copy.set(numbers);
  return copy;
}
