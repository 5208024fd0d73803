import type { Actor } from "~/platform/access/actor";
import { countFitsByVillage } from "./count-queries.server";
import { divideByNeeds, quotaField, weightsOf } from "./division";
import { listAreas } from "./place-queries.server";
import type { ProgramRecord } from "./queries.server";

/** What fills the boxes of the division: what is stored, a proposal by needs, or nothing. */
export const divisionFillings = ["stored", "district", "village", "none"] as const;
export type DivisionFilling = (typeof divisionFillings)[number];

/** The boxes of a division with the needs that fit in each place. Nothing is saved by looking at a proposal. */
export async function divisionOf(
  actor: Actor,
  { need, criteria, quota, quotaParts }: ProgramRecord,
  filling: DivisionFilling,
) {
  const [areas, byVillage] = await Promise.all([listAreas(actor), countFitsByVillage(actor, need, criteria)]);
  const weights = { district: weightsOf(byVillage, 8), village: weightsOf(byVillage, 13) };
  const parts = {
    stored: () => quotaParts,
    district: () => divideByNeeds(quota, weights.district),
    village: () => divideByNeeds(quota, weights.village),
    none: () => [],
  }[filling]();
  return {
    areas,
    /** Needs that fit, by the code of kecamatan and desa. */
    needs: Object.fromEntries(
      [...weights.district, ...weights.village].map(({ place, needs }) => [place, needs]),
    ),
    filled: Object.fromEntries(parts.map((part) => [quotaField(part.place), part.places])),
    /** A proposal was asked for and there is nobody to go by. */
    nobody: parts.length === 0 && (filling === "district" || filling === "village"),
  };
}
