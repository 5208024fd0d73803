import type { InstanceFaultCode } from "./instance";

/**
 * Where a text stops being JSON, or an object states a field twice (of which `JSON.parse` would keep the last without a
 * word). Slow, so it is asked only once something is known to be wrong; null when nothing is.
 */
export function findJsonFault(text: string): { code: InstanceFaultCode; place: string } | null {
  const open: Level[] = [];
  let expected: "value" | "first value" | "field" | "first field" | "more" = "value";
  for (let at = 0; ;) {
    while (isSpace(text.charCodeAt(at))) at++;
    const level = open.at(-1);
    const sign = text[at];
    const wrong = { code: "not_json" as const, place: lineAndColumn(text, at) };
    if (level === undefined && expected === "more") return sign === undefined ? null : wrong;
    if (sign === undefined) return wrong;
    if (level !== undefined && sign === level.closing && expected !== "value" && expected !== "field") {
      open.pop();
      at++;
      expected = "more";
    } else if (expected === "more") {
      if (sign !== ",") return wrong;
      at++;
      expected = level!.closing === "]" ? "value" : "field";
    } else if (expected === "field" || expected === "first field") {
      const end = sign === '"' ? endOfString(text, at) : -1;
      if (end < 0) return wrong;
      const field = JSON.parse(text.slice(at, end)) as string;
      level!.name = field;
      if (level!.fields.size === level!.fields.add(field).size) {
        return { code: "duplicate_field", place: `${pathOf(open)}, ${wrong.place}` };
      }
      for (at = end; isSpace(text.charCodeAt(at));) at++;
      if (text[at] !== ":") return { ...wrong, place: lineAndColumn(text, at) };
      at++;
      expected = "value";
    } else {
      if (level?.closing === "]") level.name = typeof level.name === "number" ? level.name + 1 : 0;
      if (sign === "{" || sign === "[") {
        open.push({ closing: sign === "{" ? "}" : "]", fields: new Set(), name: null });
        at++;
        expected = sign === "{" ? "first field" : "first value";
      } else {
        const end = sign === '"' ? endOfString(text, at) : endOfPlain(text, at);
        if (end < 0) return wrong;
        at = end;
        expected = "more";
      }
    }
  }
}

/** An object or array that is not closed yet, its fields so far, and the field or number we are at. */
type Level = { closing: "}" | "]"; fields: Set<string>; name: string | number | null };

function pathOf(stack: Level[]): string {
  return stack
    .map(({ name }, depth) => (typeof name === "number" ? `[${name}]` : `${depth === 0 ? "" : "."}${name}`))
    .join("");
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const start = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let next = before.indexOf("\n"); next >= 0; next = before.indexOf("\n", next + 1)) line++;
  return `line ${line}, column ${at - start + 1}`;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Just behind the closing quote, or -1 for a string that JSON does not allow. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    escape.lastIndex = at;
    const found = escape.exec(text);
    if (found === null) return -1;
    at += found[0].length - 1;
  }
  return -1;
}

function endOfPlain(text: string, from: number): number {
  plain.lastIndex = from;
  const found = plain.exec(text);
  return found === null ? -1 : from + found[0].length;
}

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const plain = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** How many fields all objects of a text state; the text is known to be JSON. */
export function countFields(text: string): number {
  let fields = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3a) fields++;
    if (code !== 0x22) continue;
    for (at++; text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++;
  }
  return fields;
}
