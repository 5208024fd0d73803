import { hashOf } from "./canonical";
import type { Answer, Columns, Names } from "./columns";
import { InstanceFault, type Instance, type MatchResult } from "./instance";
import { readInstance } from "./read-instance";
import { readResult } from "./read-result";
import { Refusal, type RefusalCode, refuse } from "./refusal";
import { checkCertificate, readCutoffs } from "./verify-certificate";
import { checkFloors } from "./verify-floors";
import { type Usable, withoutBans } from "./verify-lists";
import { readStanding, type Standing } from "./verify-standing";

/**
 * Whether a result is valid and cannot be improved. Written to be read beside the definition (design: matching,
 * section 2) and sharing nothing with the engine but the file format, so that an error in one is caught by the other.
 *
 * The argument. Call (number of helps, rank) the key of a household's last help, without a cap the rank alone. Let
 * τ be the cut-offs. If
 *
 * 1. every offer is full unless it is open,
 * 2. whoever can be dropped stands at or before the cut-off of each place they hold,
 * 3. no move leads from an offer to one with a later cut-off, and
 * 4. whoever could use one more help would come after the cut-off of every offer that could give it,
 *
 * then take any place t in the order. The offers with a cut-off before t are full (1), everybody who moves from them
 * stays among them (3), and nobody after the cut-off could be dropped there (2). So whoever is waiting with a help that
 * comes at or before t could only use places whose holders cannot move away and come earlier (4), or were secured by a
 * pin or a floor. Hence the helps up to t are as many as any allocation can give, for every t at once: nobody can be
 * helped without dropping somebody earlier, and no order serves more in all.
 *
 * 5. The cut-offs say no more than that: each is the key of somebody who can be dropped where moves from the offer
 *    lead, open only where they lead to a free place, and shut otherwise. Conditions 2 and 3 make τ at least this, so
 *    it is enough to follow moves between equal cut-offs back from where the reason lies.
 *
 * Never throws: an instance that contradicts itself and a result that is not one are refused like any other.
 */
export function verify(instance: Instance, result: MatchResult): Verification {
  let names: Names | null = null;
  try {
    const read = readInstance(instance);
    names = read.names;
    const answer = readResult(result, names, read.columns);
    check(read.columns, answer);
    checkSums(instance, result, read.columns, answer);
    return { certified: true };
  } catch (error) {
    if (error instanceof InstanceFault)
      return { certified: false, code: "instance_refused", place: error.message };
    if (error instanceof Refusal)
      return { certified: false, code: error.code, place: wordPlace(error, names) };
    throw error;
  }
}

/** The same of a large instance in columns, without sums and hash. Null when it is certified. */
export function verifyAnswer(columns: Columns, answer: Answer): Refusal | null {
  try {
    check(columns, answer);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

export type Verification = { certified: true } | { certified: false; code: RefusalCode; place: string };

function check(columns: Columns, answer: Answer): void {
  checkShape(columns, answer);
  const usable = withoutBans(columns);
  const standing = readStanding(columns, answer);
  checkPlaces(columns, answer, usable, standing);
  const tau = readCutoffs(columns, answer);
  checkCertificate(columns, answer, usable, standing, tau);
  checkFloors(columns, answer, usable, standing.pinned);
}

function wordPlace({ place, unit, offer }: Refusal, names: Names | null): string {
  if (names === null || (unit === null && offer === null)) return place;
  return [
    ...(unit === null ? [] : [`unit "${names.units[unit]}"`]),
    ...(offer === null ? [] : [`offer "${names.offers[offer]}"`]),
  ].join(", ");
}

function checkShape({ units, offers, floors }: Columns, { at, cutoffs, protected: secured }: Answer): void {
  const count = offers.capacity.length;
  const fits =
    at.length === units.list.length &&
    secured.length === at.length &&
    [cutoffs.state, cutoffs.round, cutoffs.rank].every((column) => column.length === count);
  if (!fits) refuse("malformed", null);
  for (let unit = 0; unit < at.length; unit++) {
    if (at[unit]! < -1 || at[unit]! >= count) refuse("unknown_offer", unit);
    if (secured[unit] === 0) continue;
    if (secured[unit] !== 1 || floors.length === 0 || at[unit]! < 0) refuse("protected_without_reason", unit);
  }
}

/** Everybody holds a place that they list, no offer gives more than it has, no household more than the cap. */
function checkPlaces(columns: Columns, { at }: Answer, usable: Usable, standing: Standing): void {
  const { cap, offers, units } = columns;
  const { served, helps } = standing;
  const { start, items } = served;
  const seen = new Int32Array(usable.start.length - 1).fill(-1);
  for (let offer = 0; offer < offers.capacity.length; offer++) {
    if (start[offer + 1]! - start[offer]! > offers.capacity[offer]!)
      refuse("offer_above_capacity", null, offer);
    for (let place = start[offer]!; place < start[offer + 1]!; place++) {
      const unit = items[place]!;
      if (cap !== null && helps[units.household[unit]!]! > cap) refuse("cap_exceeded", unit);
      const list = usable.of[unit]!;
      if (seen[list] === offer) continue;
      const listed = usable.offers.subarray(usable.start[list]!, usable.start[list + 1]!);
      if (!listed.includes(at[unit]!)) refuse("offer_not_listed", unit, offer);
      seen[list] = offer;
    }
  }
}

function checkSums(instance: Instance, result: MatchResult, { units }: Columns, { at }: Answer): void {
  if (result.served !== result.assignments.length) throw new Refusal("counts_differ", "served");
  const households = new Set<number>();
  for (let unit = 0; unit < at.length; unit++) if (at[unit]! >= 0) households.add(units.household[unit]!);
  if (result.households !== households.size) throw new Refusal("counts_differ", "households");
  const { hash, ...rest } = result;
  if (hash !== hashOf(instance, rest)) throw new Refusal("hash_differs", "hash");
}
