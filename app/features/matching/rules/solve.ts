import { hashOf } from "./canonical";
import { solveColumns } from "./engine/engine";
import type { Instance, MatchResult } from "./instance";
import { readInstance } from "./read-instance";
import { writeResult } from "./write-result";

/**
 * The exact priority matching of an instance: nobody waits while a lower-ranked household holds a place it could use,
 * and no place stays empty that any order could fill. Depends on the content alone, not on the order of rows.
 * @throws InstanceFault for an instance that contradicts itself
 */
export function solve(instance: Instance): MatchResult {
  const { columns, names } = readInstance(instance);
  const result = writeResult(names, columns, solveColumns(columns));
  return { ...result, hash: hashOf(instance, result) };
}
