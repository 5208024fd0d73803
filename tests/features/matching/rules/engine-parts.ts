import type * as Arrange from "~/features/matching/rules/engine/arrange";
import type * as Lists from "~/features/matching/rules/engine/bit-lists";
import type * as Moves from "~/features/matching/rules/engine/move-counts";
import type * as Searches from "~/features/matching/rules/engine/search";
import type * as States from "~/features/matching/rules/engine/state";
import type { Columns } from "~/features/matching/rules/columns";
import { readInstance } from "~/features/matching/rules/read-instance";
import { type Draw, randomInstance, seeded } from "./random-instances";

/** The parts of the engine that promise something by themselves. */
export type Parts = {
  arrange: typeof Arrange;
  lists: typeof Lists;
  moves: typeof Moves;
  state: typeof States;
  search: typeof Searches;
};

/** Many offers with many places for few households: common moves and rare ones, lists of several words. */
const roomy: Draw = { households: 6, offers: 12, units: 30, capacity: 200 };
const crossing: Draw = { households: 10, offers: 90, units: 60, capacity: 3 };
const close: Draw = { households: 4, offers: 7, units: 16, capacity: 2 };
const draws = [roomy, crossing, close];

/**
 * Holds each part of the engine to what it says of itself, by the slowest means that are surely right: sets of numbers
 * in place of bits, counting anew in place of keeping count, a walk over all moves in place of two that meet.
 * @throws Error naming the promise that is broken
 */
export function checkParts(parts: Parts, seed: number): void {
  const { columns } = readInstance(randomInstance(seed, draws[seed % draws.length]!));
  checkOrder(parts, columns);
  checkLists(parts, columns, seed);
  checkMoves(parts, columns, seed);
  checkArrangement(parts, columns);
  checkCommonChains(parts, seed);
  for (const limits of [
    undefined,
    { mostCounted: 0, commonShare: 64 },
    { mostCounted: 4096, commonShare: 2 },
  ]) {
    playState(parts, columns, seed, limits);
  }
}

/**
 * Searches where common moves form longer chains than all moves do: every offer has so many places that a move is common
 * only where two could make it, every unit lists few offers, and households wait for more than they hold.
 */
function checkCommonChains(parts: Parts, seed: number): void {
  const random = seeded(seed);
  const among = (count: number) => Math.floor(random() * count);
  const offers = Array.from({ length: 9 }, (_, at) => ({ id: `o${at}`, dimension: "food", capacity: 128 }));
  const unit = (household: number, at: number, lists: number[]) => ({
    id: `u${household}.${at}`,
    household: `h${household}`,
    dimension: "food",
    rank: household,
    offers: [...new Set(lists)].map((one) => `o${one % 9}`),
  });
  const households = 6;
  // What a household holds it could only give up for one of the two needs that wait, which list several offers.
  const units = Array.from({ length: households }, (_, household) => household).flatMap((household) =>
    Array.from({ length: 6 }, (_, at) =>
      unit(household, at, at < 4 ? [among(9)] : [among(9), among(9), among(9)]),
    ),
  );
  // Those who ask hold one place and wait for one or two more, each of one offer.
  for (let asking = households; asking < 2 * households; asking++) {
    for (let at = 0; at < 3; at++) units.push(unit(asking, at, [among(9)]));
  }
  const { columns } = readInstance({ version: 1, cap: 4, offers, units });
  const state = parts.state.makeState(columns);
  const isAsking = (group: number) =>
    columns.units.household[state.groupUnits[state.groupStart[group]!]!]! >= households;
  for (let group = 0; group < state.groupCount; group++) {
    const options = offersIn(state.lists, state.groupList[group]!, state.offerCount);
    const isWaiting = isAsking(group) ? group % 3 > 0 : options.length > 1;
    if (!isWaiting) parts.state.seatAt(state, group, options[0]!);
  }
  checkState(parts, state, 64);
  for (let turn = 0; turn < 30; turn++) checkSearch(parts, state, random, 64, isAsking);
}

