import { reader } from "./value-reader";
import type * as V from "./vocabulary";

/** Answers about the house, P3KE words and DTSEN numbers (handbook sections 4 and 5). */

export const readHouseStatus = reader<V.HouseStatus>({
  words: {
    owned: "Milik Sendiri; Sendiri; Hak milik; Rumah sendiri; Milik",
    rented: "Kontrak/Sewa; Kontrak; Sewa; Sewa/Kontrak; Mengontrak",
    rent_free: "Bebas Sewa; Bebas sewa milik orang lain",
    lodging: "Menumpang; Numpang; Milik orang tua; Ikut orang tua",
    official: "Dinas; Rumah dinas",
    other: "Lainnya",
  },
  codes: { "1": "owned", "2": "rented", "3": "rent_free", "4": "official", "5": "other" },
});

export const readRoof = reader<V.Roof>({
  words: {
    concrete: "Beton; Beton/cor; Dak",
    tile: "Genteng; Genteng tanah liat; Genteng beton; Genteng metal; Genteng keramik",
    sheet: "Asbes/Seng; Seng; Asbes; Seng/Asbes; Spandek; Galvalum",
    wood: "Kayu/Sirap; Sirap; Kayu; Sirap/Kayu",
    bamboo: "Bambu",
    thatch:
      "Jerami/Ijuk/Rumbia/Daun-daunan; Jerami/ijuk/daun/rumbia; Jerami/ijuk/daun-daunan/rumbia; Rumbia; Ijuk; Daun; Jerami; Nipah; Daun-daunan; Rumbia/Daun; Alang-alang",
    other: "Lainnya",
  },
  codes: {
    "1": "concrete",
    "2": "tile",
    "3": "sheet",
    "4": "sheet",
    "5": "bamboo",
    "6": "wood",
    "7": "thatch",
    "8": "other",
  },
});

export const readWall = reader<V.Wall>({
  words: {
    masonry: "Tembok; Bata; Batako; Tembok/bata; Permanen",
    plastered_bamboo: "Plesteran anyaman bambu/kawat; Plesteran",
    sheet: "Seng; Asbes",
    wood: "Kayu/Papan; Kayu; Papan; Kayu/papan/gypsum/GRC; Kayu/papan/gipsum/GRC/calciboard; Batang kayu; Triplek; GRC; Gypsum",
    bamboo: "Bambu; Anyaman bambu; Bilik; Gedek; Bilik bambu",
    other: "Lainnya",
  },
  codes: {
    "1": "masonry",
    "2": "plastered_bamboo",
    "3": "wood",
    "4": "bamboo",
    "5": "wood",
    "6": "bamboo",
    "7": "other",
  },
});

export const readFloor = reader<V.Floor>({
  words: {
    ceramic:
      "Keramik/Granit/Marmer/Ubin/Tegel/Teraso; Keramik; Granit; Marmer; Marmer/granit; Ubin; Tegel; Teraso; Ubin/tegel/teraso; Parket/vinil/karpet; Keramik/Ubin; Parket/vinil/permadani",
    cement: "Semen; Semen/bata merah; Plester; Semen/Plester; Cor",
    wood: "Kayu/Papan; Kayu; Papan; Kayu/papan kualitas rendah; Kayu/papan kualitas tinggi",
    bamboo: "Bambu",
    earth: "Tanah; Pasir",
    other: "Lainnya",
  },
  codes: {
    "1": "ceramic",
    "2": "ceramic",
    "3": "ceramic",
    "4": "ceramic",
    "5": "wood",
    "6": "cement",
    "7": "bamboo",
    "8": "earth",
    "9": "other",
  },
});

export const readLighting = reader<V.Lighting>({
  words: {
    own: "Listrik Pribadi s/d 900 Watt; Listrik Pribadi > 900 Watt; Listrik Pribadi s/d 450 Watt; Listrik Pribadi; Listrik Pribadi 450 Watt; Listrik Pribadi 900 Watt; Listrik Pribadi di atas 900 Watt; Listrik PLN; PLN; PLN meteran; Listrik PLN dengan meteran; Listrik sendiri",
    shared: "Listrik Bersama",
    unmetered: "PLN tanpa meteran; Listrik PLN tanpa meteran",
    generator_solar: "Genset/solar cell; Genset; Solar cell; Non-PLN; Listrik non PLN; Tenaga surya; PLTS",
    borrowed: "Menumpang; Numpang; Menumpang tetangga; Listrik menumpang",
    none: "Non-Listrik; Bukan listrik; Tidak ada listrik; Tanpa listrik; Pelita; Lampu minyak; Tidak ada",
  },
  codes: { "1": "own", "2": "unmetered", "3": "generator_solar", "4": "none" },
});

/** The load hides in the words of P3KE's lighting column, and has a column of its own elsewhere. */
export const readPower = reader<V.Power>({
  words: {
    none: "Tidak ada; 0 watt; Tidak ada listrik",
    w450: "450; 450 W; 450 Watt; 450 VA; 450VA; Listrik Pribadi s/d 450 Watt; Listrik Pribadi 450 Watt; s/d 450 watt",
    w900: "900; 900 W; 900 Watt; 900 VA; Listrik Pribadi 900 Watt",
    up_to_900: "Listrik Pribadi s/d 900 Watt; s/d 900 watt; <= 900 watt",
    over_900: "Listrik Pribadi > 900 Watt; Listrik Pribadi di atas 900 Watt; > 900 watt",
    w1300: "1300; 1300 W; 1300 Watt; 1300 VA; 1.300",
    w2200: "2200; 2200 W; 2200 Watt; 2200 VA; 2.200",
    over_2200: ">2200; > 2200 watt; > 2200 VA; lebih dari 2200 watt; 3500; 3500 VA",
  },
  codes: { "0": "none", "1": "w450", "2": "w900", "3": "w1300", "4": "w2200", "5": "over_2200" },
});

