import type { Answer, Columns } from "./columns";
import { reachesTo, type Reaches } from "./reaches";

/**
 * The figures of `insight.ts` and `first-come.ts` for a large matching in columns: by offer, by need, and what first
 * come, first served would have given. Waiting households with the same lists are counted together.
 */
export type ColumnFigures = {
  offers: {
    served: Int32Array;
    fitting: Int32Array;
    waiting: Int32Array;
    behind: Int32Array;
    /** Household that one more place here would serve, -1 for none. */
    next: Int32Array;
  };
  /** By dimension; a group counts once. */
  needs: { served: Int32Array; waiting: Int32Array; without: Int32Array; capped: Int32Array };
  dimensions: Uint8Array;
};

export function columnFigures(columns: Columns, answer: Answer, reaches: Reaches): ColumnFigures {
  const { units, lists } = columns;
  const count = columns.offers.capacity.length;
  const column = () => new Int32Array(count);
  const offers = {
    served: column(),
    fitting: column(),
    waiting: column(),
    behind: column(),
    next: column().fill(-1),
  };
  const perList = new Int32Array(lists.start.length - 1);
  for (let unit = 0; unit < units.list.length; unit++) {
    perList[units.list[unit]!]!++;
    if (answer.at[unit]! >= 0) offers.served[answer.at[unit]!]!++;
  }
  for (let list = 0; list < perList.length; list++) {
    for (let at = lists.start[list]!; at < lists.start[list + 1]!; at++) {
      offers.fitting[lists.offers[at]!]! += perList[list]!;
    }
  }
  for (const queue of queuesOf(columns, answer, reaches)) countQueue(queue, offers, reaches, count);
  return { offers, ...needsOf(columns, reaches) };
}

/** Households that would take a further help, alike in what they could still use. */
type Queue = {
  count: number;
  /** Smallest in the order in which they would be served. */
  first: number;
  firstKey: number;
  room: number;
  lists: Int32Array[];
};

function queuesOf(columns: Columns, answer: Answer, reaches: Reaches): Queue[] {
  const { cap, units, households } = columns;
  const { usable, helps, used } = reaches;
  const short = shortagesOf(columns, answer, reaches);
  const queues = new Map<string, Queue>();
  const span = households.rank.length + 1;
  for (let from = 0, to = 0; from < units.household.length; from = to) {
    const household = units.household[from]!;
    for (to = from; to < units.household.length && units.household[to] === household; to++);
    const room = cap === null ? Infinity : cap - helps[household]!;
    if (room <= 0) continue;
    const holders = new Map<number, { key: string[]; groups: Set<number>; unit: number }>();
    for (let unit = from; unit < to; unit++) {
      const list = usable.of[unit]!;
      if (used[unit] === 1 || usable.start[list] === usable.start[list + 1]) continue;
      const holder = cap === null ? units.dimension[unit]! : 0;
      const known = holders.get(holder) ?? { key: [], groups: new Set<number>(), unit };
      holders.set(holder, known);
      const group = units.group[unit]!;
      if (group >= 0 && known.groups.has(group)) continue;
      known.groups.add(group);
      known.key.push(group < 0 ? String(list) : unionKey(group, unit, to, columns, reaches));
    }
    for (const { key, unit } of holders.values()) {
      const name = `${room} ${key.sort().join(" ")}`;
      const round = cap === null ? 0 : helps[household]! + 1;
      const order = (short(unit) * 1e4 + round) * span + household;
      const queue = queues.get(name) ?? {
        count: 0,
        first: household,
        firstKey: Infinity,
        room,
        lists: key.map((lists) => unionOf(lists, usable)),
      };
      queues.set(name, queue);
      queue.count++;
      if (order < queue.firstKey) Object.assign(queue, { first: household, firstKey: order });
    }
  }
  return [...queues.values()].sort((left, right) => left.firstKey - right.firstKey);
}

/** The lists of a group's units that are still open, as they name what any of them could use. */
function unionKey(
  group: number,
  from: number,
  to: number,
  { units }: Columns,
  { usable, used }: Reaches,
): string {
  const lists = new Set<number>();
  for (let unit = from; unit < to; unit++) {
    if (units.group[unit] === group && used[unit] === 0) lists.add(usable.of[unit]!);
  }
  return [...lists].sort((left, right) => left - right).join("+");
}

function unionOf(lists: string, { start, offers }: Reaches["usable"]): Int32Array {
  const all = new Set<number>();
  for (const list of lists.split("+").map(Number)) {
    for (let at = start[list]!; at < start[list + 1]!; at++) all.add(offers[at]!);
  }
  return Int32Array.from(all);
}

function countQueue(
  { count, first, room, lists }: Queue,
  offers: ColumnFigures["offers"],
  reaches: Reaches,
  places: number,
): void {
  const direct = new Int32Array(places);
  const reached = new Int32Array(places);
  for (const list of lists) {
    const all = new Uint8Array(places);
    for (const offer of list) {
      direct[offer]!++;
      for (let other = 0; other < places; other++) if (reachesTo(reaches, offer, other)) all[other] = 1;
    }
    for (let other = 0; other < places; other++) reached[other]! += all[other]!;
  }
  for (let offer = 0; offer < places; offer++) {
    offers.waiting[offer]! += count * Math.min(direct[offer]!, room);
    if (reached[offer] === 0) continue;
    offers.behind[offer]! += count * Math.min(reached[offer]!, room);
    if (offers.next[offer]! < 0) offers.next[offer] = first;
  }
}