function hold(promise: string, kept: boolean): void {
  if (!kept) throw new Error(promise);
}

function same(promise: string, one: unknown, other: unknown): void {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left !== right) throw new Error(`${promise}: ${left} is not ${right}`);
}

function checkOrder({ arrange }: Parts, { offers, units, lists }: Columns): void {
  const { outer, inner } = arrange.numberOffers({ offers, units, lists } as Columns);
  outer.forEach((offer, at) => hold("inner turns outer round", inner[offer] === at));
  same("every offer has one number", [...outer].sort(ascending), [...outer.keys()]);
  const asked = Array.from(outer, () => 0);
  for (const list of units.list) for (const offer of offersOf(lists, list)) asked[offer]!++;
  const key = (offer: number) => [
    offers.dimension[offer]!,
    asked[offer]! / (offers.capacity[offer]! + 1),
    offer,
  ];
  for (let at = 1; at < outer.length; at++) {
    hold(
      "offers stand by need and by how much they are asked for",
      comesBefore(key(outer[at - 1]!), key(outer[at]!)),
    );
  }
}

function checkLists({ arrange, lists: module }: Parts, columns: Columns, seed: number): void {
  const random = seeded(seed);
  const { inner } = arrange.numberOffers(columns);
  const count = inner.length;
  const lists = module.makeBitLists(columns, inner);
  const known = Array.from({ length: lists.count }, (_, list) =>
    offersOf(columns.lists, list)
      .map((offer) => inner[offer]!)
      .sort(ascending),
  );
  const remember = (list: number, offers: Iterable<number>) => {
    const asked = [...new Set(offers)].sort(ascending);
    if (known[list] === undefined) known[list] = asked;
    same("a list holds what it was made of", offersIn(lists, list, count), asked);
    return list;
  };
  known.forEach((offers, list) => remember(list, offers));
  for (let turn = 0; turn < 40 && known.length > 0; turn++) {
    const list = Math.floor(random() * known.length);
    const offer = Math.floor(random() * (count + 1)) - 1;
    const left = remember(
      lists.without(list, offer),
      offer < 0 ? [] : known[list]!.filter((one) => one !== offer),
    );
    same("the same offers are the same list", lists.without(list, offer), left);
    const others = Int32Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      Math.floor(random() * known.length),
    );
    const kinds = Int32Array.from(others.keys());
    const from = Math.floor(random() * others.length);
    const united = remember(
      lists.union(others, kinds, from, others.length),
      [...others.subarray(from)].flatMap((one) => known[one]!),
    );
    if (from === others.length - 1) same("a list alone stays itself", united, others[from]);
    same(
      "twice the same is the same",
      lists.union(Int32Array.of(list, list), Int32Array.of(0, 1), 0, 2),
      list,
    );
  }
  const fullEnd = lists.start[lists.count]!;
  hold("lists take as few words as they need", fullEnd <= known.reduce((sum, one) => sum + stretch(one), 0));
  const set = new Uint32Array(lists.words);
  for (let offer = 0; offer < count; offer++) if (random() < 0.3) set[offer >> 5]! |= 1 << (offer & 31);
  const isIn = (offer: number) => ((set[offer >> 5]! >>> (offer & 31)) & 1) === 1;
  known.forEach((offers, list) => {
    same("within", lists.isWithin(set, list), offers.every(isIn));
    same("first of a set", lists.firstIn(set, list, 0), offers.find(isIn) ?? -1);
    for (const offer of offers) {
      const skip = lists.wordOf(list, offer);
      same(
        "first from a word on",
        lists.firstIn(set, list, skip),
        offers.find((one) => isIn(one) && one >> 5 >= offer >> 5) ?? -1,
      );
    }
    for (let offer = 0; offer <= count; offer++) {
      same("next", lists.next(list, offer), offers.find((one) => one >= offer) ?? -1);
    }
    const base = 3;
    const target = new Uint32Array(lists.words + base);
    target[base] = 5;
    lists.addTo(target, base, list);
    const added = Array.from({ length: count }, (_, offer) => offer).filter(
      (offer) => ((target[base + (offer >> 5)]! >>> (offer & 31)) & 1) === 1,
    );
    same(
      "adding to a set",
      added,
      [...new Set([...offers, ...(count > 0 ? [0] : []), ...(count > 2 ? [2] : [])])].sort(ascending),
    );
    hold(
      "adding stays in its row",
      target.subarray(0, base).every((word) => word === 0),
    );
  });
  const unitList = arrange.withoutBans(columns, lists, inner);
  unitList.forEach((list, unit) => {
    const bans = columns.bans.filter((ban) => ban.unit === unit).map(({ offer }) => offer);
    const left = offersOf(columns.lists, columns.units.list[unit]!).filter(
      (offer) => !bans.includes(-1) && !bans.includes(offer),
    );
    same(
      "bans are off the list",
      offersIn(lists, list, count),
      left.map((offer) => inner[offer]!).sort(ascending),
    );
  });
}

