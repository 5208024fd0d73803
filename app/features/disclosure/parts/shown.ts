import type { AmountValue } from "~/ui/amount";
import type { Shown } from "../rules/rounding";

/** A published figure, or what a hidden one means. `below`: null where nothing was published yet. */
export function amountOf(count: Shown, below: number | null): AmountValue {
  return count ?? (below === null ? "unknown" : { hiddenBelow: below });
}
