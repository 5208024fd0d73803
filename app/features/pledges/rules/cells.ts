/**
 * Counts shown outside the administration: fixed cubes, small cells merged, nothing that lets a family be pointed at
 * (domain handbook 14). Pure; the job writes what these functions return and pages read nothing else.
 */

/** Below this many no count is shown to a partner; to the public the limit is 10. Defaults, fixed by no rule. */
export const partnerLimit = 5;
export const publicLimit = 10;

export type Cell = { key: string; count: number };

/**
 * `apart` are the cells shown by themselves, `merged` those shown as one sum, or without any figure (`count: null`)
 * when even together they are too few. The total is the sum of what is shown.
 */
export type MergedCells = {
  apart: Cell[];
  merged: { keys: string[]; count: number | null } | null;
  total: number | null;
};

/**
 * Merges the cells under the limit, and the smallest others with them until the sum reaches the limit and holds at
 * least two different counts; cells of equal count always move together. Exchanging the counts inside the merged sum
 * then gives the very same answer, so subtraction and even full knowledge of this rule pin down none of them.
 */
export function mergeSmall(cells: readonly Cell[], limit: number): MergedCells {
  const sorted = [...cells].sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
  let taken = sorted.filter((cell) => cell.count < limit).length;
  if (taken > 0) {
    while (taken < sorted.length && !isVeiled(sorted.slice(0, taken), limit)) {
      const next = sorted[taken]?.count;
      while (taken < sorted.length && sorted[taken]?.count === next) taken += 1;
    }
  }
  const veiled = sorted.slice(0, taken);
  const apart = inGivenOrder(cells, new Set(sorted.slice(taken).map((cell) => cell.key)));
  const shown = sum(apart);
  if (veiled.length === 0) return { apart, merged: null, total: shown };
  const keys = inGivenOrder(cells, new Set(veiled.map((cell) => cell.key))).map((cell) => cell.key);
  if (!isVeiled(veiled, limit)) return { apart, merged: { keys, count: null }, total: null };
  const count = sum(veiled);
  return { apart, merged: { keys, count }, total: shown + count };
}

/**
 * A group inside a whole that is itself shown: hidden (`null`) when the group is small, when those outside it are, or
 * when the whole is hidden. Groups overlap, so they cannot be merged with one another.
 */
export function veilGroup(count: number, whole: number | null, limit: number): number | null {
  if (whole === null || count < limit || whole - count < limit) return null;
  return count;
}

/**
 * How many of a whole are left without a place: hidden when few are, and the whole itself when all but few are, so that
 * neither those left nor those helped can be counted when they are few. What is ordered by it is ordered by this answer,
 * never by the count behind it: two hidden ones stand as equals.
 */
export function veilQueue(count: number, whole: number | null, limit: number): number | null {
  if (whole === null || whole < limit || count < limit) return null;
  return whole - count < limit ? whole : count;
}

/**
 * The count to publish now, given the one published last: it moves only when it differs by at least the limit, so that
 * two publications never differ by a single family.
 */
export function steadied(last: number, now: number, limit: number): number {
  return Math.abs(now - last) < limit ? last : now;
}

function isVeiled(cells: readonly Cell[], limit: number): boolean {
  return sum(cells) >= limit && new Set(cells.map((cell) => cell.count)).size > 1;
}

function inGivenOrder(cells: readonly Cell[], keys: ReadonlySet<string>): Cell[] {
  return cells.filter((cell) => keys.has(cell.key));
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((all, cell) => all + cell.count, 0);
}
