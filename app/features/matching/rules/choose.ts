import { carryOut, findChain, lift, place, release, type Flow } from "./flow";
import { add, has } from "./problem";

/**
 * Settles which helps each household gets. How many is already decided and stays; in rank order each household gets
 * the units that come first in its order, as far as that changes nobody's number of helps and nothing that was
 * settled for a household before it. Returns the served unit of each group, -1 where none.
 */
export function chooseUnits(flow: Flow): Int32Array {
  const { blocks, groups } = flow.problem;
  const unitOf = new Int32Array(groups.length).fill(-1);
  // A search failing in the first part said nothing about searches that may also end where a help is given up.
  flow.sealed.fill(0);
  for (const { groups: own } of blocks) {
    let left = own.filter((group) => flow.at[group]! >= 0).length;
    const choices = own
      .filter((group) => !groups[group]!.pinned)
      .flatMap((group) => groups[group]!.units.map((unit) => ({ unit, group })))
      .sort((first, second) => first.unit - second.unit);
    for (const { unit, group } of choices) {
      if (left === 0) break;
      if (flow.settled[group] === 1 || !settle(flow, own, group, unit)) continue;
      flow.settled[group] = 1;
      flow.allowed[group] = flow.problem.unitOffers[unit]!;
      unitOf[group] = unit;
      left--;
    }
  }
  return unitOf;
}

/** Serves this unit of the group if everybody keeps the number of helps they have. */
function settle(flow: Flow, own: number[], group: number, unit: number): boolean {
  const offers = flow.problem.unitOffers[unit]!;
  const offer = flow.at[group]!;
  if (offer >= 0 && has(offers, offer)) return true;
  const givable = offer >= 0 ? [] : own.filter((one) => flow.at[one]! >= 0 && flow.settled[one] === 0);
  const targets = new Uint32Array(flow.problem.words);
  for (const one of givable) add(targets, flow.at[one]!);

  lift(flow, group);
  const chain = findChain(flow, offers, targets, false);
  if (chain === null) {
    if (offer >= 0) place(flow, group, offer);
    else release(flow, group);
    return false;
  }
  if (offer < 0) release(flow, helpGivenUp(flow, givable, chain.end));
  carryOut(flow, chain);
  place(flow, group, chain.start);
  return true;
}

/** A chain that ends at a free place lets the household give up its last help, else the one at the chain's end. */
function helpGivenUp(flow: Flow, givable: number[], end: number): number {
  const here = has(flow.free, end) ? givable : givable.filter((group) => flow.at[group] === end);
  return here.reduce((last, group) => {
    const { groups } = flow.problem;
    return groups[group]!.units[0]! > groups[last]!.units[0]! ? group : last;
  });
}
