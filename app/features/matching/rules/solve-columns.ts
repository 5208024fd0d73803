import type { Answer, Columns, Names } from "./columns";
import { instanceOf } from "./kept";
import { readResult } from "./read-result";
import { solve } from "./solve";

/** Solves an instance in columns by way of the open format, under names that sort as its numbers do. */
export function solveColumns(columns: Columns): Answer {
  const named = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(9, "0"));
  const highest = (column: Int32Array) => column.reduce((high, one) => Math.max(high, one), -1) + 1;
  const dimensions = Math.max(highest(columns.offers.dimension), highest(columns.units.dimension));
  const areas = columns.floors.reduce(
    (high, { area }) => Math.max(high, area + 1),
    highest(columns.units.area),
  );
  const names: Names = {
    dimensions: named(dimensions),
    offers: named(columns.offers.capacity.length),
    households: named(columns.households.rank.length),
    units: named(columns.units.list.length),
    areas: named(areas),
  };
  const empty = new Uint8Array(0);
  const order = new Uint8Array(columns.units.list.length);
  const kept = { columns, ...names, householdIds: empty, unitIds: empty, order };
  const { hash: _, ...result } = solve(instanceOf(kept, names));
  return readResult({ ...result, hash: "0".repeat(64) }, names, columns);
}
