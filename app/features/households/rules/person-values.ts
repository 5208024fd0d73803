import type { Disability } from "./answers";
import { reader } from "./value-reader";
import type * as V from "./vocabulary";

/** Answers about people, P3KE words and DTSEN or Dukcapil numbers (handbook sections 4 and 5). */

export const readSex = reader<V.Sex>({
  words: {
    male: "Laki-laki; L; LK; Laki; Lelaki; Pria; M; Male",
    female: "Perempuan; P; PR; Wanita; W; F; Female",
  },
  codes: { "1": "male", "2": "female" },
});

export const readRelation = reader<V.Relation>({
  words: {
    head: "Kepala Keluarga; Kepala Rumah Tangga; KRT; KK; Kepala",
    spouse: "Istri/Suami; Istri; Isteri; Suami; Isteri/Suami; Suami/Istri; Suami/Isteri; Pasangan",
    child: "Anak; Anak Kandung; Anak Angkat; Anak Tiri; Anak kandung/tiri/angkat",
    child_in_law: "Menantu",
    grandchild: "Cucu; Cicit",
    parent: "Orang tua/mertua; Orang Tua; Mertua; Ayah; Ibu; Bapak",
    helper:
      "Pembantu/sopir; Pembantu; Sopir; Asisten Rumah Tangga; Pembantu Rumah Tangga; Pembantu rumah tangga/sopir",
    other:
      "Lainnya; Famili Lain; Famili; Saudara; Keponakan; Kakak; Adik; Kakek; Nenek; Saudara lain; Famili lainnya",
  },
  codes: {
    "1": "head",
    "2": "spouse",
    "3": "child",
    "4": "child_in_law",
    "5": "grandchild",
    "6": "parent",
    "7": "helper",
    "8": "other",
  },
});

export const readMarital = reader<V.MaritalStatus>({
  words: {
    single: "Belum Kawin; Belum menikah; Belum kawin/nikah; Lajang; BK",
    married: "Kawin; Menikah; Kawin/Nikah; Kawin Tercatat; Kawin Belum Tercatat; Nikah; K",
    divorced: "Cerai Hidup; Cerai; CH",
    widowed: "Cerai Mati; CM",
  },
  codes: { "1": "single", "2": "married", "3": "divorced", "4": "widowed" },
});

export const readJob = reader<V.Job>({
  words: {
    none: "Tidak/Belum Bekerja; Belum/Tidak Bekerja; Tidak Bekerja; Belum Bekerja; Pengangguran; Tidak kerja",
    farmer:
      "Petani; Petani/Pekebun; Pekebun; Peternak; Buruh Tani/Perkebunan; Buruh Tani; Buruh Peternakan; Petani/Peternak; Petani Penggarap",
    fisher: "Nelayan; Nelayan/Perikanan; Buruh Nelayan/Perikanan; Buruh Nelayan; Pembudidaya ikan; Petambak",
    trader: "Pedagang; Perdagangan; Dagang; Berdagang",
    private_employee:
      "Pegawai Swasta; Karyawan Swasta; Swasta; Karyawan; Karyawan Honorer; Honorer; Industri; Guru; Dosen",
    self_employed: "Wiraswasta; Wirausaha; Usaha sendiri; UMKM; Wiraswasta/Pedagang",
    retired: "Pensiunan; Purnawirawan",
    casual:
      "Pekerja Lepas; Buruh Harian Lepas; Buruh; Buruh Lepas; Pekerja Bebas; BHL; Serabutan; Konstruksi; Transportasi; Sopir; Ojek; Pembantu Rumah Tangga; Tukang; Tukang Cukur; Tukang Listrik; Tukang Batu; Tukang Kayu; Tukang Sol Sepatu; Tukang Las/Pandai Besi; Tukang Jahit; Tukang Gigi; Kuli",
    state_official: "Pejabat Negara",
    civil_servant:
      "PNS/TNI/Polri; PNS; TNI; Polri; ASN; PPPK; ASN/TNI/Polri; PNS/TNI/Polri/BUMN/BUMD; Pegawai Negeri Sipil; Tentara Nasional Indonesia; Kepolisian RI; Karyawan BUMN; Karyawan BUMD; BUMN; BUMD",
    homemaker: "Mengurus Rumah Tangga; Ibu Rumah Tangga; IRT; MRT",
    student: "Pelajar/Mahasiswa; Pelajar; Mahasiswa",
    other: "Lainnya; Lain-lain",
  },
  // Dukcapil's numbers, as on KK and KTP. 5–7 and 16–17 raise a review flag through `civil_servant`.
  codes: Object.fromEntries(
    (
      [
        ["none", "1"],
        ["homemaker", "2"],
        ["student", "3"],
        ["retired", "4"],
        ["civil_servant", "5 6 7 16 17"],
        ["trader", "8 84"],
        ["farmer", "9 10 20 22"],
        ["fisher", "11 21"],
        ["private_employee", "12 15 18 64 65"],
        ["casual", "13 14 19 23 24 25 26 27 28 29 30 31"],
        ["self_employed", "88"],
      ] as const
    ).flatMap(([job, codes]) => codes.split(" ").map((code) => [code, job])),
  ),
});

