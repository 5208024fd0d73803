import fc from "fast-check";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import {
  decideAmendment,
  draftAmendment,
  proposeAmendment,
  takeAmendmentBack,
  type Change,
} from "~/features/pledges/amendment-commands.server";
import { listVersions, readOpenAmendment } from "~/features/pledges/amendment-queries.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, submitPledge } from "~/features/pledges/decision-commands.server";
import { enterShare, inviteFunder } from "~/features/pledges/funder-commands.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { changedParts, stretchSchedule } from "~/features/pledges/rules/terms";
import { pledgeShare } from "~/features/pledges/schema";
import { offer } from "~/features/programs/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { change as alter } from "../matching/world";

useDatabase();
let lead: { id: string; actor: Actor };
let tenant: { id: string; actor: Actor };
let office: Office;
let analyst: Actor;
beforeAll(async () => {
  [lead, tenant] = [await makePartner("PT Contoh Kawasan"), await makePartner("PT Contoh Penyewa")];
  office = await makeOffice("manpower");
  analyst = await makeActor("bappeda_analyst");
});

/** A fund of Rp 100 juta for places of Rp 5 juta each. */
async function accepted(withTenant = false): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "skills" });
  await setPledgeAmount(lead.actor, id, {
    amount: 100_000_000,
    quantity: null,
    description: null,
    details: {},
  });
  await setPledgeExecution(lead.actor, id, {
    implementer: "LPK Contoh",
    implementerKind: "training_centre",
    payee: "LPK Contoh",
    payeeKind: "trainer",
    startsOn: "2023-08-01",
    endsOn: "2023-11-30",
  });
  if (withTenant) {
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 70_000_000);
    await enterShare(tenant.actor, id, 30_000_000);
  }
  await submitPledge(lead.actor, id);
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: 5_000_000 });
  return id;
}
const to = (amount: number, more: Partial<Change> = {}): Change => ({
  amount,
  quantity: null,
  wishes: { districts: [], group: null },
  startsOn: "2023-08-01",
  endsOn: "2023-11-30",
  implementer: "LPK Contoh",
  implementerKind: "training_centre",
  payee: "LPK Contoh",
  payeeKind: "trainer",
  schedule: null,
  why: "Anggaran tahun ini berubah",
  ...more,
});
async function proposed(
  id: string,
  change: Change,
): Promise<{ accept: boolean; why: string; amendmentId: string }> {
  const amendmentId = await draftAmendment(lead.actor, id, change);
  await proposeAmendment(lead.actor, id);
  return { accept: true, why: "Sesuai", amendmentId };
}
const placesOfOffer = async (id: string) =>
  (await read(systemActor, (tx) => tx.select().from(offer).where(eq(offer.pledgeId, id))))[0];

