import { uuidText } from "./cards";
import type { Columns, Names } from "./columns";
import type { Instance } from "./instance";
import type { ColumnPlan } from "./plan-columns";
import { orderBy, settleTies } from "./sort";

/** An instance as a run keeps it: its columns, with the ids of households and units as the 16 bytes of a uuid each. */
export type KeptInstance = {
  columns: Columns;
  dimensions: string[];
  offers: string[];
  areas: string[];
  householdIds: Uint8Array;
  unitIds: Uint8Array;
  /** The format's `order` of each unit. */
  order: Uint8Array;
};

/** Takes the ids off the cards. */
export function keep(bytes: Uint8Array, start: Float64Array, plan: ColumnPlan): KeptInstance {
  const { households, units, offers, dimensions, areas, columns } = plan;
  const householdIds = new Uint8Array(16 * households.card.length);
  for (let at = 0; at < households.card.length; at++) {
    const from = start[households.card[at]!]!;
    for (let byte = 0; byte < 16; byte++) householdIds[16 * at + byte] = bytes[from + byte]!;
  }
  const unitIds = new Uint8Array(16 * units.id.length);
  for (let at = 0; at < units.id.length; at++) {
    const from = units.id[at]!;
    for (let byte = 0; byte < 16; byte++) unitIds[16 * at + byte] = bytes[from + byte]!;
  }
  return {
    columns,
    dimensions,
    offers: offers.map(({ id }) => id),
    areas,
    householdIds,
    unitIds,
    order: units.order,
  };
}

export function namesOf({ dimensions, offers, areas, householdIds, unitIds }: KeptInstance): Names {
  return { dimensions, offers, areas, households: uuidTexts(householdIds), units: uuidTexts(unitIds) };
}

/** The instance in the open format, to be exported or read by a person. */
export function instanceOf(kept: KeptInstance, names: Names = namesOf(kept)): Instance {
  const { columns, order } = kept;
  const { units, lists, cap } = columns;
  const listed = Array.from({ length: lists.start.length - 1 }, (_, list) =>
    Array.from(lists.offers.subarray(lists.start[list], lists.start[list + 1]), (at) => names.offers[at]!),
  );
  const received = Object.fromEntries(
    names.households.flatMap((name, at) => {
      const helps = columns.households.received[at]!;
      return helps > 0 ? [[name, helps]] : [];
    }),
  );
  return {
    version: 1,
    cap,
    offers: names.offers.map((id, at) => ({
      id,
      dimension: names.dimensions[columns.offers.dimension[at]!]!,
      capacity: columns.offers.capacity[at]!,
    })),
    units: names.units.map((id, at) => {
      const household = names.households[units.household[at]!]!;
      const dimension = names.dimensions[units.dimension[at]!]!;
      return {
        id,
        household,
        dimension,
        rank: columns.households.rank[units.household[at]!]!,
        order: order[at]!,
        ...(units.group[at]! < 0 ? {} : { group: `${household}:${dimension}` }),
        area: names.areas[units.area[at]!]!,
        offers: listed[units.list[at]!]!,
      };
    }),
    ...(Object.keys(received).length > 0 ? { received } : {}),
    ...(columns.floors.length > 0
      ? {
          floors: columns.floors.map(({ area, dimension, places }) => ({
            area: names.areas[area]!,
            dimension: dimension < 0 ? null : names.dimensions[dimension]!,
            places,
          })),
        }
      : {}),
    ...(columns.pins.length > 0
      ? {
          pins: columns.pins.map(({ unit, offer }) => ({
            unit: names.units[unit]!,
            offer: names.offers[offer]!,
          })),
        }
      : {}),
    ...(columns.bans.length > 0
      ? {
          bans: columns.bans.map(({ unit, offer }) => ({
            unit: names.units[unit]!,
            ...(offer < 0 ? {} : { offer: names.offers[offer]! }),
          })),
        }
      : {}),
  };
}

/** Positions in the order of the uuids that begin at these bytes. */
export function orderOfIds(view: DataView, at: Float64Array): Int32Array {
  const keys = new Float64Array(at.length);
  for (let one = 0; one < keys.length; one++) {
    keys[one] = view.getUint32(at[one]!) * 0x1_0000 + view.getUint16(at[one]! + 4);
  }
  const order = orderBy(keys);
  settleTies(order, keys, (left, right) => {
    for (let byte = 6; byte < 16; byte++) {
      const apart = view.getUint8(at[left]! + byte) - view.getUint8(at[right]! + byte);
      if (apart !== 0) return apart;
    }
    return 0;
  });
  return order;
}

function uuidTexts(bytes: Uint8Array): string[] {
  return Array.from({ length: bytes.length / 16 }, (_, at) => uuidText(bytes, 16 * at));
}
