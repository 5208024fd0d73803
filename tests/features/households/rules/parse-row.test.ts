import { describe, expect, it } from "vitest";
import { recogniseLayout } from "~/features/households/rules/header";
import { parseRow, type ParseContext } from "~/features/households/rules/parse-row";
import { indexVillages } from "~/features/households/rules/place";
import {
  dtsenSheet,
  individuSheet,
  keluargaSheet,
  listFamilies,
  SETU,
  type Table,
} from "#tests/support/lists";

const villages = indexVillages(
  SETU.map(({ code, village, district }) => ({ code, name: village, districtName: district })),
  [{ alias: "32.16.17.2003", code: "32.16.18.2003" }],
);
const context: ParseContext = { mode: "demo", today: "2023-07-03", villages, year: null };

const parse = (table: Table, cells: Record<string, string> = {}, index = 0) => {
  const header = [...table.header, ...Object.keys(cells).filter((name) => !table.header.includes(name))];
  const row = header.map((name, at) => cells[name] ?? table.rows[index]![at] ?? "");
  const layout = recogniseLayout([{ rowNumber: 1, cells: header }])!;
  return parseRow("s", { rowNumber: 2, cells: row }, layout, context);
};
const codes = (row: ReturnType<typeof parse>) => row!.findings.map((one) => `${one.column}:${one.code}`);

const families = listFamilies(60).filter(
  ({ family }) => family.members[0].nik !== null && family.members[0].registryMatch,
);
const sound = families.filter(({ family, place }) =>
  family.members[0].nik!.startsWith(place.code.slice(0, 8).replaceAll(".", "")),
);
const keluarga = keluargaSheet(sound);
const NIK = sound[0]!.family.members[0].nik!;

describe("a keluarga row", () => {
  it("reads a whole P3KE row into our own words without a finding", () => {
    const row = parse(keluarga)!;
    const { family, id, place } = sound[0]!;
    expect(row.findings).toEqual([]);
    expect(row).toMatchObject({ kind: "p3ke_household", source: "p3ke", familyKey: id, rowKey: id });
    expect(row.house).toMatchObject({ village: place.code, decile: family.decile, address: family.address });
    expect(row.house!.answers).toMatchObject({
      floor: family.floor,
      roof: family.roof,
      water: family.water,
      savings: family.savings ? "yes" : "no",
      receives_pkh: family.aid.pkh ? "yes" : "no",
      stunting_risk: family.stuntingRisk ? "yes" : "no",
    });
    expect(row.person).toMatchObject({
      isHead: true,
      relation: "head",
      nik: family.members[0].nik,
      birthDate: family.members[0].birthDate,
    });
    expect(row.person!.answers).toMatchObject({ nik: "sound", registry_agrees: "yes" });
  });

  it.each([
    [{ nik: "3.21618E+15" }, ["nik:nik_scientific"]],
    [{ nik: "" }, ["nik:nik_missing"]],
    [{ nik: "321618" }, ["nik:nik_length"]],
    [{ padan_dukcapil: "Tidak" }, ["padan_dukcapil:registry_mismatch"]],
    [{ kode_kemdagri: "32.16.18.2001" }, []],
    [{ kode_kemdagri: "3216181111" }, ["kode_kemdagri:village_unknown"]],
    [{ kode_kemdagri: "3275011001" }, ["kode_kemdagri:village_unknown"]],
    [{ kode_kemdagri: "" }, ["desa_kelurahan:village_name_differs"]],
    [{ kode_kemdagri: "", desa_kelurahan: "Antah Berantah" }, ["kode_kemdagri:village_unknown"]],
    [{ desa_kelurahan: "DESA CIJENGKOL" }, []],
    [{ desa_kelurahan: "Cibening" }, ["desa_kelurahan:village_name_differs"]],
    [{ jenis_lantai: "Emas" }, ["jenis_lantai:value_unknown"]],
    [{ jenis_lantai: "" }, []],
    [{ desil_kesejahteraan: "4+" }, []],
    [{ desil_kesejahteraan: "12" }, ["desil_kesejahteraan:value_unknown"]],
    [{ tanggal_lahir: "31/02/1980" }, ["tanggal_lahir:date_invalid"]],
    [{ id_keluarga_P3KE: "" }, ["id_keluarga_P3KE:key_missing"]],
    [{ id_keluarga_P3KE: "3.2E+15" }, ["id_keluarga_P3KE:key_missing"]],
    [{ nomor_KK: "123" }, ["nomor_KK:kk_malformed"]],
    [{ nik: "3275" + NIK.slice(4) }, ["nik:nik_region_differs"]],
  ] as [Record<string, string>, string[]][])("%j gives %j", (cells, expected) => {
    expect(codes(parse(keluarga, cells))).toEqual(expected);
  });

  it("an empty answer stays unknown and is never a no", () => {
    const row = parse(keluarga, { jenis_lantai: "", penerima_pkh: "", resiko_stunting: "" })!;
    expect(row.house!.answers).not.toHaveProperty("floor");
    expect(row.house!.answers).not.toHaveProperty("receives_pkh");
    expect(row.house!.answers).not.toHaveProperty("stunting_risk");
  });

  it("the load of the connection is read from the words of the lighting", () => {
    const light = (text: string) => parse(keluarga, { sumber_penerangan: text })!.house!.answers;
    expect(light("Listrik Pribadi > 900 Watt")).toMatchObject({ lighting: "own", power: "over_900" });
    expect(light("Listrik Pribadi s/d 900 Watt")).toMatchObject({ lighting: "own", power: "up_to_900" });
    expect(light("Menumpang")).toMatchObject({ lighting: "borrowed" });
  });

  it("a village of an older code is found under its new one", () => {
    expect(
      parse(keluarga, { kode_kemdagri: "3216172003", desa_kelurahan: "Burangkeng" })!.house!.village,
    ).toBe("32.16.18.2003");
  });

  it("what the region mended stands beside the original", () => {
    const row = parse(keluarga, { nama_perbaikan: "Nama Benar", NIK_perbaikan: "3216183112809001" })!;
    expect(row.person).toMatchObject({
      nik: NIK,
      correctedName: "Nama Benar",
      correctedNik: "3216183112809001",
    });
    expect(parse(keluarga, { nik: "321618", NIK_perbaikan: "3216183112809001" })!.person).toMatchObject({
      nik: "3216183112809001",
      badNik: null,
    });
  });

  it("aid columns that say yes become aid already received", () => {
    expect(parse(keluarga, { RTLH: "Ya", "BLT-DD": "Tidak", PIP: "" })!.aid).toEqual([
      { program: "RTLH APBD", need: "housing", origin: "regional", year: null, receivedOn: null },
    ]);
  });

  it("a column that no rule reads is not kept", () => {
    expect(
      Object.keys(parse(keluarga, { penyakit_menahun: "TBC", penghasilan: "100000" })!.raw),
    ).not.toContain("penyakit_menahun");
  });

  it("sums and signatures under the table are no rows", () => {
    const blank = Object.fromEntries(keluarga.header.map((name) => [name, ""]));
    expect(parse(keluarga, { ...blank, alamat: "Jumlah", No: "300" })).toBeNull();
    expect(parse(keluarga, { ...blank, kepala_keluarga: "Kepala Dinas Sosial" })).toBeNull();
  });
});

