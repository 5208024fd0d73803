/** For comparing headers and answers: lower case, letters and digits only. "kode_Kemdagri " → "kodekemdagri". */
export const plain = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFKD")).toLowerCase().replace(/[^a-z0-9]/g, "");

/** What people and programs write for "nothing". An empty cell is unknown, never "no". */
export const isBlank = (text: string): boolean =>
  text === "" || BLANKS.has(text.trim().toLowerCase()) || (text.charCodeAt(0) === 35 && FAILED.test(text));

/** A formula that failed, as Excel and LibreOffice write it: "#DIV/0!", "#N/A", "#NAMA?". */
const FAILED = /^#[A-Z/0]{2,10}[!?]?\s*$/i;

/** Blanks of all kinds become one space. */
export const tidy = (text: string): string =>
  TIDY.test(text) ? text : text.replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim();

/** Names are compared without case, marks and titles of respect: "H. Ahmad  Syahrul" and "AHMAD SYAHRUL" are one. */
export const plainPersonName = (name: string): string => nameTokens(name).join(" ");

/** Words of a name for the search by the beginning of a word. */
export const nameTokens = (name: string): string[] =>
  (ASCII.test(name) ? name : name.normalize("NFKD"))
    .toLowerCase()
    .replace(/[\u0300-\u036f'’`]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !TITLES.has(word));

const TITLES = new Set(["h", "hj", "alm", "almh", "bin", "binti", "bpk", "ibu", "sdr", "sdri"]);

const BLANKS = new Set([
  "",
  "-",
  "--",
  "---",
  ".",
  "?",
  "n/a",
  "na",
  "null",
  "none",
  "nan",
  "nil",
  "\\n",
  "(blank)",
  "kosong",
  "tidak diketahui",
  "tidak ada data",
]);

/** Most cells need no work at all, and there are three million of them in a large list. */
const ASCII = /^[\x00-\x7f]*$/;
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
