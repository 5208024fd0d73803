/** What a sum would do: places at the unit value, as far as the need is open, and what is left of it. Whole places only; pure. */
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { choosePrograms, type MarketNeed, type MarketProgram } from "./market";

export type SumChoice = {
  key: string;
  need: NeedCode;
  /** null: towards the need itself, at the unit value seen in practice */
  program: Pick<MarketProgram, "id" | "reference" | "name" | "agencyName" | "unit"> | null;
  /** Rupiah per place; two ends where only a range is known. */
  unitValue: { from: number; to: number };
  /** Places the sum pays for certain, and at best. */
  places: { from: number; to: number };
  /** It pays for more than the figure of open needs: then the sum serves all of them and `rest` is what they leave. */
  all: boolean;
  /** Rupiah left over; at least so many where the open needs are too few to show; null where the unit value is only a range. */
  rest: number | null;
  /** Open needs of the region. */
  open: Shown;
  /** Kecamatan where most wait, at most three. */
  waiting: { name: string; count: number }[];
};

/** Places a sum pays and what is left: `places × unitValue + rest` is the sum. */
export function placesFor(rupiah: number, unitValue: number): { places: number; rest: number } {
  const places = Math.floor(rupiah / unitValue);
  return { places, rest: rupiah - places * unitValue };
}

/**
 * What the sum would do in each program with a price, and in each need that has no such program but a unit value known
 * from practice (`usual`); in the order of the market. Choices whose single place costs more than the sum come last.
 * `fewerThan`: what a hidden figure of open needs stays under.
 */
export function choicesFor(
  rupiah: number,
  needs: readonly MarketNeed[],
  programs: readonly MarketProgram[],
  usual: Partial<Record<NeedCode, readonly [from: number, to: number]>>,
  fewerThan: number,
): SumChoice[] {
  const byNeed = new Map(needs.map((need) => [need.need, need]));
  const about = (need: NeedCode) => ({
    need,
    open: byNeed.get(need)?.total ?? null,
    waiting: (byNeed.get(need)?.districts ?? []).slice(0, 3).map(({ name, count }) => ({ name, count })),
  });
  const mostOpen = (need: NeedCode) => byNeed.get(need)?.total ?? fewerThan - 1;
  const takesFunds = (need: NeedCode) => needCatalogue[need].pledgeForms.includes("fund");
  const priced = choosePrograms(programs, needs, {})
    .filter(({ unitValue, need }) => unitValue > 0 && takesFunds(need))
    .map(({ id, reference, name, agencyName, unit, need, unitValue }): SumChoice => {
      const { places, rest } = placesFor(rupiah, unitValue);
      const all = places > mostOpen(need);
      return {
        ...about(need),
        ...{ key: `program:${id}`, program: { id, reference, name, agencyName, unit }, all },
        unitValue: { from: unitValue, to: unitValue },
        places: { from: places, to: places },
        rest: all ? rupiah - mostOpen(need) * unitValue : rest,
      };
    });
  const known = new Set(priced.map(({ need }) => need));
  const estimated = needs
    .filter(({ need }) => !known.has(need) && usual[need] && takesFunds(need))
    .map(({ need }): SumChoice => {
      const [from, to] = usual[need]!;
      const least = placesFor(rupiah, to).places;
      return {
        ...about(need),
        ...{ key: `need:${need}`, program: null, rest: null, unitValue: { from, to } },
        ...{ places: { from: least, to: placesFor(rupiah, from).places }, all: least > mostOpen(need) },
      };
    });
  const all = [...priced, ...estimated];
  return [...all.filter(({ places }) => places.to > 0), ...all.filter(({ places }) => places.to === 0)];
}

export const splitGoals = ["deepest", "widest"] as const;
/** `deepest`: where one more place serves most, then the next; `widest`: as many places as the sum can pay. */
export type SplitGoal = (typeof splitGoals)[number];

/** A sum divided among programs: `rest` and the rupiah of all parts are the sum. */
export type Split = {
  goal: SplitGoal;
  parts: { choice: SumChoice; places: number; rupiah: number }[];
  rest: number;
};

/**
 * Two ways of dividing a sum, each program up to the published figure of its open needs, which programs for the same need
 * share. Only programs with a price and needs with a figure take part, so the division says nothing that the figures do
 * not. Ways that come to the same are told once.
 */
export function splitsFor(rupiah: number, choices: readonly SumChoice[]): Split[] {
  const divisible = choices.filter(({ program, open }) => program !== null && open !== null);
  const cheapest = [...divisible].sort((a, b) => a.unitValue.from - b.unitValue.from);
  const splits = splitGoals
    .map((goal) => divide(goal, rupiah, goal === "deepest" ? divisible : cheapest))
    .filter(({ parts }) => parts.length > 0);
  const same = (a: Split, b: Split) =>
    a.parts.length === b.parts.length &&
    a.parts.every((part) =>
      b.parts.some((other) => other.choice === part.choice && other.places === part.places),
    );
  return splits.filter((split, at) => !splits.slice(0, at).some((earlier) => same(earlier, split)));
}

function divide(goal: SplitGoal, rupiah: number, choices: readonly SumChoice[]): Split {
  const open = new Map(choices.map((choice) => [choice.need, choice.open ?? 0]));
  let rest = rupiah;
  const parts = [];
  for (const choice of choices) {
    const affordable = placesFor(rest, choice.unitValue.from).places;
    const places = Math.min(affordable, open.get(choice.need) ?? 0);
    if (places === 0) continue;
    const cost = places * choice.unitValue.from;
    parts.push({ choice, places, rupiah: cost });
    open.set(choice.need, (open.get(choice.need) ?? 0) - places);
    rest -= cost;
  }
  return { goal, parts, rest };
}
