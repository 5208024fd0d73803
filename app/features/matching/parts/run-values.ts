import type { SupplyAndDemand } from "../decision-queries.server";
import type { RunValues } from "../forms";
import type { RunRequest } from "../new-run.server";
import type { RunLine } from "../queries.server";

/** What the form shows at first: the copied run's settings, or all needs that have places; `wanted` names the needs. */
export function valuesOfRun(
  base: RunLine | null,
  period: string,
  supply: SupplyAndDemand[],
  wanted: readonly string[] | null,
): RunValues {
  const withPlaces = supply.filter(({ places }) => places > 0).map(({ need }) => need);
  if (base === null)
    return {
      period,
      needs: withPlaces.filter((need) => wanted?.includes(need) ?? true),
      cap: "",
      seed: "",
      weights: "",
      floorNeed: "",
      floors: {},
      keep: [],
    };
  return {
    period,
    needs: withPlaces.filter((need) => (wanted ?? base.needs).includes(need)),
    cap: base.cap === null ? "" : String(base.cap),
    seed: base.seed,
    weights: String(base.weightVersion),
    floorNeed: base.floors[0]?.dimension ?? "",
    floors: Object.fromEntries(base.floors.map(({ area, places }) => [area, String(places)])),
    keep: [],
  };
}

/** A decision's name in the form. */
export const pinKey = (pin: { unit: string }) => `pin ${pin.unit}`;
export const banKey = (ban: { household: string; offer: string | null }) =>
  `ban ${ban.household} ${ban.offer ?? ""}`;

/** The decisions of the copied run that were left ticked. */
export function keptOf(
  base: RunLine | null,
  keep: readonly string[],
): Pick<RunRequest, "pins" | "bans" | "basedOn"> {
  if (base === null) return {};
  return {
    pins: base.pins.filter((pin) => keep.includes(pinKey(pin))),
    bans: base.bans.filter((ban) => keep.includes(banKey(ban))),
    basedOn: base.id,
  };
}
