import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { isId } from "~/platform/forms/form.server";
import { account, agency } from "~/features/accounts/schema";
import {
  isNeedCode,
  type NeedCode,
  type RecipientKind,
  type Strategy,
  type Unit,
} from "~/features/needs/catalogue";
import { listPlacesBelow, nameFully, type Place } from "~/features/regions/queries.server";
import { placesIn, placesOf, type Places } from "./places.server";
import { fundsOf, quotaOf } from "./program.server";
import type { Fund } from "./funds";
import { leftoverOf, programStates, type ProgramState, type QuotaPart } from "./rules";
import { offer, period, program, quotaRaise } from "./schema";

type Row = typeof program.$inferSelect;
export type Program = Omit<Row, "need" | "recipient" | "unit" | "state" | "strategy"> & {
  need: NeedCode;
  recipient: RecipientKind;
  unit: Unit;
  state: ProgramState;
  strategy: Strategy;
};

export type ProgramLine = Program & { agencyName: string; places: Places };

export type ProgramSort = "name" | "-name" | "quota" | "-quota" | "published" | "-published";
export type ProgramFilter = {
  text?: string;
  state?: ProgramState;
  need?: NeedCode;
  agencyId?: string;
  /** only those whose agency proposed a higher quota that waits for its head */
  raiseWaiting?: boolean;
  sort?: ProgramSort;
};

export const programPageSize = 25;

/** Programs the actor may see: an agency's own in every state, everybody else's from publication on. */
export async function listPrograms(
  actor: Actor,
  filter: ProgramFilter,
  page: number,
): Promise<{ rows: ProgramLine[]; total: number }> {
  return read(actor, async (tx) => {
    const where = and(visibleTo(actor), ...conditions(filter));
    const [all] = await tx.select({ n: count() }).from(program).where(where);
    const rows = await tx
      .select({ program, agencyName: agency.name })
      .from(program)
      .innerJoin(agency, eq(agency.id, program.agencyId))
      .where(where)
      .orderBy(...orders[filter.sort ?? "-published"], asc(program.id))
      .limit(programPageSize)
      .offset((page - 1) * programPageSize);
    const places = await placesOf(
      tx,
      actor,
      rows.map((row) => row.program.id),
    );
    return {
      rows: rows.map((row) => ({
        ...typed(row.program),
        agencyName: row.agencyName,
        places: placesIn(places, row.program),
      })),
      total: all?.n ?? 0,
    };
  });
}

export type ProgramRecord = ProgramLine & {
  quotaParts: QuotaPart[];
  funds: Fund[];
  /** Every place that the program names, by code: a desa with its kecamatan. */
  placeNames: Record<string, string>;
  periodName: string;
  raise: (typeof quotaRaise.$inferSelect & { madeByName: string | null }) | null;
  madeByName: string | null;
  submittedByName: string | null;
  publishedByName: string | null;
};

/** One program with its quota and what waits for a decision. @throws NotFound when the actor may not see it */
export async function readProgram(actor: Actor, id: string): Promise<ProgramRecord> {
  return read(actor, async (tx) => recordWhere(tx, actor, and(visibleTo(actor), eq(program.id, id))));
}

/** What everybody may read about a program by its reference, from publication on. */
export async function readPublishedProgram(actor: Actor, reference: string): Promise<ProgramRecord> {
  return read(actor, async (tx) =>
    recordWhere(
      tx,
      actor,
      and(eq(program.reference, reference), inArray(program.state, ["published", "paused", "closed"])),
    ),
  );
}

/** Own programs in this state: what waits for the operator or the head. */
export async function countPrograms(actor: Actor, state: ProgramState): Promise<number> {
  return read(actor, (tx) =>
    tx.$count(
      program,
      and(
        visibleTo(actor),
        actor.agencyId ? eq(program.agencyId, actor.agencyId) : undefined,
        eq(program.state, state),
      ),
    ),
  );
}

/** Agencies that have a program the actor may see, for the filter. */
export async function listProgramAgencies(actor: Actor): Promise<{ id: string; name: string }[]> {
  return read(actor, (tx) =>
    tx
      .selectDistinct({ id: agency.id, name: agency.name })
      .from(agency)
      .innerJoin(program, eq(program.agencyId, agency.id))
      .where(visibleTo(actor))
      .orderBy(agency.name),
  );
}

/**
 * The one condition for lists, records and counts: drafts are the agency's own affair, everything from publication on
 * is everybody's. Row level security says the same once more.
 */
function visibleTo(actor: Actor): SQL | undefined {
  const published = inArray(program.state, ["published", "paused", "closed"]);
  return actor.agencyId ? or(eq(program.agencyId, actor.agencyId), published) : published;
}

function conditions({ text, state, need, agencyId, raiseWaiting }: ProgramFilter): (SQL | undefined)[] {
  const like = text ? `%${text.replace(/[%_\\]/g, "\\$&")}%` : null;
  return [
    like ? or(ilike(program.name, like), ilike(program.reference, like)) : undefined,
    state ? eq(program.state, state) : undefined,
    need ? eq(program.need, need) : undefined,
    agencyId ? eq(program.agencyId, agencyId) : undefined,
    raiseWaiting
      ? sql`exists (select 1 from ${quotaRaise} r where r.program_id = ${program.id} and r.state = 'waiting')`
      : undefined,
  ];
}

