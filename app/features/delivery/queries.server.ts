import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import type { EvidenceKind, NeedCode } from "~/features/needs/catalogue";
import { today } from "~/platform/db/settings.server";
import { lockMatch } from "./match.server";
import {
  consentNeeds,
  recipientPageSize,
  type WaitingFor,
  type CancelReason,
  type GoodsQuestion,
  type MatchState,
} from "./rules";

export type Recipient = {
  id: string;
  need: NeedCode;
  state: MatchState;
  headName: string;
  caseCode: string;
  memberName: string | null;
  village: string | null;
  district: string | null;
  offerLabel: string;
  approvedOn: string;
  scheduledOn: string | null;
  deliveredOn: string | null;
};

/** `match m` whose next step is the household's word, or a day for the hand-over. */
export const awaitsConsent: SQL = sql`(m.state = 'accepted' and m.need = any(${sql.param([...consentNeeds])}::text[]))`;
export const awaitsSchedule: SQL = sql`(m.state = 'consented' or (m.state = 'accepted'
  and not m.need = any(${sql.param([...consentNeeds])}::text[])))`;

export type RecipientFilter = {
  state: MatchState | null;
  offerId: string | null;
  district: string | null;
  /** what the next step is: the household's word, a day, the hand-over whose day has come, a second person's check */
  wait?: WaitingFor | null;
  page: number;
};

const recipientColumns = sql`m.id, m.need, m.state, h.head_name as "headName", h.case_code as "caseCode",
  p.name as "memberName", v.name as village, k.name as district, o.label as "offerLabel",
  m.approved_on::text as "approvedOn", d.scheduled_on::text as "scheduledOn", m.delivered_on::text as "deliveredOn"`;
const recipientTables = sql`match m join household h on h.id = m.household_id left join member p on p.id = m.member_id
  join offer o on o.id = m.offer_id left join delivery d on d.match_id = m.id
  left join region v on v.code = m.region left join region k on k.code = left(m.region, 8)`;

/** The agency's own recipients, those that wait for it first. */
export async function listRecipients(
  actor: Actor,
  filter: RecipientFilter,
): Promise<{ rows: Recipient[]; total: number }> {
  return read(actor, async (tx) => {
    const where = await conditionOf(tx, actor, filter);
    return {
      rows: await rowsOf<Recipient>(
        tx,
        sql`select ${recipientColumns} from ${recipientTables} where ${where}
        order by array_position(array['proposed','accepted','consented','scheduled','delivered','checked','cancelled'], m.state),
          m.approved_on, h.head_name, m.id limit ${recipientPageSize} offset ${(filter.page - 1) * recipientPageSize}`,
      ),
      total: (
        await rowsOf<{ n: number }>(
          tx,
          sql`select count(*)::int as n from match m left join delivery d on d.match_id = m.id where ${where}`,
        )
      )[0]!.n,
    };
  });
}

async function conditionOf(tx: Reader, actor: Actor, filter: Omit<RecipientFilter, "page">): Promise<SQL> {
  const on = filter.wait === "delivery" ? await today(tx) : null;
  return sql.join(
    [
      visibleTo(actor),
      ...(on ? [sql`m.state = 'scheduled' and d.scheduled_on <= ${on}::date`] : []),
      ...(filter.wait === "consent" ? [awaitsConsent] : []),
      ...(filter.wait === "schedule" ? [awaitsSchedule] : []),
      ...(filter.wait === "check"
        ? [sql`m.state = 'delivered' and d.delivered_by is distinct from ${actor.accountId}::uuid`]
        : []),
      ...(filter.state ? [sql`m.state = ${filter.state}`] : []),
      ...(filter.offerId ? [sql`m.offer_id = ${filter.offerId}`] : []),
      ...(filter.district
        ? [sql`m.region >= ${filter.district} and m.region < ${`${filter.district}/`}`]
        : []),
    ],
    sql` and `,
  );
}

