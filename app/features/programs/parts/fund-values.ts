import { formatCount } from "~/platform/i18n/format";
import type { Stored } from "~/platform/forms/field-state";
import type { Fund } from "../funds";

/** A figure as it is read and may be typed again; nothing for nothing. */
export function figureIn(figure: number | null): string | null {
  return figure ? formatCount(figure) : null;
}

/**
 * The program's sources as the fields of a raise: the first pays all the additional places, the others nothing more, until
 * somebody types it otherwise.
 */
export function addedFundFields(funds: readonly Fund[]): Stored {
  return {
    ...fundFields(funds),
    ...Object.fromEntries(funds.map((_, row) => [`fund-figure-${row}`, row === 0 ? null : 0])),
  };
}

/** Stored sources as the fields of the terms page; a new program begins with the regency's own budget. */
export function fundFields(funds: readonly Fund[]): Stored {
  return Object.fromEntries(
    funds.flatMap(({ source, label, place, amount, places }, row) => [
      [`fund-source-${row}`, source],
      [`fund-label-${row}`, label],
      [`fund-place-${row}`, place],
      [`fund-figure-${row}`, figureIn(amount ?? places)],
    ]),
  );
}
