import type { Answer, Columns } from "../columns";
import { chooseUnits } from "./choose";
import { findCutoffs } from "./cutoffs";
import type { Secured } from "./floors";
import { type OnProgress, serveInOrder } from "./serve";
import { listGroups, makeState, type State } from "./state";

/**
 * The exact priority matching of an instance in columns: nobody waits while a lower-ranked household holds a place it
 * could use, and no place stays empty that any order could fill (design: matching, sections 1, 2 and 5). The answer
 * depends on the content alone. Expects columns that contradict nothing, as `readInstance` makes them.
 */
export function solveColumns(columns: Columns, onProgress?: OnProgress): Answer {
  const state = makeState(columns);
  const secured = serveInOrder(state, columns, onProgress);
  const unitOf = chooseUnits(state);
  const at = new Int32Array(columns.units.household.length).fill(-1);
  for (let group = 0; group < state.groupCount; group++) {
    if (state.at[group]! < 0) continue;
    at[unitOf(group)] = state.outer[state.at[group]!]!;
  }
  for (const { unit, offer } of columns.pins) at[unit] = offer;
  const marks = markSecured(state, secured, unitOf, at.length);
  // The certificate asks what a group could use before its unit was settled.
  state.groupList = listGroups(state, state.lists, state.unitList);
  const cutoffs = findCutoffs(state, secured);
  for (let offer = 0; offer < cutoffs.rank.length; offer++) {
    if (cutoffs.state[offer] === 1) cutoffs.rank[offer] = columns.households.rank[cutoffs.rank[offer]!]!;
  }
  return { at, cutoffs, protected: marks };
}

/** The first units of a household stand for what a floor secured for it. */
function markSecured(
  state: State,
  secured: Secured,
  unitOf: (group: number) => number,
  units: number,
): Uint8Array {
  const marks = new Uint8Array(units);
  for (const [block, helps] of secured) {
    const served: number[] = [];
    for (let group = state.blockStart[block]!; group < state.blockStart[block + 1]!; group++) {
      if (state.at[group]! >= 0) served.push(unitOf(group));
    }
    for (const unit of served.sort((a, b) => a - b).slice(0, helps)) marks[unit] = 1;
  }
  return marks;
}
