import fc from "fast-check";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { writeSetting } from "~/platform/db/settings.server";
import { findLastApproved } from "~/features/matching/fresh.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { openReleased } from "~/features/matching/release.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, agreePledge, submitPledge } from "~/features/pledges/decision-commands.server";
import {
  notePromise,
  renewPledge,
  setSchedule,
  tendPromises,
} from "~/features/pledges/promise-commands.server";
import { promisesDue } from "~/features/pledges/promises.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { withdrawPledge } from "~/features/pledges/release-commands.server";
import {
  allotProofs,
  promiseStateOn,
  refuseSchedule,
  reminderOn,
  type PromiseState,
} from "~/features/pledges/rules/promises";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { look, makeAgency, makeFamilies, makeProgram, proposeRun } from "../matching/world";

useDatabase();
let lead: { id: string; actor: Actor };
let stranger: { id: string; actor: Actor };
let office: Office;
let analyst: Actor;
let head: Actor;
beforeAll(async () => {
  [lead, stranger] = [await makePartner("PT Contoh Kawasan"), await makePartner("PT Contoh Lain")];
  office = await makeOffice("manpower");
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
});

const on = (day: string) =>
  writeAs(systemActor, "setting.change", (tx) => writeSetting(tx, "businessDate", day));

async function accepted(
  quantity: number,
  schedule: { dueOn: string; promised: number }[] = [],
): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "training_seat", programId: null, need: "skills" });
  const details = { course: "Menjahit", place: "BLK Contoh", lesson_hours: 240 };
  await setPledgeAmount(lead.actor, id, { amount: null, quantity, description: null, details });
  await setPledgeExecution(lead.actor, id, {
    implementer: "LPK Contoh",
    implementerKind: "training_centre",
    payee: "LPK Contoh",
    payeeKind: "trainer",
    startsOn: "2023-07-03",
    endsOn: "2023-11-30",
  });
  if (schedule.length > 0) await setSchedule(lead.actor, id, schedule);
  await submitPledge(lead.actor, id);
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
  return id;
}
const agree = (id: string, day = "2023-07-03") =>
  agreePledge(analyst, id, { kind: "letter", number: "S/1", on: day });
const statesOf = async (id: string) => (await readPledge(lead.actor, id)).promises.map((one) => one.state);

