import type { AgeBand, HouseholdAnswers, MemberAnswers } from "./answers";
import type { AidOrigin } from "./columns";
import type { Finding } from "./findings";
import type { SheetKind } from "./header";
import type { DataSource, Decile, MaritalStatus, Relation, Sex } from "./vocabulary";

/** A row of a file in our own words, with everything that was noticed. Nothing is guessed. */
export type ParsedRow = {
  sheet: string;
  rowNumber: number;
  kind: SheetKind;
  source: DataSource;
  year: number | null;
  /** 'YYYY-MM-DD' or the text of the file. */
  cutoff: string | null;
  /** Identifies the family within source and year; secret where it is a No KK. */
  familyKey: string;
  /** Identifies the row within source, sheet and year. */
  rowKey: string;
  findings: Finding[];
  /** Headers of the NIK and of the column that identifies the row, for findings made later. */
  columns: { nik: string; key: string };
  house: ParsedHouse | null;
  person: ParsedPerson | null;
  aid: ParsedAid[];
  /** Recognised cells as they came, by header: kept encrypted. */
  raw: Record<string, string>;
};

export type ParsedHouse = {
  /** Kemendagri village code, dotted. */
  village: string | null;
  address: string | null;
  rt: string | null;
  rw: string | null;
  decile: Decile;
  /** Number of members as the file states it. */
  size: number | null;
  answers: HouseholdAnswers;
};

export type ParsedPerson = {
  name: string;
  isHead: boolean;
  relation: Relation;
  sex: Sex;
  /** 'YYYY-MM-DD' */
  birthDate: string | null;
  /** What the survey's age flags say, for want of a birth date. */
  ageBand: AgeBand | null;
  nik: string | null;
  /** What stood in the cell of a malformed NIK: it waits in the correction queue. */
  badNik: string | null;
  kk: string | null;
  registry: "agrees" | "disagrees" | "unknown";
  marital: MaritalStatus;
  answers: MemberAnswers;
  /** What a region found when it checked: kept beside the original. */
  correctedName: string | null;
  correctedNik: string | null;
  /** False for a person the source itself calls dead or inactive. */
  active: boolean;
};

export type ParsedAid = {
  program: string;
  origin: AidOrigin | null;
  need: string | null;
  year: number | null;
  /** 'YYYY-MM-DD' */
  receivedOn: string | null;
};
