import { dtsenSheet, individuSheet, keluargaSheet, toCsv, type ListedFamily, type Table } from "./lists";
import { buildXlsx, type FixtureCell } from "./workbook";

/** The three sheets of one and the same families, spoilt on the way through an office. */
export type OddShape = {
  name: string;
  file: string;
  build: (families: readonly ListedFamily[]) => Buffer;
  /** Lines below the header that are none of the list, by row number. */
  leftOut?: (rows: number) => number[];
};

const keluarga = (some: readonly ListedFamily[], header: Record<string, string> = {}): Table => {
  const table = keluargaSheet(some);
  return { header: table.header.map((name) => header[name] ?? name), rows: table.rows };
};

const book = (...rows: FixtureCell[][]) => buildXlsx([{ name: "data", rows }]);

const change = (
  { header, rows }: Table,
  columns: Record<string, (cell: string, row: number) => FixtureCell>,
): { header: string[]; rows: FixtureCell[][] } => ({
  header,
  rows: rows.map((cells, row) => cells.map((cell, at) => columns[header[at]!]?.(cell, row) ?? cell)),
});

const serial = (dayFirst: string): number => {
  const [day, month, year] = dayFirst.split("/").map(Number);
  return Math.round((Date.UTC(year!, month! - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
};

const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(
  " ",
);
const inWords = (dayFirst: string): string => {
  const [day, month, year] = dayFirst.split("/").map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
};

const SHORT: Record<string, string> = {
  id_keluarga_P3KE: "ID Kel. P3KE",
  provinsi: "Prov.",
  kabupaten_kota: "Kab./Kota",
  kecamatan: "Kec.",
  desa_kelurahan: "Desa/Kel.",
  kode_kemdagri: "Kd. Kemdagri",
  alamat: "Almt",
  kepala_keluarga: "Nm. Kepala Klg",
  jenis_kelamin: "JK (L/P)",
  tanggal_lahir: "Tgl. Lhr",
  pekerjaan: "Pkrjaan",
  pendidikan: "Pend. Terakhir",
  kepemilikan_rumah: "Kepem. Rumah",
  jenis_atap: "Jns Atap",
  bahan_bakar_memasak: "BB Memasak",
  memiliki_fasilitas_buang_air_besar: "Fas. BAB",
};

const MISTYPED: Record<string, string> = {
  provinsi: "PROPINSI",
  kode_kemdagri: "kode__kemendagri",
  desil_kesejahteraan: "desil_kesejahtraan",
  kepala_keluarga: "Kepala Kelurga",
  padan_dukcapil: "padan_dukcapi",
  jenis_kelamin: "Jns_Kelmain",
  tanggal_lahir: "Tangal Lahir",
  pendidikan: "pendidikkan",
  sumber_penerangan: "sumber peneranagan",
  resiko_stunting: "risiko_stuntingg",
};

const ENGLISH: Record<string, string> = {
  id_keluarga_P3KE: "Family ID",
  provinsi: "Province",
  kabupaten_kota: "Regency/City",
  kecamatan: "District",
  desa_kelurahan: "Village",
  kode_kemdagri: "Village Code",
  desil_kesejahteraan: "Welfare Decile",
  alamat: "Address",
  kepala_keluarga: "Head of Household",
  padan_dukcapil: "Dukcapil Match",
  jenis_kelamin: "Sex",
  tanggal_lahir: "Date of Birth",
  pekerjaan: "Occupation",
  pendidikan: "Education",
  kepemilikan_rumah: "House Ownership",
  "memiliki_simpanan uang/perhiasan/ternak/lainnya": "Has Savings",
  jenis_atap: "Roof Type",
  jenis_dinding: "Wall Type",
  jenis_lantai: "Floor Type",
  sumber_penerangan: "Lighting Source",
  bahan_bakar_memasak: "Cooking Fuel",
  sumber_air_minum: "Drinking Water Source",
  memiliki_fasilitas_buang_air_besar: "Toilet Facility",
  penerima_pkh: "PKH Recipient",
  resiko_stunting: "Stunting Risk",
};

/** Upper and lower line of a header: what stands under which group. */
const GROUPS: Record<string, [string, string]> = {
  provinsi: ["Wilayah", "Provinsi"],
  kepala_keluarga: ["Kepala Keluarga", "Nama"],
  nik: ["", "NIK"],
  padan_dukcapil: ["", "Padan Dukcapil"],
  jenis_kelamin: ["", "Jenis Kelamin"],
  tanggal_lahir: ["", "Tanggal Lahir"],
  pekerjaan: ["", "Pekerjaan"],
  pendidikan: ["", "Pendidikan"],
  kepemilikan_rumah: ["Rumah", "Kepemilikan"],
  "memiliki_simpanan uang/perhiasan/ternak/lainnya": ["", "Memiliki Simpanan"],
  jenis_atap: ["", "Atap"],
  jenis_dinding: ["", "Dinding"],
};

export const oddShapes: OddShape[] = [
  ...Object.entries({
    "shortened headers": SHORT,
    "mistyped headers": MISTYPED,
    "English headers": ENGLISH,
  }).map(([name, header]) => ({
    name,
    file: "judul.xlsx",
    build: (some: readonly ListedFamily[]) => {
      const table = keluarga(some, header);
      return book(["DATA P3KE"], [], table.header, ...table.rows);
    },
  })),
  {
    name: "a header of two lines whose groups come before or after the word below",
    file: "dua-baris.xlsx",
    build: (some) => {
      const table = keluarga(some);
      const line = (level: 0 | 1) =>
        table.header.map((name) => GROUPS[name]?.[level] ?? (level === 0 ? name : ""));
      return book(["DATA P3KE"], line(0), line(1), ...table.rows);
    },
  },
  {
    name: "a column nobody knows, filled with words that are names of other columns",
    file: "keterangan.xlsx",
    build: (some) => {
      const table = keluarga(some);
      return book([...table.header, "Catatan Petugas"], ...table.rows.map((cells) => [...cells, "PIP"]));
    },
  },
  {
    name: "sums, a place and a day, and two signatures with their numbers below",
    file: "rekap.xlsx",
    build: (some) => {
      const table = keluarga(some);
      const line = (cells: Record<string, string>) => table.header.map((name) => cells[name] ?? "");
      return book(
        table.header,
        ...table.rows,
        table.header.map((_, at) => (at === 0 ? "JUMLAH" : "3")),
        [],
        line({ nik: "Bekasi, 12 Januari 2023" }),
        line({ kepala_keluarga: "Kepala Dinas Sosial", pekerjaan: "Camat Setu" }),
        line({ nik: "NIP. 19700101 199003 1 002", sumber_penerangan: "NIP. 197501012000031005" }),
      );
    },
    leftOut: (rows) => [2, 4, 5, 6].map((line) => rows + line),
  },
  {
    name: "NIK as numbers that were never cut",
    file: "angka.xlsx",
    build: (some) => {
      const { header, rows } = change(keluarga(some), { nik: (cell) => ({ number: cell }) });
      return book(header, ...rows);
    },
  },
  {
    name: "the calendar of 1904, days without their format",
    file: "mac.xlsx",
    build: (some) => {
      const { header, rows } = change(keluarga(some), {
        tanggal_lahir: (cell) => ({ number: String(serial(cell) - 1462) }),
      });
      return buildXlsx([{ name: "data", rows: [header, ...rows] }], { date1904: true });
    },
  },
  {
    name: "birth place and day in one column, days in words",
    file: "ttl.csv",
    build: (some) => {
      const table = keluarga(some);
      const { rows } = change(table, {
        tanggal_lahir: (cell, row) =>
          row % 2 === 0 ? `Bekasi, ${cell.replaceAll("/", "-")}` : `Kab. Bekasi, ${inWords(cell)}`,
      });
      const header = table.header.map((name) => (name === "tanggal_lahir" ? "Tempat/Tgl Lahir" : name));
      return Buffer.from(toCsv({ header, rows: rows as string[][] }, ";"));
    },
  },
  {
    name: "deciles and places as people write them, codes as decimals, invisible marks in NIK",
    file: "tulisan.csv",
    build: (some) => {
      const roman: Record<string, string> = { "1": "I", "2": "Desil II", "3": "DESIL-3", "4": "Desil 4" };
      const { header, rows } = change(keluarga(some), {
        desil_kesejahteraan: (cell) => roman[cell] ?? cell,
        kecamatan: (cell) => `Kec. ${cell}`,
        desa_kelurahan: (cell, row) =>
          `${["Ds. ", "Desa ", "Kel. ", "Desa/Kel. "][row % 4]}${cell.toUpperCase()}`,
        kode_kemdagri: (cell, row) => (row % 2 === 0 ? `${cell}.0` : cell),
        nik: (cell) => `\u202a${cell}\u202c`,
      });
      return Buffer.from(toCsv({ header, rows: rows as string[][] }));
    },
  },
  {
    name: "a line of hints how to fill in, under the header",
    file: "format.xlsx",
    build: (some) => {
      const table = keluarga(some);
      const hints: Record<string, string> = {
        nik: "16 digit",
        jenis_kelamin: "L/P",
        tanggal_lahir: "dd/mm/yyyy",
        padan_dukcapil: "Ya/Tidak",
        kepala_keluarga: "teks",
        resiko_stunting: "0/1",
      };
      return book(
        table.header,
        table.header.map((name) => hints[name] ?? "pilihan"),
        ...table.rows,
      );
    },
    leftOut: () => [2],
  },
  {
    name: "commas that went through a program expecting semicolons: each line quoted as a whole",
    file: "terbungkus.csv",
    build: (some) =>
      Buffer.from(
        toCsv(keluarga(some))
          .trim()
          .split(/\r?\n/)
          .map((line) => `"${line.replaceAll('"', '""')}"`)
          .join("\r\n"),
      ),
  },
  {
    name: "separators to the last column the program has, family numbers as decimals",
    file: "lebar.csv",
    build: (some) => {
      const { header, rows } = change(keluarga(some), { id_keluarga_P3KE: (cell) => `${cell}.0` });
      const table = { header, rows: rows as string[][] };
      return Buffer.from(toCsv(table, ";").replaceAll("\n", `${";".repeat(1000)}\n`));
    },
  },
  {
    name: "two bytes for each letter and no mark at the beginning",
    file: "unicode.txt",
    build: (some) => Buffer.from(toCsv(keluarga(some), "\t"), "utf16le"),
  },
  {
    name: "members with a title above",
    file: "individu.xlsx",
    build: (some) => {
      const table = individuSheet(some);
      return book(["INDIVIDU P3KE"], table.header, ...table.rows);
    },
  },
  {
    name: "DTSEN in words instead of numbers",
    file: "dtsen.csv",
    build: (some) => {
      const { header, rows } = change(dtsenSheet(some), {
        gizi: (cell) => ({ "3": "Tidak ada catatan", "8": "Tidak tahu" })[cell] ?? cell,
        bahan_bakar: (cell) => ({ "2": "Elpiji 5,5", "3": "Elpiji 12", "4": "Elpiji 3 kg" })[cell] ?? cell,
      });
      return Buffer.from(toCsv({ header, rows: rows as string[][] }));
    },
  },
];
