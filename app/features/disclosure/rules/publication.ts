import { audiences, showCount, type Audience, type Lot, type Shown, type Steps } from "./rounding";
import { audienceSees, type Cube } from "./cubes";

/** One true count on its way out. `key`: a region code, a group, a program, or a pledge and a kecamatan. */
export type CountedCell = {
  cube: Cube;
  need: string;
  key: string;
  measure: string;
  /** of a group: the region it is counted in */
  region?: string;
  count: number;
  /** The name of the quantity where another cell shows the very same one, so that both get the same lot. */
  same?: string;
};

export type ShownCell = Omit<CountedCell, "count" | "same" | "region"> & { audience: Audience; count: Shown };

/**
 * Everything that is shown of these counts, to each audience what its cubes allow. A part is never shown as more than
 * its whole, nor shown at all where its whole is not: else the two figures together would tell more than either.
 */
export function publish(counted: readonly CountedCell[], steps: Steps, lot: Lot): ShownCell[] {
  const cellOf = new Map(counted.map((cell) => [identityOf(cell), cell]));
  const known = new Map<string, Shown>();
  const figureOf = (cell: CountedCell, audience: Audience): Shown => {
    const name = `${audience} ${identityOf(cell)}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const identity = cell.same ?? identityOf(cell);
    const before = audience === "partner" ? cell.count : (figureOf(cell, "partner") ?? 0);
    const wholes = wholesOf(cell).flatMap((whole) => cellOf.get(whole) ?? []);
    const figure = wholes
      .map((whole) => figureOf(whole, audience))
      .reduce(lesser, showCount(before, identity, audience, steps, lot));
    known.set(name, figure);
    return figure;
  };
  return counted.flatMap((cell) => {
    const { cube, need, key, measure } = cell;
    return audiences
      .filter((audience) => audienceSees(audience, cube, key))
      .map((audience) => ({ audience, cube, need, key, measure, count: figureOf(cell, audience) }));
  });
}

const lesser = (a: Shown, b: Shown): Shown => (a === null || b === null ? null : Math.min(a, b));

/** The cells that count all who are in this one, by name. */
export function wholesOf(cell: Omit<CountedCell, "count" | "same">): string[] {
  const { cube, need, key, measure } = cell;
  const place = key.includes(".") ? key.slice(0, key.lastIndexOf(".")) : null;
  const within = place?.includes(".") ? [identityOf({ ...cell, key: place })] : [];
  switch (cube) {
    case "need_place":
      return within;
    case "need_village":
      return [identityOf({ cube: "need_place", need, key: place ?? "", measure })];
    case "need_queue":
      return [identityOf({ cube: "need_place", need, key, measure: "open" })];
    case "register":
      return measure === "served" ? [...within, identityOf({ ...cell, measure: "listed" })] : within;
    case "program_delivered":
      return [identityOf({ cube: "program", need, key, measure: "taken" })];
    case "need_group":
      return [identityOf({ cube: "need_place", need, key: cell.region ?? "", measure: "open" })];
    default:
      return [];
  }
}

export function identityOf({ cube, need, key, measure }: Omit<CountedCell, "count" | "same">): string {
  return `${cube} ${need} ${key} ${measure}`;
}

/**
 * A place that consists of one single smaller place is counted under the smaller one's name: rounding the same families
 * twice with two lots would tell more about them.
 */
export function smallestSame(place: string, childrenOf: ReadonlyMap<string, readonly string[]>): string {
  const children = childrenOf.get(place) ?? [];
  return children.length === 1 ? smallestSame(children[0]!, childrenOf) : place;
}
