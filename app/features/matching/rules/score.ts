import crypto from "node:crypto";

/**
 * How a household's place in the order is found: a published integer score, ties by a lottery. Weights are data with a
 * version; these are version 1 (design: matching, section 1).
 */
export type Weights = {
  /** Points of P3KE/DTSEN decile 1, 2, 3, 4; anything above gives 0. */
  decile: [number, number, number, number];
  decileUnknown: number;
  openNeed: { points: number; atMost: number };
  elderlyAlone: number;
  severelyDisabled: { points: number; atMost: number };
  stuntingOrPregnant: { points: number; atMost: number };
  femaleHead: number;
  /** Per full month since the household was first decreed. */
  waiting: { points: number; atMost: number };
};

export const weightsVersion1: Weights = {
  decile: [400, 300, 200, 100],
  decileUnknown: 200,
  openNeed: { points: 20, atMost: 10 },
  elderlyAlone: 60,
  severelyDisabled: { points: 50, atMost: 2 },
  stuntingOrPregnant: { points: 40, atMost: 2 },
  femaleHead: 20,
  waiting: { points: 2, atMost: 48 },
};

/** What the score reads. Null is unknown: it adds nothing, or its own points, and is named in the explanation. */
export type ScoreFacts = {
  /** 5 stands for `4+`. */
  decile: number | null;
  openNeeds: number;
  elderlyAlone: boolean | null;
  severelyDisabled: number;
  stuntingOrPregnant: number;
  femaleHead: boolean | null;
  /** Full months since the first decree. */
  monthsWaiting: number;
};

export const scoreParts = [
  "decile",
  "open_needs",
  "elderly_alone",
  "severely_disabled",
  "stunting_or_pregnant",
  "female_head",
  "waiting",
] as const;
export type ScorePart = (typeof scoreParts)[number];

/** `parts` sum to `total`; parts of 0 points are left out, unknown ones are listed. */
export type Score = { total: number; parts: { part: ScorePart; points: number }[]; unknown: ScorePart[] };

export function scoreOf(facts: ScoreFacts, weights: Weights): Score {
  const points: Record<ScorePart, number> = {
    decile: facts.decile === null ? weights.decileUnknown : (weights.decile[facts.decile - 1] ?? 0),
    open_needs: counted(facts.openNeeds, weights.openNeed),
    elderly_alone: facts.elderlyAlone === true ? weights.elderlyAlone : 0,
    severely_disabled: counted(facts.severelyDisabled, weights.severelyDisabled),
    stunting_or_pregnant: counted(facts.stuntingOrPregnant, weights.stuntingOrPregnant),
    female_head: facts.femaleHead === true ? weights.femaleHead : 0,
    waiting: counted(facts.monthsWaiting, weights.waiting),
  };
  const unknown: ScorePart[] = [];
  if (facts.decile === null) unknown.push("decile");
  if (facts.elderlyAlone === null) unknown.push("elderly_alone");
  if (facts.femaleHead === null) unknown.push("female_head");
  return {
    total: scoreParts.reduce((sum, part) => sum + points[part], 0),
    parts: scoreParts.filter((part) => points[part] !== 0).map((part) => ({ part, points: points[part] })),
    unknown,
  };
}

/**
 * A household's lot: SHA-256 of the seed followed by its case code, lower-case hex. Anybody who holds a case code and
 * the seed, announced before the run, can draw it again.
 */
export function lotOf(seed: string, caseCode: string): string {
  return crypto.createHash("sha256").update(`${seed}${caseCode}`, "utf8").digest("hex");
}

/** Ranks from 1, lower is needier: by score, then lot, then case code. One strict order of all households. */
export function rankHouseholds<Row extends { score: number; lot: string; caseCode: string }>(
  rows: readonly Row[],
): Row[] {
  const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  return [...rows].sort(
    (left, right) =>
      right.score - left.score || byText(left.lot, right.lot) || byText(left.caseCode, right.caseCode),
  );
}

/** Full months from one day to another, both YYYY-MM-DD; 0 when the first is not earlier. */
export function fullMonths(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = from.split("-").map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split("-").map(Number) as [number, number, number];
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
  return Math.max(0, months);
}

function counted(count: number, { points, atMost }: { points: number; atMost: number }): number {
  return Math.min(count, atMost) * points;
}

/**
 * Draws lots for a million case codes: the first 48 bits of what `lotOf` gives, from the bytes of the case code.
 * Households that share them are told apart by the whole lot.
 */
export function lotDrawer(seed: string): (bytes: Uint8Array, from: number, to: number) => number {
  const start = Buffer.from(seed, "utf8");
  let message = Buffer.from(start);
  return (bytes, from, to) => {
    if (message.length !== start.length + to - from)
      message = Buffer.concat([start, bytes.subarray(from, to)]);
    for (let at = from; at < to; at++) message[start.length + at - from] = bytes[at]!;
    const lot = sha256(message);
    const high = (lot.charCodeAt(0) << 16) | (lot.charCodeAt(1) << 8) | lot.charCodeAt(2);
    return high * 0x100_0000 + ((lot.charCodeAt(3) << 16) | (lot.charCodeAt(4) << 8) | lot.charCodeAt(5));
  };
}

/** In one call where Node has it (20.12), for a million lots; in three where it does not. */
const sha256: (message: Buffer) => string =
  typeof crypto.hash === "function"
    ? (message) => crypto.hash("sha256", message, "binary")
    : (message) => crypto.createHash("sha256").update(message).digest("binary");

/**
 * The points of each part by the value of the one fact it reads, as `scoreOf` gives them, so that a million scores are
 * sums of seven numbers. `unknown` stands in for null.
 */
export function scoreTables(weights: Weights, largest: number) {
  const points = (part: ScorePart, facts: Partial<ScoreFacts>): number =>
    scoreOf({ ...nothingScored, ...facts }, weights).parts.find((one) => one.part === part)?.points ?? 0;
  const table = (part: ScorePart, facts: (value: number) => Partial<ScoreFacts>): Int32Array =>
    Int32Array.from({ length: largest + 1 }, (_, value) => points(part, facts(value)));
  return {
    decile: table("decile", (value) => ({ decile: value || null })),
    openNeeds: table("open_needs", (openNeeds) => ({ openNeeds })),
    elderlyAlone: points("elderly_alone", { elderlyAlone: true }),
    elderlyAloneUnknown: points("elderly_alone", { elderlyAlone: null }),
    severelyDisabled: table("severely_disabled", (severelyDisabled) => ({ severelyDisabled })),
    stuntingOrPregnant: table("stunting_or_pregnant", (stuntingOrPregnant) => ({ stuntingOrPregnant })),
    femaleHead: [null, false, true].map((femaleHead) => points("female_head", { femaleHead })),
    waiting: table("waiting", (monthsWaiting) => ({ monthsWaiting })),
  };
}

const nothingScored: ScoreFacts = {
  decile: null,
  openNeeds: 0,
  elderlyAlone: false,
  severelyDisabled: 0,
  stuntingOrPregnant: 0,
  femaleHead: false,
  monthsWaiting: 0,
};
