import { audienceSees } from "~/features/disclosure/rules/cubes";
import { publish, type CountedCell, type ShownCell } from "~/features/disclosure/rules/publication";
import { fewerThan, type Lot, type Steps } from "~/features/disclosure/rules/rounding";

/** What somebody who knows the method can say of a true count from the figure shown: a range of whole numbers. */
export type Range = readonly [low: number, high: number];

/** A way of publishing, and what its answers tell. `swing`: how far the lot can lie from the one of the same count. */
export type Method = {
  name: string;
  publish: (counted: readonly CountedCell[], lot: Lot) => ShownCell[];
  tells: (cell: ShownCell) => Range;
  /** Range of count + lot, for methods whose lot never changes: several quarters then share one unknown. */
  tellsWithLot: ((cell: ShownCell) => Range) | null;
  /** Whether desa are published in one quarter of the year only. */
  isYearly?: boolean;
};

export const limits = { partner: 5, public: 10 };
export const steps: Steps = limits;

/** The portal's own. */
export const portal: Method = {
  name: "portal: random rounding, nothing under two steps",
  publish: (counted, lot) => publish(counted, steps, lot),
  isYearly: true,
  tells: ({ audience, count }) => {
    const step = steps[audience];
    return count === null ? [0, fewerThan(step) - 1] : [count - step + 1, count + step - 1];
  },
  tellsWithLot: ({ audience, count }) => {
    const step = steps[audience];
    return count === null ? [0, fewerThan(step) - 1] : [count, count + step - 1];
  },
};

/** Plain single-cell hiding: every count as it is, those under the limit left out. */
export const hiding: Method = {
  name: "single-cell hiding",
  publish: (counted) => toAll(counted, ({ count }, audience) => (count < limits[audience] ? null : count)),
  tells: ({ audience, count }) => (count === null ? [0, limits[audience] - 1] : [count, count]),
  tellsWithLot: null,
};

/** Every count to the nearest multiple, each audience for itself. */
export const nearest: Method = {
  name: "nearest multiple",
  publish: (counted) =>
    toAll(counted, ({ count }, audience) => steps[audience] * Math.floor(count / steps[audience] + 0.5)),
  tells: ({ audience, count }) => {
    const half = steps[audience] / 2;
    return [Math.max(0, Math.ceil(count! - half)), Math.ceil(count! + half) - 1];
  },
  tellsWithLot: null,
};

/** Random rounding with lasting lots, every figure shown, however small. */
export const rounding: Method = {
  name: "random rounding, small figures shown",
  publish: (counted, lot) =>
    toAll(counted, (cell, audience) => {
      const step = steps[audience];
      return (
        step *
        Math.floor(
          (cell.count + lot(`${cell.cube}${cell.need}${cell.key}${cell.measure}`, audience, step)) / step,
        )
      );
    }),
  tells: ({ audience, count }) => [Math.max(0, count! - steps[audience] + 1), count! + steps[audience] - 1],
  tellsWithLot: ({ audience, count }) => [count!, count! + steps[audience] - 1],
};

function toAll(
  counted: readonly CountedCell[],
  show: (cell: CountedCell, audience: "partner" | "public") => number | null,
): ShownCell[] {
  return counted.flatMap((cell) =>
    (["partner", "public"] as const)
      .filter((audience) => audienceSees(audience, cell.cube, cell.key))
      .map((audience) => ({
        ...{ audience, cube: cell.cube, need: cell.need, key: cell.key, measure: cell.measure },
        count: show(cell, audience),
      })),
  );
}
