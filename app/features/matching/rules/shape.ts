import { cutoffStates } from "./columns";
import { InstanceFault } from "./instance";
import { countFields, findJsonFault } from "./json-fault";
import { refuse } from "./read-checks";

/** What a field holds, or what each row of it does; a question mark lets the field be absent. */
export type Kind =
  "text" | "texts" | "whole" | "whole or null" | "text or null" | "counts" | "state" | "pairs" | Shape;
export type Shape = { kinds: ReadonlyMap<string, Kind>; required: readonly string[] };

export function shape(fields: Record<string, Kind>, optional: Record<string, Kind> = {}): Shape {
  return {
    kinds: new Map([...Object.entries(fields), ...Object.entries(optional)]),
    required: Object.keys(fields),
  };
}

/** Reads one JSON object strictly: a field that the shape does not name is refused, and so is one stated twice. */
export function parseStrictly(text: string, of: Shape): unknown {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(clean);
  } catch {
    const fault = findJsonFault(clean);
    throw new InstanceFault("not_json", fault?.place ?? "line 1, column 1");
  }
  // Of a field stated twice `JSON.parse` keeps the last, so that fewer are found than the text states.
  if (checkShape(value, of) !== countFields(clean)) {
    const fault = findJsonFault(clean);
    if (fault !== null) throw new InstanceFault(fault.code, fault.place);
  }
  return value;
}

/** Refuses a value that is not of this shape; the number of fields that it and all objects in it have. */
export function checkShape(value: unknown, of: Shape): number {
  if (!isObject(value)) refuse("wrong_type", "file");
  return checkFields(value, of, "", -1);
}

/** `row` -1 stands for the file itself; places are put together only when they are needed. */
function checkFields(object: Record<string, unknown>, of: Shape, name: string, row: number): number {
  const placeOf = (field: string) => (row < 0 ? field : `${name}[${row}].${field}`);
  let fields = 0;
  let missing = of.required.length;
  for (const field in object) {
    const kind = of.kinds.get(field);
    if (kind === undefined) refuse("unknown_field", placeOf(field));
    const held = object[field];
    const isRequired = of.required.includes(field);
    // Only an object that never was a text can have such a field.
    if (held === undefined && !isRequired) continue;
    fields++;
    if (isRequired) missing--;
    if (typeof kind === "object") fields += checkRows(held, kind, field);
    else if (kind === "counts") fields += checkCounts(held, field);
    else if (!holds[kind](held)) {
      const isNumber = kind.startsWith("whole") && typeof held === "number";
      refuse(isNumber ? "bad_number" : "wrong_type", placeOf(field));
    }
  }
  if (missing > 0) refuse("missing_field", placeOf(of.required.find((field) => !(field in object))!));
  return fields;
}

function checkRows(rows: unknown, of: Shape, name: string): number {
  if (!Array.isArray(rows)) refuse("wrong_type", name);
  let fields = 0;
  for (let row = 0; row < rows.length; row++) {
    const one: unknown = rows[row];
    if (!isObject(one)) refuse("wrong_type", `${name}[${row}]`);
    fields += checkFields(one, of, name, row);
  }
  return fields;
}

function checkCounts(counts: unknown, name: string): number {
  if (!isObject(counts)) refuse("wrong_type", name);
  const entries = Object.entries(counts);
  for (const [key, count] of entries) {
    if (Number.isSafeInteger(count)) continue;
    refuse(typeof count === "number" ? "bad_number" : "wrong_type", `${name}[${JSON.stringify(key)}]`);
  }
  return entries.length;
}

const holds: Record<Exclude<Kind, Shape | "counts">, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  texts: (value) => Array.isArray(value) && value.every(isText),
  whole: (value) => Number.isSafeInteger(value),
  "whole or null": (value) => value === null || Number.isSafeInteger(value),
  "text or null": (value) => value === null || typeof value === "string",
  state: (value) => (cutoffStates as readonly unknown[]).includes(value),
  pairs: (value) =>
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isText(pair[1])),
};

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