/** Words from the first to the last offer. */
function stretch(offers: number[]): number {
  return offers.length === 0 ? 0 : (offers.at(-1)! >> 5) - (offers[0]! >> 5) + 1;
}

function checkMoves(
  { arrange, lists: module, moves: { MoveCounts } }: Parts,
  columns: Columns,
  seed: number,
): void {
  const random = seeded(seed + 1);
  const { inner } = arrange.numberOffers(columns);
  const count = inner.length;
  const lists = module.makeBitLists(columns, inner);
  if (lists.count === 0) return;
  const places = Float64Array.from({ length: count }, () => 1 + Math.floor(random() * 200));
  if (random() < 0.3) places.fill(2 ** 52);
  for (const limits of [
    undefined,
    { mostCounted: count, commonShare: 16 },
    { mostCounted: count - 1, commonShare: 16 },
  ]) {
    const moves = new MoveCounts(count, lists, places, limits);
    const isCounted = moves.common !== null;
    same("few offers are counted", isCounted, count <= (limits?.mostCounted ?? 4096));
    const at = Array.from({ length: count }, (): number[] => []);
    for (let turn = 0; turn < 60; turn++) {
      const here = Math.floor(random() * Math.min(count, 4));
      if (random() < 0.6 || at[here]!.length === 0) {
        const list = Math.floor(random() * lists.count);
        at[here]!.push(list);
        moves.add(here, list);
      } else {
        moves.remove(here, at[here]!.splice(Math.floor(random() * at[here]!.length), 1)[0]!);
        if (at[here]!.length === 0) moves.empty(here);
      }
    }
    const could = at.map((held) => countBy(held.flatMap((list) => offersIn(lists, list, count))));
    const share = limits?.commonShare ?? 64;
    const isPossible = (here: number, there: number) => (could[here]!.get(there) ?? 0) > 0;
    if (isCounted) {
      checkLayer("moves", moves.all, count, isPossible);
      checkLayer(
        "common moves",
        moves.common!,
        count,
        (here, there) => (could[here]!.get(there) ?? 0) >= Math.max(1, Math.ceil(places[here]! / share)),
      );
    } else {
      for (let here = 0; here < count; here++) {
        for (let there = 0; there < count; there++) {
          if (isPossible(here, there)) hold("no move is forgotten", moves.all.moves.has(here, there));
          if (at[here]!.length === 0)
            hold("nobody moves from an empty offer", !moves.all.moves.has(here, there));
        }
      }
      checkLayer("moves not counted", moves.all, count, (here, there) => moves.all.moves.has(here, there));
    }
  }
}

