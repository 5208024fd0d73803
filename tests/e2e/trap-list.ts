import { individuSheet, keluargaSheet, listFamilies, SETU } from "#tests/support/lists";
import { buildXlsx, type FixtureCell } from "#tests/support/workbook";

/** Rows of the family sheet that cannot be accepted, by what is wrong with them. */
export const refusedFamilies = { nik_scientific: 2, village_unknown: 1, key_missing: 1 } as const;

/**
 * Three hundred families as a regency sends them, with every trap of the field in it: a title above the header, headers
 * spelled otherwise, numbers kept as numbers, dates in five shapes, "4+", empty cells, heads who differ between sheets,
 * the same number on two people, places that do not exist.
 */
export function trapList(): Buffer {
  const families = listFamilies(300, { seed: 64 });
  const keluarga = keluargaSheet(families);
  const individu = individuSheet(families);
  const at = (header: string[], name: string) => header.indexOf(name);
  const rows: FixtureCell[][] = keluarga.rows.map((row) => [...row]);
  const set = (row: number, column: string, cell: FixtureCell) => {
    rows[row]![at(keluarga.header, column)] = cell;
  };
  set(3, "nik", { number: "3.2161801018090E+15" });
  set(4, "nik", "3,21618E+15");
  set(5, "nik", "321618");
  set(6, "nik", "");
  set(7, "nik", "1111111111111111");
  set(8, "kode_kemdagri", "9999999999");
  set(9, "id_keluarga_P3KE", "");
  set(10, "desil_kesejahteraan", "4+");
  set(11, "tanggal_lahir", { day: 29587 });
  set(12, "tanggal_lahir", "31/12/1980 0:00:00");
  set(13, "tanggal_lahir", "1-7-71");
  set(14, "tanggal_lahir", "bukan tanggal");
  set(15, "jenis_lantai", "");
  set(16, "jenis_lantai", "Marmer Italia");
  set(17, "kepala_keluarga", "Nama Lain");
  set(18, "desa_kelurahan", "Desa Yang Salah");
  set(19, "resiko_stunting", "Ya");
  const header = keluarga.header.map((name) => spelled[name] ?? name);
  return buildXlsx([
    { name: "Petunjuk", rows: [["Data ini rahasia"]] },
    { name: "Keluarga", rows: [["DATA P3KE KABUPATEN BEKASI"], [], header, ...rows] },
    { name: "Individu", rows: [individu.header, ...individu.rows] },
  ]);
}

const spelled: Record<string, string> = {
  id_keluarga_P3KE: "ID Keluarga P3KE",
  kode_kemdagri: "Kode Kemendagri",
  desil_kesejahteraan: "Desil Kesejahteraan ",
  penerima_bpnt: "penerima _BNPT",
  memiliki_fasilitas_buang_air_besar: "Memiliki Fasilitas Buang Air Besar",
  resiko_stunting: "Resiko Stunting",
};

export const trapVillage = SETU[1]!.code;
