import { createPeople, type SyntheticHousehold, type SyntheticPerson } from "../../drizzle/seed/people";

/** Sheets as they come from the ministry and the statistics office, filled with invented families. */

export type Table = { header: string[]; rows: string[][] };

export type ListedFamily = { id: string; place: Place; family: SyntheticHousehold };
export type Place = { code: string; village: string; district: string; regency: string; province: string };

/** Villages of Setu, Kabupaten Bekasi, as the region package spells them. */
export const SETU: Place[] = [
  ["32.16.18.2001", "Cijengkol"],
  ["32.16.18.2003", "Burangkeng"],
  ["32.16.18.2011", "Kertarahayu"],
].map(([code = "", village = ""]) => ({
  code,
  village,
  district: "Setu",
  regency: "KABUPATEN BEKASI",
  province: "JAWA BARAT",
}));

export const listFamilies = (
  count: number,
  { seed = 1, today = "2023-07-03", places = SETU }: { seed?: number; today?: string; places?: Place[] } = {},
): ListedFamily[] => {
  const people = createPeople({ seed, today });
  return Array.from({ length: count }, (_, index) => {
    const place = places[index % places.length]!;
    const id = `${place.code.replaceAll(".", "").slice(0, 4)}${String(100_000 + index + seed * 50_000)}`;
    return { id, place, family: people.household(place.code) };
  });
};

export const KELUARGA_HEADER = [
  "No",
  "id_keluarga_P3KE",
  "provinsi",
  "kabupaten_kota",
  "kecamatan",
  "desa_kelurahan",
  "kode_kemdagri",
  "desil_kesejahteraan",
  "alamat",
  "kepala_keluarga",
  "nik",
  "padan_dukcapil",
  "jenis_kelamin",
  "tanggal_lahir",
  "pekerjaan",
  "pendidikan",
  "kepemilikan_rumah",
  "memiliki_simpanan uang/perhiasan/ternak/lainnya",
  "jenis_atap",
  "jenis_dinding",
  "jenis_lantai",
  "sumber_penerangan",
  "bahan_bakar_memasak",
  "sumber_air_minum",
  "memiliki_fasilitas_buang_air_besar",
  "penerima_bpnt",
  "penerima_bpum",
  "penerima_bst",
  "penerima_pkh",
  "penerima_sembako",
  "resiko_stunting",
];

export const keluargaSheet = (families: readonly ListedFamily[]): Table => ({
  header: KELUARGA_HEADER,
  rows: families.map(({ id, place, family }, index) => {
    const head = family.members[0];
    return [
      String(index + 1),
      id,
      place.province,
      place.regency,
      place.district,
      place.village,
      place.code.replaceAll(".", ""),
      family.decile,
      family.address,
      head.name,
      nikText(head),
      head.registryMatch ? "Ya" : "Tidak",
      SEX[head.sex],
      dayFirst(head.birthDate),
      JOB[head.job] ?? "Lainnya",
      EDUCATION[head.education] ?? "",
      HOUSE[family.houseStatus] ?? "Lainnya",
      yes(family.savings),
      ROOF[family.roof] ?? "Lainnya",
      WALL[family.wall] ?? "Lainnya",
      FLOOR[family.floor] ?? "Lainnya",
      LIGHTING[family.lighting] ?? "",
      FUEL[family.cooksWith] ?? "",
      WATER[family.water] ?? "Lainnya",
      LATRINE[family.latrine] ?? "Lainnya",
      yes(family.aid.bpnt),
      yes(family.aid.bpum),
      yes(family.aid.bst),
      yes(family.aid.pkh),
      yes(family.aid.sembako),
      family.stuntingRisk ? "1" : "0",
    ];
  }),
});

export const INDIVIDU_HEADER = [
  "id_keluarga_p3ke",
  "provinsi",
  "kabupaten_kota",
  "kecamatan",
  "desa_kelurahan",
  "kode_kemdagri",
  "desil_kesejahteraan",
  "alamat",
  "id_individu",
  "nama",
  "nik",
  "padan_dukcapil",
  "jenis_kelamin",
  "hubungan_dengan_kepala_keluarga",
  "tanggal_lahir",
  "status_kawin",
  "pekerjaan",
  "pendidikan",
  "usia_dibawah_7_tahun",
  "usia_7_12_tahun",
  "usia_13_15_tahun",
  "usia_16_18_tahun",
  "usia_19_21_tahun",
  "usia_22_59_tahun",
  "usia_60_tahun_keatas",
  "penerima_bpnt",
  "penerima_bpum",
  "penerima_bst",
  "penerima_pkh",
  "penerima_sembako",
  "resiko_stunting",
];

