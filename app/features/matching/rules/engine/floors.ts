import type { Columns } from "../columns";
import type { Server } from "./serve";
import { type State, unplaced } from "./state";

/** Helps of each block that floors secured; blocks without are absent. */
export type Secured = Map<number, number>;

type Floor = {
  accepted: number;
  places: number;
  area: number;
  dimension: number;
  /** Candidates: a block, and the help of this run that it would get. */
  candidates: { block: number; help: number }[];
  next: number;
};

/**
 * Repeatedly takes the floor that is least filled and helps its next household by rank. With a cap a floor counts
 * first helps; without one it counts helps, in its dimension where it names one: there a household's units are its
 * candidates in their order, the k-th standing for its k-th help whichever unit gets it. A help counts for every floor
 * it falls under, pinned ones from the start.
 */
export function serveFloors(server: Server, columns: Columns): Secured {
  const { state } = server;
  const floors = columns.floors.map(({ area, dimension, places }): Floor => {
    return { accepted: 0, places, area, dimension, candidates: [], next: 0 };
  });
  const under = gatherCandidates(state, columns, floors);
  const secured: Secured = new Map();
  for (;;) {
    const floor = leastFilled(floors);
    if (floor === null) return secured;
    const { block, help } = floor.candidates[floor.next++]!;
    if (state.cap === null ? help <= (secured.get(block) ?? 0) : state.helps[block]! > 0) continue;
    if (!server.helpOnce(block)) continue;
    secured.set(block, (secured.get(block) ?? 0) + 1);
    for (const other of under(block)) other.accepted++;
  }
}

/** Fills in each floor's candidates and pinned helps; returns the floors a block falls under. */
function gatherCandidates(
  state: State,
  { cap, units }: Columns,
  floors: Floor[],
): (block: number) => Floor[] {
  const areaOf = (block: number) =>
    units.area[state.groupUnits[state.groupStart[state.blockStart[block]!]!]!]!;
  const dimensionOf = (block: number) =>
    units.dimension[state.groupUnits[state.groupStart[state.blockStart[block]!]!]!]!;
  const byArea = new Map<number, Floor[]>();
  for (const floor of floors) byArea.set(floor.area, [...(byArea.get(floor.area) ?? []), floor]);
  const under = (block: number) =>
    (byArea.get(areaOf(block)) ?? []).filter(
      ({ dimension }) => dimension < 0 || dimension === dimensionOf(block),
    );
  // Without a cap a block stands once for each of its groups, all in the order of the household's units.
  const firstUnit = (group: number) => state.groupUnits[state.groupStart[group]!]!;
  const groups = Int32Array.from({ length: state.groupCount }, (_, group) => group);
  if (cap === null) groups.sort((left, right) => firstUnit(left) - firstUnit(right));
  const stands = new Int32Array(state.blockCount);
  for (const group of groups) {
    const block = state.groupBlock[group]!;
    if (cap !== null && group !== state.blockStart[block]) continue;
    const isPinned = cap === null ? state.at[group]! < unplaced : hasPin(state, block);
    const help = isPinned ? 0 : ++stands[block]!;
    for (const floor of under(block)) {
      if (isPinned) floor.accepted++;
      else floor.candidates.push({ block, help });
    }
  }
  return under;
}

function hasPin({ blockStart, at }: State, block: number): boolean {
  for (let group = blockStart[block]!; group < blockStart[block + 1]!; group++) {
    if (at[group]! < unplaced) return true;
  }
  return false;
}

/** Floors come in the order area, then dimension, so the first of equals is the right one. */
function leastFilled(floors: Floor[]): Floor | null {
  let least: Floor | null = null;
  for (const floor of floors) {
    if (floor.accepted >= floor.places || floor.next >= floor.candidates.length) continue;
    if (least === null || isLessFilled(floor, least)) least = floor;
  }
  return least;
}

/** Compares fractions by cross multiplication, exactly also for places beyond what a double can multiply. */
function isLessFilled(left: Floor, right: Floor): boolean {
  const a = left.accepted * right.places;
  const b = right.accepted * left.places;
  if (a <= Number.MAX_SAFE_INTEGER && b <= Number.MAX_SAFE_INTEGER) return a < b;
  return BigInt(left.accepted) * BigInt(right.places) < BigInt(right.accepted) * BigInt(left.places);
}
