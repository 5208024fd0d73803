import { createHash } from "node:crypto";
import { byCodePoint, type Instance, type MatchResult } from "./instance";

/**
 * The one text of an instance: JSON without spaces, keys and lists sorted, absent fields left out. Two instances that
 * differ only in the order of their rows have the same text, and so the same result and hash.
 */
export function canonicalInstance(instance: Instance): string {
  return json({
    ...instance,
    offers: sortBy(instance.offers, (offer) => offer.id),
    units: sortBy(instance.units, (unit) => unit.id).map((unit) => ({
      ...unit,
      offers: [...unit.offers].sort(byCodePoint),
    })),
    pins: instance.pins && sortBy(instance.pins, pairKey),
    bans: instance.bans && sortBy(instance.bans, pairKey),
  });
}

/** SHA-256 over the canonical instance, a newline and the canonical result without its hash. */
export function hashOf(instance: Instance, result: Omit<MatchResult, "hash">): string {
  const canonicalResult = json({
    ...result,
    assignments: sortBy(result.assignments, ([unit]) => unit),
    cutoffs: sortBy(result.cutoffs, (cutoff) => cutoff.offer),
  });
  return createHash("sha256")
    .update(`${canonicalInstance(instance)}\n${canonicalResult}`, "utf8")
    .digest("hex");
}

/** SHA-256 of the canonical instance alone: what a run's snapshot is known by before it is solved. */
export function snapshotHash(instance: Instance): string {
  return createHash("sha256").update(canonicalInstance(instance), "utf8").digest("hex");
}

function sortBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => byCodePoint(key(left), key(right)));
}

/** A NUL sorts before everything else, so that pairs sort by unit first. */
function pairKey(pair: { unit: string; offer?: string }): string {
  return `${pair.unit}\0${pair.offer ?? ""}`;
}

/** Written out here because objects list keys that look like numbers first, whatever order they are given in. */
function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => byCodePoint(left, right));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${json(field)}`).join(",")}}`;
}
