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
