import { inflateSync } from "node:zlib";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { answerWithFile } from "~/platform/files/answer.server";
import {
  decideAmendment,
  draftAmendment,
  proposeAmendment,
} from "~/features/pledges/amendment-commands.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, submitPledge } from "~/features/pledges/decision-commands.server";
import {
  drawUpDocument,
  listDocuments,
  readDocument,
  uploadDocument,
} from "~/features/pledges/document-commands.server";
import { enterShare, inviteFunder } from "~/features/pledges/funder-commands.server";
import { holdsAccountNumber, isNoImplementer } from "~/features/pledges/rules";
import { change, look } from "../matching/world";
import { sql } from "drizzle-orm";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "papers-"));
let lead: { id: string; actor: Actor }, tenant: typeof lead, stranger: typeof lead;
let office: Office, other: Office;
let analyst: Actor;
let id = "";
const longName = `PT Contoh ${"Kawasan Industri Terpadu Nusantara ".repeat(4)}`.slice(0, 120).trim();

beforeAll(async () => {
  process.env.PORTAL_DATA = folder;
  [lead, tenant, stranger] = [
    await makePartner(longName),
    await makePartner("PT Contoh Penyewa"),
    await makePartner("PT Lain"),
  ];
  [office, other] = [await makeOffice("manpower"), await makeOffice("social")];
  analyst = await makeActor("bappeda_analyst");
  id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "skills" });
  await setPledgeAmount(lead.actor, id, {
    amount: 1_250_000_000_000,
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
  await inviteFunder(lead.actor, id, tenant.id);
  await enterShare(lead.actor, id, 1_249_000_000_000);
  await enterShare(tenant.actor, id, 1_000_000_000);
  await submitPledge(lead.actor, id);
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: 5_000_000 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of each page of a PDF, as far as its streams hold them as hexadecimal text. */
function pagesOf(pdf: Buffer): string[] {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  const words = streams.map((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)]
      .map(([, parts]) =>
        [...parts!.matchAll(/<([0-9a-f]+)>/g)]
          .map(([, hex]) => Buffer.from(hex!, "hex").toString("latin1"))
          .join(""),
      )
      .join("\n"),
  );
  return words.filter(Boolean);
}
const wordsOf = (pdf: Buffer) => pagesOf(pdf).join("\n");
const paperOf = async (actor: Actor, documentId: string) =>
  wordsOf((await readDocument(actor, id, documentId)).bytes);

describe("the papers of a pledge", () => {
  it("are drawn up from the pledge as numbered versions, in English too for a foreign firm", async () => {
    await change(sql`update partner set locale = 'en' where id = ${lead.id}`);
    const first = await drawUpDocument(lead.actor, id, { kind: "mou" });
    const words = await paperOf(lead.actor, first);
    expect(words.replaceAll("\n", " ")).toContain("Rp\u00a01.250.000.000.000");
    expect(words).toMatch(/KM-2023-\d{6}-\d\/MOU\/1/);
    expect(words).toContain("Bappeda Kabupaten Bekasi");
    expect(words.replaceAll("\n", " ")).toContain("tidak memuat nomor rekening");
    expect(words.replaceAll("\n", " ")).toContain("Rp\u00a01,250,000,000,000");
    expect(words).toContain("promises no tax relief");
    await drawUpDocument(analyst, id, { kind: "mou" });
    const signed = await uploadDocument(
      lead.actor,
      id,
      { kind: "mou" },
      {
        name: "mou bertanda tangan.pdf",
        bytes: Buffer.from("%PDF-1.7\n%contoh\n"),
      },
    );
    expect((await listDocuments(lead.actor, id)).map((one) => [one.number, one.signed])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect((await readDocument(office.head, id, signed)).mediaType).toBe("application/pdf");
    await expect(
      uploadDocument(lead.actor, id, { kind: "mou" }, { name: "x.html", bytes: Buffer.from("<script>") }),
    ).rejects.toThrow("file_kind");
  });

  it("can be read by a screen reader: a title, the language of every part, paragraphs and tables with their heads", async () => {
    const { bytes } = await readDocument(
      lead.actor,
      id,
      await drawUpDocument(lead.actor, id, { kind: "letter" }),
    );
    const raw = bytes.toString("latin1");
    for (const part of [
      "/Marked true",
      "/Lang (id-ID)",
      "/Lang (en-GB)",
      "/DisplayDocTitle true",
      "/S /H1",
      "/Title ",
    ])
      expect(raw, part).toContain(part);
    expect(raw.match(/\/S \/TH\b/g)?.length).toBeGreaterThan(5);
  });

  it("are never signed on a sheet without an article, and say on every page that they are a draft, and which page it is", async () => {
    for (const length of [0, 400, 800, 1200, 1600, 2000]) {
      await change(sql`update pledge set description = ${"Uraian ".repeat(length / 7)} where id = ${id}`);
      for (const kind of ["letter", "cooperation"] as const) {
        const document = await drawUpDocument(lead.actor, id, { kind });
        const pages = pagesOf((await readDocument(lead.actor, id, document)).bytes);
        const signed = pages.find((page) => page.includes("Jabatan"))!;
        expect(signed, `${kind} ${length}`).toContain("tidak menjanjikan keringanan pajak");
        pages.forEach((page, i) => {
          expect(page).toContain("NASKAH, BELUM DITANDATANGANI");
          expect(page).toContain(`halaman ${i + 1} dari ${pages.length}`);
        });
      }
    }
  });

  it("state an accepted change as an addendum, old beside new, and keep its signed copy", async () => {
    const execution = {
      implementerKind: "training_centre",
      payeeKind: "trainer",
      payee: "LPK Contoh",
    } as const;
    const amendmentId = await draftAmendment(lead.actor, id, {
      ...execution,
      ...{ amount: 1_300_000_000_000, quantity: null, implementer: longName, schedule: null },
      ...{ wishes: { districts: [], group: null }, startsOn: "2023-08-01", endsOn: "2023-12-15" },
      why: "Harga satuan naik",
    });
    const addendum = { kind: "addendum", amendmentId } as const;
    await expect(drawUpDocument(lead.actor, id, addendum)).rejects.toThrow("amendment_unknown");
    await proposeAmendment(lead.actor, id);
    await decideAmendment(analyst, id, { accept: true, why: "Sesuai", amendmentId });
    const words = (await paperOf(lead.actor, await drawUpDocument(lead.actor, id, addendum))).replaceAll(
      "\n",
      " ",
    );
    for (const said of [
      "ADENDUM KE-1",
      "Rp\u00a01.250.000.000.000",
      "Rp\u00a01.300.000.000.000",
      "15 December 2023",
    ])
      expect(words).toContain(said);
    expect(words).toContain("tidak menjanjikan keringanan pajak");
    await uploadDocument(lead.actor, id, addendum, { name: "a.pdf", bytes: Buffer.from("%PDF-1.7\n") });
    expect(
      (await listDocuments(office.head, id))
        .filter((one) => one.kind === "addendum")
        .map((one) => one.signed),
    ).toEqual([true, false]);
    await expect(drawUpDocument(tenant.actor, id, addendum)).rejects.toThrow("letter_only");
  });

  it("of a co-funder is its own letter with its own amount, which neither the lead nor the agency reads", async () => {
    const letter = await drawUpDocument(tenant.actor, id, { kind: "letter" });
    const words = await paperOf(tenant.actor, letter);
    expect(words).toContain("Rp\u00a01.000.000.000");
    expect(words).not.toContain("1.250.000.000.000");
    await expect(drawUpDocument(tenant.actor, id, { kind: "mou" })).rejects.toThrow("letter_only");
    expect((await listDocuments(tenant.actor, id)).map((one) => one.id)).toEqual([letter]);
    for (const actor of [lead.actor, office.head]) {
      await expect(readDocument(actor, id, letter)).rejects.toMatchObject({ name: "NotFound" });
      expect((await listDocuments(actor, id)).map((one) => one.id)).not.toContain(letter);
    }
    expect((await readDocument(analyst, id, letter)).bytes.length).toBeGreaterThan(1000);
  });

  it("are not found by anyone else, neither as a paper nor as a file", async () => {
    const paper = await drawUpDocument(lead.actor, id, { kind: "cooperation" });
    const [row] = await look<{ file_id: string }>(
      sql`select file_id from pledge_document where id = ${paper}`,
    );
    for (const actor of [
      stranger.actor,
      tenant.actor,
      other.head,
      await makeActor("village_officer", { scope: "32.16.18.2003" }),
    ])
      await expect(readDocument(actor, id, paper)).rejects.toMatchObject({ name: "NotFound" });
    for (const actor of [stranger.actor, tenant.actor, other.head, office.head, await makeActor("registrar")])
      await expect(answerWithFile(actor, row!.file_id)).rejects.toMatchObject({ name: "NotFound" });
    await expect(drawUpDocument(stranger.actor, id, { kind: "letter" })).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("the words of a pledge", () => {
  it.each([
    ["Kepala Dinas Sosial", "contractor", true],
    ["Bupati Contoh", "agency", true],
    ["Mayor of Contoh", "partner", true],
    ["Dinas Tenaga Kerja", "contractor", true],
    ["BLK Dinas Tenaga Kerja", "training_centre", false],
    ["UPTD Dinas Perumahan", "agency", false],
    ["Kodim 0509 Contoh", "armed_forces", false],
    ["PT Contoh Bangun Desa", "contractor", false],
  ] as const)("%s as %s carries nothing out: %s", (name, kind, refused) => {
    expect(isNoImplementer(name, kind)).toBe(refused);
  });

  it.each([
    ["rek 123456", true],
    ["No. Rekening BCA: 123 456 7", true],
    ["bank account 12-34-567", true],
    ["1234567890", true],
    ["Rp 1.250.000.000.000", false],
    ["nilai rekening listrik Rp 450.000", false],
    ["berita acara 12/BLK/2023 untuk 16 peserta", false],
    ["KM-2023-000123-7", false],
  ])("%s holds an account number: %s", (typed, holds) => {
    expect(holdsAccountNumber(typed)).toBe(holds);
  });
});
