import { finding, isRefused, type Finding, type FindingCode } from "../rules/findings";
import type { PreparedRow } from "./prepare.server";

/** What the database already holds about the rows of one chunk. */
export type Known = {
  rows: Map<string, KnownRow>;
  families: Map<string, { householdId: string; region: string | null }>;
  niks: Map<string, KnownPerson>;
  /** Everybody in the households the chunk touches. */
  members: Map<string, KnownPerson[]>;
};

export type KnownRow = {
  id: string;
  householdId: string;
  memberId: string | null;
  digest: string;
  version: number;
  /** Written by this very import. */
  mine: boolean;
};

export type KnownPerson = {
  memberId: string;
  householdId: string;
  plainName: string;
  birthDate: string | null;
  isHead: boolean;
  hasNik: boolean;
  /** The same sheet of the same list already speaks of this person. */
  listed: boolean;
  /** The same list already speaks of this person's family. */
  familyListed: boolean;
};

export type Decision = {
  row: PreparedRow;
  outcome: "new" | "changed" | "unchanged" | "refused";
  findings: Finding[];
  /** Set where something is to be written. */
  householdId?: string;
  memberId?: string;
  newHousehold?: boolean;
  newMember?: boolean;
  isHead?: boolean;
  /** The row this one replaces. */
  replaces?: KnownRow;
  /** A person must look at this row beside that member. */
  review?: { kind: "nik_duplicate" | "identity"; other: KnownPerson };
};

export type PlanState = {
  newId: () => string;
  /** Keys of rows that this file repeated without change; a second, different one is refused. */
  repeated: Set<string>;
};

/**
 * Decides for every row of a chunk what becomes of it (handbook section 6, "Identity of a row").
 * Pure; `known` is brought up to date as it goes, so that a later row of the chunk sees an earlier.
 */
export const planRows = (rows: readonly PreparedRow[], known: Known, state: PlanState): Decision[] => {
  const byFamily = new Map<string, PreparedRow[]>();
  for (const row of rows) {
    const group = byFamily.get(row.groupKey);
    if (group) group.push(row);
    else byFamily.set(row.groupKey, [row]);
  }
  const decisions = new Map<PreparedRow, Decision>();
  for (const family of byFamily.values()) {
    for (const decision of planFamily(family, known, state)) decisions.set(decision.row, decision);
  }
  return rows.map((row) => decisions.get(row)!);
};

const planFamily = (rows: PreparedRow[], known: Known, state: PlanState): Decision[] => {
  const decisions: Decision[] = [];
  const fresh: PreparedRow[] = [];
  const region = known.families.get(rows[0]!.groupKey)?.region;
  if (region) for (const row of rows) if (row.house) row.house.village ??= region;
  for (const row of rows) {
    const settled = settleKnownRow(row, known, state) ?? (isRefused(row.findings) ? refuse(row) : null);
    if (settled) decisions.push(settled);
    else fresh.push(row);
  }
  if (fresh.length === 0) return decisions;

  let householdId = known.families.get(fresh[0]!.groupKey)?.householdId;
  if (householdId === undefined && fresh[0]!.kind === "p3ke_member") {
    return [...decisions, ...fresh.map((row) => refuse(row, "family_unknown"))];
  }
  const joined = householdId === undefined ? householdsOf(fresh, known) : new Set<string>();
  if (joined.size > 1) {
    return [...decisions, ...fresh.map((row) => review(row, "identity", known.niks.get(row.nikIndex ?? "")))];
  }
  householdId ??= [...joined][0];
  for (const row of order(fresh)) {
    const again = state.repeated.has(row.sourceKey) || known.rows.has(row.sourceKey);
    const decision = again
      ? (settleKnownRow(row, known, state) ?? refuse(row, "key_repeated"))
      : place(row, householdId, known, state);
    householdId ??= decision.householdId;
    decisions.push(decision);
  }
  return decisions;
};

/** The head first: a family that is new begins with its head. */
const order = (rows: PreparedRow[]): PreparedRow[] =>
  [...rows].sort((a, b) => Number(b.person?.isHead ?? false) - Number(a.person?.isHead ?? false));

/** A row that was imported before: unchanged, a newer version, or a contradiction within the file. */
const settleKnownRow = (row: PreparedRow, known: Known, state: PlanState): Decision | null => {
  const before = row.familyKey === "" ? undefined : known.rows.get(row.sourceKey);
  if (before === undefined) return null;
  if (before.digest === row.digest) {
    state.repeated.add(row.sourceKey);
    return { row, outcome: "unchanged", findings: row.findings, householdId: before.householdId };
  }
  if (isRefused(row.findings)) return refuse(row);
  if (before.mine || state.repeated.has(row.sourceKey)) return refuse(row, "key_repeated");
  const hit = row.nikIndex === null ? undefined : known.niks.get(row.nikIndex);
  if (hit && hit.memberId !== before.memberId) return review(row, "nik_duplicate", hit);
  const decision: Decision = {
    row,
    outcome: "changed",
    findings: row.findings,
    householdId: before.householdId,
    memberId: before.memberId ?? undefined,
    replaces: before,
  };
  remember(decision, known);
  return decision;
};

