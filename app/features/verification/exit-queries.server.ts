import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import type { ExclusionReason } from "./rules/exclusion";

export type ExitRow = {
  id: string;
  householdId: string;
  headName: string;
  village: string;
  kind: "graduation" | "removal";
  reason: ExclusionReason | null;
  ground: string;
  state: "proposed" | "approved" | "refused";
  proposedOn: string;
  proposedBy: string;
  decidedOn: string | null;
  note: string | null;
};

const exitSql = sql`select g.id, g.household_id as "householdId", h.head_name as "headName", v.name as village, g.kind, g.reason,
    g.ground, g.state, g.proposed_on::text as "proposedOn", g.proposed_by as "proposedBy", g.decided_on::text as "decidedOn", g.note
  from graduation g join household h on h.id = g.household_id join region v on v.code = g.region`;

/** Households proposed to leave the list, those that wait first. */
export function listExits(actor: Actor, waitingOnly = false) {
  return read(actor, async (tx) => [
    ...(await tx.execute<ExitRow>(
      sql`${exitSql} where ${waitingOnly ? sql`g.state = 'proposed'` : sql`true`} order by g.state = 'proposed' desc, g.proposed_on desc, g.id limit 200`,
    )),
  ]);
}

export function readExit(actor: Actor, id: string) {
  return read(
    actor,
    async (tx) => (await tx.execute<ExitRow>(sql`${exitSql} where g.id = ${id}`))[0] ?? null,
  );
}

/** A household that may be proposed to leave: who it is and whether it was assessed since its decree. */
export function readLeaver(actor: Actor, householdId: string) {
  return read(actor, async (tx) => {
    const [row] = await tx.execute<{
      id: string;
      headName: string;
      village: string;
      state: string;
      assessedOn: string | null;
    }>(sql`
      select h.id, h.head_name as "headName", v.name as village, h.state,
        (select max(a.as_of)::text from assessment a where a.household_id = h.id and a.source = 'visit') as "assessedOn"
      from household h join region v on v.code = h.region where h.id = ${householdId}`);
    return row ?? null;
  });
}
