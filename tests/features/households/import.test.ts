import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelImport, confirmImport, uploadList } from "~/features/households/import-commands.server";
import { resumeImports, tendImports } from "~/features/households/import-tending.server";
import type { ImportResult } from "~/features/households/import/run.server";
import { household, importBatch, importRow, member, sourceRow } from "~/features/households/schema";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import {
  aidSheet,
  dtsenSheet,
  individuSheet,
  keluargaSheet,
  listFamilies,
  toCsv,
  type Table,
} from "#tests/support/lists";
import { buildXlsx } from "#tests/support/workbook";

const folder = temporaryFolder();
const sheet = (name: string, { header, rows }: Table) => ({ name, rows: [header, ...rows] });
const p3ke = (families: ReturnType<typeof listFamilies>) =>
  buildXlsx([sheet("individu", individuSheet(families)), sheet("keluarga", keluargaSheet(families))]);

let registrar: Actor;
const upload = async (bytes: Buffer | string, name = "daftar.xlsx") => {
  const { id } = await uploadList(registrar, {
    file: { name, bytes: Buffer.from(bytes) },
    handoverReference: "BAST-1",
    listYear: 2022,
  });
  await drainJobs();
  return id;
};
const batchOf = (id: string) =>
  read(systemActor, async (tx) => {
    const [row] = await tx.select().from(importBatch).where(eq(importBatch.id, id));
    return { ...row!, counts: row!.counts as ImportResult };
  });
const rowsOf = (id: string) =>
  read(systemActor, (tx) => tx.select().from(importRow).where(eq(importRow.batchId, id)));
const importNow = async (bytes: Buffer | string, name?: string) => {
  const id = await upload(bytes, name);
  await confirmImport(registrar, id);
  await drainJobs();
  return batchOf(id);
};
const dropQueuedJobs = () => {
  (globalThis as { portalJobs?: unknown[] }).portalJobs = [];
};
const count = (what: "household" | "member" | "source_row" | "aid_history" | "review_case" | "name_token") =>
  read(systemActor, async (tx) =>
    Number((await tx.execute(sql.raw(`select count(*) as n from ${what}`)))[0]!.n),
  );