function checkLayer(
  name: string,
  layer: Moves.Layer,
  count: number,
  has: (here: number, there: number) => boolean,
): void {
  for (let here = 0; here < count; here++) {
    const there = Array.from({ length: count }, (_, offer) => offer).filter((offer) => has(here, offer));
    same(`${name} lead there`, layer.moves.from(here), there);
    const back = Array.from({ length: count }, (_, offer) => offer).filter((offer) => has(offer, here));
    same(`${name} lead from there`, layer.origins.from(here), back);
    for (const offer of there) hold(`${name} are stated`, layer.moves.has(here, offer));
  }
  for (const { bits, index, words, indexWords } of [layer.moves, layer.origins]) {
    for (let row = 0; row < count; row++) {
      for (let word = 0; word < words; word++) {
        const isIndexed = ((index[row * indexWords + (word >> 5)]! >>> (word & 31)) & 1) === 1;
        same(
          `${name}: the index names the words that are not empty`,
          isIndexed,
          bits[row * words + word] !== 0,
        );
      }
    }
  }
}

function checkArrangement({ arrange }: Parts, columns: Columns): void {
  const { cap, units } = columns;
  const made = arrange.arrange(columns);
  const groupOf = arrange.groupOfUnits(made);
  const seen = new Set<string>();
  const named = units.household.length;
  const expected: { household: number; groups: number[][] }[] = [];
  const keyOf = (unit: number) => `${units.household[unit]}:${cap === null ? units.dimension[unit] : ""}`;
  for (let unit = 0; unit < named; unit++) {
    if (seen.has(keyOf(unit))) continue;
    seen.add(keyOf(unit));
    const groups: number[][] = [];
    for (let other = unit; other < named; other++) {
      if (keyOf(other) !== keyOf(unit)) continue;
      const known = groups.find(
        ([first]) => units.group[first!]! >= 0 && units.group[first!] === units.group[other],
      );
      if (known === undefined) groups.push([other]);
      else known.push(other);
    }
    expected.push({ household: units.household[unit]!, groups });
  }
  const blocks = Array.from({ length: made.blockCount }, (_, block) => ({
    household: made.blockHousehold[block]!,
    groups: Array.from({ length: made.blockStart[block + 1]! - made.blockStart[block]! }, (_, nth) => {
      const group = made.blockStart[block]! + nth;
      hold("a group knows its block", made.groupBlock[group] === block);
      return [...made.groupUnits.subarray(made.groupStart[group]!, made.groupStart[group + 1]!)];
    }),
  }));
  same("groups of one limit stand together, in rank order", blocks, expected);
  const all = expected.flatMap(({ groups }) => groups);
  same("groups are counted", made.groupCount, all.length);
  all.forEach((group, number) =>
    group.forEach((unit) => hold("a unit knows its group", groupOf[unit] === number)),
  );
  for (const column of [made.blockHousehold, made.groupBlock]) {
    hold(
      "columns end with what they hold",
      column.length === (column === made.groupBlock ? made.groupCount : made.blockCount),
    );
  }
}

type Limits = { mostCounted: number; commonShare: number } | undefined;

