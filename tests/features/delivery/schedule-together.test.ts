import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { acceptAll, recordConsent } from "~/features/delivery/acceptance-commands.server";
import { readSchedulable, scheduleAll } from "~/features/delivery/schedule-commands.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import type { NeedCode } from "~/features/needs/catalogue";
import { newId } from "~/platform/db/id";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, type Office } from "#tests/support/offices";
import { look, makeFamilies, makeProgram, proposeRun } from "../matching/world";

useDatabase();

let analyst: Actor;
let head: Actor;
let office: Office;
let other: Office;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
  office = await makeOffice("housing");
  other = await makeOffice("social");
});

/** As many accepted recipients of a new program. */
async function accepted(need: NeedCode, families: number) {
  const { offerId } = await makeProgram(office.id, { need, places: families });
  await makeFamilies(Array.from({ length: families }, () => ({ needs: [need] })));
  const runId = await proposeRun(analyst, { needs: [need], offerIds: [offerId] });
  await approveRun(head, runId, { leaveOut: 0 });
  await acceptAll(office.operator, { offerId, expected: families });
  const rows = await look<{ id: string }>(sql`select id from match where run_id = ${runId} order by id`);
  return { offerId, district: null, ids: rows.map(({ id }) => id) };
}

const statesOf = async (ids: string[]) =>
  (
    await look<{
      state: string;
      day: string | null;
    }>(sql`select m.state, d.scheduled_on::text as day from match m left join delivery d on d.match_id = m.id
      where m.id = any(${sql.param(ids)}::uuid[]) order by m.id`)
  ).map(({ state, day }) => (day ? `${state} ${day}` : state));

const plan = { day: "2023-07-10", place: "Balai desa" };
const word = {
  answer: "given" as const,
  givenOn: "2023-07-03",
  manner: "spoken" as const,
  givenBy: "Contoh 0",
  guardian: null,
  witnesses: "Ketua RT 001",
};

describe("one day for many recipients", () => {
  it("schedules everybody whose help needs no consent first, in one act", async () => {
    const { ids, ...wish } = await accepted("food", 3);
    const ready = await readSchedulable(office.operator, wish);
    expect(ready).toMatchObject({ total: 3, noConsent: 0, notAgreed: 0 });
    expect(await scheduleAll(office.operator, wish, { ...plan, expected: 3 })).toBe(3);
    expect(await statesOf(ids)).toEqual(Array(3).fill("scheduled 2023-07-10"));
    const [entry] = await look<{ details: { scheduled: number; day: string } }>(
      sql`select details from audit_entry where act = 'match.schedule' and subject_id = ${wish.offerId}`,
    );
    expect(entry!.details).toMatchObject({ scheduled: 3, day: "2023-07-10" });
  });

  it("leaves out whoever has not yet agreed to a repair of the house, and says how many", async () => {
    const { ids, ...wish } = await accepted("housing", 2);
    await recordConsent(office.operator, ids[0]!, word);
    expect(await readSchedulable(office.operator, wish)).toMatchObject({ total: 1, noConsent: 1 });
    await scheduleAll(office.operator, wish, { ...plan, expected: 1 });
    expect(await statesOf(ids)).toEqual(["scheduled 2023-07-10", "accepted"]);
  });

  it("changes nobody when the number is no longer what was shown, and nobody twice", async () => {
    const { ids, ...wish } = await accepted("food", 2);
    await expect(scheduleAll(office.operator, wish, { ...plan, expected: 3 })).rejects.toMatchObject({
      code: "match_changed",
    });
    expect(await statesOf(ids)).toEqual(["accepted", "accepted"]);
    const key = newId();
    await scheduleAll(office.operator, wish, { ...plan, expected: 2, key });
    expect(await scheduleAll(office.operator, wish, { ...plan, expected: 2, key })).toBe(2);
    expect(await statesOf(ids)).toEqual(Array(2).fill("scheduled 2023-07-10"));
  });

  it("touches no recipient of another agency, nor of another kecamatan", async () => {
    const { ids, ...wish } = await accepted("food", 2);
    expect((await readSchedulable(other.operator, wish)).total).toBe(0);
    await expect(scheduleAll(other.operator, wish, { ...plan, expected: 2 })).rejects.toBeDefined();
    expect((await readSchedulable(office.operator, { ...wish, district: "32.16.01" })).total).toBe(0);
    expect(await statesOf(ids)).toEqual(["accepted", "accepted"]);
  });

  it("gives no day before the approval", async () => {
    const { ids, ...wish } = await accepted("food", 1);
    await expect(
      scheduleAll(office.operator, wish, { ...plan, day: "2023-01-01", expected: 1 }),
    ).rejects.toMatchObject({ code: "match_changed" });
    expect(await statesOf(ids)).toEqual(["accepted"]);
  });
});
