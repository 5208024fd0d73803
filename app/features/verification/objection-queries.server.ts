import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { parseReference, formatReference } from "~/platform/db/reference";
import { today } from "~/platform/db/settings.server";
import { nameTokens } from "~/features/households/rules/text";
import type { ObjectionKind } from "./objection-commands.server";
import type { HouseholdState } from "./rules/states";
import { listPageSize } from "./rules/lists";

/** Villages that take objections today, and until when. Public. */
export function openWindows(actor: Actor) {
  return read(actor, async (tx) => {
    const rows = await tx.execute<{ village: string; name: string; district: string; closesOn: string }>(sql`
      select w.village, v.name, d.name as district, w.closes_on::text as "closesOn"
      from open_objection_windows(${await today(tx)}::date) w
      join region v on v.code = w.village join region d on d.code = v.parent order by w.village`);
    return [...rows];
  });
}

/** What the holder of a reference may know. Null when the number is none of ours or was misheard. */
export function objectionProgress(actor: Actor, typed: string) {
  const reference = parseReference(typed);
  if (reference?.kind !== "objection") return Promise.resolve(null);
  return read(actor, async (tx) => {
    const written = formatReference(reference);
    const [row] = await tx.execute<{ receivedOn: string; decidedOn: string | null }>(sql`
      select received_on::text as "receivedOn", decided_on::text as "decidedOn" from objection_progress(${written})`);
    return row ? { reference: written, ...row } : null;
  });
}

export type ObjectionRow = {
  id: string;
  reference: string;
  region: string;
  village: string;
  kind: ObjectionKind;
  about: string;
  text: string;
  contact: string | null;
  householdId: string | null;
  headName: string | null;
  householdState: HouseholdState | null;
  receivedOn: string;
  state: "open" | "upheld" | "rejected";
  decision: string | null;
  decidedOn: string | null;
  excludedBy: string | null;
};

const objectionSql = sql`select o.id, o.reference, o.region, v.name as village, o.kind, o.about, o.text, o.contact,
    o.household_id as "householdId", h.head_name as "headName", h.state as "householdState", o.received_on::text as "receivedOn",
    o.state, o.decision, o.decided_on::text as "decidedOn",
    (select x.excluded_by from exclusion x where x.household_id = o.household_id and x.member_id is null
      and x.lifted_on is null limit 1) as "excludedBy"
  from objection o join region v on v.code = o.region left join household h on h.id = o.household_id`;

export function listObjections(actor: Actor, show: "open" | "all", page: number) {
  return read(actor, async (tx) => {
    const which = show === "open" ? sql`o.state = 'open'` : sql`true`;
    const rows = await tx.execute<ObjectionRow>(sql`${objectionSql} where ${which}
      order by o.received_on, o.reference limit ${listPageSize} offset ${(page - 1) * listPageSize}`);
    const [count] = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from objection o where ${which}`,
    );
    return { rows: [...rows], total: count!.total };
  });
}

/** One objection with families of its village that its words may mean. */
export function readObjection(actor: Actor, id: string, words: string) {
  return read(actor, async (tx) => {
    const [row] = await tx.execute<ObjectionRow>(sql`${objectionSql} where o.id = ${id}`);
    if (!row) return null;
    const tokens = nameTokens(words || row.about).slice(0, 12);
    const candidates =
      row.state !== "open" || tokens.length === 0
        ? []
        : await tx.execute<{
            id: string;
            headName: string;
            rt: string | null;
            rw: string | null;
            state: HouseholdState;
          }>(sql`
            select h.id, h.head_name as "headName", h.rt, h.rw, h.state from household h
            join (select household_id, count(*) as hits from name_token
              where token = any(${sql.param(tokens)}::text[]) and region = ${row.region} group by household_id) t on t.household_id = h.id
            where h.region = ${row.region} order by t.hits desc, h.head_name limit 20`);
    return { objection: row, candidates: [...candidates] };
  });
}
