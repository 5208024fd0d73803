import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { reviewsPerPage } from "./register-filter";
import { fieldOf, type Field } from "./rules/columns";
import { maskNik } from "./rules/nik";
import { comparedFields, type ReviewDecision, type ReviewKind } from "./rules/review";

export type ReviewLine = {
  id: string;
  kind: ReviewKind;
  openedOn: string;
  village: string | null;
  district: string | null;
  fileName: string | null;
  rowNumber: number | null;
  /** of the person on the register whom the case is about */
  name: string | null;
};

/** Cases that wait for a decision, the oldest first; row level security leaves the reader's area. */
export function listReviews(
  actor: Actor,
  { kind, page }: { kind: ReviewKind | null; page: number },
): Promise<{ rows: ReviewLine[]; total: number; byKind: Partial<Record<ReviewKind, number>> }> {
  const which = kind === null ? sql`true` : sql`c.kind = ${kind}`;
  return read(actor, async (tx) => {
    const rows = await tx.execute<ReviewLine>(sql`select c.id, c.kind, c.created_at::date::text as "openedOn",
        v.name as village, k.name as district, b.file_name as "fileName", c.row_number as "rowNumber",
        coalesce(p.name, h.head_name) as name
      from review_case c left join region v on v.code = c.region left join region k on k.code = left(c.region, 8)
        left join import_batch b on b.id = c.batch_id left join member p on p.id = c.member_id
        left join household h on h.id = c.household_id
      where c.state = 'open' and ${which} order by c.created_at, c.row_number, c.id
      limit ${reviewsPerPage} offset ${(page - 1) * reviewsPerPage}`);
    const counts = await tx.execute<{ kind: ReviewKind; n: number }>(
      sql`select kind, count(*)::int as n from review_case where state = 'open' group by kind`,
    );
    const byKind = Object.fromEntries([...counts].map(({ kind: one, n }) => [one, n]));
    const total = kind === null ? [...counts].reduce((sum, { n }) => sum + n, 0) : (byKind[kind] ?? 0);
    return { rows: [...rows], total, byKind };
  });
}

export type ReviewRecord = Omit<ReviewLine, "openedOn"> & {
  state: "open" | "settled";
  decision: ReviewDecision | null;
  decidedOn: string | null;
  decidedBy: string | null;
  householdId: string | null;
  /** what the row of the file said, by column */
  file: Partial<Record<Field, string>>;
  /** what the register says of the person the row met */
  register: Partial<Record<Field, string>>;
};

/** Opens one case with the names in it; that somebody looked is logged. @throws NotFound outside the reader's area */
export function openReview(actor: Actor, id: string): Promise<ReviewRecord> {
  return perform(
    actor,
    "review.read",
    (tx) => lockReview(tx, id),
    async (tx, row) => {
      note(tx, { kind: row.kind });
      return readReview(tx, id);
    },
  );
}

/** The same for a form on the case, whose opening was logged before. */
export function findReview(actor: Actor, id: string): Promise<ReviewRecord> {
  return read(actor, (tx) => readReview(tx, id));
}

export type LockedReview = {
  id: string;
  kind: ReviewKind;
  region: string;
  state: "open" | "settled";
  memberId: string | null;
  householdId: string | null;
};

export async function lockReview(tx: Tx, id: string): Promise<LockedReview | null> {
  const [row] = await tx.execute<LockedReview>(sql`select id, kind, region, state, member_id as "memberId",
    household_id as "householdId" from review_case where id = ${id} for update`);
  return row ?? null;
}

async function readReview(tx: Reader, id: string): Promise<ReviewRecord> {
  type Row = Omit<ReviewRecord, "file" | "register"> & { raw: Buffer | null } & Record<string, string | null>;
  const [row] =
    await tx.execute<Row>(sql`select c.id, c.kind, c.state, c.decision, c.decided_on::text as "decidedOn",
      a.name as "decidedBy", c.household_id as "householdId", c.row_number as "rowNumber", c.raw, b.file_name as "fileName",
      v.name as village, k.name as district, coalesce(p.name, h.head_name) as name, p.name as person, h.head_name as head,
      p.nik_masked as nik, p.birth_date::text as born, p.sex, p.relationship, h.address, h.rt, h.rw,
      hv.name as "registerVillage", hk.name as "registerDistrict"
    from review_case c left join import_batch b on b.id = c.batch_id left join account a on a.id = c.decided_by
      left join region v on v.code = c.region left join region k on k.code = left(c.region, 8)
      left join member p on p.id = c.member_id left join household h on h.id = c.household_id
      left join region hv on hv.code = h.region left join region hk on hk.code = left(h.region, 8)
    where c.id = ${id}`);
  if (!row) throw new NotFound("review_case");
  const register: Partial<Record<Field, string | null>> = {
    head_name: row.head,
    name: row.person,
    nik: row.nik,
    birth_date: row.born,
    sex: row.sex,
    relation: row.relationship,
    address: row.address,
    rt: row.rt,
    rw: row.rw,
    village: row.registerVillage,
    district: row.registerDistrict,
  };
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    decision: row.decision,
    decidedOn: row.decidedOn,
    decidedBy: row.decidedBy,
    householdId: row.householdId,
    rowNumber: row.rowNumber,
    fileName: row.fileName,
    village: row.village,
    district: row.district,
    name: row.name,
    file: row.raw ? fileSide(JSON.parse(decrypt("row", row.raw).toString("utf8")), row.kind) : {},
    register: Object.fromEntries(Object.entries(register).filter(([, value]) => value)),
  };
}

/** Only what tells people apart. A sound number is masked; a malformed one is what the officer must mend. */
function fileSide(raw: Record<string, string>, kind: ReviewKind): Partial<Record<Field, string>> {
  const side: Partial<Record<Field, string>> = {};
  for (const [header, text] of Object.entries(raw)) {
    const field = fieldOf(header);
    if (typeof field !== "string" || !text || !comparedFields.some((one) => one === field)) continue;
    const number = field === "kk_number" || (field === "nik" && kind !== "nik_malformed");
    side[field] = number ? maskNik(text.replace(/\D/g, "")) : text;
  }
  return side;
}