describe("a change of an accepted pledge", () => {
  it("is drafted, compared, proposed and decided; the old text stands until then and stays readable", async () => {
    const id = await accepted();
    const answer = await proposed(
      id,
      to(150_000_000, { endsOn: "2023-12-15", wishes: { districts: ["32.16.18"], group: null } }),
    );
    expect(await readPledge(lead.actor, id)).toMatchObject({ amount: 100_000_000, places: 20 });
    expect((await readOpenAmendment(analyst, id)).open).toMatchObject({
      before: { amount: 100_000_000, places: 20, endsOn: "2023-11-30" },
      after: { amount: 150_000_000, places: 30, endsOn: "2023-12-15" },
    });
    await expect(decideAmendment(lead.actor, id, answer)).rejects.toThrow();
    await decideAmendment(analyst, id, answer);
    expect(await readPledge(lead.actor, id)).toMatchObject({
      amount: 150_000_000,
      places: 30,
      ownShare: 150_000_000,
      promises: [{ dueOn: "2023-12-15", promised: 150_000_000 }],
    });
    expect(await placesOfOffer(id)).toMatchObject({
      capacity: 30,
      criteria: [{}, { place: { codes: ["32.16.18"] } }],
    });
    const { versions } = await listVersions(analyst, id);
    expect(versions.map(({ number, terms }) => [number, terms.amount])).toEqual([
      [2, 150_000_000],
      [1, 100_000_000],
    ]);
  });

  it("may name somebody else to carry it out and be paid, and other days for single parts; the promises follow", async () => {
    const id = await accepted();
    const parts = [
      { dueOn: "2023-09-15", promised: 40_000_000 },
      { dueOn: "2023-11-30", promised: 60_000_000 },
    ];
    const other = {
      implementer: "Yayasan Contoh",
      implementerKind: "foundation",
      payee: null,
      payeeKind: "own_staff",
    } as const;
    await decideAmendment(analyst, id, await proposed(id, to(100_000_000, { ...other, schedule: parts })));
    expect(await readPledge(lead.actor, id)).toMatchObject({ ...other, promises: parts });
    const { decided } = await listVersions(analyst, id);
    expect(changedParts(decided[0]!.before, decided[0]!.after)).toEqual([
      "implementer",
      "implementerKind",
      "payee",
      "payeeKind",
      "schedule",
    ]);
    // Nothing about the days: they stay as they are, though they end before the pledge does.
    await decideAmendment(
      analyst,
      id,
      await proposed(id, to(100_000_000, { ...other, schedule: parts, endsOn: "2023-12-15" })),
    );
    expect((await readPledge(lead.actor, id)).promises.map(({ dueOn }) => dueOn)).toEqual([
      "2023-09-15",
      "2023-12-15",
    ]);
  });

  it.each([
    [{ implementer: "Kepala Dinas Sosial", implementerKind: "contractor" }, "implementer_is_official"],
    [{ payee: "Pemerintah Kabupaten Bekasi", payeeKind: "contractor" }, "payee_is_office"],
    [{ payee: "rek 1234567890", payeeKind: "contractor" }, "account_number"],
    [{ payee: null, payeeKind: "contractor" }, "payee_missing"],
    [{ startsOn: "2023-12-01" }, "dates_reversed"],
    [{ schedule: [{ dueOn: "2023-09-15", promised: 1 }] }, "schedule_sum_differs"],
    [{ schedule: [{ dueOn: "2024-09-15", promised: 100_000_000 }] }, "schedule_outside"],
  ] satisfies [Partial<Change>, string][])(
    "is held to the rules of a pledge: %o is %s",
    async (more, code) => {
      const id = await accepted();
      await expect(draftAmendment(lead.actor, id, to(100_000_000, more))).rejects.toMatchObject({ code });
    },
  );

  it("leaves what was noted as kept with its promise, and neither removes nor shrinks that", async () => {
    const id = await accepted();
    const parts = [
      { dueOn: "2023-09-15", promised: 40_000_000 },
      { dueOn: "2023-11-30", promised: 60_000_000 },
    ];
    await decideAmendment(analyst, id, await proposed(id, to(100_000_000, { schedule: parts })));
    const [first] = (await readPledge(lead.actor, id)).promises;
    await alter(sql`update promise set noted = 30000000 where id = ${first!.id}`);
    const whole = [{ dueOn: "2023-11-30", promised: 100_000_000 }];
    await expect(
      decideAmendment(analyst, id, await proposed(id, to(100_000_000, { schedule: whole }))),
    ).rejects.toMatchObject({ code: "amendment_below_kept" });
    await takeAmendmentBack(lead.actor, id);
    const later = [
      { dueOn: "2023-08-15", promised: 10_000_000 },
      { dueOn: "2023-10-15", promised: 30_000_000 },
      { dueOn: "2023-11-30", promised: 60_000_000 },
    ];
    const moved = [
      { dueOn: "2023-09-15", promised: 30_000_000 },
      { dueOn: "2023-10-15", promised: 10_000_000 },
      { dueOn: "2023-11-30", promised: 60_000_000 },
    ];
    await expect(
      decideAmendment(analyst, id, await proposed(id, to(100_000_000, { schedule: later }))),
    ).rejects.toMatchObject({ code: "amendment_below_kept" });
    await takeAmendmentBack(lead.actor, id);
    await decideAmendment(analyst, id, await proposed(id, to(100_000_000, { schedule: moved })));
    expect((await readPledge(analyst, id)).promises.map(({ dueOn, noted }) => [dueOn, noted])).toEqual([
      ["2023-09-15", 30_000_000],
      ["2023-10-15", 0],
      ["2023-11-30", 0],
    ]);
  });

  it("is not drafted over what somebody else of the partner wrote meanwhile", async () => {
    const id = await accepted();
    const first = await draftAmendment(lead.actor, id, to(150_000_000), null);
    await expect(draftAmendment(lead.actor, id, to(160_000_000), null)).rejects.toMatchObject({
      code: "pledge_changed",
    });
    await draftAmendment(lead.actor, id, to(160_000_000), first);
    expect((await readOpenAmendment(lead.actor, id)).open?.after.amount).toBe(160_000_000);
  });

  it("never takes places that are taken: it says how many would have to be released", async () => {
    const id = await accepted();
    const answer = await proposed(id, to(50_000_000));
    await alter(sql`update offer set taken = 12 where pledge_id = ${id}`);
    await expect(decideAmendment(analyst, id, answer)).rejects.toMatchObject({
      code: "amendment_below_taken",
      facts: { taken: 12, release: 2 },
    });
    expect(await readPledge(lead.actor, id)).toMatchObject({ amount: 100_000_000, places: 20 });
    await alter(sql`update offer set taken = 10 where pledge_id = ${id}`);
    await decideAmendment(analyst, id, answer);
    expect(await placesOfOffer(id)).toMatchObject({ capacity: 10, taken: 10 });
  });

  it("leaves the other funders' confirmed shares alone; the lead bears the difference, down to nothing", async () => {
    const id = await accepted(true);
    await expect(draftAmendment(lead.actor, id, to(29_000_000))).rejects.toThrow("amendment_below_shares");
    await decideAmendment(analyst, id, await proposed(id, to(80_000_000)));
    const shares = await read(systemActor, (tx) =>
      tx.select().from(pledgeShare).where(eq(pledgeShare.pledgeId, id)),
    );
    expect(shares.map(({ partnerId, amount }) => [partnerId === lead.id, amount]).sort()).toEqual([
      [false, 30_000_000],
      [true, 50_000_000],
    ]);
    expect((await listVersions(tenant.actor, id)).versions).toEqual([]);
    expect((await readOpenAmendment(tenant.actor, id)).open).toBeNull();
    expect((await readPledge(tenant.actor, id)).promises).toMatchObject([{ promised: null, kept: null }]);
  });

  it("is the lead's to propose and to take back, one at a time, and says what differs", async () => {
    const id = await accepted(true);
    await expect(draftAmendment(tenant.actor, id, to(120_000_000))).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(draftAmendment(lead.actor, id, to(100_000_000))).rejects.toThrow("amendment_nothing");
    await expect(
      draftAmendment(lead.actor, id, to(120_000_000, { why: "rek 1234567890123" })),
    ).rejects.toThrow("account_number");
    const answer = await proposed(id, to(120_000_000));
    await expect(draftAmendment(lead.actor, id, to(130_000_000))).rejects.toThrow("amendment_waits");
    await takeAmendmentBack(lead.actor, id);
    await expect(decideAmendment(analyst, id, answer)).rejects.toThrow("pledge_changed");
  });

  it("is refused with a reason, and of two answers at once one counts", async () => {
    const id = await accepted();
    const answer = await proposed(id, to(120_000_000));
    const results = await Promise.allSettled([
      decideAmendment(analyst, id, { ...answer, accept: false, why: "Kuota penuh" }),
      decideAmendment(analyst, id, answer),
    ]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await listVersions(lead.actor, id)).decided).toHaveLength(1);
  });

  it("keeps a schedule that adds up, on days of its own, none after the end", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-08-${String(n).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ dueOn: day, promised: fc.integer({ min: 1, max: 90 }) }), {
          selector: (row) => row.dueOn,
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 400 }),
        day,
        (rows, total, last) => {
          const sortedRows = [...rows].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
          const next = stretchSchedule(sortedRows, total, last);
          expect(next.reduce((sum, row) => sum + row.promised, 0)).toBe(total);
          expect(new Set(next.map((row) => row.dueOn)).size).toBe(next.length);
          expect(next.every((row) => row.promised > 0 && row.dueOn <= last)).toBe(true);
        },
      ),
    );
  });
});
