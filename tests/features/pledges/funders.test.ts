import { beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { admitPartner, type PartnerApplication } from "~/features/accounts/partner-commands.server";
import {
  draftPledge,
  retargetPledge,
  setPledgeAmount,
  setPledgeExecution,
} from "~/features/pledges/commands.server";
import { acceptPledge, submitPledge } from "~/features/pledges/decision-commands.server";
import {
  cancelLink,
  enterShare,
  inviteByLink,
  inviteFunder,
  joinByLink,
  joinByRegistration,
  leavePledge,
} from "~/features/pledges/funder-commands.server";
import { listPledges, readInvitation } from "~/features/pledges/queries.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();

type Partner = { id: string; actor: Actor };
let lead: Partner, tenant: Partner, other: Partner;
let manpower: Office;
let analyst: Actor;
const nobody: Actor = { ...visitor, key: "browser" };

beforeAll(async () => {
  [lead, tenant, other] = [
    await makePartner("PT Contoh Kawasan"),
    await makePartner("PT Contoh Penyewa"),
    await makePartner("PT Contoh Lain"),
  ];
  manpower = await makeOffice("manpower");
  analyst = await makeActor("bappeda_analyst");
});

async function drafted(amount = 96_000_000): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "skills" });
  await setPledgeAmount(lead.actor, id, { amount, quantity: null, description: null, details: {} });
  await setPledgeExecution(lead.actor, id, {
    implementer: "LPK Contoh",
    implementerKind: "training_centre",
    payee: "LPK Contoh",
    payeeKind: "trainer",
    startsOn: "2023-08-01",
    endsOn: "2023-11-30",
  });
  return id;
}
const tenantLink = (id: string) =>
  inviteByLink(lead.actor, id, { name: "PT Contoh Baru", email: "Baru@contoh.test" });
const application = (name: string): PartnerApplication => ({
  kind: "company",
  name,
  registrationNumber: null,
  sector: null,
  address: null,
  contactName: "Contoh",
  contactEmail: `${name.replaceAll(" ", "").toLowerCase()}@contoh.test`,
  contactPhone: null,
  locale: "en",
});
/** Everything a reader is told of a pledge, as text. */
const told = async (actor: Actor, id: string) =>
  JSON.stringify([await readPledge(actor, id), (await listPledges(actor, {}, 1)).rows]);

describe("of the funders of one pledge", () => {
  it("a co-funder is told its own amount and the places, and neither the sum nor what it could be reckoned from", async () => {
    const id = await drafted();
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 59_000_000);
    await enterShare(tenant.actor, id, 37_000_000);
    await submitPledge(lead.actor, id);
    await acceptPledge(analyst, id, { agencyId: manpower.id, unitValue: 7_000_000 });
    const seen = await told(tenant.actor, id);
    for (const figure of ["96000000", "59000000", "7000000", "5000000"])
      expect([figure, seen.includes(`:${figure}`)]).toEqual([figure, false]);
    expect(await readPledge(tenant.actor, id)).toMatchObject({
      amount: null,
      places: 13,
      ownShare: 37_000_000,
      seesSum: false,
      funding: { fits: false, total: null },
    });
  });

  it("the sum stays hidden with three funders as with two, while one comes and leaves", async () => {
    const id = await drafted();
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 50_000_000);
    await enterShare(tenant.actor, id, 30_000_000);
    await inviteFunder(lead.actor, id, other.id);
    await enterShare(other.actor, id, 16_000_000);
    for (const { actor } of [tenant, other]) {
      expect(await told(actor, id)).not.toMatch(/:(96|50)000000/);
      expect((await readPledge(actor, id)).funding.total).toBeNull();
    }
    await leavePledge(other.actor, id);
    await expect(readPledge(other.actor, id)).rejects.toMatchObject({ name: "NotFound" });
    expect(await told(tenant.actor, id)).not.toMatch(/:(96|50|80)000000/);
  });

  it("the lead is told the sum once all have confirmed, and never one amount", async () => {
    const id = await drafted();
    await inviteFunder(lead.actor, id, tenant.id);
    await inviteFunder(lead.actor, id, other.id);
    await enterShare(lead.actor, id, 50_000_000);
    await enterShare(tenant.actor, id, 30_000_000);
    expect((await readPledge(lead.actor, id)).funding).toMatchObject({ entered: 2, total: null });
    await enterShare(other.actor, id, 15_000_000);
    expect((await readPledge(lead.actor, id)).funding).toMatchObject({ total: 95_000_000, fits: false });
    expect(await told(lead.actor, id)).not.toMatch(/:(30|15)000000/);
  });

  it("each confirms again when the lead changes what the pledge is for", async () => {
    const id = await drafted();
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 60_000_000);
    await enterShare(tenant.actor, id, 36_000_000);
    await retargetPledge(lead.actor, id, { kind: "fund", programId: null, need: "livelihood.business" });
    expect((await readPledge(tenant.actor, id)).shareStale).toBe(true);
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("shares_amount_missing");
    await enterShare(tenant.actor, id, 36_000_000);
    await enterShare(lead.actor, id, 60_000_000);
    expect(await submitPledge(lead.actor, id)).toMatch(/^KM-/);
  });
});

