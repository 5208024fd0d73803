import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { makeAgency, makeProgram } from "#tests/features/matching/world";

/** Families of one village that all have one need; the first of them delivered, the next matched, the rest waiting. */
export type Families = {
  village: string;
  count: number;
  need: NeedCode;
  delivered?: number;
  matched?: number;
  /** since when the need has been open */
  openSince?: string;
  /** whose places the helped ones hold */
  pledgeId?: string;
  /** not on a decree: still on the way */
  undecreed?: boolean;
};

/** Writes whole villages straight into the tables, as the rooms before leave them; returns the households in order. */
export async function makeTown(groups: readonly Families[]): Promise<string[]> {
  const agencyId = await makeAgency();
  const all: string[] = [];
  for (const group of groups) {
    const helped = (group.delivered ?? 0) + (group.matched ?? 0);
    const { programId, offerId } = await makeProgram(agencyId, { need: group.need, places: helped + 5 });
    const ids = Array.from({ length: group.count }, () => newId());
    all.push(...ids);
    await writeAs(systemActor, "scenario", async (tx) => {
      const decreeId = newId();
      await tx.execute(sql`insert into decree (id, region, state, number, decreed_on, signer, valid_from, valid_to, drafted_by, drafted_on)
        values (${decreeId}, '32.16', 'recorded', ${decreeId}, '2023-01-02', 'Bupati Bekasi', '2023-01-02', '2023-12-31', ${newId()}, '2023-01-02')`);
      const member = needCatalogue[group.need].recipient === "member";
      const state = group.undecreed ? "enumerated" : "decreed";
      await tx.execute(sql`insert into household (id, region, case_code, state, head_name, data_source, first_listed_on, size)
        select id, ${group.village}, right(id::text, 12), ${state}, 'Nama Rahasia ' || n, 'p3ke', '2023-01-02', 1
        from unnest(${sql.param(ids)}::uuid[]) with ordinality as t(id, n)`);
      await tx.execute(sql`insert into member (id, household_id, region, name, is_head, sex, birth_date)
        select id, id, ${group.village}, 'Nama Rahasia', true, 'female', '1980-02-02' from unnest(${sql.param(ids)}::uuid[]) as t(id)`);
      if (!group.undecreed)
        await tx.execute(sql`insert into decree_entry (decree_id, household_id, region, annex_number, valid_from, valid_to)
          select ${decreeId}, id, ${group.village}, n, '2023-01-02', '2023-12-31'
          from unnest(${sql.param(ids)}::uuid[]) with ordinality as t(id, n)`);
      await tx.execute(sql`insert into need (id, household_id, member_id, region, code, state, as_of, source, rule_version, open_since)
        select id, id, case when ${member}::boolean then id end, ${group.village}, ${group.need}, 'open', '2023-01-02', 'visit', 1, ${group.openSince ?? "2023-02-01"}::date
        from unnest(${sql.param(ids)}::uuid[]) as t(id)`);
      if (helped === 0) return;
      if (group.pledgeId)
        await tx.execute(sql`update offer set pledge_id = ${group.pledgeId} where id = ${offerId}`);
      const runId = newId();
      await tx.execute(sql`insert into run (id, reference, region, period, needs, seed, weight_version, business_date, made_by)
        values (${runId}, ${runId}, '32.16', '2023', '[]', 's', 1, '2023-07-03', ${newId()})`);
      await tx.execute(sql`insert into match (id, run_id, offer_id, need_id, need, household_id, member_id, region, agency_id, program_id, pledge_id, decree_id, period, state, approved_on, delivered_on)
        select id, ${runId}, ${offerId}, id, ${group.need}, id, case when ${member}::boolean then id end, ${group.village}, ${agencyId}, ${programId}, ${group.pledgeId ?? null}::uuid, ${decreeId}, '2023',
          case when n <= ${group.delivered ?? 0} then 'delivered' else 'proposed' end, '2023-03-01',
          case when n <= ${group.delivered ?? 0} then '2023-04-01'::date end
        from unnest(${sql.param(ids.slice(0, helped))}::uuid[]) with ordinality as t(id, n)`);
    });
  }
  return all;
}
