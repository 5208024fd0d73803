import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { listNotices } from "~/features/notices/queries.server";
import { action, loader } from "~/features/pledges/pages/pledge-comments";
import { pledge, pledgeComment, pledgeFunder } from "~/features/pledges/schema";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();

type Partner = { id: string; actor: Actor };
let lead: Partner, funder: Partner, stranger: Partner;
let office: Office, otherOffice: Office;
let analyst: Actor, auditor: Actor;
const id = newId();

beforeAll(async () => {
  [lead, funder, stranger] = [
    await makePartner("PT Contoh Kawasan"),
    await makePartner("PT Contoh Penyewa"),
    await makePartner("PT Contoh Lain"),
  ];
  [office, otherOffice] = [await makeOffice("housing", "Disperkimtan Contoh"), await makeOffice("social")];
  [analyst, auditor] = [await makeActor("bappeda_analyst"), await makeActor("auditor")];
  await writeAs(systemActor, "pledge.draft", async (tx) => {
    await tx.insert(pledge).values({
      id,
      reference: "KM-2023-000001-7",
      partnerId: lead.id,
      region: "32.16",
      agencyId: office.id,
      kind: "fund",
      need: "housing",
      amount: 40_000_000,
      unit: "house",
      state: "accepted",
      madeBy: lead.actor.accountId!,
    });
    await tx.insert(pledgeFunder).values([
      { pledgeId: id, partnerId: lead.id, lead: true },
      { pledgeId: id, partnerId: funder.id, lead: false },
    ]);
  });
});

const path = `/pledges/${id}/comments`;
const open = async (actor: Actor) => loader(await asked(actor, path, { id }));
const say = async (actor: Actor, body: string, key: string = newId()) =>
  action(await asked(actor, path, { id }, { body, key }));

describe("comments on a pledge", () => {
  it("everybody concerned writes and reads one thread, in order, with who and when", async () => {
    await say(lead.actor, "Kapan mulai?");
    await say(office.operator, "Minggu depan.\r\nKami kabari.");
    await say(analyst, "Baik.");
    await say(funder.actor, "Terima kasih.");
    for (const actor of [lead.actor, funder.actor, office.head, analyst]) {
      const { comments } = await open(actor);
      expect(comments.map((one) => [one.organisation, one.body])).toEqual([
        ["PT Contoh Kawasan", "Kapan mulai?"],
        ["Disperkimtan Contoh", "Minggu depan.\nKami kabari."],
        [null, "Baik."],
        ["PT Contoh Penyewa", "Terima kasih."],
      ]);
    }
  });

  it("another partner and another agency find nothing, and write nothing", async () => {
    for (const actor of [stranger.actor, otherOffice.operator]) {
      await expect(open(actor)).rejects.toBeInstanceOf(NotFound);
      await expect(say(actor, "Halo")).rejects.toBeInstanceOf(NotFound);
      expect(await read(actor, (tx) => tx.select().from(pledgeComment))).toEqual([]);
    }
    expect(can(auditor, "comment.read")).toBe(false);
    expect(await read(auditor, (tx) => tx.select().from(pledgeComment))).toEqual([]);
  });

  it("a comment is neither changed nor taken back, by nobody", async () => {
    for (const actor of [lead.actor, systemActor]) {
      await expect(
        writeAs(actor, "comment.write", (tx) => tx.update(pledgeComment).set({ body: "x" })),
      ).rejects.toThrow();
      await expect(writeAs(actor, "comment.write", (tx) => tx.delete(pledgeComment))).rejects.toThrow();
    }
  });

  it("nobody speaks in another's name", async () => {
    const forged = { id: newId(), pledgeId: id, author: "x", body: "x", authorId: analyst.accountId! };
    await expect(
      writeAs(lead.actor, "comment.write", (tx) => tx.insert(pledgeComment).values(forged)),
    ).rejects.toThrow();
  });

  it.each([
    ["", "comment_empty"],
    ["x".repeat(2001), "comment_too_long"],
    ["transfer ke 123-456-7890", "account_number"],
    ["NIK 3216 0101 0190 9001", "identity_number"],
    ["3216010101909001", "identity_number"],
  ])("%.30s is refused with its reason, and what was typed stays", async (body, code) => {
    const before = (await open(lead.actor)).comments.length;
    expect(await say(lead.actor, body)).toMatchObject({
      data: { errors: { body: code }, typed: { body } },
      init: { status: 422 },
    });
    expect((await open(lead.actor)).comments).toHaveLength(before);
  });

  it("an amount is no account number; sent twice it stands once", async () => {
    const key = newId();
    const before = (await open(lead.actor)).comments.length;
    await say(lead.actor, "Menjadi Rp 1.250.000.000", key);
    await say(lead.actor, "Menjadi Rp 1.250.000.000", key);
    expect((await open(lead.actor)).comments).toHaveLength(before + 1);
  });

  it("the others hear of it, without its words; the author does not", async () => {
    const heard = async (actor: Actor) => (await listNotices(actor, 1)).total;
    const before = await Promise.all([lead.actor, funder.actor, office.head, analyst].map(heard));
    await say(analyst, "Rahasia");
    const after = await Promise.all([lead.actor, funder.actor, office.head, analyst].map(heard));
    expect(after.map((n, at) => n - before[at]!)).toEqual([1, 1, 1, 0]);
    expect(await heard(stranger.actor)).toBe(0);
    const { rows } = await listNotices(lead.actor, 1);
    expect(rows[0]).toMatchObject({ kind: "comment_new", facts: { from: "Bappeda" }, link: path });
    expect(JSON.stringify(rows)).not.toContain("Rahasia");
  });

  it("a draft has none", async () => {
    await writeAs(systemActor, "pledge.draft", (tx) =>
      tx.update(pledge).set({ state: "draft" }).where(eq(pledge.id, id)),
    );
    await expect(open(lead.actor)).rejects.toBeInstanceOf(NotFound);
    expect(await read(analyst, (tx) => tx.execute(sql`select 1 from pledge_comment`))).toHaveLength(0);
  });
});
