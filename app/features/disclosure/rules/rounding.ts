/**
 * How one count becomes the figure shown outside the administration. Pure. Why it is so, and what an attacker can make
 * of it: DISCLOSURE.md beside this folder.
 */

export type Audience = "partner" | "public";
export const audiences = ["partner", "public"] as const;

/** Steps of rounding in the unit that is counted; the limit of partners, and the least multiple of it at the public's. */
export type Steps = Record<Audience, number>;

/** A figure, a multiple of the step of its audience, or null: fewer than `fewerThan`. */
export type Shown = number | null;

/** The secret lot of a count: a whole number from 0 to `step` − 1, always the same for the same count and audience. */
export type Lot = (identity: string, audience: Audience, step: number) => number;

export function stepsOf(limits: { partner: number; public: number }): Steps {
  const partner = Math.max(1, Math.trunc(limits.partner));
  return { partner, public: partner * Math.max(1, Math.ceil(limits.public / partner)) };
}

/** What a hidden figure means to its reader: fewer than this many, perhaps none. */
export function fewerThan(step: number): number {
  return 2 * step;
}

/**
 * The figure shown for a count. Random rounding with a lot that belongs to the count and never changes: a multiple of
 * the step stays as it is, any other goes to one of its two neighbours, upwards with a chance equal to its distance from
 * the lower one, so that figures are right on average. A figure below twice the step is not shown at all, so that every
 * figure shown stands for more households than the limit. The public's is made from the partners' (`count` is then
 * their figure) and from nothing else: who reads both knows no more than a partner.
 */
export function showCount(
  count: number,
  identity: string,
  audience: Audience,
  steps: Steps,
  lot: Lot,
): Shown {
  const step = steps[audience];
  const figure = roundTo(count, step, lot(identity, audience, step));
  return figure < fewerThan(step) ? null : figure;
}

function roundTo(count: number, step: number, offset: number): number {
  return step * Math.floor((count + offset) / step);
}
