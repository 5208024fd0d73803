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
import { stretchSchedule } from "~/features/pledges/rules/terms";
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