/** Seats, moves, settles and drops at random; after each step everything kept beside the seats must be as if counted anew. */
function playState(parts: Parts, columns: Columns, seed: number, limits: Limits): void {
  const { arrange, moves, state: module } = parts;
  const random = seeded(seed + 2);
  const among = (count: number) => Math.floor(random() * count);
  const state = module.makeState(columns);
  checkStart(state, columns, arrange.numberOffers(columns).inner);
  if (limits !== undefined)
    state.moves = new moves.MoveCounts(state.offerCount, state.lists, state.places, limits);
  const share = limits?.commonShare ?? 64;
  if (state.groupCount === 0) return;
  for (let turn = 0; turn < 50; turn++) {
    const group = among(state.groupCount);
    const offers = offersIn(state.lists, state.groupList[group]!, state.offerCount);
    const free = offers.filter((offer) => state.held[offer]! < state.places[offer]!);
    if (state.at[group] === module.unplaced) {
      if (random() < 0.2) {
        module.lift(state, group);
        if (turn % 10 === 0) checkState(parts, state, share);
        if (free.length === 0 || random() < 0.5) module.drop(state, group);
        else module.seatAt(state, group, free[among(free.length)]!);
      } else if (free.length > 0) module.seatAt(state, group, free[among(free.length)]!);
    } else if (state.at[group]! >= 0) {
      const here = state.at[group]!;
      const units = state.groupUnits.subarray(state.groupStart[group]!, state.groupStart[group + 1]!);
      const unit = units.find((one) => state.lists.has(state.unitList[one]!, here));
      const kind = random();
      if (kind < 0.3 && state.settled[group] === 0) module.unseat(state, group, module.unplaced);
      else if (kind < 0.6) {
        module.unseat(state, group, module.lifted);
        same("who is lifted sits nowhere", state.at[group], module.lifted);
        module.seatAt(state, group, free[among(free.length)] ?? here);
      } else if (kind < 0.8) {
        module.leave(state, group, module.lifted);
        module.take(state, group, here);
      } else if (unit !== undefined && state.settled[group] === 0) module.keep(state, group, unit);
    }
    if (turn % 5 === 0) checkState(parts, state, share);
    if (turn % 3 === 0) checkSearch(parts, state, random, share);
  }
  checkState(parts, state, share);
}

function checkStart(state: States.State, columns: Columns, inner: Int32Array): void {
  const { cap, households, pins, offers } = columns;
  const { groupCount, groupBlock, groupUnits, groupStart, blockHousehold } = state;
  const helps = Array.from(blockHousehold, (household) =>
    cap === null ? 0 : households.received[household]!,
  );
  const left = Array.from(state.outer, (offer) => offers.capacity[offer]!);
  const taken = new Set<number>();
  for (let group = 0; group < groupCount; group++) {
    const units = groupUnits.subarray(groupStart[group]!, groupStart[group + 1]!);
    const pin = pins.find((one) => units.includes(one.unit));
    hold("pinned groups are out of play", (state.at[group] === -3) === (pin !== undefined));
    if (pin === undefined) hold("others wait", state.at[group] === -1);
    else {
      taken.add(group);
      helps[groupBlock[group]!]!++;
      left[inner[pin.offer]!]!--;
    }
    const asked = new Set(
      [...units].flatMap((unit) => offersIn(state.lists, state.unitList[unit]!, state.offerCount)),
    );
    same(
      "a group may use what its units may",
      offersIn(state.lists, state.groupList[group]!, state.offerCount),
      [...asked].sort(ascending),
    );
  }
  same("helps received and pinned count", [...state.helps], helps);
  same("pins leave fewer places", [...state.places], left);
  left.forEach((count, offer) => hold("free offers are marked", isSet(state.free, offer) === count > 0));
  for (let list = 0; list < state.lists.count; list++) {
    const [first] = offersIn(state.lists, list, state.offerCount);
    same(
      "a list has the mark of its need",
      state.listMark[list],
      first === undefined ? 0 : state.offerMark[first],
    );
  }
  state.outer.forEach((offer, at) =>
    same("an offer has the mark of its need", state.offerMark[at], 1 << (offers.dimension[offer]! & 31)),
  );
}

/** From each offer: how often its holders could move to each other one, themselves or by giving way. */
function countMoves(state: States.State): Map<number, number>[] {
  const found = Array.from({ length: state.offerCount }, (): number[] => []);
  forEachMove(state, (_, __, here, there) => found[here]!.push(there));
  return found.map(countBy);
}

