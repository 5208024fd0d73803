import { beforeAll, describe, expect, it } from "vitest";
import { visitor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { acceptInvitation } from "~/features/accounts/invitations.server";
import {
  admitPartner,
  refusePartner,
  registerPartner,
  type PartnerApplication,
} from "~/features/accounts/partner-commands.server";
import { countApplicants, listPartners, readPartner } from "~/features/accounts/partner-queries.server";
import { partner } from "~/features/accounts/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makePartner } from "#tests/support/offices";

useDatabase();

const application: PartnerApplication = {
  kind: "company",
  name: "PT Contoh Kawasan Industri",
  registrationNumber: "9120001234567",
  sector: "Kawasan industri",
  address: "Cikarang Utara",
  contactName: "Contoh Manajer CSR",
  contactEmail: "csr@kawasan.test",
  contactPhone: null,
  locale: "en",
};
let analyst: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
});
const apply = (email: string, key?: string) =>
  registerPartner(visitor, { ...application, contactEmail: email }, key);

describe("an organisation that wants to help", () => {
  it("applies without an account and waits for Bappeda", async () => {
    const id = await apply("satu@kawasan.test");
    expect(await readPartner(analyst, id)).toMatchObject({
      state: "applied",
      appliedOn: "2023-07-03",
      accounts: [],
    });
    expect(await countApplicants(analyst)).toBeGreaterThan(0);
    expect(await read(visitor, (tx) => tx.select().from(partner))).toEqual([]);
  });

  it("sent twice by one form applies once", async () => {
    const key = newId();
    const ids = await Promise.all([1, 2, 3].map(() => apply("dua@kawasan.test", key)));
    expect(new Set(ids).size).toBe(1);
  });

  it("is admitted by a Bappeda analyst, and its contact gets a link to set a password", async () => {
    const id = await apply("tiga@kawasan.test");
    const token = await admitPartner(analyst, id);
    expect(await readPartner(analyst, id)).toMatchObject({
      state: "admitted",
      decidedBy: analyst.accountId,
      accounts: [{ email: "tiga@kawasan.test", waits: true }],
    });
    const account = await acceptInvitation(token, "kata sandi yang panjang");
    expect(account).toMatchObject({ role: "partner", partnerId: id });
    await expect(acceptInvitation(token, "kata sandi yang lain")).rejects.toMatchObject({ name: "NotFound" });
  });

  it("is refused with a reason, and decided only once", async () => {
    const id = await apply("empat@kawasan.test");
    await refusePartner(analyst, id, "Bukan badan usaha di wilayah ini");
    expect(await readPartner(analyst, id)).toMatchObject({
      state: "refused",
      reason: "Bukan badan usaha di wilayah ini",
    });
    await expect(admitPartner(analyst, id)).rejects.toThrow("partner_decided");
  });

  it("whose contact already has an account is not admitted, and nothing of it remains", async () => {
    await admitPartner(analyst, await apply("lima@kawasan.test"));
    const second = await apply("lima@kawasan.test");
    await expect(admitPartner(analyst, second)).rejects.toThrow("email_taken");
    expect(await readPartner(analyst, second)).toMatchObject({ state: "applied", accounts: [] });
  });

  it("is not admitted by anybody else, least of all by itself", async () => {
    const id = await apply("enam@kawasan.test");
    const { actor: other } = await makePartner();
    for (const actor of [visitor, other, await makeActor("bappeda_head"), await makeActor("registrar")])
      await expect(admitPartner(actor, id)).rejects.toThrow();
    expect((await readPartner(analyst, id)).state).toBe("applied");
  });

  it("that is not admitted is not seen by other partners", async () => {
    await apply("tujuh@kawasan.test");
    const { actor } = await makePartner("PT Contoh Lain");
    const seen = await listPartners(actor, { q: "", state: null, page: 1 });
    expect(seen.rows.every((row) => row.state === "admitted")).toBe(true);
  });
});
