import type { Columns, Names } from "./columns";
import type { Instance } from "./instance";
import { checkId, checkNumber, indexOf, refuse } from "./read-checks";

type Indexes = Record<"offerIndex" | "dimensionIndex" | "areaIndex", ReadonlyMap<string, number>>;

/** Pins, bans and floors: what persons decided before the order is asked. */
export function readChoices(
  instance: Instance,
  columns: Columns,
  names: Names,
  { offerIndex, dimensionIndex, areaIndex }: Indexes,
): Pick<Columns, "pins" | "bans" | "floors"> {
  const { pins = [], bans = [], floors = [] } = instance;
  const unitIndex = pins.length + bans.length === 0 ? new Map<string, number>() : indexOf(names.units);
  const find = (field: string, at: number, { unit, offer }: { unit: string; offer?: string }) => {
    const place = `${field}[${at}] (unit "${unit}"${offer === undefined ? "" : `, offer "${offer}"`})`;
    return {
      unit: unitIndex.get(unit) ?? refuse("unknown_unit", place),
      offer: offer === undefined ? -1 : (offerIndex.get(offer) ?? refuse("unknown_offer", place)),
      place,
    };
  };
  const barred = new Set<string>();
  const readBans = bans.map((ban, at) => {
    const { unit, offer, place } = find("bans", at, ban);
    if (barred.size === barred.add(`${unit} ${offer}`).size) refuse("duplicate_ban", place);
    return { unit, offer };
  });
  const foundPins = pins.map((pin, at) => find("pins", at, pin));
  checkPins(columns, foundPins, barred);
  const readPins = foundPins.map(({ unit, offer }) => ({ unit, offer }));

  const seen = new Set<string>();
  const readFloors = floors.map((floor, at) => {
    const place = `floors[${at}]`;
    checkId(floor.area, `${place}.area`);
    checkNumber(floor.places, 0, `${place}.places`);
    if (columns.cap !== null && floor.dimension !== null) refuse("floor_names_dimension_with_cap", place);
    const area = areaIndex.get(floor.area)!;
    const dimension =
      floor.dimension === null
        ? -1
        : (dimensionIndex.get(floor.dimension) ?? refuse("unknown_dimension", `${place}.dimension`));
    if (seen.size === seen.add(`${area} ${dimension}`).size) refuse("duplicate_floor", place);
    return { area, dimension, places: floor.places };
  });
  return {
    pins: readPins.sort((left, right) => left.unit - right.unit),
    bans: readBans.sort((left, right) => left.unit - right.unit || left.offer - right.offer),
    floors: readFloors.sort((left, right) => left.area - right.area || left.dimension - right.dimension),
  };
}

/** A pin must be a help that the household may have: eligible, free of bans, within capacity, group and cap. */
function checkPins(
  { cap, offers, lists, households, units }: Columns,
  pins: { unit: number; offer: number; place: string }[],
  barred: ReadonlySet<string>,
): void {
  const pinned = new Set<number>();
  const groups = new Set<number>();
  const taken = new Map<number, number>();
  const held = new Map<number, number>();
  for (const { unit, offer, place } of pins) {
    const list = units.list[unit]!;
    const listed = lists.offers.subarray(lists.start[list], lists.start[list + 1]).includes(offer);
    if (!listed) refuse("pin_not_eligible", place);
    if (barred.has(`${unit} -1`) || barred.has(`${unit} ${offer}`)) refuse("pin_and_ban", place);
    if (pinned.size === pinned.add(unit).size) refuse("duplicate_pin", place);
    const group = units.group[unit]!;
    if (group >= 0 && groups.size === groups.add(group).size) refuse("pin_twice_in_group", place);
    const places = (taken.get(offer) ?? 0) + 1;
    taken.set(offer, places);
    if (places > offers.capacity[offer]!) refuse("pin_above_capacity", place);
    const household = units.household[unit]!;
    const helps = (held.get(household) ?? households.received[household]!) + 1;
    held.set(household, helps);
    if (cap !== null && helps > cap) refuse("pin_above_cap", place);
  }
}
