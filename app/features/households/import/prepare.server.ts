import { blindIndex, keyedDigest } from "~/platform/db/secrets.server";
import type { SheetKind } from "../rules/header";
import type { ParsedRow } from "../rules/parsed-row";
import { plainPersonName } from "../rules/text";

/** A parsed row with what the database knows it by. Digests are keyed: nothing can be guessed by trying. */
export type PreparedRow = ParsedRow & {
  /** Identifies the row within its source and sheet. */
  sourceKey: string;
  /** Identifies the family within its source, over the years: next year's list speaks of the same families. */
  groupKey: string;
  /** Of everything the row says, hex: the same row again changes nothing. */
  digest: string;
  /** Blind index of the NIK, hex. */
  nikIndex: string | null;
  plainName: string;
};

export const prepareRow = (row: ParsedRow): PreparedRow => {
  const version = row.cutoff ?? row.year ?? "";
  const secret = row.kind === "dtsen" || row.kind === "named_list" || row.rowKey.includes(" ");
  const groupSecret = row.kind === "dtsen" || row.kind === "named_list";
  return {
    ...row,
    sourceKey: `${secret ? shortDigest(row.rowKey) : row.rowKey}@${version}`,
    groupKey: `${row.source}:${groupSecret ? shortDigest(row.familyKey) : row.familyKey}`,
    digest: keyedDigest("import row", contentOf(row)).toString("hex"),
    nikIndex: row.person?.nik ? blindIndex("nik", row.person.nik).toString("hex") : null,
    plainName: row.person ? plainPersonName(row.person.name) : "",
  };
};

/** Sheets whose rows belong to a family that another sheet must have brought. */
export const needsKnownFamily = (kind: SheetKind): boolean => kind === "p3ke_member";

const shortDigest = (text: string): string =>
  keyedDigest("import key", text).toString("base64url").slice(0, 32);

/**
 * What the row says, in our words: the order of columns, blanks and the way dates are written do
 * not count. Where a cell was not understood, its own text counts.
 */
const contentOf = (row: ParsedRow): string => {
  const strange = row.findings
    .filter(({ code }) => code === "value_unknown" || code === "date_invalid")
    .map(({ column }) => row.raw[column] ?? "");
  return JSON.stringify([row.house, row.person, row.aid, strange]);
};