export const individuSheet = (families: readonly ListedFamily[]): Table => ({
  header: INDIVIDU_HEADER,
  rows: families.flatMap(({ id, place, family }) =>
    family.members.map((one, index) => [
      id,
      place.province,
      place.regency,
      place.district,
      place.village,
      place.code.replaceAll(".", ""),
      family.decile,
      family.address,
      `${id}${String(index + 1).padStart(2, "0")}`,
      one.name,
      nikText(one),
      one.registryMatch ? "Ya" : "Tidak",
      SEX[one.sex],
      RELATION[one.relation] ?? "Lainnya",
      dayFirst(one.birthDate),
      MARITAL[one.marital] ?? "",
      JOB[one.job] ?? "Lainnya",
      EDUCATION[one.education] ?? "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      yes(family.aid.bpnt),
      yes(family.aid.bpum),
      yes(family.aid.bst),
      yes(family.aid.pkh),
      yes(family.aid.sembako),
      family.stuntingRisk && index === family.members.length - 1 ? "1" : "0",
    ]),
  ),
});

export const DTSEN_HEADER = [
  "no_kk",
  "nik",
  "nama",
  "tanggal_lahir",
  "jenis_kelamin",
  "hubungan_keluarga",
  "status_dtsen",
  "cut_off",
  "desil_nasional",
  "kode_provinsi",
  "nama_provinsi",
  "kode_kabupaten",
  "nama_kabupaten",
  "kode_kecamatan",
  "nama_kecamatan",
  "kode_kelurahan",
  "nama_kelurahan",
  "alamat",
  "jumlah_anggota_keluarga",
  "luas_lantai_bangunan",
  "status_bangunan",
  "lantai",
  "dinding",
  "atap",
  "air_minum",
  "fasilitas_bab",
  "kloset",
  "tinja",
  "penerangan",
  "daya",
  "bahan_bakar",
  "pbi_nas",
  "pbi_pemda",
  "riwayat_bansos",
  "sekolah",
  "kedudukan_pekerjaan",
  "gizi",
  "penyakit_menahun",
  "penglihatan",
  "pendengaran",
  "berjalan/naik tangga",
  "tangan/jari",
  "belajar/intelektual",
  "perilaku",
  "berbicara",
  "mengurus diri",
  "mengingat",
  "kesedihan",
];

export const dtsenSheet = (families: readonly ListedFamily[], cutoff = "2025-03-17"): Table => ({
  header: DTSEN_HEADER,
  rows: families.flatMap(({ place, family }) => {
    const [p, r, d] = place.code.split(".");
    return family.members.map((one) => [
      family.kkNumber,
      nikText(one),
      one.name,
      one.birthDate,
      one.sex === "male" ? "1" : "2",
      DTSEN_RELATION[one.relation] ?? "8",
      "DTSEN AKTIF",
      cutoff,
      family.decile === "4+" ? "5" : family.decile,
      p!,
      place.province,
      `${p}${r}`,
      place.regency,
      `${p}${r}${d}`,
      place.district,
      place.code.replaceAll(".", ""),
      place.village,
      family.address,
      String(family.members.length),
      "36,5",
      "1",
      DTSEN_FLOOR[family.floor] ?? "9",
      DTSEN_WALL[family.wall] ?? "7",
      DTSEN_ROOF[family.roof] ?? "8",
      DTSEN_WATER[family.water] ?? "11",
      family.latrine.startsWith("own") ? "1" : "2",
      "1",
      family.latrine === "own_septic" ? "1" : family.latrine === "own_no_septic" ? "4" : "",
      family.lighting === "none" ? "4" : "1",
      "1",
      family.cooksWith === "charcoal_wood" ? "10" : "4",
      "Tidak",
      "Tidak",
      family.aid.pkh ? "PKH" : "",
      "3",
      "6",
      family.stuntingRisk ? "2" : "3",
      "1",
      ...Array.from({ length: 10 }, () => (one.disabled ? "1" : "4")),
    ]);
  }),
});

export const aidSheet = (families: readonly ListedFamily[]): Table => ({
  header: ["No", "NIK", "Nama", "Nama Program", "Sumber Dana", "Tahun"],
  rows: families.flatMap(({ family }, index) => {
    const head = family.members[0];
    if (head.nik === null) return [];
    const [program, fund] = AID[index % AID.length]!;
    return [[String(index + 1), head.nik, head.name, program, fund, String(2014 + (index % 9))]];
  }),
});

