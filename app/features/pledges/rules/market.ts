/**
 * What the market shows first and what a filter keeps. Pure, and made from published figures only: no order and no filter
 * may say more than the figures themselves do.
 */
import { needCatalogue, needCodes, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { sdgGoalOf, type SdgGoal } from "~/features/needs/sdg";
import type { Shown } from "~/features/disclosure/rules/rounding";

export type MarketNeed = {
  need: NeedCode;
  total: Shown;
  /** Needs that the newest matching leaves without a place; null where nothing was matched or it is not shown. */
  unserved: { count: Shown } | null;
  /** Kecamatan with a figure, most first. */
  districts: { code: string; name: string; count: number }[];
  /** Rupiah per place in the published programs for this need. */
  prices: { from: number; to: number } | null;
};

/** Places of a program that nobody has taken, as far as the published figure of those taken tells. */
export type Left =
  /** published after the figures: those taken are not counted yet */
  | { kind: "new" }
  /** those taken are rounded, so this is too */
  | { kind: "about"; count: number }
  /** those taken are too few to show */
  | { kind: "between"; from: number; to: number };

export type MarketProgram = {
  id: string;
  reference: string;
  name: string;
  need: NeedCode;
  unit: string;
  /** Rupiah per place; 0 where a place has no price. */
  unitValue: number;
  agencyId: string;
  agencyName: string;
  offered: number;
  left: Left;
  /** Kecamatan or desa where it gives; empty: anywhere. */
  places: string[];
};

export const marketSorts = ["missing", "open", "value", "left", "name"] as const;
export type MarketSort = (typeof marketSorts)[number];

export type MarketFilter = {
  need?: NeedCode;
  district?: string;
  agency?: string;
  sdg?: SdgGoal;
  form?: PledgeForm;
  /** Rupiah: a place costs no more. */
  max?: number;
  /** At least so many needs miss a place. */
  least?: number;
  sort?: MarketSort;
};

export const leastChoices = [10, 50, 100, 500, 1000] as const;

/** How many a further place could serve, as far as it is shown: those the last matching left out, else all. */
export function missingOf({ unserved, total }: Pick<MarketNeed, "unserved" | "total">): number {
  return (unserved === null ? total : unserved.count) ?? 0;
}

/** The published figure of a kecamatan; null where it is hidden. */
export function figureIn(need: Pick<MarketNeed, "districts">, district: string): Shown {
  return need.districts.find(({ code }) => code === district)?.count ?? null;
}

/** Needs a partner may answer, where one more place serves most first. `agencyKind`: of the agency in the filter. */
export function chooseNeeds<Need extends MarketNeed>(
  needs: readonly Need[],
  filter: MarketFilter,
  agencyKind: string | null,
  nameOf: (need: NeedCode) => string,
): Need[] {
  const { district, max, least } = filter;
  const weight = (need: MarketNeed) => (district ? (figureIn(need, district) ?? 0) : missingOf(need));
  const orders: Record<MarketSort, (a: Need, b: Need) => number> = {
    missing: (a, b) => weight(b) - weight(a),
    open: (a, b) => (b.total ?? 0) - (a.total ?? 0),
    left: (a, b) => weight(b) - weight(a),
    value: (a, b) => (a.prices?.from ?? Infinity) - (b.prices?.from ?? Infinity) || 0,
    name: (a, b) => nameOf(a.need).localeCompare(nameOf(b.need)),
  };
  return needs
    .filter(
      (each) =>
        needCatalogue[each.need].pledgeForms.length > 0 &&
        keeps(each.need, filter) &&
        (agencyKind === null || needCatalogue[each.need].agencyKind === agencyKind) &&
        (max === undefined || (each.prices !== null && each.prices.from <= max)) &&
        (least === undefined || weight(each) >= least),
    )
    .sort(
      (a, b) =>
        compare(orders[filter.sort ?? "missing"](a, b)) ||
        weight(b) - weight(a) ||
        (b.total ?? 0) - (a.total ?? 0) ||
        needCodes.indexOf(a.need) - needCodes.indexOf(b.need),
    );
}

/** Programs in the order of their needs; within a need, those with most places left. */
export function choosePrograms<Program extends MarketProgram>(
  programs: readonly Program[],
  needs: readonly MarketNeed[],
  filter: MarketFilter,
): Program[] {
  const { district, agency, max, least } = filter;
  const weights = new Map(
    needs.map((need) => [need.need, district ? (figureIn(need, district) ?? 0) : missingOf(need)]),
  );
  const totals = new Map(needs.map(({ need, total }) => [need, total ?? 0]));
  const weight = ({ need }: Program) => weights.get(need) ?? 0;
  const left = (program: Program) => leastLeft(program.left, program.offered);
  const byName = (a: Program, b: Program) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
  const orders: Record<MarketSort, (a: Program, b: Program) => number> = {
    missing: (a, b) => weight(b) - weight(a) || left(b) - left(a),
    open: (a, b) => (totals.get(b.need) ?? 0) - (totals.get(a.need) ?? 0),
    left: (a, b) => left(b) - left(a),
    value: (a, b) => compare((a.unitValue || Infinity) - (b.unitValue || Infinity)),
    name: byName,
  };
  return programs
    .filter(
      (each) =>
        keeps(each.need, filter) &&
        (!agency || each.agencyId === agency) &&
        (!district || givesIn(each.places, district)) &&
        (max === undefined || (each.unitValue > 0 && each.unitValue <= max)) &&
        (least === undefined || weight(each) >= least),
    )
    .sort((a, b) => orders[filter.sort ?? "missing"](a, b) || byName(a, b));
}

function keeps(need: NeedCode, filter: MarketFilter): boolean {
  return (
    (!filter.need || need === filter.need) &&
    (!filter.sdg || sdgGoalOf(need) === filter.sdg) &&
    (!filter.form || needCatalogue[need].pledgeForms.includes(filter.form))
  );
}

/** Whether a program that gives in these places gives in this kecamatan. */
export function givesIn(places: readonly string[], district: string): boolean {
  return (
    places.length === 0 ||
    places.some((place) => place === district || isWithin(place, district) || isWithin(district, place))
  );
}

function isWithin(place: string, area: string): boolean {
  return place.startsWith(`${area}.`);
}

/** Places left for certain; of a new program all that are offered. */
export function leastLeft(left: Left, offered: number): number {
  return left.kind === "new" ? offered : left.kind === "about" ? left.count : left.from;
}

/** `taken`: undefined where the program was not counted yet; null where too few are taken to show. */
export function leftOf(offered: number, taken: Shown | undefined, fewerThan: number): Left {
  if (taken === undefined) return { kind: "new" };
  if (taken === null) return { kind: "between", from: Math.max(0, offered - fewerThan + 1), to: offered };
  return { kind: "about", count: Math.max(0, offered - taken) };
}

/** Infinity less itself is no order. */
function compare(difference: number): number {
  return Number.isNaN(difference) ? 0 : difference;
}
