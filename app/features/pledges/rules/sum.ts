/** What a sum would do: places at the unit value, and what is left of it. Whole places only; pure. */
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { choosePrograms, type MarketNeed, type MarketProgram } from "./market";

export type SumChoice = {
  key: string;
  need: NeedCode;
  /** null: towards the need itself, at the unit value seen in practice */
  program: Pick<MarketProgram, "id" | "name" | "agencyName" | "unit"> | null;
  /** Rupiah per place; two ends where only a range is known. */
  unitValue: { from: number; to: number };
  /** Places the sum pays for certain, and at best. */
  places: { from: number; to: number };
  /** Rupiah left over; null where the unit value is only a range. */
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
 */
export function choicesFor(
  rupiah: number,
  needs: readonly MarketNeed[],
  programs: readonly MarketProgram[],
  usual: Partial<Record<NeedCode, readonly [from: number, to: number]>>,
): SumChoice[] {
  const byNeed = new Map(needs.map((need) => [need.need, need]));
  const about = (need: NeedCode) => ({
    need,
    open: byNeed.get(need)?.total ?? null,
    waiting: (byNeed.get(need)?.districts ?? []).slice(0, 3).map(({ name, count }) => ({ name, count })),
  });
  const takesFunds = (need: NeedCode) => needCatalogue[need].pledgeForms.includes("fund");
  const priced = choosePrograms(programs, needs, {})
    .filter(({ unitValue, need }) => unitValue > 0 && takesFunds(need))
    .map(({ id, name, agencyName, unit, need, unitValue }): SumChoice => {
      const { places, rest } = placesFor(rupiah, unitValue);
      return {
        ...about(need),
        ...{ key: `program:${id}`, program: { id, name, agencyName, unit }, rest },
        unitValue: { from: unitValue, to: unitValue },
        places: { from: places, to: places },
      };
    });
  const known = new Set(priced.map(({ need }) => need));
  const estimated = needs
    .filter(({ need }) => !known.has(need) && usual[need] && takesFunds(need))
    .map(({ need }): SumChoice => {
      const [from, to] = usual[need]!;
      return {
        ...about(need),
        ...{ key: `need:${need}`, program: null, rest: null, unitValue: { from, to } },
        places: { from: placesFor(rupiah, to).places, to: placesFor(rupiah, from).places },
      };
    });
  const all = [...priced, ...estimated];
  return [...all.filter(({ places }) => places.to > 0), ...all.filter(({ places }) => places.to === 0)];
}
