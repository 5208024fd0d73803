import type { Columns, Names } from "./columns";
import { byCodePoint, byOrder, type Instance } from "./instance";
import { checkId, checkNumber, indexOf, placeOf, refuse } from "./read-checks";
import { readChoices } from "./read-choices";
import { readLists } from "./read-lists";

/**
 * Numbers an instance as `Columns` documents and refuses one that contradicts itself with an `InstanceFault`, whose
 * place names the entry as it stands in the file. The numbers depend on the content alone, not on the order of rows.
 *
 * What the format leaves open is settled so: helps received by a household that asks for nothing are ignored, and more
 * of them than the cap only mean that it gets nothing further; all units of a household state the same area, or none
 * does; a floor for an area in which nobody asks stays unmet, but its dimension must occur.
 */
export function readInstance(instance: Instance): { columns: Columns; names: Names } {
  const { cap, offers, units } = instance;
  if (instance.version !== 1) refuse("wrong_version", "version");
  if (cap !== null) checkNumber(cap, 1, "cap");

  offers.forEach((offer, at) => {
    checkId(offer.id, `offers[${at}].id`);
    checkId(offer.dimension, `offers[${at}].dimension`);
    checkNumber(offer.capacity, 0, `offers[${at}].capacity`);
  });
  const sortedOffers = [...offers].sort((left, right) => byCodePoint(left.id, right.id));
  const offerNames = sortedOffers.map((offer) => offer.id);
  const offerIndex = indexOf(offerNames);
  if (offerIndex.size < offers.length) refuseRepeated(offers, "offers");

  const households = readHouseholds(instance);
  const unitOrder = orderUnits(instance, households.of, households.names.length);
  if (new Set(units.map((unit) => unit.id)).size < units.length) refuseRepeated(units, "units");

  const dimensionNames = sortedNames([offers, units].flatMap((rows) => [...distinct(rows, "dimension")]));
  const dimensionIndex = indexOf(dimensionNames);
  const areaNames = sortedNames([...households.areas, ...(instance.floors ?? []).map((floor) => floor.area)]);
  const areaIndex = indexOf(areaNames);

  const columns: Columns = {
    cap,
    offers: {
      dimension: Int32Array.from(sortedOffers, (offer) => dimensionIndex.get(offer.dimension)!),
      capacity: Float64Array.from(sortedOffers, (offer) => offer.capacity),
    },
    lists: { start: new Int32Array(1), offers: new Int32Array(0) },
    households: { rank: households.rank, received: readReceived(instance, households.names) },
    units: {
      household: new Int32Array(units.length),
      dimension: new Int32Array(units.length),
      list: new Int32Array(units.length),
      group: readGroups(instance, unitOrder),
      area: new Int32Array(units.length),
    },
    pins: [],
    bans: [],
    floors: [],
  };
  for (let at = 0; at < units.length; at++) {
    const unit = units[unitOrder[at]!]!;
    columns.units.household[at] = households.of[unitOrder[at]!]!;
    columns.units.dimension[at] = dimensionIndex.get(unit.dimension)!;
    columns.units.area[at] = unit.area === undefined ? -1 : areaIndex.get(unit.area)!;
  }
  columns.lists = readLists(instance, unitOrder, offerIndex, columns.offers.dimension, columns.units);
  const names: Names = {
    dimensions: dimensionNames,
    offers: offerNames,
    households: households.names,
    units: Array.from(unitOrder, (given) => units[given]!.id),
    areas: areaNames,
  };
  Object.assign(columns, readChoices(instance, columns, names, { offerIndex, dimensionIndex, areaIndex }));
  return { columns, names };
}

function sortedNames(names: string[]): string[] {
  return [...new Set(names)].sort(byCodePoint);
}

function distinct<Field extends string>(rows: readonly Record<Field, string>[], field: Field): Set<string> {
  const seen = new Set<string>();
  for (const row of rows) seen.add(row[field]);
  return seen;
}

function refuseRepeated(rows: readonly { id: string }[], field: string): never {
  const seen = new Set<string>();
  const at = rows.findIndex(({ id }) => seen.size === seen.add(id).size);
  refuse("duplicate_id", `${field}[${at}] "${rows[at]!.id}"`);
}