/** Who could leave an offer for another, and which group of the household would take the place there. */
function forEachMove(
  state: States.State,
  visit: (leaves: number, takes: number, here: number, there: number) => void,
): void {
  const offersOfList = Array.from({ length: state.lists.count }, (_, list) =>
    offersIn(state.lists, list, state.offerCount),
  );
  for (let group = 0; group < state.groupCount; group++) {
    const here = state.at[group]!;
    if (here < 0) continue;
    for (const there of offersOfList[state.groupList[group]!]!) visit(group, group, here, there);
    if (state.settled[group] === 1) continue;
    for (let other = 0; other < state.groupCount; other++) {
      if (state.groupBlock[other] !== state.groupBlock[group] || state.at[other] !== -1) continue;
      for (const there of offersOfList[state.groupList[other]!]!) visit(group, other, here, there);
    }
  }
}

function checkState({ state: module }: Parts, state: States.State, share: number): void {
  const { offerCount, groupCount, at, settled, moves } = state;
  const could = countMoves(state);
  if (moves.common !== null) {
    checkLayer("moves", moves.all, offerCount, (here, there) => could[here]!.has(there));
    checkLayer(
      "common moves",
      moves.common,
      offerCount,
      (here, there) => (could[here]!.get(there) ?? 0) >= Math.max(1, Math.ceil(state.places[here]! / share)),
    );
  } else {
    could.forEach((ways, here) =>
      ways.forEach((_, there) => hold("no move is forgotten", moves.all.moves.has(here, there))),
    );
  }
  for (let offer = 0; offer < offerCount; offer++) {
    const sitting = Array.from({ length: groupCount }, (_, group) => group).filter(
      (group) => at[group] === offer,
    );
    same("held places are counted", state.held[offer], sitting.length);
    hold(
      "an offer is free while it has a place",
      module.isIn(state.free, offer) === sitting.length < state.places[offer]!,
    );
    for (const [seats, isSettled] of [
      [state.seats, 0],
      [state.kept, 1],
    ] as const) {
      const expected = sitting.filter((group) => settled[group] === isSettled);
      const count = seats.count[offer]!;
      const groups = [...seats.groupsAt(offer).subarray(0, count)];
      same("who sits there", [...groups].sort(ascending), expected);
      groups.forEach((group, seat) => {
        same("what a seat may use", seats.listsAt(offer)[seat], state.groupList[group]);
        const mates = Array.from({ length: groupCount }, (_, other) => other).filter(
          (other) =>
            other !== group && state.groupBlock[other] === state.groupBlock[group] && at[other] === -1,
        );
        const spare = mates.reduce((marks, other) => marks | state.listMark[state.groupList[other]!]!, 0);
        const isAlone =
          state.blockStart[state.groupBlock[group]! + 1]! - state.blockStart[state.groupBlock[group]!]! === 1;
        if (isSettled === 0 && !isAlone)
          same("what its household waits for", seats.sparesAt(offer)[seat], spare);
      });
    }
  }
}

