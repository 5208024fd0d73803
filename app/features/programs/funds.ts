/** Who pays for a program's own quota, and what that buys. Pure; rupiah are whole. */
import { liesIn } from "./criteria";
import { hasUnitValue, isUnusualUnitValue, usualUnitValues, type FundSource, type Quota } from "./rules";
import type { NeedCode } from "~/features/needs/catalogue";

/**
 * One source of a program: an amount, or places where a place has no price. `place` binds it to one place, as a village's own
 * fund is; `label` says which fund it is.
 */
export type Fund = {
  source: FundSource;
  label: string | null;
  place: string | null;
  amount: number | null;
  places: number | null;
};

/** One source that pays the whole quota. */
export function oneSource(source: FundSource, need: NeedCode, quota: number, unitValue: number): Fund[] {
  const figure = hasUnitValue(need)
    ? { amount: quota * unitValue, places: null }
    : { amount: null, places: quota };
  return [{ source, label: null, place: null, ...figure }];
}

/** Sources that one program may name, and that its form has room for. */
export const mostFunds = 8;

/** A higher quota, and what each source adds for the additional places. */
export type Raise = Quota & { funds: readonly Fund[] };

/** The sources once each gives what is added: on top of the same source for the same place, otherwise as a further one. */
export function fundsAfter(now: readonly Fund[], added: readonly Fund[]): Fund[] {
  const after = now.map((fund) => ({ ...fund }));
  for (const fund of added) {
    const same = after.find((other) => isSameSource(other, fund));
    if (!same) after.push({ ...fund });
    else if (same.amount !== null) same.amount += fund.amount ?? 0;
    else same.places = (same.places ?? 0) + (fund.places ?? 0);
  }
  return after;
}

function isSameSource(one: Fund, other: Fund): boolean {
  return (
    one.source === other.source &&
    one.label === other.label &&
    one.place === other.place &&
    (one.amount === null) === (other.amount === null)
  );
}

export type FundRefusal = "fund_missing" | "fund_place_short" | "fund_too_many";

/** Null when the sources still hold after the raise. A program that names its sources names those of its raise too. */
export function refuseRaisedFunds(now: readonly Fund[], raise: Raise, unitValue: number): FundRefusal | null {
  if (now.length === 0) return null;
  if (raise.funds.length === 0) return "fund_missing";
  return refuseAfter(now, raise, unitValue);
}

/** The same at the approval: a raise proposed before its sources were asked for adds none. */
export function refuseAfter(now: readonly Fund[], raise: Raise, unitValue: number): FundRefusal | null {
  const after = fundsAfter(now, raise.funds);
  if (after.length > mostFunds) return "fund_too_many";
  return after.length === 0 ? null : refuseFunds(after, raise, unitValue);
}

/**
 * Null when the sources hold. A quota needs a source; a source bound to a place needs places there: without a division they
 * may go anywhere, and so elsewhere. That the amounts make up the cost is not asked here: see `balanceOf`.
 */
export function refuseFunds(funds: readonly Fund[], quota: Quota, unitValue: number): FundRefusal | null {
  if (quota.total > 0 && funds.length === 0) return "fund_missing";
  for (const place of new Set(funds.flatMap((fund) => fund.place ?? []))) {
    const paid = funds
      .filter((fund) => fund.place === place)
      .reduce((sum, fund) => sum + placesPaid(fund, unitValue), 0);
    const there = quota.parts
      .filter((part) => liesIn(part.place, place))
      .reduce((sum, part) => sum + part.places, 0);
    if (there < paid) return "fund_place_short";
  }
  return null;
}

/** Whole places that one source pays by itself. */
export function placesPaid({ amount, places }: Fund, unitValue: number): number {
  if (places !== null) return places;
  return unitValue > 0 ? Math.floor((amount ?? 0) / unitValue) : 0;
}

/** Rupiah in all; sources given in places count at the unit value. */
export function budgetOfFunds(funds: readonly Fund[], unitValue: number): number {
  return funds.reduce((sum, { amount, places }) => sum + (amount ?? (places ?? 0) * unitValue), 0);
}

/** Money against places. Nothing here forbids anything: the head reads it and decides. */
export type Balance = {
  budget: number;
  /** Rupiah that the quota costs. */
  cost: number;
  /** Whole places that the budget pays. */
  pays: number;
  quota: number;
  unitValue: number;
  /** Rupiah short of the cost, or beyond it. */
  missing: number;
  left: number;
};

/** Null where a place has no price, or nothing is filled in yet. */
export function balanceOf(
  need: NeedCode,
  funds: readonly Fund[],
  quota: number,
  unitValue: number,
): Balance | null {
  if (!hasUnitValue(need) || unitValue <= 0) return null;
  const budget = budgetOfFunds(funds, unitValue);
  const cost = quota * unitValue;
  return {
    budget,
    cost,
    pays: Math.floor(budget / unitValue),
    quota,
    unitValue,
    missing: Math.max(0, cost - budget),
    left: Math.max(0, budget - cost),
  };
}

/** Places that the sources pay, against the quota, where a place has no price. */
export function placesShort(need: NeedCode, funds: readonly Fund[], quota: number): number {
  if (hasUnitValue(need)) return 0;
  return quota - funds.reduce((sum, fund) => sum + (fund.places ?? 0), 0);
}

/** What looks odd and may still be right (domain handbook 13). */
export type Oddity =
  | { kind: "unit_value"; from: number; to: number }
  | { kind: "more_than_open"; open: number }
  | { kind: "nobody_fits" };

/** A value per unit outside what was seen in practice. */
export function odditiesOfValue({ need, unitValue }: { need: NeedCode; unitValue: number }): Oddity[] {
  const range = usualUnitValues[need];
  return range && hasUnitValue(need) && unitValue > 0 && isUnusualUnitValue(need, unitValue)
    ? [{ kind: "unit_value", from: range[0], to: range[1] }]
    : [];
}

export function odditiesOf(
  { need, unitValue, quota }: { need: NeedCode; unitValue: number; quota: number },
  counts: { fits: number; all: number },
): Oddity[] {
  return [
    ...odditiesOfValue({ need, unitValue }),
    ...(quota > counts.all && counts.all > 0 ? [{ kind: "more_than_open" as const, open: counts.all }] : []),
    ...(counts.fits === 0 && quota > 0 ? [{ kind: "nobody_fits" as const }] : []),
  ];
}
