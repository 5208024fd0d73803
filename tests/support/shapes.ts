import {
  aidSheet,
  dtsenSheet,
  individuSheet,
  keluargaSheet,
  toCsv,
  type ListedFamily,
  type Table,
} from "./lists";
import { buildXlsx, type FixtureCell } from "./workbook";

/** One and the same families in the shapes in which offices send them. */
export type Shape = {
  name: string;
  file: string;
  build: (families: readonly ListedFamily[]) => Buffer;
  /** Rows that are people or families; sums, titles and repeated headers are none. */
  rows: "families" | "persons" | "both" | "aid";
};

const titleCase = (name: string) =>
  name
    .replace(/_/g, " ")
    .replace(/(^|\s|\/)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());

const mapHeader = (table: Table, rename: (name: string) => string): Table => ({
  ...table,
  header: table.header.map(rename),
});

const reversed = ({ header, rows }: Table): Table => ({
  header: [...header].reverse(),
  rows: rows.map((cells) => [...cells].reverse()),
});

const without = ({ header, rows }: Table, ...names: string[]): Table => {
  const kept = header.map((name, at) => (names.includes(name) ? -1 : at)).filter((at) => at >= 0);
  return { header: kept.map((at) => header[at]!), rows: rows.map((cells) => kept.map((at) => cells[at]!)) };
};

const withColumns = ({ header, rows }: Table, columns: Record<string, (row: number) => string>): Table => ({
  header: [...header, ...Object.keys(columns)],
  rows: rows.map((cells, row) => [...cells, ...Object.values(columns).map((cell) => cell(row))]),
});

