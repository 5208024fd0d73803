/**
 * Who sits at which offer. Seats of an offer have no order; the last one moves into a gap. What a search asks of
 * everybody is kept beside the seat, so that it reads one stretch of memory.
 */
export class Seats {
  private readonly groups: Int32Array[];
  private readonly lists: Int32Array[];
  private readonly spares: Int32Array[];
  readonly count: Int32Array;
  /** Where the last search at an offer ended; the next one goes on from there. */
  readonly cursor: Int32Array;

  constructor(
    offerCount: number,
    /** Seat of each group at its offer, shared by all who seat the same groups. */
    private readonly seat: Int32Array,
  ) {
    this.groups = Array.from({ length: offerCount }, () => new Int32Array(4));
    this.lists = Array.from({ length: offerCount }, () => new Int32Array(4));
    this.spares = Array.from({ length: offerCount }, () => new Int32Array(4));
    this.count = new Int32Array(offerCount);
    this.cursor = new Int32Array(offerCount);
  }

  groupsAt(offer: number): Int32Array {
    return this.groups[offer]!;
  }

  /** What each group there may use. */
  listsAt(offer: number): Int32Array {
    return this.lists[offer]!;
  }

  /** Marks of the needs for which each group's household has an unplaced group. */
  sparesAt(offer: number): Int32Array {
    return this.spares[offer]!;
  }

  add(group: number, offer: number, list: number): void {
    const count = this.count[offer]!;
    if (count === this.groups[offer]!.length) {
      this.groups[offer] = doubled(this.groups[offer]!);
      this.lists[offer] = doubled(this.lists[offer]!);
      this.spares[offer] = doubled(this.spares[offer]!);
    }
    this.groups[offer]![count] = group;
    this.lists[offer]![count] = list;
    this.seat[group] = count;
    this.count[offer] = count + 1;
  }

  setSpare(group: number, offer: number, spare: number): void {
    this.spares[offer]![this.seat[group]!] = spare;
  }

  remove(group: number, offer: number): void {
    const groups = this.groups[offer]!;
    const last = this.count[offer]! - 1;
    const seat = this.seat[group]!;
    groups[seat] = groups[last]!;
    this.lists[offer]![seat] = this.lists[offer]![last]!;
    this.spares[offer]![seat] = this.spares[offer]![last]!;
    this.seat[groups[seat]!] = seat;
    this.count[offer] = last;
  }
}

function doubled(numbers: Int32Array): Int32Array {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}
