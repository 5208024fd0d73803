import { plain } from "./text";

export type AidOrigin = "national" | "regional" | "village" | "csr";
export type AidColumn = { program: string; need: string | null; origin: AidOrigin };

/** Aid columns of verval files that say yes or no; they become rows of the aid history (handbook 4.3). */
export const AID_COLUMNS: (AidColumn & { names: string })[] = [
  {
    program: "PIP",
    need: "education.school",
    origin: "national",
    names: "pip; penerima pip; program indonesia pintar",
  },
  {
    program: "KIP",
    need: "education.school",
    origin: "national",
    names: "kip; penerima kip; kartu indonesia pintar",
  },
  { program: "BSPS", need: "housing", origin: "national", names: "bsps; penerima bsps; bedah rumah bsps" },
  {
    program: "Beasiswa daerah",
    need: "education.school",
    origin: "regional",
    names: "beasiswa; apbd beasiswa; beasiswa apbd; beasiswa daerah",
  },
  {
    program: "Santunan yatim",
    need: null,
    origin: "regional",
    names: "yatim; bantuan yatim; apbd yatim; santunan yatim; anak yatim",
  },
  {
    program: "Alat bantu disabilitas",
    need: "care.disability",
    origin: "regional",
    names: "alat bantu disabilitas; apbd alat bantu disabilitas",
  },
  {
    program: "RTLH APBD",
    need: "housing",
    origin: "regional",
    names: "rtlh; rtlh apbd; apbd rtlh; bantuan rtlh; penerima rtlh; rutilahu; bedah rumah; rehab rumah",
  },
  {
    program: "BLT Dana Desa",
    need: null,
    origin: "village",
    names: "blt dd; bltdd; blt dana desa; penerima blt dd; dana desa blt dd; blt desa",
  },
  {
    program: "RTLH Dana Desa",
    need: "housing",
    origin: "village",
    names: "rtlh dd; rtlh dana desa; dana desa rtlh; rtlh desa",
  },
  { program: "BLT DBHCHT", need: null, origin: "regional", names: "blt dbhcht; dbhcht; blt dbh cht" },
  { program: "BLT DID", need: null, origin: "regional", names: "blt did; did" },
  {
    program: "Jambanisasi",
    need: "sanitation.latrine",
    origin: "regional",
    names: "jambanisasi; bantuan jamban; program jamban",
  },
  {
    program: "Sambungan air bersih",
    need: "water",
    origin: "regional",
    names: "bantuan air bersih; program air bersih; sambungan air bersih",
  },
  {
    program: "Sambungan listrik",
    need: "electricity",
    origin: "regional",
    names: "bantuan listrik; program listrik; sambungan listrik; bpbl",
  },
  { program: "Padat karya", need: null, origin: "regional", names: "padat karya; program padat karya" },
  {
    program: "Pelatihan",
    need: "skills",
    origin: "regional",
    names: "pelatihan; pelatihan kerja; bantuan pelatihan; program pelatihan",
  },
];

/** Which need a program's name points at; a name that says nothing stays without one. */
export const knownProgram = (name: string): { need: string | null; origin: AidOrigin | null } | null => {
  const key = plain(name);
  const found = PROGRAMS.find(([pattern]) => pattern.test(key));
  return found ? { need: found[1], origin: found[2] } : null;
};

const PROGRAMS: [RegExp, string | null, AidOrigin | null][] = [
  [/bsps/, "housing", "national"],
  [/rtlh|rutilahu|bedahrumah|rehabrumah|rumahtidaklayak|rumahlayak|perbaikanrumah/, "housing", null],
  [/jamban|wc|sanitasi/, "sanitation.latrine", null],
  [/septi/, "sanitation.septic", null],
  [/airbersih|airminum|sambunganair|pamsimas|sumurbor/, "water", null],
  [/bpbl|listrik/, "electricity", null],
  [/bltdd|bltdesa|bltdanadesa/, null, "village"],
  [/dbhcht|bltdid/, null, "regional"],
  [/pkh|keluargaharapan/, "food", "national"],
  [/bpnt|sembako|pangan|beras/, "food", null],
  [/pip|indonesiapintar|kip/, "education.school", "national"],
  [/beasiswa/, "education.school", null],
  [/paketa|paketb|paketc|kejarpaket/, "education.equivalency", null],
  [/pelatihan|kursus/, "skills", null],
  [/pbi|jkn|kis|bpjs/, "health.insurance", null],
  [/stunting|makanantambahan|pmt/, "health.stunting", null],
  [/lansia/, "care.elderly", null],
  [/disabilitas|kursiroda|alatbantu/, "care.disability", null],
  [/pupuk|bibit|ternak|tani/, "livelihood.farm", null],
  [/nelayan|ikan|jaring|perahu/, "livelihood.fish", null],
  [/bpum|umkm|usaha|modal/, "livelihood.business", null],
];

/** "DAFTAR PENERIMA BLT DANA DESA TAHUN 2021" → "BLT DANA DESA"; null for a title that names no program. */
export const programInTitle = (titles: readonly string[]): string | null => {
  for (const title of titles) {
    const named =
      /(?:penerima|realisasi|penyaluran)(?:\s+(?:manfaat|bantuan|program|bansos|dana))*\s+(.{2,60}?)(?:\s*[-,(]|\s+(?:tahun|desa|kelurahan|kecamatan|kabupaten|kota|periode|bulan|tahap|di|per)\b|$)/i
        .exec(title.replace(/dana\s+desa/i, "dana_desa"))?.[1]
        ?.replace("dana_desa", "Dana Desa");
    if (named && knownProgram(named) !== null) return named.trim();
  }
  return null;
};