const serialOf = (dayFirst: string): number => {
  const [day, month, year] = dayFirst.split("/").map(Number);
  return Math.round((Date.UTC(year!, month! - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
};

const sheet = (
  name: string,
  { header, rows }: Table,
  above: FixtureCell[][] = [],
  below: FixtureCell[][] = [],
) => ({
  name,
  rows: [...above, header, ...rows, ...below],
});

export const shapes: Shape[] = [
  {
    name: "the ministry's workbook, members before families",
    file: "p3ke.xlsx",
    rows: "both",
    build: (some) =>
      buildXlsx([sheet("individu", individuSheet(some)), sheet("keluarga", keluargaSheet(some))]),
  },
  {
    name: "titles above, a line of column numbers, a sum and a signature below",
    file: "laporan.xlsx",
    rows: "families",
    build: (some) => {
      const table = mapHeader(keluargaSheet(some), titleCase);
      const numbers = table.header.map((_, at) => `(${at + 1})`);
      return buildXlsx([
        {
          name: "Sheet1",
          rows: [
            ["DATA KELUARGA P3KE"],
            ["KABUPATEN BEKASI, KECAMATAN SETU, DESIL 1-4"],
            [],
            table.header,
            numbers,
            ...table.rows,
            ["", "JUMLAH", String(some.length)],
            [],
            ["", "", "", "Mengetahui,", "", "Kepala Dinas Sosial"],
          ],
        },
      ]);
    },
  },
  {
    name: "csv with semicolons, byte order mark, capitals, columns turned round",
    file: "KELUARGA.CSV",
    rows: "families",
    build: (some) =>
      Buffer.from(
        `\ufeff${toCsv(reversed(mapHeader(keluargaSheet(some), (name) => name.toUpperCase())), ";")}`,
      ),
  },
  {
    name: "a group header over two lines",
    file: "dua-baris.xlsx",
    rows: "families",
    build: (some) => {
      const table = keluargaSheet(some);
      const upper = table.header.map((name) =>
        name === "penerima_bpnt" ? "Penerima" : name.startsWith("penerima_") ? "" : name,
      );
      const lower = table.header.map((name) =>
        name.startsWith("penerima_") ? name.replace("penerima_", "").toUpperCase() : "",
      );
      return buildXlsx([{ name: "data", rows: [["P3KE"], upper, lower, ...table.rows] }]);
    },
  },
  {
    name: "real dates, codes as numbers, another namespace, a hidden sheet and a pivot beside it",
    file: "olahan.xlsx",
    rows: "families",
    build: (some) => {
      const table = keluargaSheet(some);
      const rows = table.rows.map((cells) =>
        cells.map((cell, at): FixtureCell => {
          const name = table.header[at];
          if (name === "tanggal_lahir") return { day: serialOf(cell) };
          if (name === "kode_kemdagri" || name === "No" || name === "resiko_stunting")
            return { number: cell };
          return name === "nik" ? { inline: cell } : cell;
        }),
      );
      return buildXlsx(
        [
          {
            name: "rekap",
            rows: [
              ["Kecamatan", "Jumlah Keluarga"],
              ["Setu", { number: "12" }],
            ],
          },
          { name: "lama", hidden: true, rows: [table.header, ...table.rows] },
          { name: "olah", rows: [table.header, ...rows] },
        ],
        { prefix: "x" },
      );
    },
  },
  {
    name: "DTSEN with numbers for answers",
    file: "dtsen.xlsx",
    rows: "persons",
    build: (some) => buildXlsx([sheet("DTSEN", dtsenSheet(some))]),
  },
  {
    name: "DTSEN as tab-separated text, region codes in four parts, answers with number and word",
    file: "dtsen.txt",
    rows: "persons",
    build: (some) => {
      const table = dtsenSheet(some);
      const words: Record<string, Record<string, string>> = {
        status_bangunan: { "1": "1. Milik sendiri" },
        jenis_kelamin: { "1": "1 - Laki-laki", "2": "2 - Perempuan" },
        lantai: { "8": "8. Tanah", "2": "2. Keramik" },
      };
      const part: Record<string, (code: string) => string> = {
        kode_kabupaten: (code) => code.slice(2),
        kode_kecamatan: (code) => code.slice(4),
        kode_kelurahan: (code) => code.slice(6),
      };
      const rows = table.rows.map((cells) =>
        cells.map((cell, at) => {
          const name = table.header[at]!;
          return part[name]?.(cell) ?? words[name]?.[cell] ?? cell;
        }),
      );
      return Buffer.from(toCsv({ header: table.header, rows }, "\t"));
    },
  },
  {
    name: "a plain list of names, from an older program, without codes",
    file: "daftar.csv",
    rows: "families",
    build: (some) => {
      const rows = some.map(({ family, place }, at) => [
        String(at + 1),
        family.members[0].name,
        family.members[0].nik ?? "",
        `${family.address} é`,
        `${family.rt}/${family.rw}`,
        place.village,
        place.district,
      ]);
      const header = ["No.", "Nama Lengkap", "No. KTP", "Alamat", "RT/RW", "Desa/Kel", "Kec."];
      return Buffer.from(toCsv({ header, rows }), "latin1");
    },
  },
  {
    name: "a verval file with the region's own columns",
    file: "verval.xlsx",
    rows: "families",
    build: (some) => {
      const table = withColumns(keluargaSheet(some), {
        RT: () => "3",
        RW: () => "01",
        Koordinat_X: () => "107.03",
        nomor_KK: (at) => some[at]!.family.kkNumber,
        "Rumah Layak Huni": () => "Tidak",
        "Air Bersih": () => "Ya",
        Jamban: () => "Tidak",
        Disabilitas: () => "Tidak",
        "BLT-DD": () => "Ya",
        RTLH: () => "Tidak",
        penghasilan: () => "900.000",
        "No HP": () => "",
        status_keberadaan_target: () => "Ditemukan",
        VERVAL_keterangan: () => "sesuai",
      });
      return buildXlsx([
        sheet(
          "VERVAL",
          mapHeader(table, (name) => (name === "kepala_keluarga" ? "Nama KRT" : name)),
        ),
      ]);
    },
  },
  {
    name: "members with another word for each column, and no number of their own",
    file: "anggota.xlsx",
    rows: "both",
    build: (some) => {
      const names: Record<string, string> = {
        id_keluarga_p3ke: "ID Keluarga",
        nama: "Nama Anggota Keluarga",
        hubungan_dengan_kepala_keluarga: "SHDK",
        tanggal_lahir: "Tgl Lahir",
        jenis_kelamin: "L/P",
        kode_kemdagri: "Kode Wilayah",
        desa_kelurahan: "Kelurahan/Desa",
      };
      const members = without(individuSheet(some), "id_individu");
      return buildXlsx([
        sheet(
          "anggota",
          mapHeader(members, (name) => names[name] ?? name),
        ),
        sheet("kk", keluargaSheet(some)),
      ]);
    },
  },
  {
    name: "a header on every printed page",
    file: "cetak.csv",
    rows: "families",
    build: (some) => {
      const table = keluargaSheet(some);
      const half = Math.floor(table.rows.length / 2);
      const rows = [...table.rows.slice(0, half), table.header, ...table.rows.slice(half)];
      return Buffer.from(toCsv({ header: table.header, rows }, "|"));
    },
  },
  {
    name: "aid already received, by NIK",
    file: "bantuan.csv",
    rows: "aid",
    build: (some) => Buffer.from(toCsv(aidSheet(some), ";")),
  },
];
