import { type Answer, type Columns, cutoffStates, type Names } from "./columns";
import { byCodePoint, type MatchResult } from "./instance";
import { checkResult } from "./parse";
import { indexOf } from "./read-checks";
import { Refusal, type RefusalCode } from "./refusal";

/** Reads a result into the numbers of its instance; throws a `Refusal` for one that does not fit it. */
export function readResult(result: MatchResult, names: Names, columns: Columns): Answer {
  checkResult(result);
  const unitIndex = indexOf(names.units);
  const offerIndex = indexOf(names.offers);
  const find = (index: Map<string, number>, id: string, code: RefusalCode, place: string) => {
    const at = index.get(id);
    if (at === undefined) throw new Refusal(code, `${place} "${id}"`);
    return at;
  };

  const at = new Int32Array(names.units.length).fill(-1);
  result.assignments.forEach(([unit, offer], row) => {
    const place = `assignments[${row}]`;
    const served = find(unitIndex, unit, "unknown_unit", place);
    if (at[served]! >= 0) throw new Refusal("unit_served_twice", `${place} "${unit}"`);
    at[served] = find(offerIndex, offer, "unknown_offer", place);
  });
  checkSorted(result.assignments, ([unit]) => unit, "assignments");

  const count = names.offers.length;
  const cutoffs = {
    state: new Uint8Array(count).fill(cutoffStates.length),
    round: new Int32Array(count),
    rank: new Float64Array(count),
  };
  result.cutoffs.forEach(({ offer, state, round, rank }, row) => {
    const place = `cutoffs[${row}]`;
    const known = find(offerIndex, offer, "unknown_offer", place);
    const isCut = state === "cut";
    if ((rank !== null) !== isCut || (round !== null) !== (isCut && columns.cap !== null))
      throw new Refusal("cutoff_malformed", `${place} "${offer}"`);
    if (round !== null && round > 0x7fffffff) throw new Refusal("cutoff_malformed", `${place} "${offer}"`);
    cutoffs.state[known] = cutoffStates.indexOf(state);
    cutoffs.round[known] = round ?? 0;
    cutoffs.rank[known] = rank ?? 0;
  });
  if (result.cutoffs.length !== count || cutoffs.state.includes(cutoffStates.length)) {
    throw new Refusal("cutoffs_incomplete", "cutoffs");
  }
  checkSorted(result.cutoffs, ({ offer }) => offer, "cutoffs");

  const secured = new Uint8Array(names.units.length);
  const given = result.protected ?? [];
  given.forEach((unit, row) => {
    secured[find(unitIndex, unit, "unknown_unit", `protected[${row}]`)] = 1;
  });
  checkSorted(given, (unit) => unit, "protected");
  return { at, cutoffs, protected: secured };
}

/** In code-point order, and so without repetition. */
function checkSorted<Row>(rows: readonly Row[], key: (row: Row) => string, field: string): void {
  for (let row = 1; row < rows.length; row++) {
    if (byCodePoint(key(rows[row - 1]!), key(rows[row]!)) >= 0) {
      throw new Refusal("not_sorted", `${field}[${row}] "${key(rows[row]!)}"`);
    }
  }
}
