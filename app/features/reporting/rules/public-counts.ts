/**
 * What the public may see of how many families and persons are in need, matched and served: no count under the limit
 * and none that subtraction gives back (domain handbook 14; 10 by default). Pure.
 *
 * Zero counts as few: whoever sees a nought turn into "few" would know that a family was added.
 */
import { mergeSmall } from "~/features/pledges/rules/cells";
import type { Standing } from "./rooms";

/** A count, or null where it is hidden. */
export type Shown = number | null;

export const shownCount = (count: number, limit: number): Shown => (count < limit ? null : count);

/**
 * The three counts of a room. Each is shown or hidden by itself; their sum is published nowhere, so nothing can be
 * subtracted from it.
 */
export function showRoom(standing: Standing, limit: number): Record<keyof Standing, Shown> {
  return {
    delivered: shownCount(standing.delivered, limit),
    matched: shownCount(standing.matched, limit),
    waiting: shownCount(standing.waiting, limit),
  };
}

export type Served = { listed: number; served: number };

/**
 * Families on the list and how many of them are served. The rest is their difference, so the served are hidden when
 * either is few.
 */
export function showServed({ listed, served }: Served, limit: number): { listed: Shown; served: Shown } {
  const hidden = served < limit || listed - served < limit;
  return { listed: shownCount(listed, limit), served: hidden ? null : served };
}

export type PlaceCount = Served & { key: string };

export type ShownPlaces = {
  /** Places with a line of their own; `served` is null where it is hidden. */
  apart: { key: string; listed: number; served: Shown }[];
  /** All other places as one line; without any figure when even together they are too few. */
  merged: { keys: string[]; listed: Shown; served: Shown } | null;
};

/**
 * Places of which the whole is shown as well. Small places become one line. Where the served of a line must be hidden,
 * further lines are hidden with it, until those hidden together are too many to be told apart by subtraction: at least
 * two lines, with both the served and the waiting among them at the limit or more. Further lines are taken in the order
 * of the families listed, which everybody sees, so the choice itself gives nothing away.
 */
export function showPlaces(places: readonly PlaceCount[], limit: number): ShownPlaces {
  const byKey = new Map(places.map((place) => [place.key, place]));
  const { apart, merged } = mergeSmall(
    places.map(({ key, listed }) => ({ key, count: listed })),
    limit,
  );
  const lines = apart.map(({ key }) => ({ keys: [key], ...total([byKey.get(key)!]) }));
  const small = merged ? { keys: merged.keys, ...total(merged.keys.map((key) => byKey.get(key)!)) } : null;
  // The whole is known anyway; leaving it out where all places are alike would tell that they are.
  const other = small && small.listed >= limit ? small : null;
  const hidden = hiddenLines(other ? [...lines, other] : lines, limit);
  const served = (line: Line): Shown => (hidden.has(line) ? null : line.served);
  return {
    apart: lines.map((line) => ({ key: line.keys[0]!, listed: line.listed, served: served(line) })),
    merged:
      merged === null
        ? null
        : other === null
          ? { keys: merged.keys, listed: null, served: null }
          : { keys: other.keys, listed: other.listed, served: served(other) },
  };
}

type Line = Served & { keys: string[] };

function hiddenLines(lines: readonly Line[], limit: number): Set<Line> {
  const few = ({ listed, served }: Served) => served < limit || listed - served < limit;
  const hidden = new Set(lines.filter(few));
  if (hidden.size === 0) return hidden;
  const others = lines
    .filter((line) => !hidden.has(line))
    .sort((a, b) => a.listed - b.listed || (a.keys[0]! < b.keys[0]! ? -1 : 1));
  for (const line of others) {
    if (hidden.size > 1 && !few(total([...hidden]))) break;
    hidden.add(line);
  }
  return hidden;
}

function total(places: readonly Served[]): Served {
  return {
    listed: places.reduce((sum, { listed }) => sum + listed, 0),
    served: places.reduce((sum, { served }) => sum + served, 0),
  };
}
