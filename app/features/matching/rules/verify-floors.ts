import type { Answer, Columns } from "./columns";
import { Refusal } from "./refusal";
import { bucket, type Buckets, highest, type Usable } from "./verify-lists";

/**
 * Whether the protected helps are those that the floors secure, no more and no fewer.
 *
 * The definition. Call a household a holder, without a cap a household in one dimension. After the pins, the floor with
 * the smallest accepted/places (ties: area, then dimension) accepts its next candidate if that can be served beside all
 * accepted before; one who cannot is passed over for good, because what stands in the way only grows. The candidates are
 * the units of the area in order (of the dimension, if the floor names one), where those of one group count once: the
 * k-th of a holder stands for its k-th help, whichever of its units will get it. With a cap only first helps count, and
 * a household that received or is pinned a help has had its first. A help accepted counts for every floor that covers it,
 * and so do pinned helps, with a cap each pinned household once. A floor is done when its places are reached or
 * nobody is left.
 *
 * The check plays this through, with the stated helps in place of a search: while a holder has protected units left its
 * candidates are accepted, and for every other one the places of those accepted so far must prove that no room could be
 * made. They are a flow that serves all accepted so far, so room could be made exactly if moves lead from an offer of the
 * candidate to a place that nobody accepted and no pin holds. If not, all offers on the way stay closed: later candidates
 * are judged by them at once, and all proofs together look at each offer only once.
 */
export function checkFloors(columns: Columns, answer: Answer, usable: Usable, pinned: Uint8Array): void {
  const { cap, units, floors } = columns;
  if (floors.length === 0) return;
  const holders = readHolders(columns, answer, pinned);
  const room = readRoom(columns, usable, holders);
  const areas = floors.reduce((most, { area }) => Math.max(most, area + 1), highest(units.area));
  const inArea = bucket(units.area, areas);
  const accepted = Float64Array.from(floors, () => 0);
  const next = floors.map(({ area }) => inArea.start[area]!);

  const count = (unit: number) => {
    floors.forEach(({ area, dimension }, floor) => {
      const covers = area === units.area[unit] && (dimension < 0 || dimension === units.dimension[unit]);
      if (covers) accepted[floor]!++;
    });
  };
  const counted = new Set<number>();
  for (let unit = 0; unit < pinned.length; unit++) {
    if (pinned[unit] === 0) continue;
    room.take(answer.at[unit]!);
    const household = units.household[unit]!;
    if (cap !== null && counted.has(household)) continue;
    counted.add(household);
    count(unit);
  }

  let open = floors.map((_, floor) => floor);
  for (;;) {
    open = open.filter((floor) => accepted[floor]! < floors[floor]!.places);
    const floor = findLeastFilled(open, accepted, floors);
    if (floor === null) break;
    const { area, dimension } = floors[floor]!;
    const end = inArea.start[area + 1]!;
    let found = false;
    while (!found && next[floor]! < end) {
      const unit = inArea.items[next[floor]!++]!;
      if ((dimension >= 0 && units.dimension[unit] !== dimension) || !holders.isCandidate(unit)) continue;
      const named = holders.nextNamed(unit);
      if (named >= 0) {
        room.hold(answer.at[named]!, named);
        holders.accept(unit);
        count(unit);
        found = true;
      } else if (room.canBeMade(unit)) {
        throw new Refusal("floor_passed_over", "", unit);
      } else holders.passOver(unit);
    }
    if (!found) open = open.filter((other) => other !== floor);
  }
  const unexplained = holders.findUnexplained();
  if (unexplained >= 0) throw new Refusal("protected_without_reason", "", unexplained);
}

function findLeastFilled(open: number[], accepted: Float64Array, floors: Columns["floors"]): number | null {
  let least: number | null = null;
  for (const floor of open) {
    const isLess =
      least === null ||
      isFractionLess(accepted[floor]!, floors[floor]!.places, accepted[least]!, floors[least]!.places);
    if (isLess) least = floor;
  }
  return least;
}

/** a/b < c/d, exactly. */
function isFractionLess(a: number, b: number, c: number, d: number): boolean {
  if (Number.isSafeInteger(a * d) && Number.isSafeInteger(c * b)) return a * d < c * b;
  return BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b);
}

type Holders = ReturnType<typeof readHolders>;

