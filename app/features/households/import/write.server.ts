import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { blindIndex, encrypt } from "~/platform/db/secrets.server";
import { drawCaseCodes } from "../case-code.server";
import { maskNik } from "../rules/nik";
import { decileRank, sourceRank } from "../rules/ranks";
import { splitBySensitivity } from "../rules/sensitivity";
import { nameTokens } from "../rules/text";
import { VALUE_TABLES } from "../rules/value-reader";
import { insertAid, recordset } from "./write-aid.server";
import { insertCorrections, openReviews, type Placed, type WriteContext } from "./write-cases.server";
import type { Decision } from "./plan";

/** Writes what was decided for one chunk; one statement for each table, whatever the number of rows. */
export const writeDecisions = async (
  tx: Tx,
  decisions: readonly Decision[],
  context: WriteContext,
): Promise<void> => {
  const placed = decisions.filter(isPlaced);
  await insertHouseholds(
    tx,
    placed.filter((one) => one.newHousehold),
    placed,
    context,
  );
  await insertMembers(
    tx,
    placed.filter((one) => one.newMember),
    context,
  );
  await updateMembers(
    tx,
    placed.filter((one) => !one.newMember),
  );
  await updateHouseholds(
    tx,
    placed.filter((one) => !one.newHousehold && one.row.house !== null),
  );
  await insertSourceRows(tx, placed, context);
  await insertTokens(tx, placed);
  await countMembers(tx, placed);
  await insertCorrections(tx, placed, context);
  await insertAid(
    tx,
    placed.flatMap(({ row, householdId }) => row.aid.map((aid) => ({ aid, householdId, memberId: null }))),
    context.batchId,
  );
  await openReviews(tx, decisions, context);
};

const isPlaced = (one: Decision): one is Placed =>
  (one.outcome === "new" || one.outcome === "changed") &&
  one.householdId !== undefined &&
  one.memberId !== undefined;

const insertHouseholds = async (tx: Tx, fresh: Placed[], all: Placed[], { today }: WriteContext) => {
  if (fresh.length === 0) return;
  const codes = await drawCaseCodes(tx, fresh.length);
  const sizes = new Map<string, number>();
  for (const one of all) if (one.newMember) sizes.set(one.householdId, (sizes.get(one.householdId) ?? 0) + 1);
  const records = fresh.map(({ row, householdId }, index) => ({
    id: householdId,
    case_code: codes[index],
    head_name: row.person!.correctedName ?? row.person!.name,
    size: sizes.get(householdId) ?? 1,
    first_listed_on: today,
    ...houseColumns(row),
  }));
  await tx.execute(sql`insert into household (id, region, case_code, head_name, address, rt, rw, decile, decile_rank, size,
      data_source, data_year, facts, first_listed_on)
    select r.id, r.region, r.case_code, r.head_name, r.address, r.rt, r.rw, r.decile, r.decile_rank, r.size,
      r.data_source, r.data_year, r.facts, r.first_listed_on
    from ${recordset(records)} as r(id uuid, region text, case_code text, head_name text, address text, rt text, rw text, decile text,
      decile_rank smallint, size int, data_source text, data_year int, facts jsonb, first_listed_on date)`);
};

const houseColumns = (row: Decision["row"]) => {
  const house = row.house!;
  return {
    region: house.village,
    address: house.address,
    rt: house.rt,
    rw: house.rw,
    decile: house.decile === "unknown" ? null : house.decile,
    decile_rank: decileRank(house.decile),
    data_source: row.source,
    data_year: row.year,
    facts: splitBySensitivity(house.answers).general,
  };
};

const personColumns = ({ row, memberId, householdId }: Placed) => {
  const person = row.person!;
  const { general, specific } = splitBySensitivity(person.answers);
  const marital = person.marital === "unknown" ? {} : { marital: person.marital };
  const band = person.ageBand === null ? {} : { age_band: person.ageBand };
  return {
    id: memberId,
    household_id: householdId,
    region: row.house!.village,
    name: person.correctedName ?? person.name,
    relationship: person.relation === "unknown" ? null : person.relation,
    sex: person.sex === "unknown" ? null : person.sex,
    birth_date: person.birthDate,
    nik_cipher: person.nik === null ? null : seal(person.nik),
    nik_index: row.nikIndex,
    nik_masked: person.nik === null ? null : maskNik(person.nik),
    kk_cipher: person.kk === null ? null : seal(person.kk),
    kk_index: person.kk === null ? null : blindIndex("kk", person.kk).toString("hex"),
    registry_check: person.registry,
    facts: { ...general, ...marital, ...band },
    specific,
  };
};

