import type { DataSource, Decile } from "./vocabulary";

/** Twice the decile, so that `4+` has a place between 4 and 5; unknown comes last. */
export const decileRank = (decile: Decile | null): number => {
  if (decile === null || decile === "unknown") return 99;
  return decile === "4+" ? 9 : Number(decile) * 2;
};

/** DTSEN is the standard since Inpres 4/2025: a later list shows on the household, older ones stay beside it. */
export const sourceRank = (source: string): number => SOURCE_RANKS[source as DataSource] ?? 0;

const SOURCE_RANKS: Record<DataSource, number> = { local: 0, dtks: 1, p3ke: 2, regsosek: 3, dtsen: 4 };