/** 0 for a unit whose kecamatan has an unmet floor that would count its household's next help, else 1. */
function shortagesOf(columns: Columns, _: Answer, { helps, used }: Reaches): (unit: number) => number {
  const { units, floors, cap } = columns;
  if (floors.length === 0) return () => 1;
  const got = new Map<string, number>();
  for (let unit = 0; unit < used.length; unit++) {
    if (used[unit] === 0 || units.area[unit]! < 0) continue;
    for (const dimension of [-1, units.dimension[unit]!]) {
      const key = `${units.area[unit]!} ${dimension}`;
      got.set(key, (got.get(key) ?? 0) + 1);
    }
  }
  const unmet = floors.filter(
    ({ area, dimension, places }) => (got.get(`${area} ${dimension}`) ?? 0) < places,
  );
  return (unit) =>
    unmet.some(
      ({ area, dimension }) =>
        area === units.area[unit] &&
        (dimension < 0 || dimension === units.dimension[unit]) &&
        (cap === null || helps[units.household[unit]!] === 0),
    )
      ? 0
      : 1;
}

function needsOf(
  { cap, units }: Columns,
  { usable, used, helps }: Reaches,
): Pick<ColumnFigures, "needs" | "dimensions"> {
  const most = units.dimension.reduce((high, one) => Math.max(high, one), -1) + 1;
  const column = () => new Int32Array(most);
  const needs = { served: column(), waiting: column(), without: column(), capped: column() };
  const dimensions = new Uint8Array(most);
  /** 1 for a group that some unit of it has an offer for. */
  const offered = new Map<number, boolean>();
  const isOffered = (unit: number) => usable.start[usable.of[unit]!]! < usable.start[usable.of[unit]! + 1]!;
  for (let unit = 0; unit < used.length; unit++) {
    const group = units.group[unit]!;
    if (group >= 0) offered.set(group, (offered.get(group) ?? false) || isOffered(unit));
  }
  const counted = new Set<number>();
  for (let unit = 0; unit < used.length; unit++) {
    const group = units.group[unit]!;
    if (group >= 0 && counted.size === counted.add(group).size) continue;
    const dimension = units.dimension[unit]!;
    dimensions[dimension] = 1;
    if (used[unit] === 1) needs.served[dimension]!++;
    else if (!(group < 0 ? isOffered(unit) : offered.get(group)!)) needs.without[dimension]!++;
    else if (cap !== null && helps[units.household[unit]!]! >= cap) needs.capped[dimension]!++;
    else needs.waiting[dimension]!++;
  }
  return { needs, dimensions };
}

export type ColumnFirstCome = { served: number; households: number; passedOver: number; leftOut: number };

/** Needs in the order in which they became known (`byId`), each taking the first place it may use. */
export function columnFirstCome(
  columns: Columns,
  byId: Int32Array,
  usable: Reaches["usable"],
  answer: Answer,
): ColumnFirstCome {
  const { cap, units, households } = columns;
  const left = Float64Array.from(columns.offers.capacity);
  const helps = households.received.slice();
  const groups = new Set<number>();
  const lastRank = new Float64Array(left.length);
  const given = new Uint8Array(households.rank.length);
  const waiting: number[] = [];
  let served = 0;
  const mayTake = (unit: number) =>
    (cap === null || helps[units.household[unit]!]! < cap) &&
    (units.group[unit]! < 0 || !groups.has(units.group[unit]!));
  const firstFree = (list: number): number => {
    for (let at = usable.start[list]!; at < usable.start[list + 1]!; at++) {
      if (left[usable.offers[at]!]! > 0) return usable.offers[at]!;
    }
    return -1;
  };
  for (const unit of byId) {
    const offer = mayTake(unit) ? firstFree(usable.of[unit]!) : -1;
    if (offer < 0) {
      waiting.push(unit);
      continue;
    }
    const household = units.household[unit]!;
    left[offer]!--;
    helps[household]!++;
    given[household] = 1;
    lastRank[offer] = Math.max(lastRank[offer]!, households.rank[household]!);
    if (units.group[unit]! >= 0) groups.add(units.group[unit]!);
    served++;
  }
  const passed = new Uint8Array(given.length);
  for (const unit of waiting) {
    if (!mayTake(unit)) continue;
    const list = usable.of[unit]!;
    for (let at = usable.start[list]!; at < usable.start[list + 1]!; at++) {
      if (lastRank[usable.offers[at]!]! > households.rank[units.household[unit]!]!)
        passed[units.household[unit]!] = 1;
    }
  }
  const leftOut = new Uint8Array(given.length);
  for (let unit = 0; unit < answer.at.length; unit++) {
    const household = units.household[unit]!;
    if (answer.at[unit]! >= 0 && given[household] === 0) leftOut[household] = 1;
  }
  const sum = (flags: Uint8Array) => flags.reduce((all, one) => all + one, 0);
  return { served, households: sum(given), passedOver: sum(passed), leftOut: sum(leftOut) };
}