/** Households in rank order, and the household of each unit as given. */
function readHouseholds({ units }: Instance) {
  const index = new Map<string, number>();
  const first: number[] = [];
  const of = new Int32Array(units.length);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    checkUnit(unit, at);
    const known = index.get(unit.household);
    of[at] = known ?? first.length;
    if (known === undefined) {
      index.set(unit.household, first.length);
      first.push(at);
    } else {
      const mate = units[first[known]!]!;
      if (mate.rank !== unit.rank) refuse("rank_differs_within_household", placeOf(unit, at));
      if (mate.area !== unit.area) refuse("area_differs_within_household", placeOf(unit, at));
    }
  }
  const rank = Float64Array.from(first, (at) => units[at]!.rank).sort();
  const names = Array<string>(first.length).fill("");
  const areas = new Set<string>();
  const position = Int32Array.from(first, (at) => positionIn(rank, units[at]!.rank));
  for (const [known, at] of first.entries()) {
    const { household, area } = units[at]!;
    // The slot of a rank is taken once, so a second household in it shares the rank of the first.
    if (names[position[known]!] !== "") refuse("rank_shared_by_households", placeOf(units[at]!, at));
    names[position[known]!] = household;
    if (area !== undefined) areas.add(area);
  }
  for (let at = 0; at < of.length; at++) of[at] = position[of[at]!]!;
  return { names, rank, of, areas };
}

function checkUnit(unit: Instance["units"][number], at: number): void {
  checkId(unit.id, `units[${at}].id`);
  checkId(unit.household, `units[${at}].household`);
  checkId(unit.dimension, `units[${at}].dimension`);
  checkNumber(unit.rank, 0, `units[${at}].rank`);
  if (unit.order !== undefined) checkNumber(unit.order, -Infinity, `units[${at}].order`);
  if (unit.group !== undefined) checkId(unit.group, `units[${at}].group`);
  if (unit.area !== undefined) checkId(unit.area, `units[${at}].area`);
}

/** Where a value stands first in an ascending column. */
function positionIn(sorted: Float64Array, value: number): number {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Units household by household (a counting sort), then by their order within it. */
function orderUnits({ units }: Instance, of: Int32Array, households: number): Int32Array {
  const next = new Int32Array(households + 1);
  for (const household of of) next[household + 1]!++;
  for (let at = 0; at < households; at++) next[at + 1]! += next[at]!;
  const order = new Int32Array(units.length);
  for (let at = 0; at < of.length; at++) order[next[of[at]!]!++] = at;
  for (let from = 0, to = 0; from < order.length; from = to) {
    let sorted = true;
    for (to = from + 1; to < order.length && of[order[to]!] === of[order[from]!]; to++) {
      sorted &&= byOrder(units[order[to - 1]!]!, units[order[to]!]!) < 0;
    }
    if (!sorted) order.subarray(from, to).sort((left, right) => byOrder(units[left]!, units[right]!));
  }
  return order;
}

function readGroups({ units }: Instance, unitOrder: Int32Array): Int32Array {
  const firstOf = new Map<string, number>();
  const numbers = new Map<string, number>();
  return unitOrder.map((given) => {
    const unit = units[given]!;
    if (unit.group === undefined) return -1;
    const first = units[firstOf.get(unit.group) ?? given]!;
    if (first.household !== unit.household || first.dimension !== unit.dimension) {
      refuse("group_mixes_households_or_dimensions", placeOf(unit, given));
    }
    if (!numbers.has(unit.group)) {
      firstOf.set(unit.group, given);
      numbers.set(unit.group, numbers.size);
    }
    return numbers.get(unit.group)!;
  });
}

/** More helps than the cap are as many as the cap: the household gets nothing further either way. */
function readReceived({ cap, received = {} }: Instance, households: string[]): Int32Array {
  const counts = new Int32Array(households.length);
  const given = Object.entries(received);
  if (given.length === 0) return counts;
  if (cap === null) refuse("received_without_cap", "received");
  const index = indexOf(households);
  for (const [household, count] of given) {
    const place = `received[${JSON.stringify(household)}]`;
    checkId(household, place);
    checkNumber(count, 0, place);
    if (Math.min(count, cap) > 0x7fffffff) refuse("bad_number", place);
    const at = index.get(household);
    if (at !== undefined) counts[at] = Math.min(count, cap);
  }
  return counts;
}
