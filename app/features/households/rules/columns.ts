import { AID_COLUMNS, type AidColumn } from "./aid-programs";
import { NAMES } from "./column-names";
import { ENGLISH_NAMES } from "./column-names-english";
import { nearestName, spelledOut } from "./near-header";
import { plain } from "./text";

export type { AidColumn, AidOrigin } from "./aid-programs";

export type Field = keyof typeof NAMES;

/** The name a column has in the official files: "id_keluarga_p3ke". */
export const officialName = (field: Field): string => NAMES[field].split(";")[0]!.trim();

/** What a header cell stands for, or `null` when no rule reads that column. */
export const fieldOf = (header: string): Field | AidColumn | null => {
  const keys = headerKeys(header);
  for (const key of keys) {
    const found = BY_NAME.get(key);
    if (found !== undefined) return found;
  }
  for (const key of keys) {
    const stem = key.replace(OWNER, "");
    const found = stem.length >= 3 && stem !== key ? BY_NAME.get(stem) : undefined;
    if (typeof found === "string" && !found.startsWith("aid_")) return found;
  }
  return null;
};

/** "pekerjaan_krt", "jenis_kelamin_kepala_keluarga", "status_bangunan_kode": whose, or in what form. */
const OWNER = /(kepalarumahtangga|kepalakeluarga|anggotakeluarga|krt|kk|art|individu|kode|label)$/;

/**
 * The header as it is, without what stands in brackets ("NIK (16 digit)"), without a leading
 * number ("10. NIK") or group letter, and with the usual slips mended.
 */
const headerKeys = (header: string): string[] => {
  const bare = header.replace(/\(.*?\)|\[.*?\]/g, " ").replace(/[*:]/g, " ");
  const unnumbered = bare.replace(/^\s*(\d{1,3}|[a-z])\s*[.)]\s*/i, "");
  const keys = [header, bare, unnumbered].map(plain).filter((key) => key !== "");
  const whole = spelledOut(unnumbered);
  if (whole !== null) keys.push(plain(whole));
  const mended = keys.map((key) =>
    key.replace("kemendagri", "kemdagri").replace("bnpt", "bpnt").replace("resiko", "risiko"),
  );
  return [...new Set([...keys, ...mended])];
};

const BY_NAME = new Map<string, Field | AidColumn>();
for (const [field, names] of [...Object.entries(NAMES), ...Object.entries(ENGLISH_NAMES)] as [
  Field,
  string,
][]) {
  for (const name of names.split(";")) if (!BY_NAME.has(plain(name))) BY_NAME.set(plain(name), field);
}
for (const { names, ...column } of AID_COLUMNS) {
  for (const name of names.split(";")) if (!BY_NAME.has(plain(name))) BY_NAME.set(plain(name), column);
}

/**
 * The column a mistyped header was meant to be: "Tangal Lahir", "pendidikkan". Only for a line
 * that is a header by its other cells. Numbers that identify people are never guessed at, and of
 * two names as near as each other neither is taken.
 */
export const nearFieldOf = (header: string): Field | null => {
  const found = new Set(headerKeys(header).flatMap((key) => nearestName(key, GUESSABLE) ?? []));
  return found.size === 1 ? [...found][0]! : null;
};

const NEVER_GUESSED = /^(nik|kk_number|family_id|person_id|aid_|name_|age_|limit_|data_)/;
const GUESSABLE = [...BY_NAME].filter(
  (entry): entry is [string, Field] => typeof entry[1] === "string" && !NEVER_GUESSED.test(entry[1]),
);
