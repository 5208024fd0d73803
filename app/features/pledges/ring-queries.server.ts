import { asc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { nameFully } from "~/features/regions/queries.server";
import { needCatalogue, needCodes, type NeedCode } from "~/features/needs/catalogue";
import { readRingNeeds } from "./cell-queries.server";
import { partnerRing } from "./schema";

/** The desa that the actor's partner named, by code. */
export async function readRing(actor: Actor): Promise<string[]> {
  const { partnerId } = actor;
  if (partnerId === null) return [];
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ village: partnerRing.village })
      .from(partnerRing)
      .where(eq(partnerRing.partnerId, partnerId))
      .orderBy(asc(partnerRing.village));
    return rows.map(({ village }) => village);
  });
}

export type RingFigure = { need: NeedCode; village: string; name: string; count: number };

/** Published figures of the desa around the partner's site, most first; the rest is fewer than `fewerThan` each. */
export async function readRingFigures(actor: Actor) {
  const villages = await readRing(actor);
  const names = await read(actor, (tx) => nameFully(tx, villages));
  const answerable = needCodes.filter((need) => needCatalogue[need].pledgeForms.length > 0);
  const { asOf, nextOn, step, fewerThan, cells } = await readRingNeeds(actor, answerable, villages);
  const figures = cells
    .flatMap(({ need, village, count }): RingFigure[] =>
      count === null ? [] : [{ need, village, name: names.get(village) ?? village, count }],
    )
    .sort((a, b) => b.count - a.count || (a.village < b.village ? -1 : 1));
  return {
    ...{ asOf, nextOn, step, fewerThan, figures },
    villages: villages.map((code) => ({ code, name: names.get(code) ?? code })),
  };
}
