import { InstanceFault, type InstanceFaultCode } from "./instance";

export function refuse(code: InstanceFaultCode, place: string): never {
  throw new InstanceFault(code, place);
}

/** Ids, and the names of households, groups, dimensions and areas: 1 to 100 characters of proper Unicode. */
export function checkId(id: string, place: string): void {
  const tooLong = id.length > 100 && (id.length > 200 || [...id].length > 100);
  if (id === "" || tooLong || loneSurrogate.test(id)) refuse("bad_id", place);
}

/** Whole numbers that a double holds exactly. */
export function checkNumber(value: number, least: number, place: string): void {
  if (!Number.isSafeInteger(value) || value < least) refuse("bad_number", place);
}

export function indexOf(names: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  for (let at = 0; at < names.length; at++) index.set(names[at]!, at);
  return index;
}

const loneSurrogate = /\p{Surrogate}/u;

export function placeOf(unit: { id: string }, at: number): string {
  return `units[${at}] "${unit.id}"`;
}