const seal = (number: string): string => encrypt("identity", number).toString("hex");

const PERSON_COLUMNS =
  sql.raw(`id uuid, household_id uuid, region text, name text, is_head boolean, relationship text, sex text,
  birth_date date, nik_cipher text, nik_index text, nik_masked text, kk_cipher text, kk_index text, registry_check text,
  facts jsonb, specific jsonb, overwrite boolean`);

const insertMembers = async (tx: Tx, fresh: Placed[], _context: WriteContext) => {
  if (fresh.length === 0) return;
  const records = fresh.map((one) => ({ ...personColumns(one), is_head: one.isHead ?? false }));
  await tx.execute(sql`insert into member (id, household_id, region, name, is_head, relationship, sex, birth_date, nik_cipher,
      nik_index, nik_masked, kk_cipher, kk_index, registry_check, facts, specific)
    select r.id, r.household_id, r.region, r.name, r.is_head, r.relationship, r.sex, r.birth_date, decode(r.nik_cipher, 'hex'),
      decode(r.nik_index, 'hex'), r.nik_masked, decode(r.kk_cipher, 'hex'), decode(r.kk_index, 'hex'), r.registry_check,
      r.facts, r.specific
    from ${recordset(records)} as r(${PERSON_COLUMNS})`);
};

/**
 * A newer version of the same row overwrites what the list said before; a further list only fills
 * what is still empty. A value somebody corrected stays corrected either way.
 */
const updateMembers = async (tx: Tx, known: Placed[]) => {
  if (known.length === 0) return;
  const records = known.map((one) => ({ ...personColumns(one), overwrite: one.replaces !== undefined }));
  const column = (name: string, cast: SQL = sql.raw(`r.${name}`)) => sql`${sql.raw(name)} = case
    when exists (select 1 from correction c where c.member_id = m.id and c.field = ${name}) then m.${sql.raw(name)}
    when r.overwrite then coalesce(${cast}, m.${sql.raw(name)}) else coalesce(m.${sql.raw(name)}, ${cast}) end`;
  const bytes = (name: string) => column(name, sql.raw(`decode(r.${name}, 'hex')`));
  await tx.execute(sql`update member m set ${column("name")}, ${column("relationship")}, ${column("sex")},
      ${column("birth_date")}, ${bytes("nik_cipher")}, ${bytes("nik_index")}, ${column("nik_masked")},
      ${bytes("kk_cipher")}, ${bytes("kk_index")},
      registry_check = case when r.overwrite or m.registry_check = 'unknown' then r.registry_check else m.registry_check end,
      facts = case when r.overwrite then m.facts || r.facts else r.facts || m.facts end,
      specific = case when r.overwrite then m.specific || r.specific else r.specific || m.specific end
    from ${recordset(records)} as r(${PERSON_COLUMNS}) where m.id = r.id`);
};

/** The list that counts most shows on the household; a village changes only before anybody has looked at the family. */
const updateHouseholds = async (tx: Tx, known: Placed[]) => {
  const leading = known.filter(
    ({ row, replaces }) => row.person?.isHead || replaces !== undefined || row.kind === "named_list",
  );
  if (leading.length === 0) return;
  const records = [...new Map(leading.map((one) => [one.householdId, one])).values()].map((one) => ({
    id: one.householdId,
    rank: sourceRank(one.row.source),
    ...houseColumns(one.row),
  }));
  const ranks = sql.raw(
    `case h.data_source ${["dtks", "p3ke", "regsosek", "dtsen"].map((s) => `when '${s}' then ${sourceRank(s)}`).join(" ")} else 0 end`,
  );
  await tx.execute(sql`update household h set
      region = case when h.state in ('listed', 'proposed') then r.region else h.region end,
      address = case when exists (select 1 from correction c where c.household_id = h.id and c.field = 'address')
        then h.address else coalesce(r.address, h.address) end,
      rt = coalesce(r.rt, h.rt), rw = coalesce(r.rw, h.rw),
      decile = coalesce(r.decile, h.decile),
      decile_rank = case when r.decile is null then h.decile_rank else r.decile_rank end,
      data_source = r.data_source, data_year = r.data_year, facts = h.facts || r.facts, updated_at = clock_timestamp()
    from ${recordset(records)} as r(id uuid, rank int, region text, address text, rt text, rw text, decile text, decile_rank smallint,
      data_source text, data_year int, facts jsonb)
    where h.id = r.id and r.rank >= ${ranks}`);
  await tx.execute(sql`update household h set head_name = m.name from member m
    where m.household_id = h.id and m.is_head and m.active and h.head_name <> m.name
      and h.id = any(${sql.param(records.map((one) => one.id))}::uuid[])`);
};