describe("an individu row", () => {
  it("knows its family, its person and who is the head", () => {
    const table = individuSheet(sound.slice(0, 3));
    const head = parse(table)!;
    expect(head).toMatchObject({ kind: "p3ke_member", familyKey: sound[0]!.id, rowKey: `${sound[0]!.id}01` });
    expect(head.person!.isHead).toBe(true);
    expect(parse(table, {}, 1)!.person!.isHead).toBe(false);
  });

  it("takes an age band where the birth date is missing", () => {
    const row = parse(individuSheet(sound.slice(0, 1)), { tanggal_lahir: "", usia_22_59_tahun: "Ya" })!;
    expect(row.person).toMatchObject({ birthDate: null, ageBand: "22-59" });
  });
});

describe("a DTSEN row", () => {
  const table = dtsenSheet(sound.slice(0, 3));
  it("reads codes, keeps the worst of ten limitations only and drops illness", () => {
    const row = parse(table, {
      lantai: "8",
      dinding: "6",
      penglihatan: "2",
      penyakit_menahun: "12",
      fasilitas_bab: "1",
      tinja: "4",
    })!;
    expect(row).toMatchObject({ kind: "dtsen", source: "dtsen", cutoff: "2025-03-17" });
    expect(row.house!.answers).toMatchObject({
      floor: "earth",
      wall: "bamboo",
      latrine: "own_no_septic",
      power: "w450",
    });
    expect(row.person!.answers).toMatchObject({
      disability: "severe",
      schooling: "left",
      premium_paid: "no",
    });
    expect(JSON.stringify(row)).not.toContain("penyakit");
  });

  it("a row whose No KK lost its digits belongs to nobody", () => {
    expect(codes(parse(table, { no_kk: "3.21618E+15" }))).toContain("no_kk:key_missing");
  });

  it("the area for each person is a measure, thousands are counts", () => {
    expect(
      parse(table, { luas_lantai_bangunan: "36,5", jumlah_anggota_keluarga: "5" })!.house!.answers
        .area_per_person,
    ).toBe(7.3);
  });
});
