import type { Columns } from "./columns";
import type { Instance, Unit } from "./instance";
import { placeOf, refuse } from "./read-checks";

/**
 * Reads what each unit may use into `units.list` and returns the distinct lists, numbered in the order of the units
 * that first use them. Most units share their list with many others, so lists stay few where units are millions.
 */
export function readLists(
  { offers, units: given }: Instance,
  unitOrder: Int32Array,
  offerIndex: ReadonlyMap<string, number>,
  offerDimension: Int32Array,
  units: Columns["units"],
): Columns["lists"] {
  const table = listTable();
  const buffer = new Int32Array(offers.length);
  // Whoever builds an instance in memory may let units share one array, which then need not be read again.
  const known = new Map<readonly string[], number>();
  /** Dimension of each list, -1 of the empty one. */
  const dimensionOf: number[] = [];

  for (let at = 0; at < unitOrder.length; at++) {
    const place = unitOrder[at]!;
    const unit = given[place]!;
    const dimension = units.dimension[at]!;
    const isForeign = (id: string) => offerDimension[offerIndex.get(id)!] !== dimension;
    let list = known.get(unit.offers);
    if (list === undefined) {
      const length = readList(unit, place, offerIndex, buffer);
      list = table.add(buffer, length);
      if (list === dimensionOf.length) {
        // A list of two dimensions fits no unit; one of a single dimension is asked for no more than that.
        dimensionOf.push(length === 0 ? -1 : offerDimension[buffer[0]!]!);
        refuseForeign(unit, place, isForeign);
      }
      if (known.size < rememberedArrays) known.set(unit.offers, list);
    }
    if (dimensionOf[list] !== dimension && dimensionOf[list] !== -1) refuseForeign(unit, place, isForeign);
    units.list[at] = list;
  }
  return table.close();
}

const rememberedArrays = 100_000;

function refuseForeign(unit: Unit, place: number, isForeign: (id: string) => boolean): void {
  const at = unit.offers.findIndex(isForeign);
  if (at >= 0) refuse("wrong_dimension", `${placeOf(unit, place)}.offers[${at}] "${unit.offers[at]}"`);
}

/** The unit's offers in ascending order at the beginning of the buffer. */
function readList(
  unit: Unit,
  place: number,
  offerIndex: ReadonlyMap<string, number>,
  buffer: Int32Array,
): number {
  const { offers } = unit;
  const entry = (at: number) => `${placeOf(unit, place)}.offers[${at}] "${offers[at]}"`;
  let ascending = true;
  for (let at = 0; at < offers.length; at++) {
    const offer = offerIndex.get(offers[at]!);
    if (offer === undefined) refuse("unknown_offer", entry(at));
    // More entries than offers exist: one of them stands here twice.
    if (at === buffer.length) refuse("duplicate_id", entry(at));
    buffer[at] = offer;
    ascending &&= at === 0 || buffer[at - 1]! < offer;
  }
  if (!ascending) {
    buffer.subarray(0, offers.length).sort();
    for (let at = 1; at < offers.length; at++) {
      if (buffer[at] !== buffer[at - 1]) continue;
      refuse("duplicate_id", entry(offers.findLastIndex((id) => offerIndex.get(id) === buffer[at])));
    }
  }
  return offers.length;
}

/** Distinct lists one after the other, found again by a hash table of their numbers. */
function listTable() {
  let offers = new Int32Array(1024);
  let starts = new Int32Array(256);
  let slots = new Int32Array(512);
  let count = 0;

  const slotOf = (list: Int32Array, from: number, length: number, match: boolean): number => {
    let hash = 0x811c9dc5 ^ length;
    for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ list[at]!, 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      if (match && equals(slots[slot]! - 1, list, length)) break;
    }
    return slot;
  };
  const equals = (known: number, list: Int32Array, length: number): boolean => {
    const start = starts[known]!;
    if (starts[known + 1]! - start !== length) return false;
    for (let at = 0; at < length; at++) if (offers[start + at] !== list[at]) return false;
    return true;
  };

  return {
    /** Number of the list that stands at the beginning of the buffer, a new one if it was not seen before. */
    add(buffer: Int32Array, length: number): number {
      const slot = slotOf(buffer, 0, length, true);
      if (slots[slot] !== 0) return slots[slot]! - 1;
      const start = starts[count]!;
      if (start + length > offers.length) offers = grown(offers, start + length);
      for (let at = 0; at < length; at++) offers[start + at] = buffer[at]!;
      slots[slot] = ++count;
      if (count >= starts.length) starts = grown(starts, count + 1);
      starts[count] = start + length;
      if (count * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2);
        for (let list = 0; list < count; list++) {
          slots[slotOf(offers, starts[list]!, starts[list + 1]! - starts[list]!, false)] = list + 1;
        }
      }
      return count - 1;
    },
    close: (): Columns["lists"] => ({
      start: starts.slice(0, count + 1),
      offers: offers.slice(0, starts[count]),
    }),
  };
}

function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(array.length * 2, least));
  larger.set(array);
  return larger;
}
