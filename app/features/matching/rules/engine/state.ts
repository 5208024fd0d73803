import type { Columns } from "../columns";
import { arrange, type Arrangement, groupOfUnits, numberOffers, withoutBans } from "./arrange";
import { type BitLists, makeBitLists } from "./bit-lists";
import { MoveCounts } from "./move-counts";
import { Seats } from "./seats";

/** The growing allocation. Offers are renumbered so that those of one need lie side by side. */
export type State = Arrangement & {
  cap: number | null;
  offerCount: number;
  /** 32-bit words of a set of offers. */
  words: number;
  /** Offer of the columns by internal number. */
  outer: Int32Array;
  /** Places that pins leave. */
  places: Float64Array;
  lists: BitLists;
  /** The need of an offer or a list as one bit; needs beyond 32 share them. */
  offerMark: Int32Array;
  listMark: Int32Array;
  /** What the group may use: its units' lists together, and once its unit is settled, that unit's list. */
  groupList: Int32Array;
  /** The list of each unit once bans are taken off. */
  unitList: Int32Array;
  /** Internal offer of each group; see `unplaced`, `lifted`, `pinned`. */
  at: Int32Array;
  /** Helps of each block, those received and pinned included. */
  helps: Int32Array;
  held: Int32Array;
  /** Those who may move, by themselves or by giving way to another group of their household. */
  seats: Seats;
  /** Those settled to one unit, who may only move by themselves. */
  kept: Seats;
  settled: Uint8Array;
  /** Offers with a place left. */
  free: Uint32Array;
  moves: MoveCounts;
  /** Full for good: nothing reachable from here is free and nothing ever will be. */
  sealed: Uint32Array;
  /** Counts up with `sealed`, so that what rests on it knows when it is old. */
  sealings: number;
};

export const unplaced = -1;
/** Taken off its place while a search looks for another one. */
export const lifted = -2;
/** Fixed by a person: outside all searches, its place already taken off. */
export const pinned = -3;

export function makeState(columns: Columns): State {
  const { outer, inner } = numberOffers(columns);
  const offerCount = outer.length;
  const lists = makeBitLists(columns, inner);
  const { words } = lists;
  const unitList = withoutBans(columns, lists, inner);
  const arrangement = arrange(columns);
  const { groupCount, groupBlock, blockCount, blockHousehold } = arrangement;
  const groupList = listGroups(arrangement, lists, unitList);
  const places = Float64Array.from(outer, (offer) => columns.offers.capacity[offer]!);
  const at = new Int32Array(groupCount).fill(unplaced);
  const helps = new Int32Array(blockCount);
  for (let block = 0; block < blockCount; block++) {
    helps[block] = columns.households.received[blockHousehold[block]!]!;
  }
  if (columns.pins.length > 0) {
    const groupOf = groupOfUnits(arrangement);
    for (const { unit, offer } of columns.pins) {
      const group = groupOf[unit]!;
      at[group] = pinned;
      helps[groupBlock[group]!]!++;
      places[inner[offer]!]!--;
    }
  }
  const offerMark = Int32Array.from(outer, (offer) => 1 << (columns.offers.dimension[offer]! & 31));
  const listMark = new Int32Array(lists.count);
  for (let list = 0; list < lists.count; list++) {
    const offer = lists.next(list, 0);
    if (offer >= 0) listMark[list] = offerMark[offer]!;
  }
  const free = new Uint32Array(words);
  for (let offer = 0; offer < offerCount; offer++) if (places[offer]! > 0) addTo(free, offer);
  const seat = new Int32Array(groupCount);
  return {
    ...arrangement,
    cap: columns.cap,
    offerCount,
    words,
    outer,
    places,
    lists,
    offerMark,
    listMark,
    groupList,
    unitList,
    at,
    helps,
    held: new Int32Array(offerCount),
    seats: new Seats(offerCount, seat),
    kept: new Seats(offerCount, seat),
    settled: new Uint8Array(groupCount),
    free,
    moves: new MoveCounts(offerCount, lists, places),
    sealed: new Uint32Array(words),
    sealings: 0,
  };
}

/** What each group may use: the lists of its units together. */
export function listGroups(arrangement: Arrangement, lists: BitLists, unitList: Int32Array): Int32Array {
  const { groupCount, groupStart, groupUnits } = arrangement;
  const groupList = new Int32Array(groupCount);
  for (let group = 0; group < groupCount; group++) {
    const from = groupStart[group]!;
    const to = groupStart[group + 1]!;
    groupList[group] =
      to - from === 1 ? unitList[groupUnits[from]!]! : lists.union(unitList, groupUnits, from, to);
  }
  return groupList;
}

