import { yearsOld, type SyntheticHousehold, type SyntheticPerson } from "./people";

/**
 * An invented family as the rows of a P3KE file: the columns and the text values of the handbook, section 4. Used for
 * the source rows of a seed and for files that tests import.
 */
export type P3keRow = Record<string, string>;

export type P3kePlace = {
  province: string;
  regency: string;
  district: string;
  village: string;
  code: string;
};

export function p3keFamilyRow(
  family: SyntheticHousehold,
  key: string,
  number: number,
  place: P3kePlace,
): P3keRow {
  const [head] = family.members;
  return {
    No: String(number),
    "ID Keluarga P3KE": key,
    ...placeColumns(place),
    "Desil Kesejahteraan": family.decile,
    Alamat: family.address,
    "Kepala Keluarga": head.name,
    NIK: head.nik ?? head.badNik ?? "",
    "Padan Dukcapil": yes(head.registryMatch),
    "Jenis Kelamin": sexWords[head.sex],
    "Tanggal Lahir": head.birthDate,
    Pekerjaan: jobWords[head.job] ?? "Lainnya",
    Pendidikan: educationWords[head.education] ?? "",
    "Kepemilikan Rumah": houseWords[family.houseStatus] ?? "Lainnya",
    "Memiliki Simpanan Uang/Perhiasan/Ternak/Lainnya": yes(family.savings),
    "Jenis Atap": roofWords[family.roof] ?? "Lainnya",
    "Jenis Dinding": wallWords[family.wall] ?? "Lainnya",
    "Jenis Lantai": floorWords[family.floor] ?? "Lainnya",
    "Sumber Penerangan": lightingWords[family.lighting] ?? "Non-Listrik",
    "Bahan Bakar Memasak": fuelWords[family.cooksWith] ?? "Lainnya",
    "Sumber Air Minum": waterWords[family.water] ?? "Lainnya",
    "Memiliki Fasilitas Buang Air Besar": latrineWords[family.latrine] ?? "Lainnya",
    "Penerima BPNT": yes(family.aid.bpnt),
    "Penerima BPUM": yes(family.aid.bpum),
    "Penerima BST": yes(family.aid.bst),
    "Penerima PKH": yes(family.aid.pkh),
    "Penerima SEMBAKO": yes(family.aid.sembako),
    "Resiko Stunting": family.stuntingRisk ? "1" : "0",
  };
}

export function p3kePersonRow(
  family: SyntheticHousehold,
  person: SyntheticPerson,
  keys: { family: string; person: string },
  place: P3kePlace,
  today: string,
): P3keRow {
  const age = yearsOld(person.birthDate, today);
  return {
    "ID Keluarga P3KE": keys.family,
    ...placeColumns(place),
    "Desil Kesejahteraan": family.decile,
    Alamat: family.address,
    "ID Individu": keys.person,
    Nama: person.name,
    NIK: person.nik ?? person.badNik ?? "",
    "Padan Dukcapil": yes(person.registryMatch),
    "Jenis Kelamin": sexWords[person.sex],
    "Hubungan dengan Kepala Keluarga": relationWords[person.relation] ?? "Lainnya",
    "Tanggal Lahir": person.birthDate,
    "Status Kawin": maritalWords[person.marital] ?? "",
    Pekerjaan: jobWords[person.job] ?? "Lainnya",
    Pendidikan: educationWords[person.education] ?? "",
    "Usia <7": yes(age < 7),
    "Usia 7-12": yes(age >= 7 && age <= 12),
    "Usia 13-15": yes(age >= 13 && age <= 15),
    "Usia 16-18": yes(age >= 16 && age <= 18),
    "Usia 19-21": yes(age >= 19 && age <= 21),
    "Usia 22-59": yes(age >= 22 && age <= 59),
    "Usia 60 tahun keatas": yes(age >= 60),
    "Penerima BPNT": yes(family.aid.bpnt),
    "Penerima BPUM": yes(family.aid.bpum),
    "Penerima BST": yes(family.aid.bst),
    "Penerima PKH": yes(family.aid.pkh),
    "Penerima SEMBAKO": yes(family.aid.sembako),
    "Resiko Stunting": family.stuntingRisk && age < 5 ? "1" : "0",
  };
}

const placeColumns = (place: P3kePlace): P3keRow => ({
  Provinsi: place.province,
  "Kabupaten/Kota": place.regency,
  Kecamatan: place.district,
  "Desa/Kelurahan": place.village,
  "Kode Kemdagri": place.code.replaceAll(".", ""),
});

const yes = (answer: boolean): string => (answer ? "Ya" : "Tidak");

type Words = Partial<Record<string, string>>;

const sexWords = { male: "Laki-laki", female: "Perempuan" } as const;
const relationWords: Words = {
  head: "Kepala keluarga",
  spouse: "Istri/suami",
  child: "Anak",
  child_in_law: "Menantu",
  grandchild: "Cucu",
  parent: "Orangtua/mertua",
  helper: "Pembantu/sopir",
};
const maritalWords: Words = {
  single: "Belum Kawin",
  married: "Kawin",
  divorced: "Cerai Hidup",
  widowed: "Cerai Mati",
};
const jobWords: Words = {
  none: "Tidak/Belum Bekerja",
  farmer: "Petani",
  fisher: "Nelayan",
  trader: "Pedagang",
  private_employee: "Pegawai Swasta",
  self_employed: "Wiraswasta",
  retired: "Pensiunan",
  casual: "Pekerja Lepas",
  state_official: "Pejabat Negara",
  civil_servant: "PNS/TNI/Polri",
};
const educationWords: Words = {
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
const houseWords: Words = {
  owned: "Milik Sendiri",
  rented: "Kontrak/Sewa",
  rent_free: "Bebas Sewa",
  lodging: "Menumpang",
  official: "Dinas",
};
const roofWords: Words = {
  concrete: "Beton",
  tile: "Genteng",
  sheet: "Asbes/Seng",
  wood: "Kayu/Sirap",
  bamboo: "Bambu",
  thatch: "Jerami/Ijuk/Rumbia/Daun-daunan",
};
const wallWords: Words = { masonry: "Tembok", sheet: "Seng", wood: "Kayu/Papan", bamboo: "Bambu" };
const floorWords: Words = {
  ceramic: "Keramik/Granit/Marmer/Ubin/Tegel/Teraso",
  cement: "Semen",
  wood: "Kayu/Papan",
  bamboo: "Bambu",
  earth: "Tanah",
};
const lightingWords: Words = {
  own: "Listrik Pribadi s/d 900 Watt",
  shared: "Listrik Bersama",
  generator_solar: "Genset/solar cell",
  borrowed: "Menumpang",
  none: "Non-Listrik",
};
const fuelWords: Words = {
  electricity_gas: "Listrik/Gas",
  kerosene: "Minyak Tanah",
  charcoal_wood: "Arang/Kayu",
};
const waterWords: Words = {
  bottled: "Air Kemasan/Isi Ulang",
  piped: "Ledeng/PAM",
  borehole: "Sumur Bor",
  protected_well: "Sumur Terlindung",
  unprotected_well: "Sumur Tidak Terlindung",
  surface: "Air Permukaan (Sungai, Danau, dll)",
  rain: "Air Hujan",
};
const latrineWords: Words = {
  own_septic: "Ya, dengan Septic Tank",
  own_no_septic: "Ya, tanpa Septic Tank",
  shared: "Tidak, Jamban Umum/Bersama",
};
