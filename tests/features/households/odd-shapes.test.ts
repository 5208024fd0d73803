import { beforeAll, describe, expect, it } from "vitest";
import { importFromCommandLine } from "~/features/households/command-line.server";
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
} from "#tests/support/lists";
import { oddShapes } from "#tests/support/odd-shapes";
import { buildXlsx } from "#tests/support/workbook";

const folder = temporaryFolder();
const families = listFamilies(30, { seed: 31 }).filter(({ family }) =>
  family.members.every((one) => one.nik !== null),
);

describe("what offices do to a list on its way", () => {
  useDatabase();
  let email = "";
  const run = async (name: string, bytes: Buffer | string, ...more: string[]) => {
    let text = "";
    const out = { write: (piece: string) => ((text += piece), true) } as never;
    await importFromCommandLine([folder.put(name, bytes), "--as", email, "--json", ...more], out);
    return JSON.parse(text);
  };
  beforeAll(async () => {
    email = `${(await makeActor("registrar")).accountId}@contoh.test`;
    const sheet = (name: string, { header, rows }: { header: string[]; rows: string[][] }) => ({
      name,
      rows: [header, ...rows],
    });
    await run(
      "asli.xlsx",
      buildXlsx([sheet("keluarga", keluargaSheet(families)), sheet("individu", individuSheet(families))]),
    );
    await run("dtsen.xlsx", buildXlsx([sheet("dtsen", dtsenSheet(families))]));
  });

  it.each(oddShapes.map((shape) => [shape.name, shape] as const))(
    "it still says the same: %s",
    async (_, shape) => {
      const report = await run(shape.file, shape.build(families), "--dry-run");
      expect(report).toMatchObject({ refused: 0, new: 0, changed: 0, unchanged: report.read });
      expect(report.read).toBeGreaterThanOrEqual(families.length);
      const odd = report.findings.filter(({ code }: { code: string }) =>
        ["value_unknown", "date_invalid", "village_name_differs", "nik_length"].includes(code),
      );
      expect(odd).toEqual([]);
      if (shape.leftOut) expect(report.sheets[0].leftOut).toEqual(shape.leftOut(families.length));
    },
  );

  it("the report tells as what each column was read, and which were not", async () => {
    const shape = oddShapes.find(({ name }) => name === "shortened headers")!;
    const { sheets } = await run(shape.file, shape.build(families), "--dry-run");
    expect(sheets[0]).toMatchObject({ headerRow: 3, leftOut: [] });
    expect(sheets[0].columns).toContainEqual({ header: "Nm. Kepala Klg", reads: "kepala_keluarga" });
    expect(sheets[0].columns).toContainEqual({ header: "No", reads: null });
  });

  it("aid with one column for each program is the same aid as told line by line", async () => {
    const head = (at: number) => families[at]!.family.members[0];
    const wide = [
      ["NIK", "Nama", "PKH", "BSPS", "BLT-DD", "Tahun"],
      [head(0).nik!, head(0).name, "Ya", "Tidak", "Ya", "2021"],
      [head(1).nik!, head(1).name, "Tidak", "Tidak", "Tidak", "2021"],
      ["", "Jumlah", "1", "0", "1", ""],
    ];
    const first = await run("lebar.xlsx", buildXlsx([{ name: "bansos", rows: wide }]));
    expect(first).toMatchObject({ read: 2, new: 1, unchanged: 1, refused: 0 });
    const { header } = aidSheet([]);
    const rows = [
      ["1", head(0).nik!, head(0).name, "PKH", "Pusat", "2021"],
      ["2", head(0).nik!, head(0).name, "BLT Dana Desa", "Desa", "2021"],
    ];
    expect(await run("panjang.csv", toCsv({ header, rows }))).toMatchObject({
      read: 2,
      unchanged: 2,
      refused: 0,
    });
  });

  it("aid whose program stands in the title only, and aid told by amounts and years", async () => {
    const people = families.slice(2, 5).map(({ family }) => family.members[0]);
    const titled = [
      ["DAFTAR PENERIMA BANTUAN BLT DANA DESA"],
      ["TAHUN ANGGARAN 2021"],
      ["No", "Nama", "NIK", "Alamat", "Desa", "Nominal"],
      ...people.map((one, at) => [String(at + 1), one.name, one.nik!, "Kp. Baru", "Cijengkol", "Rp 300.000"]),
    ];
    const report = await run("judul.xlsx", buildXlsx([{ name: "Sheet1", rows: titled }]));
    expect(report).toMatchObject({ read: 3, new: 3, refused: 0, households: { new: 0 } });
    expect(report.sheets[0].kind).toBe("aid_history");
    const columns = [
      ["NIK", "Nama", "BST", "BLT-DD", "RTLH"],
      ...people.map((one, at) => [one.nik!, one.name, "Rp 600.000", at === 0 ? "2021" : "", "-"]),
    ];
    const wide = await run("kolom.xlsx", buildXlsx([{ name: "Sheet1", rows: columns }]));
    expect(wide).toMatchObject({ read: 3, new: 3, refused: 0, warned: 0 });
    expect(await run("kolom.xlsx", buildXlsx([{ name: "Sheet1", rows: columns }]))).toMatchObject({
      unchanged: 3,
    });
  });

  it("members listed beside their head are themselves, and a head without a name is refused in its column", async () => {
    const [one, two] = listFamilies(2, { seed: 32 }) as [Listed, Listed];
    const header = [
      "ID Keluarga P3KE",
      "Nama Kepala Keluarga",
      "NIK Kepala Keluarga",
      "Nama",
      "NIK",
      "Hubungan",
    ];
    const members = one.family.members.map((person, at) => [
      one.id,
      one.family.members[0].name,
      one.family.members[0].nik ?? "",
      person.name,
      person.nik ?? "",
      at === 0 ? "Kepala Keluarga" : "Lainnya",
    ]);
    const list = keluargaSheet([one, two]);
    list.rows[1]![list.header.indexOf("kepala_keluarga")] = "";
    const report = await run(
      "berdua.xlsx",
      buildXlsx([
        { name: "anggota", rows: [header, ...members] },
        { name: "keluarga", rows: [list.header, ...list.rows] },
      ]),
    );
    expect(report).toMatchObject({ read: members.length + 2, refused: 1, households: { new: 1 } });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ sheet: "keluarga", row: 3, column: "kepala_keluarga", code: "key_missing" }),
    );
  });
});

type Listed = ReturnType<typeof listFamilies>[number];