/** Households to which the persons of a new family already belong, in other lists. */
const householdsOf = (rows: PreparedRow[], known: Known): Set<string> => {
  const found = new Set<string>();
  for (const row of rows) {
    const hit = row.nikIndex === null ? undefined : known.niks.get(row.nikIndex);
    if (hit && !hit.familyListed && agrees(row, hit)) found.add(hit.householdId);
  }
  return found;
};

/** A row that is new to its list: whom does it speak of? */
const place = (
  row: PreparedRow,
  householdId: string | undefined,
  known: Known,
  state: PlanState,
): Decision => {
  const hit = row.nikIndex === null ? undefined : known.niks.get(row.nikIndex);
  const people = householdId === undefined ? [] : (known.members.get(householdId) ?? []);
  const head = people.find((one) => one.isHead);
  const sameHead = head && speaksOfHead(row, head) ? head : undefined;

  if (hit && hit.memberId !== sameHead?.memberId) {
    const taken =
      hit.listed ||
      (hit.householdId === householdId ? row.kind === "p3ke_member" && hit.isHead : hit.familyListed);
    if (taken) return review(row, "nik_duplicate", hit);
    // Another person by all that the list says, under a number that belongs to somebody.
    if (!agrees(row, hit)) return review(row, "identity", hit, "nik_duplicate");
    if (hit.householdId !== householdId) return review(row, "identity", hit);
  }
  const same = sameHead ?? hit ?? people.find((one) => !one.listed && isSamePerson(row, one));
  const decision: Decision = {
    row,
    outcome: "new",
    findings: row.findings,
    householdId: householdId ?? state.newId(),
    memberId: same?.memberId ?? state.newId(),
    newHousehold: householdId === undefined,
    newMember: same === undefined,
    isHead:
      same?.isHead ?? (householdId === undefined || (row.person?.isHead === true && head === undefined)),
  };
  remember(decision, known);
  return decision;
};

/**
 * Both sheets of P3KE speak of the head; what they say may differ, a visit settles it. In a later
 * year's list the head may be another person.
 */
const speaksOfHead = (row: PreparedRow, head: KnownPerson): boolean => {
  if (row.kind === "p3ke_member") return row.person?.isHead === true && !head.listed;
  return row.kind === "p3ke_household" && agrees(row, head);
};

const agrees = (row: PreparedRow, person: KnownPerson): boolean =>
  row.plainName === person.plainName ||
  (row.person?.birthDate != null && row.person.birthDate === person.birthDate);

/** Without a NIK on one side, name and birth date together say that two rows are one person. */
const isSamePerson = (row: PreparedRow, person: KnownPerson): boolean =>
  (row.nikIndex === null || !person.hasNik) &&
  row.plainName === person.plainName &&
  row.person?.birthDate != null &&
  row.person.birthDate === person.birthDate;

/** Later rows of the chunk must find what this one will write. */
const remember = (decision: Decision, known: Known): void => {
  const { row, householdId, memberId } = decision;
  if (householdId === undefined || memberId === undefined) return;
  known.families.set(row.groupKey, { householdId, region: row.house?.village ?? null });
  known.rows.set(row.sourceKey, {
    id: "",
    householdId,
    memberId,
    digest: row.digest,
    version: 1,
    mine: true,
  });
  const people = known.members.get(householdId) ?? [];
  const before = people.find((one) => one.memberId === memberId);
  const person: KnownPerson = {
    memberId,
    householdId,
    plainName: before?.plainName ?? row.plainName,
    birthDate: before?.birthDate ?? row.person?.birthDate ?? null,
    isHead: decision.isHead ?? before?.isHead ?? false,
    hasNik: row.nikIndex !== null || (before?.hasNik ?? false),
    listed: row.kind !== "p3ke_household",
    familyListed: true,
  };
  known.members.set(householdId, [...people.filter((one) => one !== before), person]);
  if (row.nikIndex !== null) known.niks.set(row.nikIndex, person);
};

const refuse = (row: PreparedRow, code?: "family_unknown" | "key_repeated"): Decision => ({
  row,
  outcome: "refused",
  findings: code === undefined ? row.findings : [...row.findings, finding(row.columns.key, code)],
});

const review = (
  row: PreparedRow,
  kind: "nik_duplicate" | "identity",
  other: KnownPerson | undefined,
  code: FindingCode = kind === "nik_duplicate" ? "nik_duplicate" : "review_needed",
): Decision => ({
  row,
  outcome: "refused",
  findings: [...row.findings, finding(row.columns.nik, code)],
  ...(other ? { review: { kind, other } } : {}),
});