/** A search from what a waiting household could use finds a chain exactly if there is one, and one that can be carried out. */
function checkSearch(
  parts: Parts,
  state: States.State,
  random: () => number,
  share: number,
  mayAsk: (group: number) => boolean = () => true,
): void {
  const {
    search: module,
    state: { unplaced },
  } = parts;
  const waiting = Array.from({ length: state.groupCount }, (_, group) => group).filter(
    (group) => state.at[group] === unplaced && mayAsk(group),
  );
  const first = waiting[Math.floor(random() * waiting.length)];
  if (first === undefined) return;
  const block = state.groupBlock[first]!;
  const asking = waiting.filter((group) => state.groupBlock[group] === block);
  const search = module.makeSearch(state);
  // Some places are said to be full, and some offers sealed or named as targets, so that long chains are needed.
  const free = state.free.slice();
  const full = random() < 0.5 ? 0.7 : 0.9;
  for (let offer = 0; offer < state.offerCount; offer++) {
    if (random() < full) state.free[offer >> 5]! &= ~(1 << (offer & 31));
    if (random() < 0.1) state.sealed[offer >> 5]! |= 1 << (offer & 31);
    if (random() < 0.1) search.targets[offer >> 5]! |= 1 << (offer & 31);
  }
  if (random() < 0.5) search.targets.fill(0);
  for (const group of asking) state.lists.addTo(search.sources, 0, state.groupList[group]!);
  const isOpen = (offer: number) => !isSet(state.sealed, offer);
  const reached = new Set(
    Array.from({ length: state.offerCount }, (_, offer) => offer).filter(
      (offer) => isSet(search.sources, offer) && isOpen(offer),
    ),
  );
  const could = countMoves(state);
  for (const here of reached) for (const there of could[here]!.keys()) if (isOpen(there)) reached.add(there);
  const isEnd = (offer: number) => isSet(state.free, offer) || isSet(search.targets, offer);
  const found = module.findChain(state, search, block);
  same("a chain is found exactly if there is one", found, [...reached].some(isEnd));
  if (!found) {
    const seen = Array.from({ length: state.offerCount }, (_, offer) => offer).filter((offer) =>
      isSet(search.reached, offer),
    );
    hold(
      "a failed search names all it could reach",
      [...reached].every((offer) => seen.includes(offer)),
    );
    // Moves that are not counted may promise too much; what they lead to is closed all the same.
    if (state.moves.common !== null) same("and nothing else", seen.length, reached.size);
    hold("a failed search ends nowhere", !seen.some(isEnd));
  } else {
    const { steps, start, end } = search;
    hold("a chain begins at a source", isSet(search.sources, start) && isOpen(start));
    hold("a chain ends where a place is", isEnd(end) && isOpen(end));
    let there = end;
    for (const { leaves, takes, offer } of steps) {
      same("steps follow one another", offer, there);
      there = state.at[leaves]!;
      hold("a chain keeps off sealed offers", isOpen(there));
      let isMove = false;
      forEachMove(state, (one, other, from, to) => {
        if (one === leaves && other === takes && from === there && to === offer) isMove = true;
      });
      hold("each step is a move that somebody can make", isMove);
      if (takes !== leaves)
        hold("the asking household does not give way to itself", state.groupBlock[takes] !== block);
    }
    same("the steps lead to the start", there, start);
    same(
      "nobody serves twice",
      new Set(steps.flatMap(({ leaves, takes }) => [leaves, takes])).size,
      steps.reduce((sum, { leaves, takes }) => sum + (leaves === takes ? 1 : 2), 0),
    );
    const mayCarryOut = search.targets.every((word) => word === 0) && random() < 0.5;
    if (mayCarryOut) {
      const held = state.held.slice();
      held[end]!++;
      const taker = asking.find((group) => state.lists.has(state.groupList[group]!, start))!;
      module.carryOut(state, search, taker);
      same("only the end of a chain gains a holder", [...state.held], [...held]);
      same("who asked sits at the start", state.at[taker], start);
    }
  }
  state.sealed.fill(0);
  state.free.set(free);
  for (let offer = 0; offer < state.offerCount; offer++) {
    if (state.held[offer]! >= state.places[offer]!) state.free[offer >> 5]! &= ~(1 << (offer & 31));
  }
  if (found) checkState(parts, state, share);
}

function isSet(set: Uint32Array, offer: number): boolean {
  return ((set[offer >> 5]! >>> (offer & 31)) & 1) === 1;
}

function offersOf(lists: Columns["lists"], list: number): number[] {
  return [...lists.offers.subarray(lists.start[list]!, lists.start[list + 1]!)];
}

function offersIn(lists: Lists.BitLists, list: number, count: number): number[] {
  return Array.from({ length: count }, (_, offer) => offer).filter((offer) => lists.has(list, offer));
}

function countBy(items: number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function ascending(left: number, right: number): number {
  return left - right;
}

function comesBefore(left: number[], right: number[]): boolean {
  const at = left.findIndex((one, nth) => one !== right[nth]);
  return at >= 0 && left[at]! < right[at]!;
}
