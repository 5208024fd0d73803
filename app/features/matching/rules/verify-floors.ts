import type { Answer, Columns } from "./columns";
import { Refusal } from "./refusal";
import { bucket, highest, type Usable } from "./verify-lists";

/**
 * Whether the protected helps are those that the floors secure, no more and no fewer.
 *
 * The definition: after the pins, the floor with the smallest accepted/places (ties: area, then dimension) accepts its
 * next candidate by rank if it can be served beside all accepted before; one who cannot is passed over for good, because
 * what stands in the way only grows. With a cap a candidate is a household without a help so far (none received, none
 * pinned); without one it is a unit, or a group as a whole. Whoever is accepted counts for every floor that covers the
 * help, and so do pinned helps, with a cap pinned households. A floor is done when its places are reached or nobody is left.
 *
 * The check plays this through, with the stated helps in place of a search: a protected candidate is accepted, and for
 * every other one the places of those accepted so far must prove that no room could be made. They are an assignment of
 * all accepted so far, so by the theorem of augmenting paths room could be made exactly if moves of theirs lead from an
 * offer of the candidate to a place that none of them and no pin holds. If not, all offers on the way stay closed: later
 * candidates are judged by them at once, and all proofs together look at every offer only once.
 */
export function checkFloors(columns: Columns, answer: Answer, usable: Usable, pinned: Uint8Array): void {
  if (columns.floors.length === 0) return;
  const { units, floors } = columns;
  const candidates = readCandidates(columns, answer);
  const inArea = bucket(
    units.area,
    floors.reduce((most, { area }) => Math.max(most, area + 1), highest(units.area)),
  );
  const room = readRoom(columns, usable);
  const accepted = Float64Array.from(floors, () => 0);
  const next = floors.map(({ area }) => inArea.start[area]!);

  const count = (unit: number) => {
    floors.forEach(({ area, dimension }, floor) => {
      const covers = area === units.area[unit] && (dimension < 0 || dimension === units.dimension[unit]);
      if (covers) accepted[floor]!++;
    });
  };
  for (let unit = 0; unit < pinned.length; unit++) {
    if (pinned[unit] === 0) continue;
    room.take(answer.at[unit]!);
    if (candidates.isFirstHelp(unit)) count(unit);
    candidates.settle(unit);
  }

  let open = floors.map((_, floor) => floor);
  for (;;) {
    open = open.filter((floor) => accepted[floor]! < floors[floor]!.places);
    const floor = smallest(open, accepted, floors);
    if (floor === null) break;
    const { area, dimension } = floors[floor]!;
    const end = inArea.start[area + 1]!;
    let found = false;
    while (!found && next[floor]! < end) {
      const unit = inArea.items[next[floor]!++]!;
      if ((dimension >= 0 && units.dimension[unit] !== dimension) || candidates.isSettled(unit)) continue;
      const secured = candidates.securedBy(unit);
      if (secured >= 0) {
        room.hold(answer.at[secured]!, candidates.membersOf(unit));
        count(secured);
        candidates.confirm(unit);
        found = true;
      } else if (room.canBeMade(candidates.membersOf(unit))) {
        throw new Refusal("floor_passed_over", "", unit);
      }
      candidates.settle(unit);
    }
    if (!found) open = open.filter((other) => other !== floor);
  }
  const unexplained = candidates.findUnconfirmed();
  if (unexplained >= 0) throw new Refusal("protected_without_reason", "", unexplained);
}

function smallest(open: number[], accepted: Float64Array, floors: Columns["floors"]): number | null {
  let least: number | null = null;
  for (const floor of open) {
    if (
      least === null ||
      isLess(accepted[floor]!, floors[floor]!.places, accepted[least]!, floors[least]!.places)
    )
      least = floor;
  }
  return least;
}

/** a/b < c/d, exactly. */
function isLess(a: number, b: number, c: number, d: number): boolean {
  const [left, right] = [a * d, c * b];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right;
  return BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b);
}

/** A candidate is a household under a cap, else a group or a unit by itself. */
function readCandidates({ cap, households, units }: Columns, { protected: secured }: Answer) {
  const count = units.list.length;
  const groups = highest(units.group);
  const of = (unit: number) => {
    if (cap !== null) return units.household[unit]!;
    return units.group[unit]! >= 0 ? units.group[unit]! : groups + unit;
  };
  const candidates = cap === null ? groups + count : households.rank.length;
  const securedUnit = new Int32Array(candidates).fill(-1);
  const settled = new Uint8Array(candidates);
  const confirmed = new Uint8Array(candidates);
  const members = bucket(
    Int32Array.from(secured, (_, unit) => of(unit)),
    candidates,
  );
  secured.forEach((one, unit) => {
    if (one === 0) return;
    // Two helps of one household cannot both be its first, and a group is served once.
    if (securedUnit[of(unit)]! >= 0) throw new Refusal("protected_without_reason", "", unit);
    securedUnit[of(unit)] = unit;
  });
  // A household that received helps before has its first one already.
  if (cap !== null) households.received.forEach((helps, one) => (settled[one] = helps > 0 ? 1 : 0));

  return {
    isSettled: (unit: number) => settled[of(unit)] === 1,
    /** Whether a pinned help counts for floors: with a cap once for a household, which has received none before. */
    isFirstHelp: (unit: number) => cap === null || settled[of(unit)] === 0,
    settle(unit: number): void {
      settled[of(unit)] = 1;
    },
    confirm(unit: number): void {
      confirmed[of(unit)] = 1;
    },
    /** The protected unit of this candidate, -1 where it has none. */
    securedBy: (unit: number) => securedUnit[of(unit)]!,
    membersOf: (unit: number) => members.items.subarray(members.start[of(unit)], members.start[of(unit) + 1]),
    /** A protected unit that no floor secured. */
    findUnconfirmed: () => securedUnit.find((unit, one) => unit >= 0 && confirmed[one] === 0) ?? -1,
  };
}

/** Places held by pins and by those accepted so far, and where these could move. */
function readRoom({ offers }: Columns, usable: Usable) {
  const left = offers.capacity.slice();
  const listsAt = Array.from(left, (): number[] => []);
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
  return {
    take(offer: number): void {
      left[offer]!--;
    },
    /** Somebody who may move to any offer of these units takes a place. */
    hold(offer: number, members: Int32Array): void {
      left[offer]!--;
      for (const unit of members) listsAt[offer]!.push(usable.of[unit]!);
    },
    /** After an answer of yes the check has ended, so that what is closed here is closed by proof. */
    canBeMade(members: Int32Array): boolean {
      for (const unit of members) follow(usable.of[unit]!);
      for (let offer = queue.pop(); offer !== undefined; offer = queue.pop()) {
        if (left[offer]! > 0) return true;
        listsAt[offer]!.forEach(follow);
      }
      return false;
    },
  };
}
