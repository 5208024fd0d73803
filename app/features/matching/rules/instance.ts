/**
 * The open instance and result format: what a matching reads and what it answers, without names, ready to be exported
 * and checked by anybody. Engine and `verify` share this file and nothing else.
 */

export type Instance = {
  version: 1;
  /** Helps a household may hold in the period; null lets each dimension stand by itself. */
  cap: number | null;
  offers: Offer[];
  units: Unit[];
  /** Helps already held in the period, by household; only with a cap, against which they count. */
  received?: Record<string, number>;
  floors?: Floor[];
  pins?: Pin[];
  bans?: Ban[];
};

/** One source of places for one dimension of need. */
export type Offer = { id: string; dimension: string; capacity: number };

/** One open need of a household or of one of its members, with the offers it may use. */
export type Unit = {
  id: string;
  household: string;
  dimension: string;
  /** Shared by all units of a household and by no other household; lower is needier. */
  rank: number;
  /** Among the units of one household, lower first; ties and absent orders by id. */
  order?: number;
  /** Units of one group share household and dimension, and at most one of them is served. */
  group?: string;
  /** Kecamatan of the household. */
  area?: string;
  offers: string[];
};

/**
 * Places that households of one kecamatan should get before the general order. Without a cap it may name one dimension;
 * with a cap it counts first helps and names none.
 */
export type Floor = { area: string; dimension: string | null; places: number };

/** A pair fixed by a person: it uses its place and is never moved. */
export type Pin = { unit: string; offer: string };

/** A pair removed by a person; without an offer the unit is served nowhere. */
export type Ban = { unit: string; offer?: string };

export type MatchResult = {
  version: 1;
  assignments: [unit: string, offer: string][];
  cutoffs: Cutoff[];
  /** Units whose help a floor secured: they may be moved, never dropped. Absent where no floor is given. */
  protected?: string[];
  served: number;
  households: number;
  /** Lower-case hex SHA-256 over the canonical instance and the canonical result. */
  hash: string;
};

/**
 * Who still passes at an offer: everybody (`open`), those up to the last one that holds a place there or could be
 * moved to make room (`cut`), or nobody (`shut`). Round and rank are null unless cut, round also without a cap.
 */
export type Cutoff = {
  offer: string;
  state: "open" | "cut" | "shut";
  round: number | null;
  rank: number | null;
};

/** An instance that contradicts itself. `place` names the entry, for a message a person can act on. */
export class InstanceFault extends Error {
  constructor(
    readonly code: InstanceFaultCode,
    readonly place: string,
  ) {
    super(`${code}: ${place}`);
    this.name = "InstanceFault";
  }
}

export type InstanceFaultCode =
  | "not_json"
  | "duplicate_field"
  | "unknown_field"
  | "missing_field"
  | "wrong_type"
  | "wrong_version"
  | "bad_id"
  | "bad_number"
  | "duplicate_id"
  | "unknown_offer"
  | "unknown_unit"
  | "unknown_dimension"
  | "wrong_dimension"
  | "rank_differs_within_household"
  | "rank_shared_by_households"
  | "area_differs_within_household"
  | "group_mixes_households_or_dimensions"
  | "received_without_cap"
  | "floor_names_dimension_with_cap"
  | "duplicate_floor"
  | "duplicate_pin"
  | "duplicate_ban"
  | "pin_not_eligible"
  | "pin_above_capacity"
  | "pin_above_cap"
  | "pin_twice_in_group"
  | "pin_and_ban";

/**
 * Order of strings by Unicode code point, the same on every machine. (JavaScript's `<` compares UTF-16 units, which
 * puts characters outside the basic plane before some inside it.)
 */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return codePointOrder(a) - codePointOrder(b);
  }
  return left.length - right.length;
}

/** The order of a household's units: by `order` (absent ones after all given ones), then by id. */
export function byOrder(left: Unit, right: Unit): number {
  const a = left.order ?? Infinity;
  const b = right.order ?? Infinity;
  return a === b ? byCodePoint(left.id, right.id) : a - b;
}

/** Surrogates stand for characters above every single unit, so they sort last. */
function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