describe("how a promise stands", () => {
  it.each<[string, number, string | null, boolean, PromiseState]>([
    ["2023-08-01", 0, null, false, "open"],
    ["2023-08-02", 0, null, false, "overdue"],
    ["2023-08-31", 3, null, false, "overdue"],
    ["2023-09-01", 3, null, false, "partly_kept"],
    ["2023-09-01", 0, null, false, "defaulted"],
    ["2023-12-01", 10, "2023-07-30", false, "kept"],
    ["2023-12-01", 10, "2023-11-01", false, "kept_late"],
    ["2023-07-20", 4, null, true, "released"],
  ])("on %s with %i of 10 kept it is as the table says", (day, kept, keptOn, released, state) => {
    expect(promiseStateOn({ dueOn: "2023-08-01", promised: 10, kept, keptOn, released }, day, 30)).toBe(
      state,
    );
  });

  it("is reminded of once a stage, first two weeks before", () => {
    const stages = ["2023-07-17", "2023-07-18", "2023-07-29", "2023-08-01", "2023-08-02", "2023-09-01"];
    expect(stages.map((day) => reminderOn("2023-08-01", day, 30))).toEqual([
      null,
      "in_14_days",
      "in_3_days",
      "today",
      "overdue",
      "defaulted",
    ]);
  });

  it("gets the oldest proofs first: nothing is proven twice, and no promise more than it said", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-08-${String(n).padStart(2, "0")}`);
    const amount = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ dueOn: day, promised: amount, part: fc.integer({ min: 0, max: 50 }) }), {
          maxLength: 6,
        }),
        fc.array(fc.record({ day, amount }), { maxLength: 8 }),
        (rows, proofs) => {
          const promises = rows.map(({ part, ...row }, i) => ({
            ...row,
            id: String(i),
            noted: Math.min(part, row.promised),
            keptOn: null,
          }));
          const kept = allotProofs(promises, proofs, false);
          const proven = kept.reduce((sum, one) => sum + one.proven, 0);
          const wanted = promises.reduce((sum, one) => sum + one.promised - one.noted, 0);
          expect(proven).toBe(
            Math.min(
              wanted,
              proofs.reduce((sum, one) => sum + one.amount, 0),
            ),
          );
          for (const one of kept) {
            const row = promises[Number(one.id)]!;
            expect(one.proven + row.noted).toBeLessThanOrEqual(row.promised);
          }
        },
      ),
    );
  });

  it("a schedule adds up to the pledge, between its days, each on its own", () => {
    const pledge = { total: 10, startsOn: "2023-07-03", endsOn: "2023-11-30" };
    const row = (dueOn: string, promised: number) => ({ dueOn, promised });
    expect(refuseSchedule([], pledge)).toBeNull();
    expect(refuseSchedule([row("2023-08-01", 4), row("2023-09-01", 6)], pledge)).toBeNull();
    expect(refuseSchedule([row("2023-08-01", 4)], pledge)).toBe("schedule_sum_differs");
    expect(refuseSchedule([row("2023-08-01", 4), row("2023-08-01", 6)], pledge)).toBe("schedule_day_twice");
    expect(refuseSchedule([row("2023-12-01", 10)], pledge)).toBe("schedule_outside");
  });
});

describe("the promises of a pledge", () => {
  it("are due on their days, default after the days of grace, and are cured by a late note with its reason", async () => {
    await on("2023-07-03");
    const id = await accepted(10, [
      { dueOn: "2023-08-01", promised: 4 },
      { dueOn: "2023-10-01", promised: 6 },
    ]);
    await agree(id);
    const due = await read(systemActor, (tx) => promisesDue(tx, "2023-07-20"));
    expect(due.filter((one) => one.pledgeId === id)).toMatchObject([
      { about: "promise", dueOn: "2023-08-01", stage: "in_14_days", partnerId: lead.id },
    ]);
    await on("2023-09-15");
    await tendPromises();
    expect(await statesOf(id)).toEqual(["defaulted", "open"]);
    const [first] = (await readPledge(lead.actor, id)).promises;
    const late = { amount: 4, on: "2023-09-10", reason: "Kursus selesai, berita acara 12/BLK/2023" };
    await expect(notePromise(lead.actor, id, first!.id, late)).rejects.toThrow();
    await expect(notePromise(analyst, id, first!.id, { ...late, amount: 5 })).rejects.toThrow(
      "note_too_much",
    );
    await expect(notePromise(analyst, id, first!.id, { ...late, on: "2023-09-16" })).rejects.toThrow(
      "note_in_future",
    );
    await notePromise(analyst, id, first!.id, late);
    expect((await readPledge(lead.actor, id)).promises[0]).toMatchObject({
      state: "kept_late",
      kept: 4,
      keptOn: "2023-09-10",
      reason: late.reason,
    });
    const events = await look<{ state: string }>(
      sql`select state from promise_event where promise_id = ${first!.id} order by id`,
    );
    expect(events.map((event) => event.state)).toEqual(["defaulted", "kept_late"]);
    expect(await tendPromises()).toEqual({ changed: 0, expired: 0 });
    await on("2023-07-03");
  });

  it("expire with their pledge when no agreement comes in time, and stand again when Bappeda renews it", async () => {
    const id = await accepted(5);
    expect((await readPledge(analyst, id)).agreeBy).toBe("2023-10-01");
    const due = await read(systemActor, (tx) => promisesDue(tx, "2023-09-30"));
    expect(due.filter((one) => one.pledgeId === id)).toMatchObject([
      { about: "agreement", stage: "in_3_days" },
    ]);
    await on("2023-10-01");
    expect((await tendPromises()).expired).toBe(0);
    await on("2023-10-02");
    expect((await tendPromises()).expired).toBe(1);
    expect(await readPledge(lead.actor, id)).toMatchObject({ state: "expired", expiredOn: "2023-10-02" });
    expect(await statesOf(id)).toEqual(["released"]);
    await expect(agree(id)).rejects.toThrow("pledge_state");
    await expect(renewPledge(lead.actor, id, "x")).rejects.toThrow();
    await renewPledge(analyst, id, "Naskah sedang ditandatangani");
    expect(await readPledge(lead.actor, id)).toMatchObject({ state: "accepted", progress: { capacity: 5 } });
    expect(await statesOf(id)).toEqual(["open"]);
    await on("2023-07-03");
  });
});

describe("a pledge that is withdrawn", () => {
  it("tells the partner its places, Bappeda the kecamatan and, for a reason, the households; the next run places them again", async () => {
    const id = await accepted(2);
    const [place] = await look<{ id: string }>(sql`select id from offer where pledge_id = ${id}`);
    const families = await makeFamilies([
      { decile: "1", needs: ["skills"] },
      { decile: "1", needs: ["skills"] },
    ]);
    const runId = await proposeRun(analyst, { needs: ["skills"], offerIds: [place!.id] });
    await approveRun(head, runId, { leaveOut: 0 });
    const before = await readPledge(lead.actor, id);
    expect(before.progress).toMatchObject({ taken: 2, lost: 2, losses: [], districts: [] });
    const { losses } = (await readPledge(analyst, id)).progress;
    expect(losses.reduce((sum, one) => sum + one.places, 0)).toBe(2);
    expect(JSON.stringify(before)).not.toContain(families[0]!.householdId);
    await expect(withdrawPledge(lead.actor, id, "Anggaran dialihkan", { seen: 1 })).rejects.toThrow(
      "pledge_changed",
    );
    expect(await withdrawPledge(lead.actor, id, "Anggaran dialihkan", { seen: 2 })).toBe(2);
    expect((await readPledge(analyst, id)).progress.losses).toEqual(losses);
    for (const actor of [lead.actor, office.head, await makeActor("registrar")])
      await expect(openReleased(actor, id, "x")).rejects.toThrow();
    const lost = await openReleased(analyst, id, "Menyiapkan penyandingan susulan");
    expect(lost.map((one) => one.householdId).sort()).toEqual(families.map((one) => one.householdId).sort());
    expect(lost.every((one) => one.needState === "open")).toBe(true);
    const [logged] = await look<{ reason: string }>(
      sql`select reason from audit_entry where act = 'pledge.losers' and subject_id = ${id}`,
    );
    expect(logged!.reason).toBe("Menyiapkan penyandingan susulan");
    const { offerId } = await makeProgram(await makeAgency(), { need: "skills", places: 2 });
    const followUp = await proposeRun(analyst, {
      needs: ["skills"],
      offerIds: [offerId],
      basedOn: (await findLastApproved(analyst))!.id,
    });
    await approveRun(head, followUp, { leaveOut: 0 });
    const placed = await openReleased(analyst, id, "Memeriksa hasil");
    expect(placed.every((one) => one.needState === "engaged")).toBe(true);
    await expect(readPledge(stranger.actor, id)).rejects.toMatchObject({ name: "NotFound" });
  });
});
