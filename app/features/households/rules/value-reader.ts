import { isBlank, plain, tidy } from "./text";
import type { Decile, YesNo } from "./vocabulary";

/**
 * Version of the code tables. DTSEN codes change between releases: a new release is a new
 * table with a new name, and each row keeps under which one it was read.
 */
export const VALUE_TABLES = "p3ke-2022+dtsen-2025";

/** What P3KE and regions write in words, separated by semicolons, and DTSEN's number for it. */
type Table<T extends string> = {
  /** Under `unknown`: the words that say so. */
  words: Partial<Record<T | "unknown", string>>;
  codes?: Record<string, T>;
};

export type ValueReading<T extends string> = {
  value: T | "unknown";
  /** False when the cell says something that no table knows (`value_unknown`). */
  known: boolean;
};

export type ValueReader<T extends string> = (cell: string) => ValueReading<T>;

/**
 * Builds a reader: words are compared without case, blanks and punctuation, "1" and "1. Milik
 * sendiri" both work, and an empty cell is unknown without being an error.
 */
export const reader = <T extends string>({ words, codes = {} }: Table<T>): ValueReader<T> => {
  const byWord = new Map<string, T | "unknown">();
  for (const [value, spellings] of Object.entries(words) as [T | "unknown", string][]) {
    for (const spelling of spellings.split(";")) byWord.set(wordKey(spelling), value);
  }
  const cache = new Map<string, ValueReading<T>>();
  const look = (cell: string): ValueReading<T> => {
    const text = tidy(cell);
    if (isBlank(text)) return { value: "unknown", known: true };
    const number = /^\(?0*(\d{1,2})(?:\.0+)?[).:\-\s]*(.*)$/.exec(text);
    const word = byWord.get(wordKey(text)) ?? (number?.[2] ? byWord.get(wordKey(number[2])) : undefined);
    if (word !== undefined) return { value: word, known: true };
    const code = number && !number[2] ? codes[String(Number(number[1]))] : undefined;
    return code === undefined ? { value: "unknown", known: false } : { value: code, known: true };
  };
  return (cell) => {
    const before = cache.get(cell);
    if (before !== undefined) return before;
    const reading = look(cell);
    if (cache.size < 2000) cache.set(cell, reading);
    return reading;
  };
};

/** Like `plain`, but a tick and the signs that tell 900 watts from more than 900 survive. */
const wordKey = (text: string): string =>
  plain(text.replace(/[✓✔√]/g, "ya").replaceAll(">", " diatas ").replace(/≤|<=?/g, " sd "));

export const readYesNo = reader<YesNo>({
  words: {
    yes: "Ya; Y; Iya; Ada; True; Yes; Sudah; Punya; Memiliki; Menerima; Penerima; V; ✓; Berisiko; Layak; Layak huni; Bekerja",
    no: "Tidak; T; Tdk; Tidak ada; False; No; N; Belum; Tidak punya; Tidak memiliki; Tidak menerima; Bukan penerima; Tidak berisiko; Tidak layak; Tidak layak huni; Tidak bekerja",
  },
  // P3KE counts risk 0/1, DTSEN answers 1 yes and 2 no.
  codes: { "0": "no", "1": "yes", "2": "no" },
});

/** Who paid for aid already received. */
export const readAidFund = reader<"national" | "regional" | "village" | "csr" | "unknown">({
  words: {
    national:
      "Pusat; APBN; Kemensos; Nasional; Pemerintah Pusat; Kementerian; Kementerian Sosial; Kemen PUPR; Kementerian PUPR",
    regional:
      "Daerah; APBD; APBD Kabupaten; APBD Kota; APBD Provinsi; APBD Kab; Provinsi; Kabupaten; Kota; Pemda; Pemkab; Pemkot; Pemerintah Daerah; DBHCHT; DID; DBH CHT",
    village: "Desa; Dana Desa; APBDes; APBDesa; Kelurahan; DD; Pemerintah Desa",
    csr: "CSR; TJSL; TJSP; Swasta; Perusahaan; Baznas; PPM; Mitra",
  },
});

/** Welfare rank as text: `4+` is a class, not a number. */
export const readDecile = (cell: string): ValueReading<Decile> => {
  const text = tidy(cell);
  if (isBlank(text)) return { value: "unknown", known: true };
  const short = text
    .toLowerCase()
    .replace(/desil|decile|[\s():_]/g, "")
    .replace(/^-/, "")
    .replace(/^(<=|≤)1$/, "1")
    .replace(/^(i{1,3}|iv|vi{0,3}|ix|x)$/, (roman) => String(ROMAN.indexOf(roman)))
    .replace(/^(\d+)[.,]0+$/, "$1")
    .replace(/^0(?=\d)/, "");
  if (/^(4\+|>4|4keatas|diatas4|lebihdari4)$/.test(short)) return { value: "4+", known: true };
  return /^([1-9]|10)$/.test(short)
    ? { value: short as Decile, known: true }
    : { value: "unknown", known: false };
};

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** A count such as members: "10,644" and "3.961" both mean thousands. */
export const readCount = (cell: string): number | null => {
  const text = cell.replace(/[\s\u00a0]|rp\.?|orang|jiwa|m2|m²/gi, "");
  if (/^\d{1,3}([.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  return /^\d{1,12}([.,]0+)?$/.test(text) ? Math.round(Number(text.replace(",", "."))) : null;
};

/** A measure such as square metres: a comma or point with other than three digits is a decimal. */
export const readMeasure = (cell: string): number | null => {
  const count = readCount(cell);
  if (count !== null) return count;
  const text = cell.replace(/[\s\u00a0]|m2|m²/gi, "").replace(",", ".");
  return /^\d{1,9}\.\d+$/.test(text) ? Number(text) : null;
};
