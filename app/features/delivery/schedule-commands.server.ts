import { createHash } from "node:crypto";
import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { mayBeScheduled, pledgeStates } from "~/features/pledges/rules";
import { awaitsConsent, awaitsSchedule, listRecipients, type Recipient } from "./queries.server";

export type Together = { offerId: string; /** one kecamatan, or all */ district: string | null };

const readyPledges = pledgeStates.filter(mayBeScheduled);

/** Recipients of one program or pledge, in one kecamatan or all, that may be given a day now (see `refuseSchedule`). */
const schedulable = (actor: Actor, { offerId, district }: Together): SQL => sql`m.offer_id = ${offerId}
  and m.agency_id = ${actor.agencyId}::uuid and ${awaitsSchedule} and ${inDistrict(district)}
  and (m.pledge_id is null or exists (select 1 from pledge p where p.id = m.pledge_id
    and p.state = any(${sql.param(readyPledges)}::text[])))`;

const inDistrict = (district: string | null): SQL =>
  district ? sql`m.region >= ${district} and m.region < ${`${district}/`}` : sql`true`;

/** Who would be scheduled, the first of them by name, and how many stay behind for want of a word or an agreement. */
export async function readSchedulable(
  actor: Actor,
  wish: Together,
): Promise<{
  total: number;
  noConsent: number;
  notAgreed: number;
  rows: Recipient[];
  latestApproval: string | null;
}> {
  const [counts] = await read(actor, (tx) =>
    tx.execute<{ total: number; noConsent: number; waiting: number; latestApproval: string | null }>(sql`
      select count(*) filter (where ${schedulable(actor, wish)})::int as total,
        count(*) filter (where ${awaitsConsent})::int as "noConsent",
        count(*) filter (where ${awaitsSchedule})::int as waiting,
        (max(m.approved_on) filter (where ${schedulable(actor, wish)}))::text as "latestApproval"
      from match m where m.offer_id = ${wish.offerId} and m.agency_id = ${actor.agencyId}::uuid
        and ${inDistrict(wish.district)}`),
  );
  const { rows } = await listRecipients(actor, { ...wish, state: null, wait: "schedule", page: 1 });
  const { total, noConsent, waiting, latestApproval } = counts!;
  return { total, noConsent, notAgreed: waiting - total, rows: total === 0 ? [] : rows, latestApproval };
}

/**
 * Gives all of them the same day and place in one act.
 * @param plan.expected how many the person was shown
 * @throws Conflict("match_changed") when it is no longer that many, or when the day is before one of the approvals
 */
export function scheduleAll(
  actor: Actor,
  wish: Together,
  { day, place, expected, key }: { day: string; place: string; expected: number; key?: string | null },
): Promise<number> {
  return perform(
    actor,
    "match.schedule",
    async () => ({ id: wish.offerId, agencyId: actor.agencyId, region: wish.district ?? actor.scope }),
    async (tx) => {
      const rows = await lockSchedulable(tx, actor, wish, day);
      if (rows.length !== expected) throw new Conflict("match_changed", { count: rows.length });
      const ids = rows.map(({ id }) => id).sort();
      const own = rows.map(() => newId());
      await tx.execute(sql`
        insert into delivery (id, match_id, region, agency_id, scheduled_on, place)
        select n.id, m.id, m.region, m.agency_id, ${day}::date, ${place}
        from unnest(${sql.param(own)}::uuid[], ${sql.param(ids)}::uuid[]) n(id, match) join match m on m.id = n.match
        on conflict (match_id) do update
          set scheduled_on = excluded.scheduled_on, place = excluded.place, updated_at = now()`);
      await tx.execute(sql`update match set state = 'scheduled', version = version + 1, updated_at = now()
        where id = any(${sql.param(ids)}::uuid[])`);
      note(tx, {
        day,
        scheduled: ids.length,
        lines: createHash("sha256").update(ids.join("\n")).digest("hex"),
      });
      return ids.length;
    },
    { key },
  );
}

async function lockSchedulable(tx: Reader, actor: Actor, wish: Together, day: string) {
  return tx.execute<{ id: string }>(
    sql`select m.id from match m where ${schedulable(actor, wish)} and m.approved_on <= ${day}::date for update of m`,
  );
}