/** How many of the agency's recipients stand at each state. */
export async function countByState(actor: Actor): Promise<Partial<Record<MatchState, number>>> {
  return read(actor, async (tx) => {
    const rows = await rowsOf<{ state: MatchState; n: number }>(
      tx,
      sql`select m.state, count(*)::int as n from match m where ${visibleTo(actor)} group by m.state`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  });
}

export type OfferOfAgency = { id: string; label: string; waiting: number; ready: number };

/** Offers under which the agency has recipients: how many wait for its acceptance, how many for a day. */
export async function listOffersOfAgency(actor: Actor): Promise<OfferOfAgency[]> {
  return read(actor, (tx) =>
    rowsOf<OfferOfAgency>(
      tx,
      sql`select o.id, o.label, count(*) filter (where m.state = 'proposed')::int as waiting, count(*) filter (where ${awaitsSchedule})::int as ready
        from match m join offer o on o.id = m.offer_id where ${visibleTo(actor)} group by o.id, o.label order by o.label, o.id`,
    ),
  );
}

export async function listDistrictsOfAgency(actor: Actor): Promise<{ code: string; name: string }[]> {
  return read(actor, (tx) =>
    rowsOf<{ code: string; name: string }>(
      tx,
      sql`select code, name from region where code in (select left(m.region, 8) from match m where ${visibleTo(actor)})
        order by name`,
    ),
  );
}

export type RunRecipient = {
  id: string;
  need: NeedCode;
  state: MatchState;
  caseCode: string | null;
  village: string | null;
  district: string | null;
  offerLabel: string;
  agencyName: string;
  cancelReason: CancelReason | null;
  cancelNote: string | null;
};

const runColumns = sql`m.id, m.need, m.state, h.case_code as "caseCode", v.name as village, k.name as district,
  o.label as "offerLabel", a.name as "agencyName", m.cancel_reason as "cancelReason", m.cancel_note as "cancelNote"`;
const runTables = sql`match m left join household h on h.id = m.household_id join offer o on o.id = m.offer_id
  join agency a on a.id = m.agency_id left join region v on v.code = m.region
  left join region k on k.code = left(m.region, 8)`;

/** What became of the recipients that a matching run approved, cancelled ones first: what came back to Bappeda. */
export async function listRunRecipients(
  actor: Actor,
  runId: string,
  { state, page }: { state: MatchState | null; page: number },
): Promise<{ reference: string; rows: RunRecipient[]; total: number }> {
  const where = state === null ? sql`m.run_id = ${runId}` : sql`m.run_id = ${runId} and m.state = ${state}`;
  return read(actor, async (tx) => {
    const [run] = await rowsOf<{ reference: string }>(tx, sql`select reference from run where id = ${runId}`);
    if (!run) throw new NotFound("run");
    return { reference: run.reference, ...(await recipientsThat(tx, where, page)) };
  });
}

/** Recipients whom an agency sent back to Bappeda within 30 days, latest first: their needs are open again. */
export async function listReturned(
  actor: Actor,
  page: number,
): Promise<{ rows: (RunRecipient & { returnedOn: string })[]; total: number }> {
  return read(actor, async (tx) => {
    const where = sql`m.state = 'cancelled' and m.cancel_reason = 'returned_by_agency'
      and m.updated_at > ${await today(tx)}::date - 30`;
    return recipientsThat(tx, where, page);
  });
}

async function recipientsThat(tx: Reader, where: SQL, page: number) {
  const rows = await rowsOf<RunRecipient & { returnedOn: string }>(
    tx,
    sql`select ${runColumns}, m.updated_at::date::text as "returnedOn" from ${runTables}
      where ${where} order by m.state <> 'cancelled', o.label, m.id
      limit ${recipientPageSize} offset ${(page - 1) * recipientPageSize}`,
  );
  const [all] = await rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from match m where ${where}`);
  return { rows, total: all!.n };
}

export type EvidenceLine = {
  id: string;
  kind: EvidenceKind;
  fileId: string | null;
  text: string | null;
  takenOn: string;
};

export type RecipientRecord = Recipient & {
  version: number;
  address: string | null;
  rt: string | null;
  rw: string | null;
  memberBirthDate: string | null;
  partnerName: string | null;
  pledgeState: string | null;
  cancelReason: CancelReason | null;
  cancelNote: string | null;
  place: string | null;
  handoverReference: string | null;
  quantity: number | null;
  value: number | null;
  selfHelpValue: number | null;
  complaints: Partial<Record<GoodsQuestion | "levy", boolean>> | null;
  deliveredBy: string | null;
  deliveredByName: string | null;
  checkedByName: string | null;
  checkedOn: string | null;
  checkNote: string | null;
  consent: {
    answer: string;
    givenOn: string;
    manner: string;
    givenBy: string;
    guardian: string | null;
    witnesses: string;
  } | null;
  evidence: EvidenceLine[];
};

/** Opens one recipient's record; that somebody looked is logged. @throws NotFound for another agency's */
export function openRecipient(actor: Actor, id: string): Promise<RecipientRecord> {
  return perform(
    actor,
    "match.read",
    (tx) => lockMatch(tx, actor, id),
    (tx) => readRecipient(tx, id),
  );
}

/** The same while working on the record: opening it was logged before. @throws NotFound for another agency's */
export function findRecipient(actor: Actor, id: string): Promise<RecipientRecord> {
  return read(actor, async (tx) => {
    const own = await rowsOf(tx, sql`select 1 from match m where m.id = ${id} and ${visibleTo(actor)}`);
    if (own.length === 0) throw new NotFound("match");
    return readRecipient(tx, id);
  });
}

async function readRecipient(tx: Reader, id: string): Promise<RecipientRecord> {
  const [row] = await rowsOf<Omit<RecipientRecord, "evidence">>(
    tx,
    sql`select ${recipientColumns}, m.version, h.address, h.rt, h.rw, p.birth_date::text as "memberBirthDate",
        t.name as "partnerName", g.state as "pledgeState", m.cancel_reason as "cancelReason", m.cancel_note as "cancelNote",
        d.place, d.handover_reference as "handoverReference", d.quantity, d.value::float8 as value,
        d.self_help_value::float8 as "selfHelpValue", d.checklist as complaints, d.delivered_by as "deliveredBy",
        a.name as "deliveredByName", b.name as "checkedByName", d.checked_on::text as "checkedOn", d.check_note as "checkNote",
        (select jsonb_build_object('answer', c.answer, 'givenOn', c.given_on, 'manner', c.manner, 'givenBy', c.given_by,
          'guardian', c.guardian, 'witnesses', c.witnesses) from consent c where c.match_id = m.id
          order by c.id desc limit 1) as consent
      from ${recipientTables} left join pledge g on g.id = m.pledge_id left join partner t on t.id = g.partner_id
      left join account a on a.id = d.delivered_by left join account b on b.id = d.checked_by where m.id = ${id}`,
  );
  if (!row) throw new NotFound("match");
  const evidence = await rowsOf<EvidenceLine>(
    tx,
    sql`select e.id, e.kind, e.file_id as "fileId", e.text, e.taken_on::text as "takenOn"
      from evidence e join delivery d on d.id = e.delivery_id where d.match_id = ${id} order by e.id`,
  );
  return { ...row, evidence };
}

/** The file of one piece of evidence, for those who may see the evidence itself. @throws NotFound */
export async function findEvidenceFile(actor: Actor, evidenceId: string): Promise<string> {
  return read(actor, async (tx) => {
    const [row] = await rowsOf<{ fileId: string | null }>(
      tx,
      sql`select e.file_id as "fileId" from evidence e where e.id = ${evidenceId}`,
    );
    if (!row?.fileId) throw new NotFound("evidence");
    return row.fileId;
  });
}

/** The one condition for list, record and counts: the agency's own (row level security says the same once more). */
function visibleTo(actor: Actor): SQL {
  return actor.agencyId === null ? sql`true` : sql`m.agency_id = ${actor.agencyId}::uuid`;
}

async function rowsOf<Row>(tx: Reader, query: SQL): Promise<Row[]> {
  return [...(await tx.execute(query))] as unknown as Row[];
}
