import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import type { Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { readPledgePlaces, type ShownPlaces } from "~/features/disclosure/queries.server";
import { ownFewerThan, ownPlaces } from "~/features/disclosure/rules/own";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { offer } from "~/features/programs/schema";
import { lossesOf, type Loss } from "./losses.server";
import type { PledgeRow } from "./pledge.server";

/** What became of a pledge's places. Counts of its own places, never split by what a family is like. */
export type PledgeProgress = {
  capacity: number;
  /** With a recipient; null, for those who gave the pledge: fewer than `fewerThan`, perhaps none (see `ownPlaces`). */
  taken: Shown;
  delivered: Shown;
  /** Places without delivery: what would go with a withdrawal, or went with it. */
  lost: Shown;
  fewerThan: number;
  /** True counts by kecamatan, for the administration. */
  districts: { district: string; matched: number; delivered: number }[];
  losses: Loss[];
  /** Outside it: where places were delivered, as far as it is published. */
  published: ShownPlaces | null;
};

export async function progressOf(tx: Reader, actor: Actor, row: PledgeRow): Promise<PledgeProgress> {
  const offers = await tx.select({ capacity: offer.capacity }).from(offer).where(eq(offer.pledgeId, row.id));
  const capacity = offers.reduce((sum, one) => sum + one.capacity, 0);
  const all = await tx.execute<{ district: string | null; state: string; places: number }>(
    sql`select * from pledge_places(${row.id}::uuid)`,
  );
  const rows = all.filter(({ state }) => state !== "cancelled");
  const losses = await lossesOf(tx, row.id);
  const count = (of: readonly { places: number }[]) => of.reduce((sum, one) => sum + one.places, 0);
  const given = (of: typeof rows) => of.filter(({ state }) => state === "delivered" || state === "checked");
  const [taken, delivered, lost] = [count(rows), count(given(rows)), count(losses)];
  if (actor.partnerId !== null) {
    const { partnerCellLimit: limit } = await readSettings(tx);
    const offered = row.places ?? capacity;
    const isOver = row.state === "withdrawn" || row.state === "expired";
    const isShown =
      ownPlaces({ taken: isOver ? taken + lost : taken, delivered }, offered, limit).taken !== null;
    return {
      ...{ capacity, fewerThan: ownFewerThan(offered, limit), districts: [], losses: [] },
      ...(isShown ? { taken, delivered, lost } : { taken: null, delivered: null, lost: null }),
      published: await readPledgePlaces(tx, [row.id]),
    };
  }
  const districts = [...new Set(rows.flatMap(({ district }) => district ?? []))].sort().map((district) => {
    const here = rows.filter((one) => one.district === district);
    return { district, matched: count(here), delivered: count(given(here)) };
  });
  return { ...{ capacity, taken, delivered, lost, districts, losses }, fewerThan: 0, published: null };
}
