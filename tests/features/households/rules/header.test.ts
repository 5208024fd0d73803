import { describe, expect, it } from "vitest";
import { fieldOf } from "~/features/households/rules/columns";
import { isHeaderLike, recogniseLayout } from "~/features/households/rules/header";
import { DTSEN_HEADER, INDIVIDU_HEADER, KELUARGA_HEADER } from "#tests/support/lists";

const lines = (...rows: string[][]) => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));

describe("a column is recognised by what people call it", () => {
  it.each([
    ["ID Keluarga P3KE", "family_id"],
    ["id_keluarga_P3KE", "family_id"],
    ["kode_kemdagri", "village_code"],
    ["Kode Kemendagri", "village_code"],
    ["KODE_KEMENDAGRI ", "village_code"],
    ["penerima _bpnt", "receives_bpnt"],
    ["Penerima BNPT", "receives_bpnt"],
    ["Penerima SEMBAKO", "receives_sembako"],
    ["Resiko Stunting", "stunting_risk"],
    ["Risiko_Stunting", "stunting_risk"],
    ["usia _60_tahun_keatas", "age_from_60"],
    ["Usia 60 Tahun ke Atas", "age_from_60"],
    ["No KTP", "nik"],
    ["Nomor Induk Kependudukan (NIK)", "nik"],
    ["N I K", "nik"],
    ["11. NIK", "nik"],
    ["Nama KRT", "head_name"],
    ["Nama Kepala Keluarga", "head_name"],
    ["Tgl. Lahir", "birth_date"],
    ["Tanggal Lahir (dd/mm/yyyy)", "birth_date"],
    ["Jns. Kelamin", "sex"],
    ["L/P", "sex"],
    ["Kab/Kota", "regency"],
    ["Kel/Desa", "village"],
    ["Memiliki Fasilitas Buang Air Besar", "latrine"],
    ["memiliki_simpanan uang/perhiasan/ternak/lainnya", "savings"],
    ["Hubungan dengan Kepala Keluarga", "relation"],
    ["NIK_perbaikan", "nik_corrected"],
    ["Koordinat_X", null],
    ["foto_rumah_tampak_depan", null],
    ["penyakit_menahun", null],
    ["penghasilan", null],
    ["no hp", null],
  ])("%s is %s", (header, field) => {
    expect(fieldOf(header)).toBe(field);
  });

  it("aid columns of verval files become aid already received", () => {
    expect(fieldOf("BLT-DD")).toMatchObject({ program: "BLT Dana Desa", origin: "village" });
    expect(fieldOf("RTLH")).toMatchObject({ need: "housing" });
  });
});

describe("a sheet is recognised by its columns", () => {
  it.each([
    ["p3ke_household", KELUARGA_HEADER],
    ["p3ke_member", INDIVIDU_HEADER],
    ["dtsen", DTSEN_HEADER],
    ["named_list", ["No", "Nama", "NIK", "Alamat", "Desa", "Kecamatan"]],
    ["aid_history", ["No", "NIK", "Nama", "Jenis Bantuan", "Sumber Dana", "Tahun"]],
    ["aid_history", ["id_keluarga_p3ke", "program", "sumber", "tahun"]],
  ])("%s", (kind, header) => {
    expect(recogniseLayout(lines(header))?.kind).toBe(kind);
  });

  it.each([
    ["a pivot", ["Kecamatan", "Jumlah Keluarga", "Jumlah Individu"]],
    ["a legend", ["Kode", "Keterangan"]],
    ["prices", ["No", "Nama", "Harga"]],
  ])("%s is no list of families", (_, header) => {
    expect(recogniseLayout(lines(header))).toBeNull();
  });

  it("all columns of the three official sheets are recognised, except what is dropped at the door", () => {
    const unread = (header: string[]) => header.filter((name) => fieldOf(name) === null);
    expect(unread(KELUARGA_HEADER)).toEqual(["No"]);
    expect(unread(INDIVIDU_HEADER)).toEqual([]);
    expect(unread(DTSEN_HEADER)).toEqual(["kloset", "penyakit_menahun"]);
  });

  it("titles above the header do not matter, and their year is kept", () => {
    const layout = recogniseLayout(
      lines(["DATA KELUARGA P3KE KAB. BEKASI"], ["Tahun 2022"], ["Desil 1, NIK dan Nama"], KELUARGA_HEADER),
    );
    expect(layout).toMatchObject({ headerRow: 4, kind: "p3ke_household", titleYear: 2022 });
  });

  it("a group header over two lines names its columns", () => {
    const layout = recogniseLayout(
      lines(
        ["No", "ID Keluarga", "Kepala Keluarga", "", "Wilayah", "", "Penerima", "", ""],
        ["", "", "Nama KK", "NIK", "Desa/Kelurahan", "Kode Kemdagri", "BPNT", "PKH", "Sembako"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
      ),
    );
    expect(layout).toMatchObject({ headerRow: 2, kind: "p3ke_household" });
    expect(layout?.at).toMatchObject({
      nik: 3,
      receives_bpnt: 6,
      receives_pkh: 7,
      receives_sembako: 8,
      village_code: 5,
    });
  });

  it("a line of column numbers and a repeated header are no rows", () => {
    const layout = recogniseLayout(lines(["No", "NIK", "Nama", "Desa", "Alamat"]))!;
    expect(isHeaderLike(["(1)", "(2)", "(3)", "(4)", "(5)"], layout)).toBe(true);
    expect(isHeaderLike(["NO", "NIK", "NAMA", "DESA", "ALAMAT"], layout)).toBe(true);
    expect(isHeaderLike(["1", "3216183112809001", "Asep", "Setu", "Jl. A"], layout)).toBe(false);
  });
});
