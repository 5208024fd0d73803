import { hashOf } from "./canonical";
import { type Answer, type Columns, cutoffStates, type Names } from "./columns";
import { InstanceFault, type Instance, type MatchResult } from "./instance";
import { readInstance } from "./read-instance";
import { readResult } from "./read-result";
import { Refusal, type RefusalCode } from "./refusal";
import { checkFloors } from "./verify-floors";
import { bucket, type Buckets, highest, type Usable, withoutBans } from "./verify-lists";

/**
 * Whether a result is valid and cannot be improved. Written to be read beside the definition (design: matching,
 * section 2) and sharing nothing with the engine but the file format, so that an error in one is caught by the other.
 *
 * The argument. Call (number of helps, rank) the key of a household's last help, without a cap the rank alone. Let
 * τ be the cut-offs. If
 *
 * 1. every offer is full unless it is open,
 * 2. whoever can be dropped stands at or before the cut-off of each place they hold,
 * 3. no move leads from an offer to one with a later cut-off, and
 * 4. whoever could use one more help would come after the cut-off of every offer that could give it,
 *
 * then take any place t in the order. The offers with a cut-off before t are full (1), everybody who moves from them
 * stays among them (3), and nobody after the cut-off could be dropped there (2). So whoever is waiting with a help that
 * comes at or before t could only use places whose holders cannot move away and come earlier (4), or were secured by a
 * pin or a floor. Hence the helps up to t are as many as any allocation can give, for every t at once: nobody can be
 * helped without dropping somebody earlier, and no order serves more in all.
 *
 * 5. The cut-offs say no more than that: each is the key of somebody who can be dropped where moves from the offer
 *    lead, open only where they lead to a free place, and shut otherwise. Conditions 2 and 3 make τ at least this, so
 *    it is enough to follow moves between equal cut-offs back from where the reason lies.
 *
 * Never throws: an instance that contradicts itself and a result that is not one are refused like any other.
 */
export function verify(instance: Instance, result: MatchResult): Verification {
  let names: Names | null = null;
  try {
    const read = readInstance(instance);
    names = read.names;
    const answer = readResult(result, names, read.columns);
    check(read.columns, answer);
    checkSums(instance, result, read.columns, answer);
    return { certified: true };
  } catch (error) {
    if (error instanceof InstanceFault)
      return { certified: false, code: "instance_refused", place: error.message };
    if (error instanceof Refusal)
      return { certified: false, code: error.code, place: wordPlace(error, names) };
    throw error;
  }
}