describe("importing a list of families", () => {
  useDatabase();
  beforeAll(async () => {
    process.env.PORTAL_DATA = folder.path;
    registrar = await makeActor("registrar");
  });

  const families = listFamilies(40, { seed: 11 });
  const persons = families.reduce((sum, { family }) => sum + family.members.length, 0);

  it("shows what would happen and writes nothing before somebody confirms", async () => {
    const id = await upload(p3ke(families));
    const batch = await batchOf(id);
    expect(batch).toMatchObject({ state: "checked", failure: null, total: 40 + persons });
    expect(batch.counts.total).toMatchObject({
      read: 40 + persons,
      new: 40 + persons,
      refused: 0,
      changed: 0,
    });
    expect(batch.counts.sheets.map((one) => one.kind)).toEqual(["p3ke_household", "p3ke_member"]);
    expect(await count("household")).toBe(0);
    expect(await count("source_row")).toBe(0);
  });

  it("writes families with their members after confirmation, and deletes the upload", async () => {
    const batch = await importNow(p3ke(families));
    expect(batch).toMatchObject({ state: "done", fileId: null });
    expect(await count("household")).toBe(40);
    expect(await count("member")).toBe(persons);
    expect(await count("source_row")).toBe(40 + persons);
    const first = families[0]!;
    const [saved] = await read(systemActor, (tx) =>
      tx.select().from(household).where(eq(household.headName, first.family.members[0].name)),
    );
    expect(saved).toMatchObject({
      region: first.place.code,
      state: "listed",
      size: first.family.members.length,
      dataYear: 2022,
    });
  });

  it("keeps no identity number readable in the database", async () => {
    const [row] = await read(systemActor, (tx) =>
      tx.execute<{ dump: string }>(
        sql`select string_agg(m::text, ' ') || (select string_agg(s::text, ' ') from source_row s) as dump from member m`,
      ),
    );
    for (const { family } of families) {
      for (const one of family.members) if (one.nik) expect(row!.dump).not.toContain(one.nik);
    }
  });

  it("the same file again changes nothing, whatever its format and the order of its columns", async () => {
    const turned = ({ header, rows }: Table): Table => ({
      header: [...header].reverse().map((name) => name.toUpperCase()),
      rows: rows.map((cells) => [...cells].reverse()),
    });
    const before = await count("source_row");
    for (const [bytes, name] of [
      [p3ke(families), "lagi.xlsx"],
      [toCsv(keluargaSheet(families), ";"), "keluarga.csv"],
      [toCsv(turned(individuSheet(families)), "\t"), "individu.csv"],
    ] as const) {
      const batch = await importNow(bytes, name);
      expect(batch.counts.total).toMatchObject({
        new: 0,
        changed: 0,
        refused: 0,
        unchanged: batch.counts.total.read,
      });
    }
    expect(await count("source_row")).toBe(before);
    expect(await count("household")).toBe(40);
  });

  it("a corrected file shows what changed, keeps the former version and overwrites no correction", async () => {
    const corrected = structuredClone(families);
    corrected[3]!.family.address = "Jl. Baru No. 1";
    corrected[5]!.family.members[0].name = "Nama Yang Benar";
    const batch = await importNow(p3ke(corrected));
    const touched = corrected[3]!.family.members.length + corrected[5]!.family.members.length * 0 + 1;
    expect(batch.counts.total).toMatchObject({ new: 0, refused: 0, changed: touched + 2 });
    const [saved] = await read(systemActor, (tx) =>
      tx.select().from(household).where(eq(household.address, "Jl. Baru No. 1")),
    );
    expect(saved).toBeDefined();
    const versions = await read(systemActor, (tx) =>
      tx.select().from(sourceRow).where(eq(sourceRow.householdId, saved!.id)),
    );
    expect(versions.filter((one) => !one.current).length).toBeGreaterThan(0);
  });

  it("a cancelled import leaves nothing", async () => {
    const before = await count("household");
    const id = await upload(p3ke(listFamilies(5, { seed: 99 })));
    await confirmImport(registrar, id);
    await cancelImport(registrar, id);
    await drainJobs();
    expect(await batchOf(id)).toMatchObject({ state: "cancelled", fileId: null });
    expect(await rowsOf(id)).toEqual([]);
    expect(await count("household")).toBe(before);
  });

  it("a list whose worker was killed is taken up again; what it had written is gone", async () => {
    const before = await count("household");
    const late = listFamilies(6, { seed: 98 });
    const { id } = await uploadList(registrar, {
      file: { name: "lagi.xlsx", bytes: p3ke(late) },
      handoverReference: null,
      listYear: 2022,
    });
    // The queue lost the job together with its worker.
    dropQueuedJobs();
    await writeAs(systemActor, "import.check", (tx) =>
      tx.update(importBatch).set({ state: "checking" }).where(eq(importBatch.id, id)),
    );
    expect(await resumeImports(0)).toBe(1);
    await drainJobs();
    expect(await batchOf(id)).toMatchObject({ state: "checked" });
    await confirmImport(registrar, id);
    dropQueuedJobs();
    expect(await resumeImports(0)).toBe(1);
    await drainJobs();
    expect(await batchOf(id)).toMatchObject({ state: "done", fileId: null });
    expect(await count("household")).toBe(before + 6);
  });

  it("a list nobody decided about is closed after its window, and refused rows are forgotten", async () => {
    const bad = keluargaSheet(listFamilies(3, { seed: 97 }));
    bad.rows[0]![bad.header.indexOf("nik")] = "3.2E+15";
    const id = await upload(toCsv(bad), "lama.csv");
    const done = (await importNow(toCsv(bad), "selesai.csv")).id;
    await writeAs(systemActor, "import.check", (tx) =>
      tx.execute(
        sql`update import_batch set created_at = now() - interval '20 days', finished_at = finished_at - interval '40 days'`,
      ),
    );
    await tendImports();
    expect(await batchOf(id)).toMatchObject({ state: "cancelled", fileId: null });
    expect((await rowsOf(done)).every((row) => row.staged === null)).toBe(true);
  });

  it("a file that holds no list, or is none, fails with its reason", async () => {
    expect(await batchOf(await upload("Kode,Keterangan\n1,Satu\n", "x.csv"))).toMatchObject({
      state: "failed",
      failure: "no_list",
      fileId: null,
    });
    expect(await batchOf(await upload("%PDF-1.7", "x.pdf"))).toMatchObject({
      state: "failed",
      failure: "file_type",
      fileId: null,
    });
  });
});