export const toCsv = ({ header, rows }: Table, separator = ","): string =>
  [header, ...rows]
    .map((cells) =>
      cells
        .map((cell) => (/[",;\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join("\n");

const AID: [string, string][] = [
  ["BSPS", "Pusat"],
  ["RTLH", "APBD"],
  ["BLT Dana Desa", "Desa"],
  ["Jambanisasi", "CSR"],
];

const nikText = (one: SyntheticPerson): string => one.nik ?? one.badNik ?? "";
const yes = (value: boolean): string => (value ? "Ya" : "Tidak");
const dayFirst = (date: string): string => date.split("-").reverse().join("/");

const SEX = { male: "Laki-laki", female: "Perempuan" };
const JOB: Record<string, string> = {
  none: "Tidak/Belum Bekerja",
  farmer: "Petani",
  fisher: "Nelayan",
  trader: "Pedagang",
  private_employee: "Pegawai Swasta",
  self_employed: "Wiraswasta",
  retired: "Pensiunan",
  casual: "Pekerja Lepas",
  other: "Lainnya",
};
const EDUCATION: Record<string, string> = {
  none: "Tidak/belum sekolah",
  primary_incomplete: "Tidak tamat SD/sederajat",
  primary_pupil: "Siswa SD/sederajat",
  primary: "Tamat SD/sederajat",
  junior_pupil: "Siswa SMP/sederajat",
  junior: "Tamat SMP/sederajat",
  senior_pupil: "Siswa SMA/sederajat",
  senior: "Tamat SMA/sederajat",
  student: "Mahasiswa Perguruan Tinggi",
  university: "Tamat Perguruan Tinggi",
};
const RELATION: Record<string, string> = {
  head: "Kepala Keluarga",
  spouse: "Istri/Suami",
  child: "Anak",
  grandchild: "Cucu",
  parent: "Orang tua/mertua",
  other: "Lainnya",
};
const MARITAL: Record<string, string> = {
  single: "Belum Kawin",
  married: "Kawin",
  divorced: "Cerai Hidup",
  widowed: "Cerai Mati",
};
const HOUSE: Record<string, string> = {
  owned: "Milik Sendiri",
  rented: "Kontrak/Sewa",
  rent_free: "Bebas Sewa",
  lodging: "Menumpang",
  official: "Dinas",
  other: "Lainnya",
};
const ROOF: Record<string, string> = {
  concrete: "Beton",
  tile: "Genteng",
  sheet: "Asbes/Seng",
  wood: "Kayu/Sirap",
  bamboo: "Bambu",
  thatch: "Jerami/Ijuk/Rumbia/Daun-daunan",
};
const WALL: Record<string, string> = {
  masonry: "Tembok",
  sheet: "Seng",
  wood: "Kayu/Papan",
  bamboo: "Bambu",
};
const FLOOR: Record<string, string> = {
  ceramic: "Keramik/Granit/Marmer/Ubin/Tegel/Teraso",
  cement: "Semen",
  wood: "Kayu/Papan",
  bamboo: "Bambu",
  earth: "Tanah",
};
const LIGHTING: Record<string, string> = {
  own: "Listrik Pribadi s/d 900 Watt",
  shared: "Listrik Bersama",
  generator_solar: "Genset/solar cell",
  none: "Non-Listrik",
  borrowed: "Menumpang",
};
const FUEL: Record<string, string> = {
  electricity_gas: "Listrik/Gas",
  kerosene: "Minyak Tanah",
  charcoal_wood: "Arang/Kayu",
};
const WATER: Record<string, string> = {
  bottled: "Air Kemasan/Isi Ulang",
  piped: "Ledeng/PAM",
  borehole: "Sumur Bor",
  protected_well: "Sumur Terlindung",
  unprotected_well: "Sumur Tidak Terlindung",
  surface: "Air Permukaan (Sungai, Danau, dll)",
  rain: "Air Hujan",
};
const LATRINE: Record<string, string> = {
  own_septic: "Ya, dengan Septic Tank",
  own_no_septic: "Ya, tanpa Septic Tank",
  shared: "Tidak, Jamban Umum/Bersama",
};
const DTSEN_RELATION: Record<string, string> = {
  head: "1",
  spouse: "2",
  child: "3",
  grandchild: "5",
  parent: "6",
};
const DTSEN_FLOOR: Record<string, string> = { ceramic: "2", cement: "6", wood: "5", bamboo: "7", earth: "8" };
const DTSEN_WALL: Record<string, string> = { masonry: "1", wood: "3", bamboo: "6" };
const DTSEN_ROOF: Record<string, string> = { tile: "2", sheet: "3", wood: "6", bamboo: "5", thatch: "7" };
const DTSEN_WATER: Record<string, string> = {
  bottled: "2",
  piped: "3",
  borehole: "4",
  protected_well: "5",
  unprotected_well: "6",
  surface: "9",
  rain: "10",
};
