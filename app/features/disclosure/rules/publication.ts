import { audiences, showCount, type Audience, type Lot, type Shown, type Steps } from "./rounding";
import { audienceSees, type Cube } from "./cubes";

/** One true count on its way out. `key`: a region code, a group, a program. */
export type CountedCell = {
  cube: Cube;
  need: string;
  key: string;
  measure: string;
  count: number;
  /** The name of the quantity where another cell shows the very same one, so that both get the same lot. */
  same?: string;
};

export type ShownCell = Omit<CountedCell, "count" | "same"> & { audience: Audience; count: Shown };

/** Everything that is shown of these counts, to each audience what its cubes allow. */
export function publish(counted: readonly CountedCell[], steps: Steps, lot: Lot): ShownCell[] {
  return counted.flatMap((cell) => {
    const { cube, need, key, measure, count } = cell;
    const identity = cell.same ?? identityOf(cell);
    return audiences
      .filter((audience) => audienceSees(audience, cube, key))
      .map((audience) => ({
        ...{ audience, cube, need, key, measure },
        count: showCount(count, identity, audience, steps, lot),
      }));
  });
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