describe("an organisation without an account", () => {
  it("registers by the lead's link, waits for Bappeda, and then confirms its share", async () => {
    const id = await drafted();
    const token = await tenantLink(id);
    const asked = await readInvitation(nobody, token);
    expect(asked).toMatchObject({ lead: "PT Contoh Kawasan", email: "baru@contoh.test", kind: "fund" });
    expect(JSON.stringify(asked)).not.toContain("96000000");
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("link_open");
    const partnerId = await joinByRegistration(nobody, token, application("PT Contoh Baru"));
    expect((await readPledge(lead.actor, id)).funders).toMatchObject([
      { name: "PT Contoh Kawasan" },
      { name: "PT Contoh Baru", admitted: false, entered: false },
    ]);
    await admitPartner(analyst, partnerId);
    const actor = await makeActor("partner", { partnerId });
    await enterShare(actor, id, 36_000_000);
    await enterShare(lead.actor, id, 60_000_000);
    expect(await submitPledge(lead.actor, id)).toMatch(/^KM-/);
  });

  it("finds a link used once closed, whoever comes second, also at the same time", async () => {
    const id = await drafted();
    const token = await tenantLink(id);
    const results = await Promise.allSettled([
      joinByLink(tenant.actor, token),
      joinByLink(other.actor, token),
      joinByRegistration(nobody, token, application("PT Contoh Ketiga")),
    ]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await readPledge(lead.actor, id)).funders).toHaveLength(2);
    expect(await readInvitation(nobody, token)).toBeNull();
    await expect(joinByLink(tenant.actor, token)).rejects.toThrow();
  });

  it("finds a link closed that was cancelled, made again, grown old, or whose pledge was submitted", async () => {
    const id = await drafted();
    const first = await tenantLink(id);
    const second = await tenantLink(id);
    expect(await readInvitation(nobody, first)).toBeNull();
    const [link] = (await readPledge(lead.actor, id)).links;
    await cancelLink(lead.actor, id, link?.id ?? "");
    expect(await readInvitation(nobody, second)).toBeNull();
    const third = await tenantLink(id);
    await submitPledgeAfterExpiry(id);
    expect(await readInvitation(nobody, third)).toBeNull();
    await expect(joinByLink(tenant.actor, third)).rejects.toMatchObject({ name: "NotFound" });
  });

  it("is known by a digest only: the token stands nowhere", async () => {
    const token = await tenantLink(await drafted());
    const rows = await read(systemActor, (tx) =>
      tx.execute(
        sql`select i::text as line from funder_invitation i union all select e::text from audit_entry e`,
      ),
    );
    expect(JSON.stringify([...rows])).not.toContain(token);
  });

  it("is not asked by the lead's own partner, and a stranger cannot make links", async () => {
    const id = await drafted();
    const token = await tenantLink(id);
    await expect(joinByLink(lead.actor, token)).rejects.toThrow("funder_twice");
    expect(await readInvitation(nobody, token)).not.toBeNull();
    await expect(inviteByLink(other.actor, id, { name: "x", email: "x@contoh.test" })).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

async function submitPledgeAfterExpiry(id: string): Promise<void> {
  await writeAs(systemActor, "pledge.draft", (tx) =>
    tx.execute(
      sql`update funder_invitation set expires_at = now() - interval '1 minute' where pledge_id = ${id}`,
    ),
  );
  expect(await submitPledge(lead.actor, id)).toMatch(/^KM-/);
}
