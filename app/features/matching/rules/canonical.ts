import { createHash, type Hash } from "node:crypto";
import { byCodePoint, type Instance, type MatchResult, type Unit } from "./instance";

/**
 * The one text of an instance: JSON without spaces, keys and lists sorted, absent fields left out. Two instances that
 * differ only in the order of their rows have the same text, and so the same result and hash.
 */
export function canonicalInstance(instance: Instance): string {
  return [...instancePieces(instance)].join("");
}

/** SHA-256 over the canonical instance, a newline and the canonical result without its hash. */
export function hashOf(instance: Instance, result: Omit<MatchResult, "hash">): string {
  return hashesOf(instance, result).hash;
}

/** The same, with the SHA-256 of the instance alone: what a run's snapshot is known by before it is solved. */
export function hashesOf(
  instance: Instance,
  result: Omit<MatchResult, "hash">,
): { snapshot: string; hash: string } {
  const hash = createHash("sha256");
  feed(hash, instancePieces(instance));
  const snapshot = hash.copy().digest("hex");
  hash.update("\n");
  const sorted = {
    ...result,
    assignments: sortBy(result.assignments, ([unit]) => unit),
    cutoffs: sortBy(result.cutoffs, (cutoff) => cutoff.offer),
    protected: result.protected && sortBy(result.protected, (unit) => unit),
  };
  feed(hash, objectPieces(sorted, { assignments: rowPieces, cutoffs: rowPieces }));
  return { snapshot, hash: hash.digest("hex") };
}

/** The text in pieces, because that of a large instance is longer than a string may be. */
function* instancePieces(instance: Instance): Generator<string> {
  const sorted = {
    ...instance,
    offers: sortBy(instance.offers, (offer) => offer.id),
    units: sortBy(instance.units, (unit) => unit.id),
    floors:
      instance.floors &&
      sortBy(instance.floors, ({ area, dimension }) => pairKey(area, dimension ?? undefined)),
    pins: instance.pins && sortBy(instance.pins, (pin) => pairKey(pin.unit, pin.offer)),
    bans: instance.bans && sortBy(instance.bans, (ban) => pairKey(ban.unit, ban.offer)),
  };
  yield* objectPieces(sorted, { offers: rowPieces, units: unitPieces });
}

type Pieces = (rows: readonly unknown[]) => Generator<string>;

function* objectPieces(value: object, large: Record<string, Pieces>): Generator<string> {
  let before = "{";
  for (const [key, field] of fieldsOf(value)) {
    yield `${before}${JSON.stringify(key)}:`;
    const pieces = large[key];
    if (pieces === undefined) yield json(field);
    else yield* pieces(field as readonly unknown[]);
    before = ",";
  }
  yield "}";
}

function* rowPieces(rows: readonly unknown[], write: (row: never) => string = json): Generator<string> {
  yield "[";
  for (const [at, row] of rows.entries()) yield `${at === 0 ? "" : ","}${write(row as never)}`;
  yield "]";
}

/** Fields in sorted order, written out for the sake of millions of units, which share few lists of offers. */
function unitPieces(rows: readonly unknown[]): Generator<string> {
  const known = new Map<readonly string[], string>();
  const sortedList = (offers: readonly string[]): string => {
    let sorted = known.get(offers);
    if (sorted === undefined) {
      sorted = JSON.stringify(sortBy(offers, (offer) => offer));
      if (known.size < rememberedLists) known.set(offers, sorted);
    }
    return sorted;
  };
  return rowPieces(rows, ({ area, dimension, group, household, id, offers, order, rank }: Unit) => {
    const start = area === undefined ? "" : `"area":${JSON.stringify(area)},`;
    const middle = group === undefined ? "" : `"group":${JSON.stringify(group)},`;
    const end = order === undefined ? "" : `"order":${JSON.stringify(order)},`;
    return (
      `{${start}"dimension":${JSON.stringify(dimension)},${middle}"household":${JSON.stringify(household)},` +
      `"id":${JSON.stringify(id)},"offers":${sortedList(offers)},${end}"rank":${JSON.stringify(rank)}}`
    );
  });
}

/** Of instances made from columns, whose units of one list hold the same array. */
const rememberedLists = 100_000;

function feed(hash: Hash, pieces: Iterable<string>): void {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < 0x10000) continue;
    hash.update(text, "utf8");
    text = "";
  }
  hash.update(text, "utf8");
}

function sortBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  let sorted = true;
  for (let at = 1; sorted && at < items.length; at++) {
    sorted = byCodePoint(key(items[at - 1]!), key(items[at]!)) <= 0;
  }
  return sorted ? items : [...items].sort((left, right) => byCodePoint(key(left), key(right)));
}

/** A NUL sorts before everything else, so that pairs sort by their first half. */
function pairKey(first: string, second = ""): string {
  return `${first}\0${second}`;
}

function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => byCodePoint(left, right));
}

/** Written out here because objects list keys that look like numbers first, whatever order they are given in. */
function json(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item !== "object");
    return plain ? JSON.stringify(value) : `[${value.map(json).join(",")}]`;
  }
  return `{${fieldsOf(value)
    .map(([key, field]) => `${JSON.stringify(key)}:${json(field)}`)
    .join(",")}}`;
}
