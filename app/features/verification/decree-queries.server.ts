import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";

export type DecreeRow = {
  id: string;
  region: string;
  state: "draft" | "recorded" | "revoked";
  number: string | null;
  decreedOn: string | null;
  signer: string | null;
  validFrom: string | null;
  validTo: string | null;
  draftedOn: string;
  draftedBy: string;
  note: string | null;
  scanFileId: string | null;
  households: number;
  villages: number;
};

const decreeSql = sql`select d.id, d.region, d.state, d.number, d.decreed_on::text as "decreedOn", d.signer,
    d.valid_from::text as "validFrom", d.valid_to::text as "validTo", d.drafted_on::text as "draftedOn",
    d.drafted_by as "draftedBy", d.note, d.scan_file_id as "scanFileId",
    coalesce(e.households, 0) as households, coalesce(e.villages, 0) as villages
  from decree d left join (select decree_id, count(*) filter (where not removed)::int as households,
    count(distinct region)::int as villages from decree_entry group by decree_id) e on e.decree_id = d.id`;

/** Drafts, decrees that end within 60 days, or all. */
export type DecreeFilter = "draft" | "expiring" | null;

export function listDecrees(actor: Actor, state: DecreeFilter = null) {
  return read(actor, async (tx) => [
    ...(await tx.execute<DecreeRow>(
      sql`${decreeSql} where ${await decreesThat(tx, state)} order by d.state = 'draft' desc, d.decreed_on desc nulls first, d.id desc`,
    )),
  ]);
}

async function decreesThat(tx: Reader, state: DecreeFilter): Promise<SQL> {
  if (state === "draft") return sql`d.state = 'draft'`;
  const on = await today(tx);
  return state === "expiring"
    ? sql`d.state = 'recorded' and d.valid_to between ${on}::date and ${on}::date + 60`
    : sql`true`;
}

export type DecreeVillage = {
  village: string;
  name: string;
  district: string;
  households: number;
  removed: number;
};

/** One decree with its counts by village; names only in the annex. */
export function readDecree(actor: Actor, id: string) {
  return read(actor, async (tx) => {
    const decree = await findDecree(tx, id);
    if (!decree) return null;
    const villages =
      await tx.execute<DecreeVillage>(sql`select e.region as village, v.name, k.name as district,
        count(*) filter (where not e.removed)::int as households, count(*) filter (where e.removed)::int as removed
      from decree_entry e join region v on v.code = e.region join region k on k.code = v.parent
      where e.decree_id = ${id} group by e.region, v.name, k.name order by e.region`);
    return { decree, villages: [...villages] };
  });
}

export type AnnexLine = {
  annexNumber: number;
  householdId: string;
  headName: string;
  nikMasked: string | null;
  address: string | null;
  rt: string | null;
  rw: string | null;
  size: number;
  removed: boolean;
};

/** The named annex of one village, NIK masked. Every view is logged. */
export function openAnnex(actor: Actor, decreeId: string, village: string) {
  return perform(
    actor,
    "decree.annex",
    async (tx) => findDecree(tx, decreeId),
    async (tx, decree) => {
      const lines =
        await tx.execute<AnnexLine>(sql`select e.annex_number as "annexNumber", h.id as "householdId",
          h.head_name as "headName", m.nik_masked as "nikMasked", h.address, h.rt, h.rw, h.size, e.removed
        from decree_entry e join household h on h.id = e.household_id
          left join member m on m.household_id = h.id and m.is_head and m.active
        where e.decree_id = ${decreeId} and e.region = ${village} order by e.annex_number`);
      const [place] = await tx.execute<{
        name: string;
        district: string;
      }>(sql`select v.name, k.name as district
        from region v join region k on k.code = v.parent where v.code = ${village} and v.level = 4`);
      note(tx, { village, lines: lines.length });
      return { decree, place: place ?? null, lines: [...lines] };
    },
  );
}

async function findDecree(tx: Reader, id: string): Promise<DecreeRow | undefined> {
  const [row] = await tx.execute<DecreeRow>(sql`${decreeSql} where d.id = ${id}`);
  return row;
}
