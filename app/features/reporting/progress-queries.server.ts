import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { readPledgePlaces, type ShownPlaces } from "~/features/disclosure/queries.server";
import { ownFewerThan, ownPlaces } from "~/features/disclosure/rules/own";
import { needCatalogue, type NeedCode, type Unit } from "~/features/needs/catalogue";
import { listPlacesBelow } from "~/features/regions/queries.server";
import { addStandings, nothing, type Standing } from "./rules/rooms";
import { noRooms, type RoomCounts } from "./standing.server";

/** One pledge of the reader's organisation: places in counts, and nobody's amount but its own. */
export type PledgeProgress = {
  id: string;
  reference: string | null;
  state: string;
  lead: boolean;
  need: NeedCode | null;
  program: string | null;
  unit: Unit | null;
  places: number;
  /**
   * of the places: delivered, matched and not yet delivered, without a recipient; null: fewer than `fewerThan` have one,
   * perhaps none (see `ownPlaces`)
   */
  standing: Standing | null;
  fewerThan: number;
  /** rupiah the reader's organisation entered itself; null where it gives no money */
  ownAmount: number | null;
};

export type Progress = {
  on: string;
  partner: string;
  pledges: PledgeProgress[];
  /** Of the pledges with a standing. */
  rooms: RoomCounts;
  all: Standing;
  ownAmount: number;
  /** where places were delivered, as far as it is published */
  places: ShownPlaces;
  placeNames: Record<string, string>;
};

type Row = Omit<PledgeProgress, "standing" | "fewerThan"> & { delivered: number; matched: number };

/**
 * What became of a partner's pledges. Counts of its own places only, per pledge in the whole kabupaten, never split by
 * what a family is like; by kecamatan only as it is published.
 */
export function readProgress(actor: Actor): Promise<Progress> {
  return read(actor, (tx) => progressOf(tx, actor));
}

export async function progressOf(tx: Reader, actor: Actor): Promise<Progress> {
  const [name] = await tx.execute<{ name: string }>(
    sql`select name from partner where id = ${actor.partnerId}`,
  );
  const rows = await tx.execute<Row>(sql`
    select p.id, p.reference, p.state, f.lead, coalesce(g.need, p.need) as need, g.name as program, p.unit,
      coalesce(p.places, 0) as places, coalesce(c.delivered, 0)::int as delivered, coalesce(c.matched, 0)::int as matched,
      coalesce(s.amount, case when funders.n = 1 then p.amount end)::float8 as "ownAmount"
    from pledge p
    join pledge_funder f on f.pledge_id = p.id and f.partner_id = ${actor.partnerId}
    left join program g on g.id = p.program_id
    left join pledge_share s on s.pledge_id = p.id and s.partner_id = f.partner_id
    cross join lateral (select count(*) as n from pledge_funder x where x.pledge_id = p.id) funders
    left join lateral (select sum(places) filter (where state in ('delivered','checked')) as delivered,
        sum(places) filter (where state in ('proposed','accepted','consented','scheduled')) as matched
      from pledge_places(p.id)) c on true
    where p.state in ('accepted','agreed','running','completed','withdrawn')
    order by p.submitted_on desc nulls last, p.id desc`);
  const { partnerCellLimit: limit, region } = await readSettings(tx);
  const pledges = [...rows]
    .map(({ delivered, matched, ...row }): PledgeProgress => {
      const shown = ownPlaces({ taken: delivered + matched, delivered }, row.places, limit);
      const waiting = Math.max(0, row.places - delivered - matched);
      const standing = shown.taken === null ? null : { delivered, matched, waiting };
      return { ...row, standing, fewerThan: ownFewerThan(row.places, limit) };
    })
    // Of a promise taken back only what was delivered is still its result.
    .filter(({ state, standing }) => state !== "withdrawn" || (standing?.delivered ?? 0) > 0);
  const rooms = noRooms();
  for (const { need, standing } of pledges) {
    if (need === null || standing === null) continue;
    const { dimension } = needCatalogue[need];
    rooms[dimension] = addStandings(rooms[dimension], standing);
  }
  const places = await readPledgePlaces(
    tx,
    pledges.map(({ id }) => id),
  );
  const districts = await listPlacesBelow(tx, region);
  return {
    on: await today(tx),
    partner: name?.name ?? "",
    pledges,
    rooms,
    all: pledges.reduce((sum, { standing }) => addStandings(sum, standing ?? nothing), nothing),
    ownAmount: pledges.reduce((sum, { ownAmount }) => sum + (ownAmount ?? 0), 0),
    places,
    placeNames: Object.fromEntries(districts.map(({ code, name }) => [code, name])),
  };
}
