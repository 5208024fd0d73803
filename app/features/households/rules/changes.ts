import { isBlank, plain, tidy } from "./text";

export type Change = { column: string; before: string; after: string };

/**
 * Where a newer version of a row differs from the one before, by column; headers and cells are
 * compared as a reader would, so another spelling of a header is no change.
 */
export const changesBetween = (before: Record<string, string>, after: Record<string, string>): Change[] => {
  const earlier = new Map(Object.entries(before).map(([column, cell]) => [plain(column), cell]));
  const changes: Change[] = [];
  for (const [column, cell] of Object.entries(after)) {
    const former = earlier.get(plain(column)) ?? "";
    earlier.delete(plain(column));
    if (shown(former) !== shown(cell))
      changes.push({ column: tidy(column), before: shown(former), after: shown(cell) });
  }
  for (const [column, cell] of Object.entries(before)) {
    if (earlier.has(plain(column)) && !isBlank(cell))
      changes.push({ column: tidy(column), before: shown(cell), after: "" });
  }
  return changes;
};

const shown = (cell: string): string => (isBlank(cell) ? "" : tidy(cell));