/** The same of a large instance in columns, without sums and hash. Null when it is certified. */
export function verifyAnswer(columns: Columns, answer: Answer): Refusal | null {
  try {
    check(columns, answer);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

export type Verification = { certified: true } | { certified: false; code: RefusalCode; place: string };

function check(columns: Columns, answer: Answer): void {
  checkShape(columns, answer);
  const usable = withoutBans(columns);
  const standing = readStanding(columns, answer);
  checkPlaces(columns, answer, usable, standing);
  const tau = readCutoffs(columns, answer);
  checkCertificate(columns, answer, usable, standing, tau);
  checkFloors(columns, answer, usable, standing.pinned);
}

function refuse(code: RefusalCode, unit: number | null, offer: number | null = null): never {
  throw new Refusal(code, "", unit, offer);
}

function wordPlace({ place, unit, offer }: Refusal, names: Names | null): string {
  if (names === null || (unit === null && offer === null)) return place;
  return [
    ...(unit === null ? [] : [`unit "${names.units[unit]}"`]),
    ...(offer === null ? [] : [`offer "${names.offers[offer]}"`]),
  ].join(", ");
}

function checkShape({ units, offers, floors }: Columns, { at, cutoffs, protected: secured }: Answer): void {
  const count = offers.capacity.length;
  const fits =
    at.length === units.list.length &&
    secured.length === at.length &&
    [cutoffs.state, cutoffs.round, cutoffs.rank].every((column) => column.length === count);
  if (!fits) refuse("malformed", null);
  for (let unit = 0; unit < at.length; unit++) {
    if (at[unit]! < -1 || at[unit]! >= count) refuse("unknown_offer", unit);
    if (secured[unit] === 0) continue;
    if (secured[unit] !== 1 || floors.length === 0 || at[unit]! < 0) refuse("protected_without_reason", unit);
  }
}

/** What follows from who is served where; `helps` and `secured` count by household, without a cap also by dimension. */
type Standing = {
  pinned: Uint8Array;
  /** The units served at each offer. */
  served: Buckets;
  usedGroup: Uint8Array;
  /** Helps of the household with those received. */
  helps: Int32Array;
  /** 1 for a served unit whose household holds a help there that no pin and no floor secures. */
  droppable: Uint8Array;
  /** First unit of each household, and the number of units. */
  first: Int32Array;
};

function readStanding(columns: Columns, { at, protected: secured }: Answer): Standing {
  const { cap, units, offers, households, pins } = columns;
  const pinned = new Uint8Array(at.length);
  for (const pin of pins) {
    if (at[pin.unit] !== pin.offer) refuse("pin_missing", pin.unit, pin.offer);
    if (secured[pin.unit] === 1) refuse("protected_without_reason", pin.unit);
    pinned[pin.unit] = 1;
  }
  const served = bucket(at, offers.capacity.length);
  const usedGroup = new Uint8Array(highest(units.group));
  const helps = households.received.slice();
  for (const unit of served.items) {
    helps[units.household[unit]!]!++;
    const group = units.group[unit]!;
    if (group < 0) continue;
    if (usedGroup[group] === 1) refuse("group_served_twice", unit);
    usedGroup[group] = 1;
  }

  const first = bucket(units.household, households.rank.length).start;
  const droppable = new Uint8Array(at.length);
  // Helps that nothing secures, less those that a floor does: of one household, without a cap by dimension.
  const loose = new Int32Array(cap === null ? highest(units.dimension) : 1);
  for (let household = 0; household < households.rank.length; household++) {
    for (let unit = first[household]!; unit < first[household + 1]!; unit++) {
      const kind = cap === null ? units.dimension[unit]! : 0;
      if (at[unit]! >= 0 && pinned[unit] === 0) loose[kind]! += 1 - secured[unit]!;
    }
    for (let unit = first[household]!; unit < first[household + 1]!; unit++) {
      const kind = cap === null ? units.dimension[unit]! : 0;
      if (at[unit]! >= 0 && pinned[unit] === 0 && loose[kind]! > 0) droppable[unit] = 1;
    }
    for (let unit = first[household]!; unit < first[household + 1]!; unit++) {
      loose[cap === null ? units.dimension[unit]! : 0] = 0;
    }
  }
  return { pinned, served, usedGroup, helps, droppable, first };
}

/** Everybody holds a place that they list, no offer gives more than it has, no household more than the cap. */
function checkPlaces(columns: Columns, { at }: Answer, usable: Usable, standing: Standing): void {
  const { cap, offers, units } = columns;
  const { served, helps } = standing;
  const { start, items } = served;
  const seen = new Int32Array(usable.start.length - 1).fill(-1);
  for (let offer = 0; offer < offers.capacity.length; offer++) {
    if (start[offer + 1]! - start[offer]! > offers.capacity[offer]!)
      refuse("offer_above_capacity", null, offer);
    for (let place = start[offer]!; place < start[offer + 1]!; place++) {
      const unit = items[place]!;
      if (cap !== null && helps[units.household[unit]!]! > cap) refuse("cap_exceeded", unit);
      const list = usable.of[unit]!;
      if (seen[list] === offer) continue;
      const listed = usable.offers.subarray(usable.start[list]!, usable.start[list + 1]!);
      if (!listed.includes(at[unit]!)) refuse("offer_not_listed", unit, offer);
      seen[list] = offer;
    }
  }
}

/** A place in the order as one number, later ones larger. */
type Position = number;
const open: Position = Infinity;
const shut: Position = -1;

/** With a cap the order is (round, rank), without one the rank; households are numbered by rank. */
function positionOf({ cap, households }: Columns, round: number, household: number): Position {
  return cap === null ? household : round * households.rank.length + household;
}

function readCutoffs(columns: Columns, { cutoffs }: Answer): Float64Array {
  const { cap, households } = columns;
  return Float64Array.from(cutoffs.state, (code, offer) => {
    const state = cutoffStates[code];
    const round = cutoffs.round[offer]!;
    const rank = cutoffs.rank[offer]!;
    if (state !== "cut") {
      if (state === undefined || round !== 0 || rank !== 0) refuse("cutoff_malformed", null, offer);
      return state === "open" ? open : shut;
    }
    const household = householdAt(households.rank, rank);
    const rounded = cap === null ? round === 0 : round >= 1 && round <= cap;
    if (household < 0 || !rounded) refuse("cutoff_malformed", null, offer);
    return positionOf(columns, round, household);
  });
}

function householdAt(ranks: Float64Array, rank: number): number {
  let low = 0;
  for (let high = ranks.length; low < high;) {
    const middle = (low + high) >> 1;
    if (ranks[middle]! < rank) low = middle + 1;
    else high = middle;
  }
  return ranks[low] === rank ? low : -1;
}

/** Conditions 1 to 5 of the argument above. */
function checkCertificate(
  columns: Columns,
  answer: Answer,
  usable: Usable,
  standing: Standing,
  tau: Float64Array,
): void {
  const { cap, offers, units, floors } = columns;
  const { served, usedGroup, helps, droppable, pinned, first } = standing;
  const { start, items } = served;
  const latest = latestOf(usable, tau);
  const isSpare = (unit: number) =>
    answer.at[unit]! < 0 && (units.group[unit]! < 0 || usedGroup[units.group[unit]!] === 0);

  const reasons = reasonsFor(usable, tau);
  const mates = bucket(units.group, usedGroup.length);
  const seen = new Int32Array(usable.start.length - 1).fill(-1);
  for (let here = 0; here < offers.capacity.length; here++) {
    const isFull = start[here + 1]! - start[here]! === offers.capacity[here]!;
    if (!isFull && tau[here] !== open) refuse("offer_not_full", null, here); // 1
    if (tau[here] === shut || (!isFull && tau[here] === open)) reasons.lies(here);

    const moveTo = (unit: number, list: number) => {
      if (seen[list] === here) return;
      seen[list] = here;
      if (latest[list]! > tau[here]!) refuse("move_leads_to_later_cutoff", unit, here); // 3
      if (latest[list] === tau[here]) reasons.follow(here, list);
    };
    let last = -1;
    for (let place = start[here]!; place < start[here + 1]!; place++) {
      const unit = items[place]!;
      if (pinned[unit] === 1) continue;
      const household = units.household[unit]!;
      if (droppable[unit] === 1) {
        const position = positionOf(columns, helps[household]!, household);
        if (tau[here]! < position) refuse("served_behind_cutoff", unit, here); // 2
        if (tau[here] === position) reasons.lies(here);
      }
      moveTo(unit, usable.of[unit]!);
      const group = units.group[unit]!;
      if (group >= 0) {
        for (let at = mates.start[group]!; at < mates.start[group + 1]!; at++) {
          moveTo(unit, usable.of[mates.items[at]!]!);
        }
      }
      // The household may take up another need and leave this one: with a cap any, else one of the same dimension.
      // Without floors the latter adds nothing, because who waits for a second help stands no higher than with the first.
      if (household === last || (cap === null && floors.length === 0)) continue;
      last = household;
      for (let other = first[household]!; other < first[household + 1]!; other++) {
        const isKin = cap !== null || units.dimension[other] === offers.dimension[here];
        if (isKin && isSpare(other)) moveTo(unit, usable.of[other]!);
      }
    }
  }
  for (let unit = 0; unit < answer.at.length; unit++) {
    const household = units.household[unit]!;
    if (!isSpare(unit) || (cap !== null && helps[household]! >= cap)) continue;
    const last = latest[usable.of[unit]!]!;
    // Without a cap the household itself may be the last one served there: its next help comes after that.
    const waits =
      cap === null ? last <= household : last < positionOf(columns, helps[household]! + 1, household);
    if (!waits) refuse("left_out_before_cutoff", unit); // 4
  }
  const unexplained = reasons.findUnexplained();
  if (unexplained >= 0) refuse("cutoff_without_reason", null, unexplained); // 5
}

/** The latest cut-off on each list. */
function latestOf(usable: Usable, tau: Float64Array): Float64Array {
  const latest = new Float64Array(usable.start.length - 1).fill(shut);
  for (let list = 0; list < latest.length; list++) {
    for (let at = usable.start[list]!; at < usable.start[list + 1]!; at++) {
      latest[list] = Math.max(latest[list]!, tau[usable.offers[at]!]!);
    }
  }
  return latest;
}

/** Which cut-offs have their reason at the offer itself or, along moves between equal cut-offs, at another one. */
function reasonsFor(usable: Usable, tau: Float64Array) {
  const explained = new Uint8Array(tau.length);
  const queue: number[] = [];
  const comeFrom = Array.from(tau, (): number[] => []);
  const last = new Int32Array(tau.length).fill(-1);
  const lies = (offer: number) => {
    if (explained[offer] === 1) return;
    explained[offer] = 1;
    queue.push(offer);
  };
  return {
    lies,
    follow(here: number, list: number) {
      for (let at = usable.start[list]!; at < usable.start[list + 1]!; at++) {
        const there = usable.offers[at]!;
        if (tau[there] !== tau[here] || last[there] === here) continue;
        last[there] = here;
        comeFrom[there]!.push(here);
      }
    },
    findUnexplained(): number {
      for (const offer of queue) comeFrom[offer]!.forEach(lies);
      return explained.indexOf(0);
    },
  };
}

function checkSums(instance: Instance, result: MatchResult, { units }: Columns, { at }: Answer): void {
  if (result.served !== result.assignments.length) throw new Refusal("counts_differ", "served");
  const households = new Set<number>();
  for (let unit = 0; unit < at.length; unit++) if (at[unit]! >= 0) households.add(units.household[unit]!);
  if (result.households !== households.size) throw new Refusal("counts_differ", "households");
  const { hash, ...rest } = result;
  if (hash !== hashOf(instance, rest)) throw new Refusal("hash_differs", "hash");
}