export const readWorkStatus = reader<V.WorkStatus>({
  words: {
    own_account: "Berusaha sendiri",
    with_casual_workers:
      "Berusaha dibantu buruh tidak tetap; Berusaha dibantu buruh tidak tetap/tidak dibayar",
    with_permanent_workers: "Berusaha dibantu buruh tetap; Berusaha dibantu buruh tetap/dibayar",
    employee: "Buruh/karyawan swasta; Buruh/karyawan/pegawai swasta",
    state_employee: "PNS/TNI/Polri/BUMN/BUMD; PNS/TNI/Polri/BUMN/BUMD/pejabat negara",
    casual_farm: "Pekerja bebas pertanian",
    casual_other: "Pekerja bebas nonpertanian",
    family_worker: "Pekerja keluarga; Pekerja keluarga/tidak dibayar; Pekerja tidak dibayar",
  },
  codes: {
    "1": "own_account",
    "2": "with_casual_workers",
    "3": "with_permanent_workers",
    "4": "employee",
    "5": "state_employee",
    "6": "casual_farm",
    "7": "casual_other",
    "8": "family_worker",
  },
});

/** "SMP" also comes as "SMP/sederajat" and the like. */
const orSame = (words: string): string =>
  words
    .split(";")
    .flatMap((word) => [word, `${word} sederajat`, `${word} dan sederajat`])
    .join(";");

export const readEducation = reader<V.Education>({
  words: {
    none: "Tidak/belum sekolah; Belum sekolah; Tidak sekolah; Tidak/belum pernah sekolah; Belum/tidak sekolah; Tidak punya ijazah; Tidak memiliki ijazah",
    primary_incomplete: orSame(
      "Tidak tamat SD; Belum tamat SD; Tidak/belum tamat SD; Belum/tidak tamat SD; Tidak tamat SD/MI",
    ),
    primary_pupil: orSame("Siswa SD; Sedang SD; Masih SD; Siswa SD/MI"),
    primary: orSame("Tamat SD; SD; Lulus SD; Paket A; SD/MI; Tamat SD/MI"),
    junior_pupil: orSame("Siswa SMP; Masih SMP; Siswa SLTP; Siswa SMP/MTs"),
    junior: orSame("Tamat SMP; SMP; SLTP; Lulus SMP; Paket B; SMP/MTs; Tamat SLTP; Tamat SMP/MTs"),
    senior_pupil: orSame("Siswa SMA; Masih SMA; Siswa SMA/SMK; Siswa SLTA; Siswa SMK"),
    senior: orSame(
      "Tamat SMA; SMA; SMK; SLTA; Lulus SMA; Tamat SMA/SMK; Paket C; SMA/SMK; SMA/MA/SMK; Tamat SLTA; Tamat SMK",
    ),
    student: "Mahasiswa Perguruan Tinggi; Mahasiswa; Siswa Perguruan Tinggi; Mahasiswa PT",
    university:
      "Tamat Perguruan Tinggi; Perguruan Tinggi; D1; D2; D3; D4; D1/D2/D3; Diploma; Diploma I/II; Akademi/Diploma III/S. Muda; Diploma IV/Strata I; S1; S2; S3; Strata II; Strata III; Sarjana; D4/S1; S2/S3; Tamat PT",
  },
});

export const readSchooling = reader<V.Schooling>({
  words: {
    never: "Tidak/belum pernah sekolah; Belum pernah sekolah; Belum pernah; Tidak pernah sekolah",
    attending: "Masih sekolah; Sedang sekolah; Sekolah; Bersekolah",
    left: "Tidak bersekolah lagi; Tidak sekolah lagi; Putus sekolah",
  },
  codes: { "1": "never", "2": "attending", "3": "left" },
});

/** padan_dukcapil. */
export const readRegistry = reader<"agrees" | "disagrees" | "unknown">({
  words: {
    agrees: "Ya; Padan; Sudah padan; Y; Valid; True; Online; Sesuai; Sudah",
    disagrees:
      "Tidak; Tidak padan; Belum padan; T; Non padan; Invalid; False; Tidak sesuai; Tidak valid; NIK tidak padan; Belum",
  },
  codes: { "1": "agrees", "0": "disagrees", "2": "disagrees" },
});

/** One of DTSEN's ten questions: 1–2 count as severe, 3 as some, 4 as none. */
export const readLimitation = reader<Disability>({
  words: {
    severe:
      "Sama sekali tidak bisa; Banyak kesulitan/butuh bantuan; Banyak kesulitan; Ya, sama sekali tidak bisa; Ya, banyak kesulitan; Sangat sering; Sering",
    some: "Sedikit kesulitan; Ya, sedikit kesulitan; Jarang; Kadang-kadang",
    none: "Tidak; Tidak mengalami kesulitan; Tidak ada kesulitan; Tidak pernah",
  },
  codes: { "1": "severe", "2": "severe", "3": "some", "4": "none" },
});

/** DTSEN "gizi": wasting or stunting is a risk, "no record" and "does not know" are unknown. */
export const readNutrition = reader<V.YesNo>({
  words: {
    yes: "Wasting; Stunting; Kurang gizi",
    no: "Normal; Gizi baik",
    unknown: "Tidak ada catatan; Tidak tahu",
  },
  codes: { "1": "yes", "2": "yes", "3": "unknown", "8": "unknown" },
});