export const readFuel = reader<V.Fuel>({
  words: {
    electricity_gas:
      "Listrik/Gas; Gas/Listrik; Gas; Listrik; Elpiji; LPG; LPG 3 kg; Gas 3 kg; Gas elpiji; Elpiji 3 kg; Elpiji 5,5; Elpiji 5,5 kg; Elpiji 12; Elpiji 12 kg; Elpiji 3; Gas kota; Biogas",
    kerosene: "Minyak Tanah",
    charcoal_wood: "Arang/Kayu; Kayu/Arang; Arang; Kayu; Kayu bakar; Briket",
    no_cooking: "Tidak memasak; Tidak memasak di rumah",
    other: "Lainnya",
  },
  codes: {
    "0": "no_cooking",
    "1": "electricity_gas",
    "2": "electricity_gas",
    "3": "electricity_gas",
    "4": "electricity_gas",
    "5": "electricity_gas",
    "6": "electricity_gas",
    "7": "kerosene",
    "8": "charcoal_wood",
    "9": "charcoal_wood",
    "10": "charcoal_wood",
    "11": "other",
  },
});

export const readWater = reader<V.Water>({
  words: {
    bottled:
      "Air Kemasan/Isi Ulang; Air kemasan; Air isi ulang; Kemasan; Isi ulang; Air kemasan bermerk; Air Galon; Galon",
    piped:
      "Ledeng/PAM; Ledeng; PAM; PDAM; Leding; Leding/PAM; Ledeng/PDAM; Air PDAM; Ledeng meteran; Leding meteran; Leding eceran",
    borehole: "Sumur Bor; Sumur bor/pompa; Pompa; Sumur pompa",
    protected_well: "Sumur Terlindung",
    unprotected_well: "Sumur Tidak Terlindung; Sumur tak terlindung",
    protected_spring: "Mata air terlindung",
    unprotected_spring: "Mata air tak terlindung; Mata air tidak terlindung",
    surface:
      "Air Permukaan (Sungai, Danau, dll); Air permukaan; Sungai; Danau; Air sungai; Sungai/danau; Air Permukaan (Sungai/Danau/Waduk/Kolam/Irigasi); Kolam; Irigasi",
    rain: "Air Hujan; Hujan",
    other: "Lainnya",
  },
  codes: {
    "1": "bottled",
    "2": "bottled",
    "3": "piped",
    "4": "borehole",
    "5": "protected_well",
    "6": "unprotected_well",
    "7": "protected_spring",
    "8": "unprotected_spring",
    "9": "surface",
    "10": "rain",
    "11": "other",
  },
});

export const readLatrine = reader<V.Latrine>({
  words: {
    own_septic:
      "Ya, dengan Septic Tank; Ya, dengan septik tank; Ya, dengan tangki septik; Sendiri dengan septic tank; Milik sendiri dengan septic tank",
    own_no_septic:
      "Ya, tanpa Septic Tank; Ya, tanpa septik tank; Ya, tanpa tangki septik; Sendiri tanpa septic tank; Milik sendiri tanpa septic tank",
    own: "Ya; Sendiri; Milik sendiri; Ada, digunakan hanya anggota keluarga sendiri; Ada, sendiri",
    shared:
      "Tidak, Jamban Umum/Bersama; Jamban Umum/Bersama; Jamban Umum; Jamban Bersama; Bersama; Umum; Bersama keluarga tertentu; MCK komunal; MCK umum; Komunal; Ada, digunakan bersama anggota keluarga dari keluarga tertentu",
    unused: "Ada tapi tidak dipakai; Ada, anggota keluarga tidak menggunakan",
    none: "Tidak ada; Tidak; Tidak ada fasilitas; Tidak punya; Sungai; Tidak memiliki",
    other: "Lainnya",
  },
  codes: { "1": "own", "2": "shared", "3": "shared", "4": "shared", "5": "unused", "6": "none" },
});

/** DTSEN "tinja": what an own latrine empties into. */
export const readSludge = reader<"septic" | "open" | "unknown">({
  words: {
    septic: "Tangki septik; Septic tank; Septik tank; IPAL",
    open: "Kolam/sawah/sungai/laut; Kolam/sawah/sungai/danau/laut; Lubang tanah; Pantai/kebun; Pantai/tanah lapang/kebun; Lainnya",
  },
  codes: { "1": "septic", "2": "septic", "3": "open", "4": "open", "5": "open", "6": "open" },
});

export const readQuality = reader<V.Quality>({
  words: {
    good: "Baik; Layak; Bagus; Tinggi; Bagus/kualitas tinggi",
    fair: "Sedang; Cukup; Rusak Ringan; Rusak sedang",
    poor: "Buruk; Rusak; Rusak Berat; Tidak layak; Jelek; Jelek/kualitas rendah; Rendah; Kurang",
  },
});
