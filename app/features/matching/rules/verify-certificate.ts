import { type Answer, type Columns, cutoffStates } from "./columns";
import { refuse } from "./refusal";
import { bucket, type Usable } from "./verify-lists";
import type { Standing } from "./verify-standing";

/** A place in the order as one number, later ones larger. */
type Position = number;
const open: Position = Infinity;
const shut: Position = -1;

/** With a cap the order is (round, rank), without one the rank; households are numbered by rank. */
function positionOf({ cap, households }: Columns, round: number, household: number): Position {
  return cap === null ? household : round * households.rank.length + household;
}

/** The cut-offs τ as places in the order. @throws Refusal for one that is none */
export function readCutoffs(columns: Columns, { cutoffs }: Answer): Float64Array {
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

/** Conditions 1 to 5 of the argument in `verify`. @throws Refusal at the first that does not hold */
export function checkCertificate(
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
