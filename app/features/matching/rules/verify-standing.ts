import type { Answer, Columns } from "./columns";
import { refuse } from "./refusal";
import { bucket, type Buckets, highest } from "./verify-lists";

/** What follows from who is served where; `helps` and `secured` count by household, without a cap also by dimension. */
export type Standing = {
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

export function readStanding(columns: Columns, { at, protected: secured }: Answer): Standing {
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
