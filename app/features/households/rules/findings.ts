/** What a check may say about a cell, and what follows (handbook section 6). Codes are stable; labels are in the catalogue. */
export const FINDINGS = {
  nik_missing: "warning",
  nik_scientific: "refused",
  nik_length: "warning",
  nik_day: "warning",
  nik_month: "warning",
  nik_serial: "warning",
  nik_repeated_digit: "warning",
  nik_duplicate: "refused",
  nik_region_differs: "warning",
  nik_birth_differs: "warning",
  nik_sex_differs: "warning",
  nik_synthetic: "warning",
  nik_not_synthetic: "refused",
  registry_mismatch: "warning",
  kk_malformed: "warning",
  village_unknown: "refused",
  village_name_differs: "warning",
  date_invalid: "warning",
  value_unknown: "warning",
  key_missing: "refused",
  /** The same key twice in one file with different content: which one holds, only the sender knows. */
  key_repeated: "refused",
  family_unknown: "refused",
  /** The NIKs of a family are known, but in two families: which one it is, an officer decides. */
  review_needed: "refused",
} as const satisfies Record<string, "warning" | "refused">;

export type FindingCode = keyof typeof FINDINGS;

export type Finding = {
  /** Header as it stands in the file. */
  column: string;
  code: FindingCode;
  severity: "warning" | "refused";
};

/** A number out of order: the person is taken over without it, and an officer mends it from the paper. */
export const CORRECTION_QUEUE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "nik_length",
  "nik_day",
  "nik_month",
  "nik_serial",
  "nik_repeated_digit",
  "nik_synthetic",
]);

export const finding = (column: string, code: FindingCode): Finding => ({
  column,
  code,
  severity: FINDINGS[code],
});

export const isRefused = (findings: readonly Finding[]): boolean =>
  findings.some((one) => one.severity === "refused");
