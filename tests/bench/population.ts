import type { Sql } from "postgres";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";

/**
 * `rows` decreed households of Kabupaten Bekasi with two to five people each, and for every code an open need in a quarter
 * of them (or another `share`). One agency, five decrees, some aid history. Made past the triggers.
 */
export async function makePopulation(
  sql: Sql,
  rows: number,
  codes: readonly NeedCode[],
  share = 0.25,
): Promise<void> {
  await sql.unsafe(`set session_replication_role = replica; select setseed(0.5);
    select set_config('portal.reach', 'system', false)`);
  await sql.unsafe(`insert into period (code, "from", "to") values ('2023', '2023-01-01', '2023-12-31') on conflict do nothing;
    insert into agency (id, code, name, kind, region) values ('00000000-0000-7000-8000-000000000001', 'CONTOH', 'Dinas Contoh',
      'housing', '32.16') on conflict do nothing;
    create temp table village as select code, row_number() over (order by code) - 1 as n from region
      where code like '32.16.%' and length(code) = 13;
    insert into decree (id, region, state, number, decreed_on, valid_from, valid_to, signer, drafted_by, drafted_on)
      select gen_random_uuid(), '32.16', 'recorded', 'SK ' || n, '2023-01-02', '2023-01-02', '2023-12-31', 'Bupati',
        gen_random_uuid(), '2023-01-01' from generate_series(1, 5) n;`);
  await sql.unsafe(`insert into household (id, region, case_code, state, head_name, decile, size, facts, data_source,
      first_listed_on, first_decreed_on)
    select uuidv7(), v.code, upper(lpad(to_hex((k::bigint * 2654435761) % 4294967296), 8, '0')), 'decreed', 'Contoh ' || k,
      (array['1','2','3','4','4+',null])[1 + floor(random() * random() * 6)::int], 4,
      jsonb_build_object('house_status', (array['owned','rented','rent_free','lodging','unknown'])[1 + floor(random() * random() * 5)::int],
        'land_title', (array['yes','no','unknown'])[1 + floor(random() * 3)::int]),
      'p3ke', '2022-01-01', date '2019-01-01' + floor(random() * 1500)::int
    from generate_series(1, ${rows}) k
    join village v on v.n = (k::bigint * 7919) % (select count(*) from village)`);
  await sql.unsafe(`insert into member (id, household_id, region, name, is_head, sex, birth_date, member_class, facts, specific)
    select uuidv7(), h.id, h.region, 'Contoh', k = 1, case when random() < 0.5 then 'female' else 'male' end,
      case when random() < 0.03 then null else date '2023-07-03' - (case when k < 3 then 20 * 365 + floor(random() * 20000)::int
        else floor(random() * 8000)::int end) end,
      (array['productive','not_yet_productive','no_longer_productive',null])[1 + floor(random() * random() * 4)::int],
      jsonb_build_object('job', (array['farmer','fisher','trader','casual','none','unknown'])[1 + floor(random() * 6)::int]),
      jsonb_build_object('disability', (array['none','none','none','some','severe','unknown'])[1 + floor(random() * 6)::int])
    from household h cross join lateral generate_series(1, 2 + abs(hashtext(h.id::text)) % 4) k`);
  for (const code of codes) {
    const member = needCatalogue[code].recipient === "member";
    await sql.unsafe(`insert into need (id, household_id, member_id, region, code, state, as_of, source, rule_version, open_since)
      select uuidv7(), h.id, ${member ? "h.member_id" : "null"}, h.region, '${code}', 'open', '2023-01-01', 'visit', 1, '2023-01-01'
      from ${member ? "(select distinct on (household_id) household_id as id, id as member_id, region from member order by household_id, birth_date) h" : "household h"}
      where random() < ${share}`);
  }
  await sql.unsafe(`insert into decree_entry (decree_id, household_id, region, annex_number, valid_from, valid_to)
      select d.id, h.id, h.region, row_number() over (), d.valid_from, d.valid_to from household h
      join (select id, valid_from, valid_to, row_number() over (order by id) - 1 as n from decree) d
        on d.n = abs(hashtext(h.id::text)) % 5;
    insert into aid_history (id, household_id, region, need, program, origin, year, digest)
      select gen_random_uuid(), id, region, 'housing', 'BSPS', 'national', 2018, sha256(uuid_send(id)) from household
      where random() < 0.05`);
  await sql.unsafe("set session_replication_role = default");
}
