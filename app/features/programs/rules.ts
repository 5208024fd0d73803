/**
 * What an agency's program is and may become: states, quota, money. Pure: no clock, no database, no text.
 * A rule returns a value, or the code of its refusal.
 */
import type { NeedCode, NeedEntry } from "~/features/needs/catalogue";

export const programStates = ["draft", "under_review", "published", "paused", "closed"] as const;
export type ProgramState = (typeof programStates)[number];

/** Submit and return go between the operator and the head; only the head publishes, and needs nobody to draft for him. */
export const programMoves = ["submit", "return", "publish", "pause", "resume", "close"] as const;
export type ProgramMove = (typeof programMoves)[number];

const steps: Record<ProgramMove, { from: readonly ProgramState[]; to: ProgramState }> = {
  submit: { from: ["draft"], to: "under_review" },
  return: { from: ["under_review"], to: "draft" },
  publish: { from: ["draft", "under_review"], to: "published" },
  pause: { from: ["published"], to: "paused" },
  resume: { from: ["paused"], to: "published" },
  close: { from: ["published", "paused"], to: "closed" },
};

/** The state after the move, or null when the move does not start here. */
export function programAfter(state: ProgramState, move: ProgramMove): ProgramState | null {
  return steps[move].from.includes(state) ? steps[move].to : null;
}

/** Only a draft may be rewritten; what the head has in front of him stays as it was submitted. */
export function isEditable(state: ProgramState): boolean {
  return state === "draft";
}

/** Only what was published once is worth copying; a draft is still somebody's work. */
export function isCopied(state: ProgramState): boolean {
  return state === "published" || state === "paused" || state === "closed";
}

/** A paused or closed program takes no new household; those already matched keep their place. */
export function takesHouseholds(state: ProgramState): boolean {
  return state === "published";
}

export const fundSources = [
  "state_budget",
  "province_budget",
  "regency_budget",
  "village_fund",
  "csr",
] as const;
export type FundSource = (typeof fundSources)[number];

/** Places of one kecamatan or one desa; `place` is its code, such as `32.16.18` or `32.16.18.2003`. */
export type QuotaPart = { place: string; places: number };

/**
 * The quota is a ceiling that the program's own budget pays; 0 is allowed when partners pay everything.
 * Without parts the places may go anywhere in the program's area.
 */
export type Quota = { total: number; parts: readonly QuotaPart[] };

export type QuotaRefusal =
  | "quota_not_whole"
  | "quota_too_large"
  | "quota_place_twice"
  | "quota_place_empty"
  | "quota_place_overlaps"
  | "quota_sum_differs";

export const largestQuota = 1_000_000;
/** Rupiah; a thousand trillion, some hundred times the budget of a rich regency, is a slip of the hand. */
export const largestCost = 1_000_000_000_000_000;

/** A kecamatan's code has 8 characters, a desa's 13. */
const districtLength = 8;

/** Null when the quota holds: whole places, each place once, none within another, and their sum is the total. */
export function refuseQuota({ total, parts }: Quota): QuotaRefusal | null {
  if (!isPlaces(total) || !parts.every((part) => isPlaces(part.places))) return "quota_not_whole";
  if (total > largestQuota) return "quota_too_large";
  if (parts.length === 0) return null;
  if (new Set(parts.map((part) => part.place)).size < parts.length) return "quota_place_twice";
  if (parts.some((part) => part.places === 0)) return "quota_place_empty";
  const codes = new Set(parts.map((part) => part.place));
  if (parts.some(({ place }) => codes.has(place.slice(0, districtLength)) && place.length > districtLength))
    return "quota_place_overlaps";
  return sumOfPlaces(parts) === total ? null : "quota_sum_differs";
}

export function sumOfPlaces(parts: readonly QuotaPart[]): number {
  return parts.reduce((sum, part) => sum + part.places, 0);
}

export type RaiseRefusal = QuotaRefusal | "quota_not_raised" | "quota_place_lowered" | "quota_shape_changed";

/**
 * A published quota only grows, and in no place shrinks: a place once announced is not taken back. A program
 * that was announced undivided stays so, and the other way round.
 */
export function refuseRaise(now: Quota, next: Quota): RaiseRefusal | null {
  const broken = refuseQuota(next);
  if (broken) return broken;
  if (next.total <= now.total) return "quota_not_raised";
  if (now.total > 0 && (now.parts.length === 0) !== (next.parts.length === 0)) return "quota_shape_changed";
  const after = new Map(next.parts.map((part) => [part.place, part.places]));
  const lowered = now.parts.some((part) => (after.get(part.place) ?? 0) < part.places);
  return lowered ? "quota_place_lowered" : null;
}

/** Places of the program's own budget, one entry per offer: one in all, or one per part. */
export function ownOffers({ total, parts }: Quota): { place: string | null; places: number }[] {
  if (parts.length > 0) return parts.map(({ place, places }) => ({ place, places }));
  return total > 0 ? [{ place: null, places: total }] : [];
}

/** Rupiah the program's own quota costs. */
export function budgetOf(quota: number, unitValue: number): number {
  return quota * unitValue;
}

export type ProgramRefusal =
  | QuotaRefusal
  | "program_period_reversed"
  | "program_outside_period"
  | "program_unit_value_missing"
  | "program_cost_too_large"
  | "program_recipient_not_allowed";

export type ProgramTerms = {
  need: NeedEntry;
  recipient: "household" | "member";
  quota: Quota;
  /** Rupiah per unit; 0 where the need has no price per place. */
  unitValue: number;
  startsOn: string;
  endsOn: string;
};

/** Everything a head may rely on when publishing. Dates are `YYYY-MM-DD`, so they compare as text. */
export function refuseProgram(
  terms: ProgramTerms,
  period: { startsOn: string; endsOn: string },
): ProgramRefusal | null {
  const { need, recipient, quota, unitValue, startsOn, endsOn } = terms;
  if (recipient !== need.recipient) return "program_recipient_not_allowed";
  if (unitValue <= 0 && hasUnitValue(need.code)) return "program_unit_value_missing";
  if (budgetOf(quota.total, unitValue) > largestCost) return "program_cost_too_large";
  if (startsOn > endsOn) return "program_period_reversed";
  if (startsOn < period.startsOn || endsOn > period.endsOn) return "program_outside_period";
  return refuseQuota(quota);
}

/** A vacancy and a birth certificate have no price per place; everything else is paid per unit. */
export function hasUnitValue(need: NeedCode): boolean {
  return need !== "employment" && need !== "documents";
}

/**
 * Rupiah per unit that were seen in practice (domain handbook 13). They only raise a question on the screen: a value
 * outside may be right, and a missing range asks nothing.
 */
export const usualUnitValues: Partial<Record<NeedCode, readonly [from: number, to: number]>> = {
  housing: [15_000_000, 120_000_000],
  "sanitation.latrine": [3_000_000, 15_000_000],
  "sanitation.septic": [3_000_000, 15_000_000],
  food: [100_000, 3_500_000],
};

export function isUnusualUnitValue(need: NeedCode, unitValue: number): boolean {
  const range = usualUnitValues[need];
  return range !== undefined && (unitValue < range[0] || unitValue > range[1]);
}

/** What stays when a program closes: closing at 987 of 1,000 is clean, nothing is forced or cut off. */
export function leftoverOf(places: number, taken: number): number {
  return Math.max(0, places - taken);
}

function isPlaces(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
