import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import { plainPersonName } from "../rules/text";
import { byteaList } from "./write-aid.server";
import type { Known, KnownPerson } from "./plan";
import type { PreparedRow } from "./prepare.server";

type PersonRow = {
  member_id: string;
  household_id: string;
  name: string;
  birth_date: string | null;
  is_head: boolean;
  nik: string | null;
  listed: boolean;
  family_listed: boolean;
};

/** Asks the database, in four questions, what it knows about the rows of one chunk (all of one sheet). */
export const loadKnown = async (
  tx: Reader,
  rows: readonly PreparedRow[],
  batchId: string,
): Promise<Known> => {
  const known: Known = { rows: new Map(), families: new Map(), niks: new Map(), members: new Map() };
  const sample = rows[0];
  if (sample === undefined) return known;
  await loadRows(tx, rows, batchId, known);
  // Rows that are there already, word for word, need no further question.
  const open = rows.filter((row) => known.rows.get(row.sourceKey)?.digest !== row.digest);
  if (open.length === 0) return known;

  await loadFamilies(tx, open, known);
  const niks = [...new Set(open.flatMap((row) => row.nikIndex ?? []))];
  const people = await loadPeople(tx, sql`m.active and m.nik_index = any(${byteaList(niks)})`, open);
  for (const person of people) if (person.nik) known.niks.set(person.nik, asKnown(person));
  const households = new Set([...known.families.values()].map((one) => one.householdId));
  for (const person of people) households.add(person.household_id);
  if (households.size > 0) {
    const everybody = await loadPeople(
      tx,
      sql`m.active and m.household_id = any(${list([...households])}::uuid[])`,
      open,
    );
    for (const person of everybody) {
      known.members.set(person.household_id, [
        ...(known.members.get(person.household_id) ?? []),
        asKnown(person),
      ]);
    }
  }
  return known;
};

const loadRows = async (tx: Reader, rows: readonly PreparedRow[], batchId: string, known: Known) => {
  const { kind, source } = rows[0]!;
  const found = await tx.execute<{
    id: string;
    household_id: string;
    member_id: string | null;
    source_key: string;
    digest: string;
    version: number;
    mine: boolean;
  }>(sql`select s.id, s.household_id, s.source_key, encode(s.digest, 'hex') as digest, s.version,
      s.batch_id is not distinct from ${batchId}::uuid as mine, coalesce(s.member_id,
        (select m.id from member m where m.household_id = s.household_id and m.is_head and m.active limit 1)) as member_id
    from source_row s where s.data_source = ${source} and s.sheet = ${kind} and s.current
      and s.source_key = any(${list(rows.map((row) => row.sourceKey))})`);
  for (const row of found) {
    known.rows.set(row.source_key, {
      id: row.id,
      householdId: row.household_id,
      memberId: row.member_id,
      digest: row.digest,
      version: row.version,
      mine: row.mine,
    });
  }
};

const loadFamilies = async (tx: Reader, rows: readonly PreparedRow[], known: Known) => {
  const keys = [...new Set(rows.map((row) => row.groupKey))];
  const found = await tx.execute<{ family_key: string; household_id: string; region: string }>(
    sql`select distinct on (family_key) family_key, household_id, region from source_row
      where family_key = any(${list(keys)}) and current order by family_key, id`,
  );
  for (const { family_key, household_id, region } of found)
    known.families.set(family_key, { householdId: household_id, region });
};

const loadPeople = async (tx: Reader, which: ReturnType<typeof sql>, rows: readonly PreparedRow[]) => {
  const { kind, source, year, cutoff } = rows[0]!;
  const sameList = sql`s.current and s.data_source = ${source} and s.data_year is not distinct from ${year}::int
    and s.cutoff is not distinct from ${cutoff}::text`;
  return tx.execute<PersonRow>(sql`select m.id as member_id, m.household_id, m.name, m.birth_date::text, m.is_head,
      encode(m.nik_index, 'hex') as nik,
      exists (select 1 from source_row s where s.member_id = m.id and s.sheet = ${kind} and ${sameList}) as listed,
      exists (select 1 from source_row s where s.household_id = m.household_id and ${sameList}) as family_listed
    from member m where ${which} order by m.id`);
};

const asKnown = (row: PersonRow): KnownPerson => ({
  memberId: row.member_id,
  householdId: row.household_id,
  plainName: plainPersonName(row.name),
  birthDate: row.birth_date,
  isHead: row.is_head,
  hasNik: row.nik !== null,
  listed: row.listed,
  familyListed: row.family_listed,
});

const list = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;
