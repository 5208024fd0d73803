import type { Columns } from "../columns";
import type { BitLists } from "./bit-lists";

/**
 * Numbers the offers by dimension, and within one from those that few ask for to those that many do, measured by their
 * places. The first free offer of a list is then the one least needed by others, which spares most of the moving.
 */
export function numberOffers({ offers, lists, units }: Columns): { outer: Int32Array; inner: Int32Array } {
  const users = new Int32Array(lists.start.length - 1);
  for (let unit = 0; unit < units.list.length; unit++) users[units.list[unit]!]!++;
  const pressure = new Float64Array(offers.capacity.length);
  for (let list = 0; list < users.length; list++) {
    for (let at = lists.start[list]!; at < lists.start[list + 1]!; at++) {
      pressure[lists.offers[at]!]! += users[list]!;
    }
  }
  for (let offer = 0; offer < pressure.length; offer++) pressure[offer]! /= offers.capacity[offer]! + 1;
  const outer = Int32Array.from(pressure.keys());
  outer.sort(
    (left, right) =>
      offers.dimension[left]! - offers.dimension[right]! ||
      pressure[left]! - pressure[right]! ||
      left - right,
  );
  const inner = new Int32Array(outer.length);
  outer.forEach((offer, at) => (inner[offer] = at));
  return { outer, inner };
}

export function withoutBans({ units, bans }: Columns, lists: BitLists, inner: Int32Array): Int32Array {
  if (bans.length === 0) return units.list;
  const unitList = units.list.slice();
  for (const { unit, offer } of bans) {
    unitList[unit] = lists.without(unitList[unit]!, offer < 0 ? -1 : inner[offer]!);
  }
  return unitList;
}

/**
 * A **group** is what takes one place: a unit, or units of which at most one is served. A **block** is what shares one
 * limit and may change one help for another: a household with a cap, else a household in one dimension. Groups of a
 * block stand together, and blocks stand in rank order.
 */
export type Arrangement = {
  blockCount: number;
  /** Groups of block `n`: from `blockStart[n]` up to `blockStart[n + 1]`. */
  blockStart: Int32Array;
  blockHousehold: Int32Array;
  groupCount: number;
  groupBlock: Int32Array;
  /** Units of group `n`: `groupUnits[groupStart[n]]` up to `groupUnits[groupStart[n + 1]]`. */
  groupStart: Int32Array;
  groupUnits: Int32Array;
};

/** Numbers groups and blocks so that a block's groups, and a group's units, stand together. */
export function arrange({ cap, units }: Columns): Arrangement {
  const count = units.household.length;
  const groupUnits = new Int32Array(count);
  const groupStart = new Int32Array(count + 1);
  const groupBlock = new Int32Array(count);
  const blockStart = new Int32Array(count + 1);
  const blockHousehold = new Int32Array(count);
  let blocks = 0;
  let groups = 0;
  let filled = 0;
  const taken = new Uint8Array(count);
  const addGroup = (first: number, end: number) => {
    groupStart[groups] = filled;
    groupBlock[groups] = blocks;
    const group = units.group[first]!;
    groupUnits[filled++] = first;
    taken[first] = 1;
    if (group >= 0) {
      for (let unit = first + 1; unit < end; unit++) {
        if (units.group[unit] !== group) continue;
        groupUnits[filled++] = unit;
        taken[unit] = 1;
      }
    }
    groups++;
  };
  for (let from = 0; from < count;) {
    const household = units.household[from]!;
    let end = from + 1;
    while (end < count && units.household[end] === household) end++;
    for (let start = from; start < end; start++) {
      if (taken[start] === 1) continue;
      blockStart[blocks] = groups;
      blockHousehold[blocks] = household;
      for (let unit = start; unit < end; unit++) {
        if (taken[unit] === 0 && (cap !== null || units.dimension[unit] === units.dimension[start])) {
          addGroup(unit, end);
        }
      }
      blocks++;
    }
    from = end;
  }
  groupStart[groups] = filled;
  blockStart[blocks] = groups;
  return {
    blockCount: blocks,
    blockStart: blockStart.subarray(0, blocks + 1),
    blockHousehold: blockHousehold.subarray(0, blocks),
    groupCount: groups,
    groupStart: groupStart.subarray(0, groups + 1),
    groupUnits,
    groupBlock: groupBlock.subarray(0, groups),
  };
}

export function groupOfUnits({ groupStart, groupUnits, groupCount }: Arrangement): Int32Array {
  const groupOf = new Int32Array(groupUnits.length);
  for (let group = 0; group < groupCount; group++) {
    for (let at = groupStart[group]!; at < groupStart[group + 1]!; at++) groupOf[groupUnits[at]!] = group;
  }
  return groupOf;
}
