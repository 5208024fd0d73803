import { desc, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { namePlaces } from "~/features/regions/queries.server";
import { household } from "~/features/households/schema";
import type { ExclusionReason } from "./rules/exclusion";
import type { HouseholdState } from "./rules/states";
import { exclusion, proposal } from "./schema";
import { listPageSize } from "./rules/lists";

const fields = {
  id: household.id,
  region: household.region,
  headName: household.headName,
  address: household.address,
  rt: household.rt,
  rw: household.rw,
  size: household.size,
  state: sql<HouseholdState>`${household.state}`,
  proposedOn: household.proposedOn,
  proposedBy: household.proposedBy,
  ground: proposal.ground,
  refusedOn: proposal.refusedOn,
  reason: sql<ExclusionReason | null>`(select x.reason from ${exclusion} x where x.household_id = ${household.id}
    and x.member_id is null and x.lifted_on is null limit 1)`,
  reasonNote: sql<string | null>`(select x.note from ${exclusion} x where x.household_id = ${household.id}
    and x.member_id is null and x.lifted_on is null limit 1)`,
};

/** Families put forward: a proposer sees its own, the village all of its area (row level security decides). */
/** All proposals the reader may see, or only the reader's own that are still under way. */
export function listProposals(actor: Actor, page: number, underWay = false) {
  return read(actor, async (tx) => {
    const proposed = underWay
      ? sql`${household.proposedBy} = ${actor.accountId} and ${household.state} not in ('decreed','expired','ineligible','graduated')`
      : sql`${household.proposedBy} is not null`;
    const rows = await tx
      .select(fields)
      .from(household)
      .leftJoin(proposal, eq(proposal.householdId, household.id))
      .where(proposed)
      .orderBy(desc(household.proposedOn), desc(household.id))
      .limit(listPageSize)
      .offset((page - 1) * listPageSize);
    return { rows, total: await tx.$count(household, proposed) };
  });
}

/** The name of the village this person works in. */
export function nameOwnVillage(actor: Actor): Promise<string> {
  return read(actor, async (tx) => (await namePlaces(tx, [actor.scope])).get(actor.scope) ?? actor.scope);
}

export function readProposal(actor: Actor, id: string) {
  return read(actor, async (tx) => {
    const [row] = await tx
      .select(fields)
      .from(household)
      .leftJoin(proposal, eq(proposal.householdId, household.id))
      .where(sql`${household.id} = ${id} and ${household.proposedBy} is not null`);
    return row ?? null;
  });
}