function readHolders(columns: Columns, { protected: secured }: Answer, pinned: Uint8Array) {
  const { cap, households, units } = columns;
  const of = holderOf(columns);
  const count = highest(of);
  const members = bucket(of, count);
  const named = bucket(
    Int32Array.from(secured, (one, unit) => (one === 1 ? of[unit]! : -1)),
    count,
  );
  const groups = highest(units.group);
  // Units without a group are groups by themselves.
  const groupOf = Int32Array.from(units.group, (group, unit) => (group >= 0 ? group : groups + unit));
  const used = new Uint8Array(groups + groupOf.length);
  for (let unit = 0; unit < pinned.length; unit++) if (pinned[unit] === 1) used[groupOf[unit]!] = 1;
  const accepted = new Int32Array(count);
  const ended = new Uint8Array(count);
  if (cap !== null) {
    for (let unit = 0; unit < of.length; unit++) {
      if (pinned[unit] === 1 || households.received[units.household[unit]!]! > 0) ended[of[unit]!] = 1;
    }
  }
  const helpOf = numberHelps(of, count, groupOf, used);
  return {
    members,
    of,
    groupOf,
    /** Groups that hold a place by a pin or as one accepted so far. */
    used,
    isCandidate(unit: number): boolean {
      const help = helpOf[unit]!;
      const holder = of[unit]!;
      return help > accepted[holder]! && ended[holder] === 0 && (cap === null || help === 1);
    },
    /** The protected unit that states the holder's next help, -1 where none is left. */
    nextNamed(unit: number): number {
      const at = named.start[of[unit]!]! + accepted[of[unit]!]!;
      return at < named.start[of[unit]! + 1]! ? named.items[at]! : -1;
    },
    accept(unit: number): void {
      accepted[of[unit]!]!++;
    },
    passOver(unit: number): void {
      ended[of[unit]!] = 1;
    },
    /** A protected unit that no floor secured. */
    findUnexplained(): number {
      const holder = accepted.findIndex((helps, one) => helps < named.start[one + 1]! - named.start[one]!);
      return holder < 0 ? -1 : named.items[named.start[holder]! + accepted[holder]!]!;
    },
  };
}

function holderOf({ cap, units }: Columns): Int32Array {
  if (cap !== null) return units.household;
  const last = new Int32Array(highest(units.dimension)).fill(-1);
  const household = new Int32Array(last.length).fill(-1);
  let count = 0;
  // The units of a household stand together.
  return units.dimension.map((dimension, unit) => {
    if (household[dimension] !== units.household[unit]) {
      household[dimension] = units.household[unit]!;
      last[dimension] = count++;
    }
    return last[dimension]!;
  });
}

/** Which help of its holder a unit stands for as a candidate, from 1; 0 for pinned ones and for later ones of a group. */
function numberHelps(
  of: Int32Array,
  count: number,
  groupOf: Int32Array,
  pinnedGroups: Uint8Array,
): Int32Array {
  const helps = new Int32Array(count);
  const seen = pinnedGroups.slice();
  return groupOf.map((group, unit) => {
    if (seen[group] === 1) return 0;
    seen[group] = 1;
    return ++helps[of[unit]!]!;
  });
}

/** Places held by pins and by those accepted so far, and where these could move. */
function readRoom({ offers }: Columns, usable: Usable, { members, of, groupOf, used }: Holders) {
  const left = offers.capacity.slice();
  const heldBy = Array.from(left, (): number[] => []);
  const closed = new Uint8Array(left.length);
  const followed = new Uint8Array(usable.start.length - 1);
  const queue: number[] = [];
  const follow = (list: number) => {
    if (followed[list] === 1) return;
    followed[list] = 1;
    for (let at = usable.start[list]!; at < usable.start[list + 1]!; at++) {
      const offer = usable.offers[at]!;
      if (closed[offer] === 1) continue;
      closed[offer] = 1;
      queue.push(offer);
    }
  };
  /** Where this unit's holder could go from there: by a unit of the same group or of a group it does not use. */
  const followUnused = (unit: number, group: number) => {
    forEachOf(members, of[unit]!, (other) => {
      if (groupOf[other] === group || used[groupOf[other]!] === 0) follow(usable.of[other]!);
    });
  };
  return {
    take(offer: number): void {
      left[offer]!--;
    },
    hold(offer: number, unit: number): void {
      left[offer]!--;
      heldBy[offer]!.push(unit);
      used[groupOf[unit]!] = 1;
    },
    /** After an answer of yes the check has ended, so what is closed here is closed by proof. */
    canBeMade(unit: number): boolean {
      followUnused(unit, -1);
      for (let offer = queue.pop(); offer !== undefined; offer = queue.pop()) {
        if (left[offer]! > 0) return true;
        for (const held of heldBy[offer]!) followUnused(held, groupOf[held]!);
      }
      return false;
    },
  };
}

function forEachOf({ start, items }: Buckets, key: number, visit: (item: number) => void): void {
  for (let at = start[key]!; at < start[key + 1]!; at++) visit(items[at]!);
}
