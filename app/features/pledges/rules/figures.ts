/** Which of two published figures stands for more. Figures are rounded, so a small distance proves nothing. */
import { fewerThan, type Shown } from "~/features/disclosure/rules/rounding";

/** `a` and `b`: certainly more there; `either`: too close to tell. */
export type Verdict = "a" | "b" | "either";

/**
 * A figure is less than a step away from its count, and a hidden one stands for fewer than two steps: only what no
 * rounding could turn around is called larger.
 */
export function largerOf(a: Shown, b: Shown, step: number): Verdict {
  const [ofA, ofB] = [rangeOf(a, step), rangeOf(b, step)];
  if (ofA.from > ofB.to) return "a";
  return ofB.from > ofA.to ? "b" : "either";
}

/** The counts a figure may stand for. */
export function rangeOf(figure: Shown, step: number): { from: number; to: number } {
  return figure === null
    ? { from: 0, to: fewerThan(step) - 1 }
    : { from: figure - step + 1, to: figure + step - 1 };
}

/** Whether so many places are more than the needs that a figure may stand for: some would find nobody. */
export function isMoreThan(places: number, open: Shown, step: number): boolean {
  return places > rangeOf(open, step).to;
}

/** The same for two exactly known or two ranges of numbers. */
export function largerRange(
  a: { from: number; to: number } | null,
  b: { from: number; to: number } | null,
): Verdict | null {
  if (a === null || b === null) return null;
  if (a.from > b.to) return "a";
  return b.from > a.to ? "b" : "either";
}