const orders: Record<ProgramSort, SQL[]> = {
  name: [asc(program.name)],
  "-name": [desc(program.name)],
  quota: [asc(program.quota)],
  "-quota": [desc(program.quota)],
  published: [sql`${program.publishedOn} asc nulls first`],
  "-published": [sql`${program.publishedOn} desc nulls first`],
};

export function isProgramSort(value: string | null): value is ProgramSort {
  return value !== null && value in orders;
}

async function recordWhere(tx: Reader, actor: Actor, where: SQL | undefined): Promise<ProgramRecord> {
  const [row] = await tx
    .select({ program, agencyName: agency.name, period })
    .from(program)
    .innerJoin(agency, eq(agency.id, program.agencyId))
    .innerJoin(period, eq(period.code, program.period))
    .where(where);
  if (!row) throw new NotFound();
  const places = await placesOf(tx, actor, [row.program.id]);
  const [raise] = await tx
    .select()
    .from(quotaRaise)
    .where(and(eq(quotaRaise.programId, row.program.id), eq(quotaRaise.state, "waiting")));
  const quotaParts = [...(await quotaOf(tx, row.program)).parts];
  const funds = await fundsOf(tx, row.program.id);
  const { madeBy, submittedBy, publishedBy } = row.program;
  const names = await namesOf(tx, [madeBy, submittedBy, publishedBy, raise?.madeBy ?? null]);
  return {
    ...typed(row.program),
    agencyName: row.agencyName,
    periodName: row.period.code,
    places: placesIn(places, row.program),
    quotaParts,
    funds,
    placeNames: Object.fromEntries(
      await nameFully(tx, [
        ...quotaParts.flatMap(({ place }) => [place, place.slice(0, 8)]),
        ...funds.flatMap((fund) => fund.place ?? []),
        ...(row.program.criteria.place?.codes ?? []),
        ...(raise?.funds.flatMap((fund) => fund.place ?? []) ?? []),
        ...(raise?.parts.flatMap(({ place }) => [place, place.slice(0, 8)]) ?? []),
      ]),
    ),
    raise: raise ? { ...raise, madeByName: names.get(raise.madeBy) ?? null } : null,
    madeByName: names.get(madeBy) ?? null,
    submittedByName: submittedBy ? (names.get(submittedBy) ?? null) : null,
    publishedByName: publishedBy ? (names.get(publishedBy) ?? null) : null,
  };
}

/** Names of accounts as far as the actor may see them: colleagues, not strangers. */
export async function namesOf(tx: Reader, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, wanted));
  return new Map(rows.map((row) => [row.id, row.name]));
}

function typed(row: Row): Program {
  if (!isNeedCode(row.need) || !(programStates as readonly string[]).includes(row.state))
    throw new Error("program row");
  return row as Program;
}

/** The draft of the actor's own agency, for its form. @throws NotFound for anything else, other states included */
export async function readOwnDraft(actor: Actor, id: string | undefined): Promise<ProgramRecord> {
  const record = await readOwnProgram(actor, id);
  if (record.state !== "draft") throw new NotFound();
  return record;
}

/** A program of the actor's own agency, for acts on it. @throws NotFound */
export async function readOwnProgram(actor: Actor, id: string | undefined): Promise<ProgramRecord> {
  if (!isId(id)) throw new NotFound();
  const record = await readProgram(actor, id);
  if (record.agencyId !== actor.agencyId) throw new NotFound();
  return record;
}

/** Kecamatan of the installation's region. */
export async function listDistricts(actor: Actor): Promise<Place[]> {
  return read(actor, async (tx) => listPlacesBelow(tx, (await readSettings(tx)).region));
}

export async function listDistrictNames(actor: Actor): Promise<Record<string, string>> {
  return Object.fromEntries((await listDistricts(actor)).map(({ code, name }) => [code, name]));
}

/** The newest programs of the actor's own agency that were published once: a new one may start from them. */
export async function listCopied(actor: Actor): Promise<{ id: string; name: string; reference: string }[]> {
  if (actor.agencyId === null) return [];
  const own = eq(program.agencyId, actor.agencyId);
  return read(actor, (tx) =>
    tx
      .select({ id: program.id, name: program.name, reference: program.reference })
      .from(program)
      .where(and(own, inArray(program.state, ["published", "paused", "closed"])))
      .orderBy(desc(program.publishedOn), asc(program.name))
      .limit(50),
  );
}

/** What nobody took: of the program's own places, and of those that partners added. Counts of places. */
export type Leftover = { offered: number; own: number; pledged: number };

export async function readLeftover(actor: Actor, id: string): Promise<Leftover> {
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ capacity: offer.capacity, taken: offer.taken, pledgeId: offer.pledgeId })
      .from(offer)
      .where(eq(offer.programId, id));
    const left = (pledged: boolean) =>
      rows
        .filter((row) => (row.pledgeId !== null) === pledged)
        .reduce((sum, row) => sum + leftoverOf(row.capacity, row.taken), 0);
    return {
      offered: rows.reduce((sum, row) => sum + row.capacity, 0),
      own: left(false),
      pledged: left(true),
    };
  });
}

/** The program that this one was copied from, as long as both answer one need: only then can criteria be compared. */
export async function readSource(
  actor: Actor,
  { copiedFrom, need }: { copiedFrom: string | null; need: NeedCode },
): Promise<ProgramRecord | null> {
  if (copiedFrom === null) return null;
  const source = await readProgram(actor, copiedFrom);
  return source.need === need ? source : null;
}
