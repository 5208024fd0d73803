/** Why a result is not certified; `place` names the entry, or `unit` and `offer` do by their numbers in `Columns`. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly place: string,
    readonly unit: number | null = null,
    readonly offer: number | null = null,
  ) {
    super(`${code}: ${place}`);
    this.name = "Refusal";
  }
}

export type RefusalCode =
  | "instance_refused"
  | "malformed"
  | "not_sorted"
  | "unknown_unit"
  | "unknown_offer"
  | "unit_served_twice"
  | "offer_not_listed"
  | "offer_above_capacity"
  | "group_served_twice"
  | "cap_exceeded"
  | "pin_missing"
  | "cutoffs_incomplete"
  | "cutoff_malformed"
  | "offer_not_full"
  | "served_behind_cutoff"
  | "move_leads_to_later_cutoff"
  | "left_out_before_cutoff"
  | "cutoff_without_reason"
  | "protected_without_reason"
  | "floor_passed_over"
  | "counts_differ"
  | "hash_differs";

export function refuse(code: RefusalCode, unit: number | null, offer: number | null = null): never {
  throw new Refusal(code, "", unit, offer);
}
