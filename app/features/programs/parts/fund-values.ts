import type { Stored } from "~/platform/forms/field-state";
import type { Fund } from "../funds";

/** Stored sources as the fields of the terms page; a new program begins with the regency's own budget. */
export function fundFields(funds: readonly Fund[]): Stored {
  return Object.fromEntries(
    funds.flatMap(({ source, label, place, amount, places }, row) => [
      [`fund-source-${row}`, source],
      [`fund-label-${row}`, label],
      [`fund-place-${row}`, place],
      [`fund-figure-${row}`, (amount ?? places) || null],
    ]),
  );
}