export function isIn(set: Uint32Array, offer: number): boolean {
  return ((set[offer >> 5]! >>> (offer & 31)) & 1) === 1;
}

export function addTo(set: Uint32Array, offer: number): void {
  set[offer >> 5]! |= 1 << (offer & 31);
}

/** Seats a group at an offer that has a place left. */
export function seatAt(state: State, group: number, offer: number): void {
  take(state, group, offer);
  if (state.held[offer]! >= state.places[offer]!) state.free[offer >> 5]! &= ~(1 << (offer & 31));
}

/** Takes a group off its offer and gives the place back. */
export function unseat(state: State, group: number, next: typeof unplaced | typeof lifted): void {
  const offer = state.at[group]!;
  leave(state, group, next);
  addTo(state.free, offer);
}

/** Seats a group without asking whether a place is left there. */
export function take(state: State, group: number, offer: number): void {
  if (state.at[group] === unplaced) lift(state, group);
  (state.settled[group] === 1 ? state.kept : state.seats).add(group, offer, state.groupList[group]!);
  state.held[offer]!++;
  state.at[group] = offer;
  noteMoves(state, group, offer, true);
}

/** Takes a group off its offer without offering the place to others. */
export function leave(state: State, group: number, next: typeof unplaced | typeof lifted): void {
  const offer = state.at[group]!;
  noteMoves(state, group, offer, false);
  (state.settled[group] === 1 ? state.kept : state.seats).remove(group, offer);
  if (--state.held[offer]! === 0) state.moves.empty(offer);
  state.at[group] = lifted;
  if (next === unplaced) drop(state, group);
}

/** An unplaced group goes on a search of its own: nobody can give way to it meanwhile. */
export function lift(state: State, group: number): void {
  noteSwapsTo(state, group, false);
  state.at[group] = lifted;
}

/** A lifted group is unplaced again: those of its household that hold a place may give way to it. */
export function drop(state: State, group: number): void {
  state.at[group] = unplaced;
  noteSwapsTo(state, group, true);
}

/** From now on a served group stays with one of its units, though it may move to another offer of that unit's list. */
export function keep(state: State, group: number, unit: number): void {
  const offer = state.at[group]!;
  noteMoves(state, group, offer, false);
  state.seats.remove(group, offer);
  state.settled[group] = 1;
  state.groupList[group] = state.unitList[unit]!;
  state.kept.add(group, offer, state.groupList[group]!);
  noteMoves(state, group, offer, true);
}

/** Counts in or out what a group at an offer could do: move itself, or give way to an unplaced group of its block. */
function noteMoves(state: State, group: number, offer: number, isIn: boolean): void {
  const { moves, groupList, at } = state;
  note(moves, offer, groupList[group]!, isIn);
  const block = state.groupBlock[group]!;
  const start = state.blockStart[block]!;
  const end = state.blockStart[block + 1]!;
  if (end - start === 1 || state.settled[group] === 1) return;
  let spare = 0;
  for (let other = start; other < end; other++) {
    if (at[other] !== unplaced) continue;
    note(moves, offer, groupList[other]!, isIn);
    spare |= state.listMark[groupList[other]!]!;
  }
  if (isIn) state.seats.setSpare(group, offer, spare);
}

/** Counts in or out that those of the household that hold a place could give way to this group. */
function noteSwapsTo(state: State, group: number, isIn: boolean): void {
  const { moves, at, settled } = state;
  const block = state.groupBlock[group]!;
  const list = state.groupList[group]!;
  const start = state.blockStart[block]!;
  const end = state.blockStart[block + 1]!;
  if (end - start === 1) return;
  let spare = isIn ? state.listMark[list]! : 0;
  for (let other = start; other < end; other++) {
    if (at[other] === unplaced && other !== group) spare |= state.listMark[state.groupList[other]!]!;
  }
  for (let other = start; other < end; other++) {
    if (at[other]! < 0 || settled[other] === 1) continue;
    note(moves, at[other]!, list, isIn);
    state.seats.setSpare(other, at[other]!, spare);
  }
}

function note(moves: MoveCounts, offer: number, list: number, isIn: boolean): void {
  if (isIn) moves.add(offer, list);
  else moves.remove(offer, list);
}
