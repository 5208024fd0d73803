import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { encrypt, keyedDigest } from "~/platform/db/secrets.server";
import { CORRECTION_QUEUE } from "../rules/findings";
import type { Decision } from "./plan";
import { recordset } from "./write-aid.server";

export type WriteContext = { batchId: string; accountId: string; today: string };

/** A row that has found its household and its person. */
export type Placed = Decision & { householdId: string; memberId: string };

/** What a region found when it checked stands beside what the list said. */
export const insertCorrections = async (tx: Tx, placed: Placed[], { accountId, today }: WriteContext) => {
  const records = placed
    .filter(({ row, replaces }) => row.person!.correctedName !== null && replaces === undefined)
    .map(({ row, householdId, memberId }) => ({
      id: newId(),
      household_id: householdId,
      member_id: memberId,
      region: row.house!.village,
      before: row.person!.name,
      after: row.person!.correctedName,
    }));
  if (records.length === 0) return;
  await tx.execute(sql`insert into correction (id, household_id, member_id, region, field, before, after, reason, made_by, made_on)
    select r.id, r.household_id, r.member_id, r.region, 'name', r.before, r.after, 'verval', ${accountId}::uuid, ${today}::date
    from ${recordset(records)} as r(id uuid, household_id uuid, member_id uuid, region text, before text, after text)`);
};

/** Numbers out of order and people who seem to be listed twice wait for a person to settle them. */
export const openReviews = async (
  tx: Tx,
  decisions: readonly Decision[],
  { batchId, today }: WriteContext,
) => {
  const records = decisions.flatMap(({ row, review, householdId, memberId, outcome, findings }) => {
    const queued =
      outcome !== "unchanged" &&
      findings.some(({ code }) => CORRECTION_QUEUE.has(code)) &&
      memberId !== undefined;
    if (!review && !queued) return [];
    const kind = review ? review.kind : "nik_malformed";
    const region = row.house?.village;
    if (!region) return [];
    return [
      {
        id: newId(),
        kind,
        region,
        household_id: review ? review.other.householdId : householdId,
        member_id: review ? review.other.memberId : memberId,
        row_number: row.rowNumber,
        raw: encrypt("row", JSON.stringify(row.raw)).toString("base64"),
        digest: keyedDigest("review case", `${kind} ${row.sourceKey} ${row.digest}`).toString("hex"),
      },
    ];
  });
  if (records.length === 0) return;
  await tx.execute(sql`insert into review_case (id, kind, region, household_id, member_id, batch_id, row_number, raw, digest,
      created_at)
    select r.id, r.kind, r.region, h.id, m.id, ${batchId}::uuid, r.row_number, decode(r.raw, 'base64'), decode(r.digest, 'hex'),
      ${today}::date + localtime
    from ${recordset(records)} as r(id uuid, kind text, region text, household_id uuid, member_id uuid, row_number int, raw text, digest text)
    left join household h on h.id = r.household_id left join member m on m.id = r.member_id
    on conflict (digest) do nothing`);
};
