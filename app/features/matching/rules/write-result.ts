import { type Answer, type Columns, cutoffStates, type Names } from "./columns";
import { byCodePoint, type Cutoff, type MatchResult } from "./instance";

/**
 * The result that an answer states, in the words of the file and without its hash. `protected` is there exactly when
 * the instance has floors, even if they secured nobody.
 */
export function writeResult(names: Names, columns: Columns, answer: Answer): Omit<MatchResult, "hash"> {
  const assignments: [string, string][] = [];
  const secured: string[] = [];
  let households = 0;
  let last = -1;
  for (let unit = 0; unit < answer.at.length; unit++) {
    if (answer.protected[unit] === 1) secured.push(names.units[unit]!);
    if (answer.at[unit]! < 0) continue;
    assignments.push([names.units[unit]!, names.offers[answer.at[unit]!]!]);
    // The units of a household stand together.
    if (columns.units.household[unit] !== last) households++;
    last = columns.units.household[unit]!;
  }
  const { state, round, rank } = answer.cutoffs;
  const cutoffs = names.offers.map((offer, at): Cutoff => {
    const isCut = cutoffStates[state[at]!] === "cut";
    return {
      offer,
      state: cutoffStates[state[at]!]!,
      round: isCut && columns.cap !== null ? round[at]! : null,
      rank: isCut ? rank[at]! : null,
    };
  });
  return {
    version: 1,
    assignments: assignments.sort(([left], [right]) => byCodePoint(left, right)),
    cutoffs,
    ...(columns.floors.length === 0 ? {} : { protected: secured.sort(byCodePoint) }),
    served: assignments.length,
    households,
  };
}
