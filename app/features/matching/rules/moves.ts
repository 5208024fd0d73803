import type { Instance, Unit } from "./instance";

/**
 * Who could go where in a finished matching (design: matching, section 2). A move from offer j to k exists when a
 * household served at j by unit u has k in u's list, or in the list of an unserved unit of u's group, or (with a cap)
 * of an unserved unit of a group it does not use yet. Pinned units stay.
 */
export type Moves = {
  /** Offers a unit may use, after bans. */
  usable: (unit: Unit) => readonly string[];
  /** Helps a household holds: those received before and those of this matching. */
  helps: (household: string) => number;
  /** Whether a unit's help is already given, to it or to another unit of its group. */
  isUsed: (unit: Unit) => boolean;
  /** From an offer, every offer that a chain of moves leads to, itself included. */
  reach: (offer: string) => ReadonlySet<string>;
};

export function movesOf(instance: Instance, served: ReadonlyMap<string, string>): Moves {
  const usable = usableOffers(instance);
  const helps = new Map(Object.entries(instance.received ?? {}));
  const usedGroups = new Set<string>();
  for (const unit of instance.units) {
    if (!served.has(unit.id)) continue;
    helps.set(unit.household, (helps.get(unit.household) ?? 0) + 1);
    if (unit.group !== undefined) usedGroups.add(unit.group);
  }
  const isUsed = (unit: Unit) =>
    unit.group === undefined ? served.has(unit.id) : usedGroups.has(unit.group);
  const steps = stepsOf(instance, served, { usable, isUsed });
  return {
    usable,
    helps: (household) => helps.get(household) ?? 0,
    isUsed,
    reach: closureOf(steps),
  };
}

/** Offers each unit may use once bans are taken off. */
export function usableOffers(instance: Instance): (unit: Unit) => readonly string[] {
  const bans = new Set((instance.bans ?? []).map((ban) => `${ban.unit}\0${ban.offer ?? ""}`));
  if (bans.size === 0) return (unit) => unit.offers;
  return (unit) =>
    bans.has(`${unit.id}\0`) ? [] : unit.offers.filter((offer) => !bans.has(`${unit.id}\0${offer}`));
}

type Standing = Pick<Moves, "usable" | "isUsed">;

function stepsOf(
  instance: Instance,
  served: ReadonlyMap<string, string>,
  { usable, isUsed }: Standing,
): Map<string, Set<string>> {
  const pinned = new Set((instance.pins ?? []).map(({ unit }) => unit));
  const mates = new Map<string, Unit[]>();
  const open = new Map<string, Unit[]>();
  for (const unit of instance.units) {
    if (unit.group !== undefined) append(mates, unit.group, unit);
    if (instance.cap !== null && !isUsed(unit)) append(open, unit.household, unit);
  }
  const steps = new Map(instance.offers.map(({ id }) => [id, new Set<string>()]));
  for (const unit of instance.units) {
    const here = served.get(unit.id);
    if (here === undefined || pinned.has(unit.id)) continue;
    const others = [
      ...(unit.group === undefined ? [unit] : mates.get(unit.group)!),
      ...(open.get(unit.household) ?? []),
    ];
    for (const other of others) for (const there of usable(other)) steps.get(here)!.add(there);
  }
  return steps;
}

function closureOf(steps: ReadonlyMap<string, ReadonlySet<string>>): Moves["reach"] {
  const known = new Map<string, Set<string>>();
  return (offer) => {
    const before = known.get(offer);
    if (before !== undefined) return before;
    const seen = new Set([offer]);
    for (const one of seen) for (const next of steps.get(one)!) seen.add(next);
    known.set(offer, seen);
    return seen;
  };
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
