import type { Floor, Instance, Pin } from "./instance";
import { usableOffers } from "./moves";

/** Why a pair cannot be fixed, before anything is computed. */
export const pinFaults = [
  "pin_need_gone",
  "pin_offer_gone",
  "pin_already",
  "pin_barred",
  "pin_not_eligible",
  "pin_group",
  "pin_cap",
  "pin_offer_full",
] as const;
export type PinFault = (typeof pinFaults)[number];

/** Whether this pair may be fixed on top of what the run fixes already; null when it may. */
export function pinFault(instance: Instance, pin: Pin): PinFault | null {
  const unit = instance.units.find(({ id }) => id === pin.unit);
  if (unit === undefined) return "pin_need_gone";
  const offer = instance.offers.find(({ id }) => id === pin.offer);
  if (offer === undefined) return "pin_offer_gone";
  const pins = instance.pins ?? [];
  if (pins.some((one) => one.unit === unit.id)) return "pin_already";
  if (!unit.offers.includes(offer.id)) return "pin_not_eligible";
  if (!usableOffers(instance)(unit).includes(offer.id)) return "pin_barred";
  const pinned = new Set(pins.map((one) => one.unit));
  const fixed = instance.units.filter(({ id, household }) => household === unit.household && pinned.has(id));
  if (unit.group !== undefined && fixed.some(({ group }) => group === unit.group)) return "pin_group";
  const held = (instance.received?.[unit.household] ?? 0) + fixed.length;
  if (instance.cap !== null && held >= instance.cap) return "pin_cap";
  if (pins.filter((one) => one.offer === offer.id).length >= offer.capacity) return "pin_offer_full";
  return null;
}

export type FloorFault = "floor_names_need" | "floor_twice" | "floor_not_number";

/** Floors count first helps where there is a cap, and then name no need; one floor for each kecamatan and need. */
export function floorFault(floors: readonly Floor[], cap: number | null): FloorFault | null {
  if (floors.some(({ places }) => !Number.isSafeInteger(places) || places < 1)) return "floor_not_number";
  if (cap !== null && floors.some(({ dimension }) => dimension !== null)) return "floor_names_need";
  const keys = new Set(floors.map(({ area, dimension }) => `${area} ${dimension ?? ""}`));
  return keys.size < floors.length ? "floor_twice" : null;
}
