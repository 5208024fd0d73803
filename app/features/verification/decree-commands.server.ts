import { eq, inArray, sql } from "drizzle-orm";
import { type Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import { keepFile } from "~/platform/files/files.server";
import type { Day } from "./rules/dates";
import { decreeGaps, isRipe } from "./rules/decree";
import { decree, decreeEntry, villageRound } from "./schema";
import { lockRounds } from "./review-commands.server";
import { moveHouseholds } from "./steps.server";

/**
 * Drafts a decree over the ripe lists of some villages: their objection window has closed. Households with an
 * undecided objection stay announced and wait for a later decree; villages that are not ripe are not touched.
 *
 * @returns the draft's id and how many households its annex holds
 * @throws RuleBroken "list_not_ripe" with the village, "list_in_other_draft", "annex_empty"
 */
export function draftDecree(
  actor: Actor,
  roundIds: readonly string[],
  remark?: string | null,
): Promise<{ decreeId: string; households: number }> {
  return perform(
    actor,
    "decree.draft",
    async () => ({ region: actor.scope }),
    async (tx) => {
      if (roundIds.length === 0) throw new RuleBroken("list_none_chosen");
      const rounds = await lockRounds(tx, roundIds);
      const settings = await readSettings(tx);
      const day = await today(tx);
      const unclear = await tx.execute<{
        region: string;
        waiting: number;
      }>(sql`select region, count(*)::int as waiting
        from objection where state = 'open' and household_id is null group by region`);
      const waiting = new Map(unclear.map((row) => [row.region, row.waiting]));
      for (const round of rounds) {
        if (round.decreeId !== null) throw new RuleBroken("list_in_other_draft", { village: round.region });
        const window =
          round.state === "announced" && round.announcedOn && round.objectionsUntil
            ? { opensOn: round.announcedOn, closesOn: round.objectionsUntil }
            : null;
        if (!isRipe(window, waiting.get(round.region) ?? 0, day))
          throw new RuleBroken("list_not_ripe", { village: round.region });
      }
      const decreeId = newId();
      await tx.insert(decree).values({
        id: decreeId,
        region: settings.region,
        draftedBy: actor.accountId!,
        draftedOn: day,
        note: remark?.trim() || null,
      });
      const entered = await tx.execute(sql`
        insert into decree_entry (decree_id, household_id, region, annex_number)
        select ${decreeId}::uuid, h.id, h.region, row_number() over (order by h.region, h.head_name, h.id)
        from household h
        where h.state = 'announced' and h.id in (
            select v.household_id from verdict v join deliberation d on d.id = v.deliberation_id
            where d.current and v.outcome = 'eligible' and d.round_id in ${roundIds})
          and not exists (select 1 from objection o where o.household_id = h.id and o.state = 'open')`);
      if (entered.count === 0) throw new RuleBroken("annex_empty");
      await tx
        .update(villageRound)
        .set({ decreeId })
        .where(inArray(villageRound.id, [...roundIds]));
      noteSubject(tx, { id: decreeId, region: settings.region });
      note(tx, { villages: rounds.length, households: entered.count });
      return { decreeId, households: entered.count };
    },
  );
}

/** Takes a draft back: its villages wait for a decree again. A recorded decree cannot be taken back. */
export function discardDecree(actor: Actor, decreeId: string): Promise<void> {
  return perform(
    actor,
    "decree.draft",
    async (tx) => {
      const [record] = await tx.select().from(decree).where(eq(decree.id, decreeId)).for("update");
      return record;
    },
    async (tx, record) => {
      if (record.state !== "draft") throw new Conflict("decree_recorded_already");
      await tx.update(villageRound).set({ decreeId: null }).where(eq(villageRound.decreeId, decreeId));
      await tx.delete(decreeEntry).where(eq(decreeEntry.decreeId, decreeId));
      await tx.delete(decree).where(eq(decree.id, decreeId));
      note(tx, { discarded: true });
    },
  );
}

export type SignedDecree = {
  number: string;
  signer: string;
  signedOn: Day;
  validFrom: Day;
  validTo: Day;
  scan?: { name: string; bytes: Buffer } | null;
};

/**
 * Records the decree that the head of the region signed outside the portal: from its first valid day on its households
 * are verified. By the head of Bappeda, not by whoever drafted it.
 *
 * @returns the households decreed
 * @throws RuleBroken with a code of `decreeGaps`, or "decree_number_taken"
 */
export function recordDecree(actor: Actor, decreeId: string, signed: SignedDecree): Promise<number> {
  return perform(
    actor,
    "decree.record",
    async (tx) => {
      const [record] = await tx.select().from(decree).where(eq(decree.id, decreeId)).for("update");
      return record && { ...record, madeBy: record.draftedBy };
    },
    async (tx, record) => {
      if (record.state !== "draft") throw new Conflict("decree_recorded_already");
      const day = await today(tx);
      const gap = decreeGaps(signed, day)[0];
      if (gap) throw new RuleBroken(gap);
      const number = signed.number.trim();
      const taken = await tx.$count(
        decree,
        sql`${decree.region} = ${record.region} and ${decree.number} = ${number}`,
      );
      if (taken > 0) throw new RuleBroken("decree_number_taken");
      const about = { region: record.region, purpose: "decree", accepts: "photo_or_paper" as const };
      const scanFileId = signed.scan ? await keepFile(tx, actor, signed.scan, about) : null;
      await tx
        .update(decree)
        .set({
          state: "recorded",
          number,
          decreedOn: signed.signedOn,
          signer: signed.signer.trim(),
          validFrom: signed.validFrom,
          validTo: signed.validTo,
          scanFileId,
          recordedBy: actor.accountId,
        })
        .where(eq(decree.id, decreeId));
      // Whoever left the list between draft and signature stays in the annex as a struck line.
      await tx.execute(sql`update decree_entry e set valid_from = ${signed.validFrom}::date,
          valid_to = ${signed.validTo}::date, removed = h.state <> 'announced'
        from household h where h.id = e.household_id and e.decree_id = ${decreeId}`);
      const entered = sql`id in (select household_id from decree_entry where decree_id = ${decreeId} and not removed)`;
      const first = sql`, first_decreed_on = coalesce(first_decreed_on, ${signed.validFrom}::date)`;
      const moved = await moveHouseholds(tx, "decree", entered, first);
      await closeRounds(tx, decreeId, actor.accountId!, day);
      note(tx, { number, households: moved, from: signed.validFrom, to: signed.validTo });
      return moved;
    },
  );
}

/** A list is done when none of its households still waits; the others of it come into a later decree. */
async function closeRounds(tx: Tx, decreeId: string, by: string, on: Day) {
  await tx.execute(sql`insert into round_step (id, round_id, region, step, made_by, made_on, at)
    select gen_random_uuid(), id, region, 'decreed', ${by}::uuid, ${on}::date, clock_timestamp()
    from village_round where decree_id = ${decreeId}`);
  await tx.execute(sql`with waiting as (
      select distinct d.round_id from deliberation d join verdict v on v.deliberation_id = d.id
        join household h on h.id = v.household_id
      where d.current and h.state = 'announced' and v.outcome = 'eligible')
    update village_round r set
      state = case when w.round_id is null then 'decreed' else r.state end,
      decree_id = case when w.round_id is null then r.decree_id end
    from village_round me left join waiting w on w.round_id = me.id
    where me.id = r.id and r.decree_id = ${decreeId}`);
}