describe("what a list says against what is known", () => {
  useDatabase();
  beforeAll(async () => {
    process.env.PORTAL_DATA = folder.path;
    registrar = await makeActor("registrar");
  });
  const families = listFamilies(30, { seed: 21 }).filter(({ family }) =>
    family.members.every((one) => one.nik),
  );
  const [a, b, c] = families as [
    (typeof families)[number],
    (typeof families)[number],
    (typeof families)[number],
  ];
  const codesOf = async (id: string, code: string) =>
    (await findingsOf(id)).filter((one) => one.endsWith(code));
  const findingsOf = async (id: string) =>
    (await rowsOf(id)).flatMap((row) =>
      (row.findings as { code: string }[]).map((one) => `${row.rowNumber} ${row.outcome} ${one.code}`),
    );

  it("blocks a NIK that another person of the list already has, within the file and later", async () => {
    const table = keluargaSheet([a, b, c]);
    table.rows[1]![table.header.indexOf("nik")] = a.family.members[0].nik!;
    const id = await upload(buildXlsx([sheet("keluarga", table)]));
    expect(await findingsOf(id)).toContain("3 refused nik_duplicate");
    await confirmImport(registrar, id);
    await drainJobs();
    expect(await count("household")).toBe(2);
    expect(await count("review_case")).toBe(1);
    await importNow(buildXlsx([sheet("keluarga", table)]));
    expect(await count("review_case")).toBe(1);
  });

  it("members of a family nobody knows wait", async () => {
    const id = await upload(toCsv(individuSheet([b])), "individu.csv");
    const batch = await batchOf(id);
    expect(batch.counts.findings).toMatchObject({ family_unknown: b.family.members.length });
    await cancelImport(registrar, id);
  });

  it("one key with two contents in one file is refused the second time, now and when it comes again", async () => {
    const table = keluargaSheet([b]);
    table.rows.push([...table.rows[0]!], [...table.rows[0]!]);
    table.rows[2]![table.header.indexOf("alamat")] = "Alamat lain";
    for (let time = 0; time < 2; time++) {
      const id = await upload(toCsv(table), "b.csv");
      expect(await codesOf(id, "key_repeated")).toEqual(["4 refused key_repeated"]);
      await confirmImport(registrar, id);
      await drainJobs();
    }
  });

  it("a row of another source joins the family by NIK, and both stand side by side", async () => {
    await importNow(buildXlsx([sheet("individu", individuSheet([a]))]));
    const before = { households: await count("household"), members: await count("member") };
    const batch = await importNow(buildXlsx([sheet("dtsen", dtsenSheet([a]))]));
    expect(batch.counts.total).toMatchObject({ new: a.family.members.length, refused: 0 });
    expect({ households: await count("household"), members: await count("member") }).toEqual(before);
    const head = await read(systemActor, (tx) =>
      tx.select().from(household).where(eq(household.headName, a.family.members[0].name)),
    );
    const sources = await read(systemActor, (tx) =>
      tx.select().from(sourceRow).where(eq(sourceRow.householdId, head[0]!.id)),
    );
    expect(new Set(sources.map((one) => one.dataSource))).toEqual(new Set(["p3ke", "dtsen"]));
    expect(head[0]).toMatchObject({ dataSource: "dtsen", dataYear: 2025 });
  });

  it("a NIK that another list gives to somebody else is held for review", async () => {
    const table = dtsenSheet([
      { ...c, family: { ...c.family, kkNumber: "3216180101159777", members: [c.family.members[0]] } },
    ]);
    table.rows[0]![table.header.indexOf("nama")] = "Orang Lain Sekali";
    table.rows[0]![table.header.indexOf("tanggal_lahir")] = "1999-09-09";
    const id = await upload(toCsv(table), "dtsen.csv");
    expect((await findingsOf(id)).at(-1)).toBe("2 refused nik_duplicate");
    await cancelImport(registrar, id);
  });

  it("aid already received is kept once as rows of its own", async () => {
    const batch = await importNow(toCsv(aidSheet([a, c])), "bantuan.csv");
    expect(batch.counts.total).toMatchObject({ read: 2, new: 2 });
    const again = await importNow(buildXlsx([sheet("bansos", aidSheet([a, c]))]));
    expect(again.counts.total).toMatchObject({ read: 2, new: 0, unchanged: 2 });
    expect(await count("aid_history")).toBe(2);
  });

  it("the head keeps the number that only one of both sheets has", async () => {
    const one = listFamilies(1, { seed: 77 })[0]!;
    one.family.members[0].nik = "3216181212809123";
    const keluarga = keluargaSheet([one]);
    keluarga.rows[0]![keluarga.header.indexOf("nik")] = "";
    await importNow(buildXlsx([sheet("keluarga", keluarga), sheet("individu", individuSheet([one]))]));
    const [head] = await read(systemActor, (tx) =>
      tx.select().from(member).where(eq(member.nikMasked, "3216••••••••••23")),
    );
    expect(head).toMatchObject({ isHead: true, name: one.family.members[0].name });
  });
});
