import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, day, id, instant, regionCode } from "~/platform/db/columns";

/** A family on the list; the unit that is decreed. `region` is its village. */
export const household = pgTable(
  "household",
  {
    id: id(),
    region: regionCode().notNull(),
    /** eight random characters: what is said aloud, drawn in the lottery and shown in exports without names */
    caseCode: text().notNull().unique(),
    state: text().notNull().default("listed"),
    headName: text().notNull(),
    address: text(),
    rt: text(),
    rw: text(),
    /** 1, 2, 3, 4, 4+, 5 ... 10; null is unknown */
    decile: text(),
    /** the same, for sorting: 4+ is 4.5 times two, unknown is 99 */
    decileRank: smallint().notNull().default(99),
    size: integer().notNull().default(0),
    /** freshest answers any program may use: house_status, land_title, female_head ...; written with the needs */
    facts: jsonb().notNull().default({}),
    dataSource: text().notNull(),
    dataYear: integer(),
    proposedBy: uuid(),
    proposedOn: day(),
    firstListedOn: day().notNull(),
    firstDecreedOn: day(),
    /** the surviving record of a duplicate */
    survivorId: uuid().references((): AnyPgColumn => household.id),
    updatedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check(
      "household_state",
      sql`${t.state} in ('proposed','listed','enumerated','deliberated','minuted','district_reviewed','regency_reviewed','announced','decreed','expired','ineligible','graduated')`,
    ),
    index().on(t.region, t.state),
    index().on(t.region, t.headName),
    index().on(t.headName),
    index().on(t.decileRank, t.headName),
    index().on(t.proposedBy),
  ],
);

export const member = pgTable(
  "member",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    region: regionCode().notNull(),
    name: text().notNull(),
    isHead: boolean().notNull().default(false),
    /** head, spouse, child, child_in_law, grandchild, parent, servant, other; null is unknown */
    relationship: text(),
    sex: text(),
    birthDate: day(),
    /** AES-256-GCM under the data key; the index is an HMAC for equality search only */
    nikCipher: bytea(),
    nikIndex: bytea(),
    /** first four and last two digits */
    nikMasked: text(),
    kkCipher: bytea(),
    kkIndex: bytea(),
    /** unknown | agrees | disagrees | sent */
    registryCheck: text().notNull().default("unknown"),
    /** normalised answers that any program may use: job, education, marital status */
    facts: jsonb().notNull().default({}),
    /** normalised answers of the specific class: health, disability, children */
    specific: jsonb().notNull().default({}),
    /** productive | not_yet_productive | no_longer_productive; null is unknown */
    memberClass: text(),
    memberClassRule: text(),
    guardianId: uuid().references((): AnyPgColumn => member.id),
    active: boolean().notNull().default(true),
    exclusionReason: text(),
  },
  (t) => [
    check("member_sex", sql`${t.sex} in ('male','female')`),
    check("member_registry", sql`${t.registryCheck} in ('unknown','agrees','disagrees','sent')`),
    index().on(t.householdId),
    index().on(t.region),
    uniqueIndex("member_nik_once")
      .on(t.nikIndex)
      .where(sql`${t.active} and ${t.nikIndex} is not null`),
    index().on(t.registryCheck, t.region),
  ],
);

/** Words of the names in a household, for search by the beginning of a word. */
export const nameToken = pgTable(
  "name_token",
  {
    token: text().notNull(),
    householdId: uuid()
      .notNull()
      .references(() => household.id, { onDelete: "cascade" }),
    region: regionCode().notNull(),
  },
  (t) => [primaryKey({ columns: [t.token, t.householdId] }), index().on(t.householdId)],
);

/** What one source said, kept as it came: never overwritten, a newer version is a further row. */
export const sourceRow = pgTable(
  "source_row",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    /** p3ke_household | p3ke_member | dtsen | ... */
    sheet: text().notNull(),
    dataSource: text().notNull(),
    dataYear: integer(),
    cutoff: text(),
    /** the family within source and year; a digest where it would name somebody */
    familyKey: text().notNull().default(""),
    sourceKey: text().notNull(),
    version: integer().notNull().default(1),
    current: boolean().notNull().default(true),
    /** digest of the row as it came: the same row again changes nothing */
    digest: bytea().notNull(),
    /** normalised, non-identifying values */
    values: jsonb().notNull(),
    /** the row as it came, encrypted */
    raw: bytea(),
    batchId: uuid(),
    importedAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique("source_row_key").on(t.dataSource, t.sheet, t.sourceKey, t.version),
    index().on(t.familyKey),
    index().on(t.householdId),
    index().on(t.memberId),
    index().on(t.batchId),
  ],
);

/** A correction stands beside the imported value, with who, when and why. */
export const correction = pgTable(
  "correction",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    field: text().notNull(),
    before: text(),
    after: text(),
    reason: text().notNull(),
    madeBy: uuid().notNull(),
    madeOn: day().notNull(),
  },
  (t) => [index().on(t.householdId)],
);

/** Aid received elsewhere: national programs, other offices, village funds. */
export const aidHistory = pgTable(
  "aid_history",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    /** need code where the program's kind is known */
    need: text(),
    program: text().notNull(),
    /** national | regional | village | csr */
    origin: text().notNull(),
    year: integer(),
    receivedOn: day(),
    batchId: uuid(),
    digest: bytea().notNull().unique(),
  },
  (t) => [index().on(t.householdId)],
);

export const importBatch = pgTable(
  "import_batch",
  {
    id: id(),
    fileId: uuid(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    region: regionCode().notNull(),
    /** number of the hand-over letter under which the list came */
    handoverReference: text(),
    state: text().notNull().default("uploaded"),
    progress: integer().notNull().default(0),
    total: integer(),
    counts: jsonb().notNull().default({}),
    failure: text(),
    /** year of the list where no column names it */
    listYear: integer(),
    madeBy: uuid().notNull(),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
    checkedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    check(
      "import_batch_state",
      sql`${t.state} in ('uploaded','checking','checked','writing','done','failed','cancelled')`,
    ),
    index().on(t.region, t.createdAt),
  ],
);

/** One row of the file under check: staged encrypted until confirmed, its findings kept. */
export const importRow = pgTable(
  "import_row",
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id, { onDelete: "cascade" }),
    sheet: text().notNull(),
    rowNumber: integer().notNull(),
    region: regionCode(),
    /** new | changed | unchanged | refused | review */
    outcome: text().notNull(),
    findings: jsonb().notNull().default([]),
    /** names of the fields in which a changed row differs from what is known */
    changes: jsonb().notNull().default([]),
    /** the cells of a refused row as they came, encrypted: for the sheet of errors */
    staged: bytea(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.sheet, t.rowNumber] }), index().on(t.batchId, t.outcome)],
);

/** Rows that a person must settle: one identity number on two people, a number out of order. */
export const reviewCase = pgTable(
  "review_case",
  {
    id: id(),
    kind: text().notNull(),
    region: regionCode().notNull(),
    householdId: uuid().references(() => household.id),
    memberId: uuid().references(() => member.id),
    otherHouseholdId: uuid().references(() => household.id),
    batchId: uuid(),
    rowNumber: integer(),
    /** encrypted: what the file said */
    raw: bytea(),
    /** of the same row in the same case: a second import opens no second case */
    digest: bytea().unique(),
    state: text().notNull().default("open"),
    decidedBy: uuid(),
    decidedOn: day(),
    decision: text(),
    createdAt: instant()
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index().on(t.state, t.region)],
);
