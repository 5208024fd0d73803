import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import type { Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { blindIndex, keyedDigest } from "~/platform/db/secrets.server";
import type { ParsedAid } from "../rules/parsed-row";
import { plain } from "../rules/text";
import type { PreparedRow } from "./prepare.server";

export type AidEntry = { aid: ParsedAid; householdId: string; memberId: string | null };

/** Adds aid already received; the same aid told twice is kept once. Answers the digests that were new. */
export const insertAid = async (
  tx: Tx,
  entries: readonly AidEntry[],
  batchId: string,
): Promise<Set<string>> => {
  if (entries.length === 0) return new Set();
  const records = entries.map((entry) => ({
    id: newId(),
    household_id: entry.householdId,
    member_id: entry.memberId,
    need: entry.aid.need,
    program: entry.aid.program,
    origin: entry.aid.origin ?? "unknown",
    year: entry.aid.year,
    received_on: entry.aid.receivedOn,
    digest: aidDigest(entry),
  }));
  const added = await tx.execute<{
    digest: string;
  }>(sql`insert into aid_history (id, household_id, member_id, region, need, program,
      origin, year, received_on, batch_id, digest)
    select r.id, r.household_id, r.member_id, h.region, r.need, r.program, r.origin, r.year, r.received_on, ${batchId}::uuid,
      decode(r.digest, 'hex')
    from ${recordset(records)} as r(id uuid, household_id uuid, member_id uuid, need text, program text, origin text, year int,
      received_on date, digest text)
    join household h on h.id = r.household_id on conflict (digest) do nothing returning encode(digest, 'hex') as digest`);
  return new Set(added.map((row) => row.digest));
};

export const aidDigest = ({ aid, householdId }: AidEntry): string =>
  keyedDigest(
    "aid",
    [householdId, plain(aid.program), aid.origin ?? "", aid.year ?? "", aid.receivedOn ?? ""].join("|"),
  ).toString("hex");

/** Whose aid a row of an aid sheet is: by NIK, else by the family's number in any list, else by No KK. */
export const findAidHouseholds = async (
  tx: Reader,
  rows: readonly PreparedRow[],
): Promise<Map<PreparedRow, { householdId: string; memberId: string | null }>> => {
  const found = new Map<PreparedRow, { householdId: string; memberId: string | null }>();
  const niks = rows.flatMap((row) => row.nikIndex ?? []);
  const people = await tx.execute<{ key: string; id: string; household_id: string }>(
    sql`select encode(nik_index, 'hex') as key, id, household_id from member
      where active and nik_index = any(${byteaList(niks)})`,
  );
  const byNik = new Map(people.map((one) => [one.key, one]));
  const families = [...new Set(rows.flatMap((row) => (row.familyKey === "" ? [] : row.familyKey)))];
  const byFamily = await loadByFamily(tx, families);
  for (const row of rows) {
    const person = row.nikIndex === null ? undefined : byNik.get(row.nikIndex);
    const householdId = person?.household_id ?? byFamily.get(row.familyKey);
    if (householdId !== undefined) found.set(row, { householdId, memberId: person?.id ?? null });
  }
  return found;
};

const loadByFamily = async (tx: Reader, families: string[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  if (families.length === 0) return found;
  const keys = new Map(families.map((family) => [`p3ke:${family}`, family]));
  const listed = await tx.execute<{ key: string; household_id: string }>(
    sql`select distinct family_key as key, household_id from source_row
      where current and family_key = any(${sql.param([...keys.keys()])}::text[])`,
  );
  for (const row of listed) found.set(keys.get(row.key)!, row.household_id);
  const numbers = families.filter((key) => /^\d{16}$/.test(key) && !found.has(key));
  const indexes = new Map(numbers.map((number) => [blindIndex("kk", number).toString("hex"), number]));
  const cards = await tx.execute<{ key: string; household_id: string }>(
    sql`select distinct encode(kk_index, 'hex') as key, household_id from member
      where active and kk_index = any(${byteaList([...indexes.keys()])})`,
  );
  for (const row of cards) found.set(indexes.get(row.key)!, row.household_id);
  return found;
};

/** Records as one parameter that the server takes apart: quicker than thousands of placeholders. */
export const recordset = (records: object[]): SQL => sql`json_to_recordset(${JSON.stringify(records)}::json)`;

/** Digests given in hexadecimal, as one array the index can be asked with. */
export const byteaList = (digests: readonly string[]): SQL =>
  sql`${sql.param(digests.map((hex) => `\\x${hex}`))}::text[]::bytea[]`;