const insertSourceRows = async (tx: Tx, placed: Placed[], { batchId }: WriteContext) => {
  if (placed.length === 0) return;
  const replaced = placed.flatMap((one) => one.replaces?.id ?? []);
  if (replaced.length > 0) {
    await tx.execute(
      sql`update source_row set current = false where id = any(${sql.param(replaced)}::uuid[])`,
    );
  }
  const records = placed.map(({ row, householdId, memberId, replaces }) => ({
    id: newId(),
    household_id: householdId,
    // What the family sheet says, it says of the family.
    member_id: row.kind === "p3ke_household" ? null : memberId,
    region: row.house!.village,
    sheet: row.kind,
    data_source: row.source,
    data_year: row.year,
    cutoff: row.cutoff,
    family_key: row.groupKey,
    source_key: row.sourceKey,
    version: (replaces?.version ?? 0) + 1,
    digest: row.digest,
    values: valuesOf(row),
    raw: encrypt("row", JSON.stringify(row.raw)).toString("base64"),
  }));
  await tx.execute(sql`insert into source_row (id, household_id, member_id, region, sheet, data_source, data_year, cutoff,
      family_key, source_key, version, digest, values, raw, batch_id)
    select r.id, r.household_id, r.member_id, r.region, r.sheet, r.data_source, r.data_year, r.cutoff, r.family_key,
      r.source_key, r.version, decode(r.digest, 'hex'), r.values, decode(r.raw, 'base64'), ${batchId}::uuid
    from ${recordset(records)} as r(id uuid, household_id uuid, member_id uuid, region text, sheet text, data_source text, data_year int,
      cutoff text, family_key text, source_key text, version int, digest text, values jsonb, raw text)`);
};

/** Normalised values that name nobody, flat; the row as it came lies beside them, encrypted. */
const valuesOf = (row: Decision["row"]) => {
  const house = row.house!;
  const person = row.person!;
  return {
    tables: VALUE_TABLES,
    decile: house.decile,
    size: house.size,
    sex: person.sex,
    relation: person.relation,
    marital: person.marital,
    age_band: person.ageBand,
    listed_active: person.active,
    // The individu sheet repeats columns of the family for each person; the family sheet says them once.
    ...(row.kind === "p3ke_member" ? {} : house.answers),
    ...person.answers,
  };
};

const insertTokens = async (tx: Tx, placed: Placed[]) => {
  const records = placed.flatMap(({ row, householdId }) =>
    nameTokens(`${row.person!.name} ${row.person!.correctedName ?? ""}`).map((token) => ({
      token,
      household_id: householdId,
    })),
  );
  if (records.length === 0) return;
  await tx.execute(sql`insert into name_token (token, household_id, region)
    select distinct r.token, r.household_id, h.region from ${recordset(records)} as r(token text, household_id uuid)
    join household h on h.id = r.household_id on conflict do nothing`);
};

const countMembers = async (tx: Tx, placed: Placed[]) => {
  const created = new Set(placed.filter((one) => one.newHousehold).map((one) => one.householdId));
  const grown = [...new Set(placed.filter((one) => one.newMember).map((one) => one.householdId))].filter(
    (id) => !created.has(id),
  );
  if (grown.length === 0) return;
  await tx.execute(sql`update household h set size = n.size, updated_at = clock_timestamp()
    from (select household_id, count(*)::int as size from member
      where active and household_id = any(${sql.param(grown)}::uuid[]) group by household_id) n
    where h.id = n.household_id and h.size <> n.size`);
};
