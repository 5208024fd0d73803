import type { Random } from "./random";

/** Three mixes of given names and street words, by the part of the country (handbook 17.4). */
export type Style = "kalimantan" | "java" | "sumatra";

/** The style of a Kemendagri code: the scenarios lie in these three landscapes. */
export const styleOf = (regionCode: string): Style => {
  const province = regionCode.slice(0, 2);
  if (province.startsWith("6")) return "kalimantan";
  return province.startsWith("3") ? "java" : "sumatra";
};

/** An invented combination of common given names; one in six people has one name only. */
export const inventName = (random: Random, style: Style, sex: "male" | "female"): string => {
  const first = random.pick(FIRST[style][sex]);
  if (random.chance(0.17)) return first;
  const second = random.pick(SECOND[style][sex]);
  const others = SECOND[style][sex].filter((name) => name !== second);
  if (random.chance(0.12)) return `${first} ${second} ${random.pick(others)}`;
  return `${first} ${second}`;
};

/** An invented street of the landscape, without RT/RW. */
export const inventStreet = (random: Random, style: Style): string =>
  `${random.pick(STREET_KIND[style])} ${random.pick(STREET_NAME[style])} No. ${random.whole(1, 180)}`;

const FIRST: Record<Style, Record<"male" | "female", readonly string[]>> = {
  kalimantan: {
    male: [
      "Ahmad",
      "Jumran",
      "Syahrul",
      "Rusdi",
      "Arbain",
      "Masran",
      "Udin",
      "Hamdan",
      "Tarmiji",
      "Yosep",
      "Lukas",
      "Markus",
      "Bajau",
      "Ipansyah",
      "Saini",
      "Abdurrahim",
      "Kasim",
      "Jaini",
    ],
    female: [
      "Siti",
      "Noor",
      "Rusmina",
      "Mariana",
      "Aluh",
      "Jumiati",
      "Norhayati",
      "Masitah",
      "Saniah",
      "Yuliana",
      "Marta",
      "Galuh",
      "Ramlah",
      "Hamisah",
      "Arbayah",
      "Sarinah",
      "Diang",
      "Kartini",
    ],
  },
  java: {
    male: [
      "Asep",
      "Dadang",
      "Ujang",
      "Suparman",
      "Wahyu",
      "Eko",
      "Slamet",
      "Bambang",
      "Tatang",
      "Sukirman",
      "Nana",
      "Karsa",
      "Rohman",
      "Agus",
      "Sarmin",
      "Encep",
      "Namin",
      "Warsito",
    ],
    female: [
      "Siti",
      "Euis",
      "Neneng",
      "Sumiati",
      "Wati",
      "Rohaeni",
      "Kokom",
      "Tini",
      "Sri",
      "Nurjanah",
      "Enok",
      "Karsih",
      "Titin",
      "Ningsih",
      "Warsinah",
      "Mimin",
      "Darmi",
      "Aisah",
    ],
  },
  sumatra: {
    male: [
      "Muhammad",
      "Zainal",
      "Herman",
      "Rizal",
      "Amran",
      "Iskandar",
      "Yusuf",
      "Hendri",
      "Suparno",
      "Cik",
      "Darwis",
      "Bastari",
      "Ilyas",
      "Nurdin",
      "Syafri",
      "Kms",
      "Rahmat",
      "Tamrin",
    ],
    female: [
      "Siti",
      "Yuliana",
      "Nurhayati",
      "Rosmala",
      "Fatimah",
      "Zubaidah",
      "Masnah",
      "Nyimas",
      "Hartati",
      "Erlina",
      "Cek",
      "Maryam",
      "Rohana",
      "Susilawati",
      "Zahara",
      "Nilawati",
      "Tina",
    ],
  },
};

const SECOND: Record<Style, Record<"male" | "female", readonly string[]>> = {
  kalimantan: {
    male: [
      "Noor",
      "Yadi",
      "Rahman",
      "Arsyad",
      "Fansyah",
      "Bahri",
      "Hadi",
      "Ilham",
      "Setia",
      "Lenjau",
      "Padan",
      "Hasan",
    ],
    female: [
      "Hasanah",
      "Aisyah",
      "Lestari",
      "Rahmah",
      "Jannah",
      "Wahidah",
      "Sari",
      "Laila",
      "Bulan",
      "Asiah",
      "Ningrum",
    ],
  },
  java: {
    male: [
      "Hidayat",
      "Supriatna",
      "Sutisna",
      "Mulyana",
      "Santoso",
      "Kurnia",
      "Permana",
      "Suherman",
      "Riyadi",
      "Setiawan",
      "Sanusi",
    ],
    female: [
      "Kurniasih",
      "Rahayu",
      "Komalasari",
      "Sulastri",
      "Aminah",
      "Maryati",
      "Yuningsih",
      "Utami",
      "Handayani",
      "Saadah",
    ],
  },
  sumatra: {
    male: [
      "Effendi",
      "Arifin",
      "Syahputra",
      "Anwar",
      "Usman",
      "Fikri",
      "Saputra",
      "Hakim",
      "Jauhari",
      "Mansyur",
      "Alamsyah",
    ],
    female: [
      "Aini",
      "Puspita",
      "Marlina",
      "Dewi",
      "Khodijah",
      "Agustina",
      "Lubna",
      "Safitri",
      "Oktaria",
      "Melati",
      "Hasnah",
    ],
  },
};

const STREET_KIND: Record<Style, readonly string[]> = {
  kalimantan: ["Jl.", "Gg.", "Jl. Handil", "Jl. Tepian"],
  java: ["Jl.", "Kp.", "Gg.", "Dusun"],
  sumatra: ["Jl.", "Lr.", "Gg.", "Jl. Tepi Sungai"],
};

const STREET_NAME: Record<Style, readonly string[]> = {
  kalimantan: [
    "Ulin Raya",
    "Bangkirai",
    "Pasak Bumi",
    "Sungai Kecil",
    "Meranti Dua",
    "Keruing",
    "Rotan Jaya",
    "Batu Hitam",
  ],
  java: [
    "Melati Indah",
    "Pulo Kecil",
    "Kenanga Tiga",
    "Cikembang",
    "Sawah Lega",
    "Bambu Kuning",
    "Randu Alas",
    "Rawa Teratai",
  ],
  sumatra: [
    "Tembesu",
    "Kelapa Gading Dua",
    "Seruni",
    "Sungai Teduh",
    "Rumbia",
    "Kemuning Satu",
    "Anggrek Hutan",
    "Lebak Jaya",
  ],
};
