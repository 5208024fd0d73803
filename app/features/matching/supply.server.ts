import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";
import type { OpenOffer } from "./rules/plan";

export type SupplyRow = OpenOffer & {
  label: string;
  agencyId: string;
  programId: string | null;
  pledgeId: string | null;
  capacity: number;
  taken: number;
  /** Digest of everything that decides who may use the place; another one means the decision was made on old terms. */
  terms: string;
};

/** Digest of an offer's terms; the approval compares it with what the run read. `o`, `g`: offer and its pledge. */
export const termsOfOffer = sql`md5(concat_ws('|', o.need, o.recipient, o.agency_id, o.criteria::text, g.kind,
  g.places, g.quantity, g.amount, g.wishes::text, g.program_id))`;

/** An offer takes households only while its program is published and its pledge stands. */
export const offerTakesHouseholds = sql`(o.open and (p.id is null or p.state = 'published')
  and (o.pledge_id is null or g.state in ('accepted','agreed','running')))`;

/** Offers of the period for these needs that take households now, by id; all of them, or those chosen. */
export async function loadSupply(
  tx: Reader,
  {
    period,
    needs,
    offerIds,
  }: { period: string; needs: readonly NeedCode[]; offerIds: readonly string[] | null },
): Promise<SupplyRow[]> {
  const chosen = offerIds === null ? sql`true` : sql`o.id = any(${sql.param(offerIds)}::uuid[])`;
  const rows = await tx.execute<{
    id: string;
    need: NeedCode;
    recipient: RecipientKind;
    capacity: number;
    taken: number;
    criteria: Criteria[];
    program_id: string | null;
    pledge_id: string | null;
    agency_id: string;
    label: string;
    terms: string;
  }>(sql`select o.id, o.need, o.recipient, o.capacity, o.taken, o.criteria, o.program_id, o.pledge_id, o.agency_id,
      o.label, ${termsOfOffer} as terms
    from offer o left join program p on p.id = o.program_id left join pledge g on g.id = o.pledge_id
    where o.period = ${period} and o.need = any(${sql.param(needs)}::text[]) and ${offerTakesHouseholds} and ${chosen}
    order by o.id`);
  return rows.map((row) => ({
    id: row.id,
    need: row.need,
    recipient: row.recipient,
    places: row.capacity - row.taken,
    criteria: row.criteria,
    sourceId: row.program_id ?? row.pledge_id ?? row.id,
    label: row.label,
    agencyId: row.agency_id,
    programId: row.program_id,
    pledgeId: row.pledge_id,
    capacity: row.capacity,
    taken: row.taken,
    terms: row.terms,
  }));
}
