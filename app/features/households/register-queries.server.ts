import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { scopeEnd, systemActor } from "~/platform/access/actor";
import { BadInput, NotFound } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { blindIndex, decrypt } from "~/platform/db/secrets.server";
import { namePlaces } from "~/features/regions/queries.server";
import { countedExactly, type RegisterFilter, registerPageSize, type RegisterSort } from "./register-filter";
import { nameTokens } from "./rules/text";
import { household, member } from "./schema";

export type RegisterRow = {
  id: string;
  caseCode: string;
  headName: string;
  region: string;
  place: string;
  decile: string | null;
  size: number;
  state: string;
  firstListedOn: string;
};

/** One page of the register, by name. That it was looked at is logged; what was searched for is not. */
export function listRegister(actor: Actor, filter: RegisterFilter) {
  return perform(
    actor,
    "household.list",
    async () => ({ id: null, region: actor.scope }),
    async (tx) => {
      const where = registerWhere(filter);
      const rows = await registerRows(
        tx,
        where,
        filter.sort,
        registerPageSize,
        (filter.page - 1) * registerPageSize,
      );
      const [counted] = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from (select 1 from ${household} ${where ? sql`where ${where}` : sql``} limit ${countedExactly + 1}) c`,
      );
      const total = Math.min(counted!.n, countedExactly);
      note(tx, { rows: rows.length, page: filter.page });
      return { rows, total, atLeast: counted!.n > countedExactly };
    },
  );
}

/** The same rows for an export, without paging: exactly what the filter shows. Logged with their number. */
export function exportRegister(actor: Actor, filter: RegisterFilter, reason: string): Promise<RegisterRow[]> {
  return perform(
    actor,
    "household.export",
    async () => ({ id: null, region: actor.scope }),
    async (tx) => {
      const rows = await registerRows(tx, registerWhere(filter), filter.sort, 1_000_000, 0);
      note(tx, { rows: rows.length });
      return rows;
    },
    { reason },
  );
}

async function registerRows(
  tx: Reader,
  where: SQL | undefined,
  sort: RegisterSort,
  limit: number,
  offset: number,
): Promise<RegisterRow[]> {
  const found = await tx
    .select({
      id: household.id,
      caseCode: household.caseCode,
      headName: household.headName,
      region: household.region,
      decile: household.decile,
      size: household.size,
      state: household.state,
      firstListedOn: household.firstListedOn,
    })
    .from(household)
    .where(where)
    .orderBy(...orders[sort], asc(household.id))
    .limit(limit)
    .offset(offset);
  const names = await namePlaces(
    tx,
    found.map((row) => row.region),
  );
  return found.map((row) => ({ ...row, place: names.get(row.region) ?? row.region }));
}

const orders: Record<RegisterSort, SQL[]> = {
  name: [asc(household.headName)],
  "-name": [desc(household.headName)],
  decile: [asc(household.decileRank), asc(household.headName)],
  "-decile": [desc(household.decileRank), asc(household.headName)],
  listed: [asc(household.firstListedOn), asc(household.headName)],
  "-listed": [desc(household.firstListedOn), asc(household.headName)],
  place: [asc(household.region), asc(household.headName)],
  "-place": [desc(household.region), asc(household.headName)],
};

function registerWhere({ words, place, decile, state }: RegisterFilter): SQL | undefined {
  // Ranges over a table of name words: row level security lets no trigram or pattern use an index.
  const tokens = nameTokens(words).slice(0, 4);
  return and(
    place ? sql`${household.region} >= ${place} and ${household.region} < ${scopeEnd(place)}` : undefined,
    decile === null
      ? undefined
      : decile === "unknown"
        ? isNull(household.decile)
        : eq(household.decile, decile),
    state ? eq(household.state, state) : undefined,
    ...tokens.map(
      (token) =>
        sql`exists (select 1 from name_token t where t.household_id = ${household.id} and t.token >= ${token} and t.token < ${`${token}~`})`,
    ),
  );
}

/** The household in which this number lives, if the actor may see it; null otherwise. Asked by a form, never by an address. */
export function findByNik(actor: Actor, nik: string): Promise<string | null> {
  return perform(
    actor,
    "household.list",
    async () => ({ id: null, region: actor.scope }),
    async (tx) => {
      const [row] = await tx
        .select({ id: member.householdId })
        .from(member)
        .where(and(eq(member.nikIndex, blindIndex("nik", nik)), eq(member.active, true)));
      note(tx, { search: "nik", found: row ? 1 : 0 });
      return row?.id ?? null;
    },
  );
}

/** One person's number in full: with a reason, and logged. */
export function revealNik(actor: Actor, householdId: string, memberId: string, reason: string) {
  return perform(
    actor,
    "household.reveal",
    (tx) => findHousehold(tx, householdId),
    async (tx) => {
      const [row] = await tx
        .select({ name: member.name, nik: member.nikCipher, kk: member.kkCipher })
        .from(member)
        .where(and(eq(member.id, memberId), eq(member.householdId, householdId)));
      if (!row) throw new NotFound();
      note(tx, { member: memberId });
      const open = (sealed: Buffer | null) => (sealed ? decrypt("identity", sealed).toString("utf8") : null);
      return { name: row.name, nik: open(row.nik), kk: open(row.kk) };
    },
    { reason },
  );
}

export async function findHousehold(tx: Reader, id: string) {
  const [row] = await tx.select().from(household).where(eq(household.id, id));
  return row ?? null;
}

/** Opens a family's record: logged, with a reason where the role owes one. */
export function openHousehold(actor: Actor, householdId: string, reason: string | undefined): Promise<void> {
  return perform(
    actor,
    "household.open",
    (tx) => findHousehold(tx, householdId),
    async () => undefined,
    { reason },
  );
}

/** More records than this in an hour is browsing, not work: the next one has to wait. */
const recordsPerHour = 200;

/**
 * Refuses to open another record to somebody who opened very many within the hour, and leaves an alert about the account
 * for those who watch over the portal, once an hour.
 *
 * @throws BadInput with status 429
 */
export async function refuseBrowsing(actor: Actor, openedThisHour: number): Promise<void> {
  if (openedThisHour < recordsPerHour) return;
  await perform(
    systemActor,
    "account.alert",
    async () => ({ id: actor.accountId, region: actor.scope }),
    async (tx) => note(tx, { opened: openedThisHour }),
    { key: `browsing ${actor.accountId} ${new Date().toISOString().slice(0, 13)}` },
  );
  throw new BadInput("slow_down", 429);
}

/** Whether this actor opened this record within the last twelve hours, and how many different ones within the last hour. */
export function openedLately(actor: Actor, householdId: string) {
  return read(actor, async (tx) => {
    const [row] = await tx.execute<{ opened: boolean; hour: number }>(sql`
      select coalesce(bool_or(subject_id = ${householdId}), false) as opened,
        count(distinct subject_id) filter (where at > now() - interval '1 hour')::int as hour
      from audit_entry where actor_id = ${actor.accountId}::uuid and act = 'household.open' and at > now() - interval '12 hours'`);
    return row!;
  });
}
