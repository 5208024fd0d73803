import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { household, member } from "~/features/households/schema";
import { plainPersonName } from "~/features/households/rules/text";
import { emptyDraft, type VisitDraft } from "./rules/questionnaire";
import type { HouseholdState } from "./rules/states";
import { visit, visitDraft } from "./schema";
import { visitOutcomesOf } from "./steps.server";
import { listPageSize } from "./rules/lists";

export type VisitFilter = {
  village: string;
  show: "waiting" | "assessed" | "all";
  words: string;
  page: number;
};

/** Families of a village in the order of its lanes: those that wait for a visit, those that wait for the meeting, or all. */
export function listVisits(actor: Actor, filter: VisitFilter) {
  return read(actor, async (tx) => {
    const where = visitWhere(filter);
    const rows = await tx
      .select({
        id: household.id,
        headName: household.headName,
        address: household.address,
        rt: household.rt,
        rw: household.rw,
        size: household.size,
        state: sql<HouseholdState>`${household.state}`,
        failed: sql<number>`(select count(*)::int from visit w where w.household_id = ${household.id} and w.outcome = 'not_found')`,
        hasDraft: sql<boolean>`exists (select 1 from visit_draft f where f.household_id = ${household.id}
          and f.account_id = ${actor.accountId}::uuid)`,
      })
      .from(household)
      .where(where)
      .orderBy(asc(household.rw), asc(household.rt), asc(household.headName), asc(household.id))
      .limit(listPageSize)
      .offset((filter.page - 1) * listPageSize);
    return { rows, total: await tx.$count(household, where) };
  });
}

function visitWhere({ village, show, words }: VisitFilter): SQL | undefined {
  const tokens = plainPersonName(words).split(" ").filter(Boolean).slice(0, 4);
  return and(
    eq(household.region, village),
    show === "assessed" ? sql`${household.state} = 'enumerated'` : undefined,
    show === "waiting" ? sql`${household.state} in ('listed','proposed','expired')` : undefined,
    ...tokens.map(
      (token) => sql`exists (select 1 from name_token t where t.household_id = ${household.id}
        and t.token >= ${token} and t.token < ${token + "~"})`,
    ),
  );
}

/** A family for the visit: its people, what was begun, earlier visits. Opening it is logged. */
export function openForVisit(actor: Actor, householdId: string) {
  return perform(
    actor,
    "visit.open",
    (tx) => findHousehold(tx, householdId),
    async (tx, record) => {
      const members = await tx
        .select({
          id: member.id,
          name: member.name,
          isHead: member.isHead,
          relationship: member.relationship,
          sex: member.sex,
          birthDate: member.birthDate,
          nikMasked: member.nikMasked,
        })
        .from(member)
        .where(and(eq(member.householdId, householdId), eq(member.active, true)))
        .orderBy(sql`${member.isHead} desc, ${member.birthDate} nulls last, ${member.id}`);
      const [draft] = await tx
        .select({ answers: visitDraft.answers })
        .from(visitDraft)
        .where(and(eq(visitDraft.householdId, householdId), eq(visitDraft.accountId, actor.accountId!)));
      const visits = await tx
        .select({ id: visit.id, visitedOn: visit.visitedOn, outcome: visit.outcome, note: visit.note })
        .from(visit)
        .where(eq(visit.householdId, householdId))
        .orderBy(sql`${visit.visitedOn} desc, ${visit.recordedAt} desc`);
      return {
        household: record,
        members,
        draft: (draft?.answers as VisitDraft | undefined) ?? emptyDraft,
        visits,
        outcomes: await visitOutcomesOf(tx, householdId),
      };
    },
  );
}

async function findHousehold(tx: Reader, id: string) {
  const [row] = await tx
    .select({
      id: household.id,
      region: household.region,
      headName: household.headName,
      address: household.address,
      rt: household.rt,
      rw: household.rw,
      size: household.size,
      state: sql<HouseholdState>`${household.state}`,
    })
    .from(household)
    .where(eq(household.id, id));
  return row;
}
