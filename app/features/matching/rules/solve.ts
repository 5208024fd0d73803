import { hashOf } from "./canonical";
import { chooseUnits } from "./choose";
import { cutoffsOf } from "./cutoffs";
import { byCodePoint, type Instance, type MatchResult } from "./instance";
import { compile } from "./problem";
import { serveInOrder } from "./serve";

/**
 * The exact priority matching of an instance: nobody waits while a lower-ranked household holds a place it could use,
 * and no place stays empty that any order could fill. Depends on the content alone, not on the order of rows.
 * Throws `InstanceFault` for an instance that contradicts itself.
 */
export function solve(instance: Instance): MatchResult {
  const problem = compile(instance);
  const flow = serveInOrder(problem, instance.cap);
  const unitOf = chooseUnits(flow);

  const pairs = [
    ...problem.pins,
    ...[...unitOf.entries()]
      .filter(([, unit]) => unit >= 0)
      .map(([group, unit]) => ({ unit, offer: flow.at[group]! })),
  ];
  const assignments = pairs
    .map(({ unit, offer }): [string, string] => [problem.units[unit]!.id, problem.offers[offer]!.id])
    .sort(([left], [right]) => byCodePoint(left, right));
  const result = {
    version: 1 as const,
    assignments,
    cutoffs: cutoffsOf(problem, flow, instance.cap),
    served: pairs.length,
    households: new Set(pairs.map(({ unit }) => problem.units[unit]!.household)).size,
  };
  return { ...result, hash: hashOf(instance, result) };
}
