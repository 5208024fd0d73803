import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { uncheckedDecision } from "~/platform/access/decisions";
import { can } from "~/platform/access/policy";
import type { Reader } from "~/platform/access/transaction.server";
import { awaitsConsent, awaitsSchedule } from "~/features/delivery/queries.server";
import { freshPlaces } from "~/features/matching/fresh.server";
import { forgottenHouseholds } from "./forgotten-queries.server";
import { pledgeTasks } from "./pledge-tasks.server";
import type { TaskCode } from "./rules/tasks";
import { since, type TaskSource } from "./task-source.server";

/** Something that waits for the reader: how many, and since when the oldest of them. */
export type WaitingTask = { code: TaskCode; href: string; count: number; oldest: string | null };

/** A village's own people work in one place; everybody else starts from the list of villages. */
const inVillage = (rest: string) => (actor: Actor) =>
  actor.scope.length === 13 ? `/verification/villages/${actor.scope}${rest}` : "/verification";

const rounds = (state: string) => () =>
  since(
    sql`(select r.id, (select max(s.made_on) from round_step s where s.round_id = r.id) as made_on, r.opened_on
      from village_round r where r.state = ${state} and not r.returned) r`,
    sql`coalesce(made_on, opened_on)`,
  );

const matches = (state: string) => () => since(sql`match where state = ${state}`, sql`approved_on`);

const sources: Record<TaskCode, TaskSource> = {
  import_to_confirm: {
    act: "import.confirm",
    href: "/imports?state=checked",
    rows: () => since(sql`import_batch where state = 'checked'`, sql`created_at`),
  },
  row_to_settle: {
    act: "review.settle",
    href: "/reviews",
    rows: () => since(sql`review_case where state = 'open'`, sql`created_at`),
  },
  number_to_check: {
    act: "registry.check",
    href: "/registry",
    rows: () => since(sql`member where registry_check = 'sent'`, sql`null::date`),
  },
  household_to_visit: {
    act: "visit.record",
    href: inVillage("/visits"),
    rows: () =>
      since(
        sql`household where state in ('listed','proposed','expired')`,
        sql`coalesce(proposed_on, first_listed_on)`,
      ),
  },
  household_to_deliberate: {
    act: "deliberation.record",
    href: inVillage("/visits?show=assessed"),
    rows: () => since(sql`household where state = 'enumerated'`, sql`updated_at`),
  },
  list_to_correct: {
    act: "deliberation.record",
    href: "/verification?list=returned",
    one: (id) => `/rounds/${id}`,
    rows: () => since(sql`village_round where returned`, sql`opened_on`, sql`id`),
  },
  list_to_minute: {
    act: "minutes.record",
    href: "/verification?list=open",
    one: (id) => `/rounds/${id}`,
    rows: () =>
      since(
        sql`village_round r join deliberation d on d.round_id = r.id and d.current
          where r.state = 'open' and not r.returned and d.minutes_number is null
            and not exists (select 1 from verdict v where v.deliberation_id = d.id and v.outcome is null)`,
        sql`d.held_on`,
        sql`r.id`,
      ),
  },
  list_to_forward: { act: "village.forward", href: "/verification?list=minuted", rows: rounds("minuted") },
  list_to_review: {
    act: "review.propose",
    href: "/verification?list=district_reviewed",
    rows: rounds("district_reviewed"),
  },
  review_to_approve: {
    act: "review.approve",
    href: "/verification?list=review_proposed",
    rows: rounds("review_proposed"),
  },
  list_to_announce: { act: "village.announce", href: "/announcements", rows: rounds("regency_reviewed") },
  list_to_decree: {
    act: "decree.draft",
    href: "/decrees/new",
    rows: (on) =>
      since(
        sql`village_round where state = 'announced' and objections_until < ${on}::date and decree_id is null`,
        sql`objections_until`,
      ),
  },
  decree_to_record: {
    act: "decree.record",
    href: "/decrees?state=draft",
    rows: () => since(sql`decree where state = 'draft'`, sql`drafted_on`),
  },
  // The regional head signs on paper; the portal only reminds.
  decree_to_sign: {
    act: "leadership.read",
    unless: "overview.read",
    href: "/decrees?state=draft",
    rows: () => since(sql`decree where state = 'draft'`, sql`drafted_on`),
  },
  decree_to_renew: {
    act: "decree.draft",
    href: "/decrees?state=expiring",
    rows: (on) =>
      since(
        sql`decree where state = 'recorded' and valid_to between ${on}::date and ${on}::date + 60`,
        sql`valid_to`,
      ),
  },
  objection_to_decide: {
    act: "objection.decide",
    href: "/objections",
    rows: () => since(sql`objection where state = 'open'`, sql`received_on`),
  },
  graduation_to_decide: {
    act: "graduation.decide",
    href: "/graduations?state=proposed",
    rows: () => since(sql`graduation where state = 'proposed'`, sql`proposed_on`),
  },
  proposal_under_way: {
    act: "proposal.list",
    href: "/proposals?state=under_way",
    rows: (_on, actor) =>
      since(
        sql`household where proposed_by = ${actor.accountId} and state not in ('decreed','expired','ineligible','graduated')`,
        sql`proposed_on`,
      ),
  },
  partner_to_admit: {
    act: "partner.admit",
    href: "/partners?state=applied",
    rows: () => since(sql`partner where state = 'applied'`, sql`applied_on`),
  },
  ...pledgeTasks,
  household_forgotten: {
    act: "forgotten.read",
    href: "/forgotten",
    rows: (on) =>
      sql`select count(*)::int as count, min(since)::text as oldest, null::text as one from (${forgottenHouseholds(on)}) f`,
  },
  match_returned: {
    act: "run.start",
    href: "/runs/returned",
    rows: (on) =>
      since(
        sql`match where state = 'cancelled' and cancel_reason = 'returned_by_agency' and updated_at > ${on}::date - 30`,
        sql`updated_at`,
      ),
  },
  place_fresh: {
    act: "run.start",
    href: "/runs/fresh",
    rows: () =>
      sql`select coalesce(sum(fresh), 0)::int as count, min(since)::text as oldest, null::text as one
        from (${freshPlaces}) f where fresh > 0`,
  },
  run_to_approve: {
    act: "run.approve",
    href: "/runs?state=certified",
    rows: () => since(sql`run where state = 'certified'`, sql`business_date`),
  },
  program_to_publish: {
    act: "program.publish",
    href: "/programs?state=under_review",
    one: (id) => `/programs/${id}`,
    rows: () => since(sql`program where state = 'under_review'`, sql`submitted_on`, sql`id`),
  },
  program_to_finish: {
    act: "program.draft",
    href: "/programs?state=draft",
    one: (id) => `/programs/${id}`,
    // A head's own drafts; those of the operators are theirs until they submit them.
    rows: (_on, actor) =>
      since(
        can(actor, "program.submit")
          ? sql`program where state = 'draft'`
          : sql`program where state = 'draft' and made_by = ${actor.accountId}`,
        sql`updated_at`,
        sql`id`,
      ),
  },
  quota_to_decide: {
    act: "program.raise_quota",
    href: "/programs?quota=waiting",
    one: (id) => `/programs/${id}`,
    rows: () => since(sql`quota_raise where state = 'waiting'`, sql`made_on`, sql`program_id`),
  },
  match_to_accept: { act: "match.accept", href: "/matches?state=proposed", rows: matches("proposed") },
  match_to_consent: {
    act: "match.schedule",
    href: "/matches?wait=consent",
    rows: () => since(sql`match m where ${awaitsConsent}`, sql`m.approved_on`),
  },
  consent_to_record: {
    act: "consent.list",
    href: "/consents",
    rows: () => since(sql`match m where ${awaitsConsent}`, sql`m.approved_on`),
  },
  match_to_schedule: {
    act: "match.schedule",
    href: "/matches?wait=schedule",
    rows: () => since(sql`match m where ${awaitsSchedule}`, sql`m.approved_on`),
  },
  match_to_deliver: {
    act: "match.deliver",
    href: "/matches?wait=delivery",
    rows: (on) =>
      since(
        sql`match m join delivery d on d.match_id = m.id where m.state = 'scheduled' and d.scheduled_on <= ${on}::date`,
        sql`d.scheduled_on`,
      ),
  },
  match_to_check: {
    act: "match.check",
    href: "/matches?wait=check",
    rows: (_on, actor) =>
      since(
        sql`match m join delivery d on d.match_id = m.id
          where m.state = 'delivered' and d.delivered_by is distinct from ${actor.accountId}`,
        sql`d.delivered_on`,
      ),
  },
  invitation_unused: {
    act: "account.manage",
    href: "/accounts?state=invited",
    rows: () => since(sql`account a where a.active and a.password_hash is null`, sql`a.created_at`),
  },
  decision_to_check: {
    act: "audit.verify",
    href: "/audit?since=check",
    rows: () => since(sql`audit_entry e where ${uncheckedDecision}`, sql`e.at`),
  },
  browsing_to_check: {
    act: "account.watch",
    href: (actor) => (can(actor, "audit.read") ? "/audit?act=account.alert" : "/accounts?state=alerted"),
    rows: () =>
      sql`select count(distinct e.subject_id)::int as count, min(e.at)::date::text as oldest, null::text as one
        from audit_entry e where e.act = 'account.alert' and e.at > now() - interval '30 days'`,
  },
};

/** What waits for this reader, the longest wait first; counted in one query under the reader's own rights. */
export async function waitingFor(tx: Reader, actor: Actor, on: string): Promise<WaitingTask[]> {
  const mine = (Object.entries(sources) as [TaskCode, TaskSource][]).filter(
    ([, { act, unless }]) => can(actor, act) && !(unless && can(actor, unless)),
  );
  if (mine.length === 0) return [];
  const parts = mine.map(
    ([code, { rows }]) => sql`select ${code}::text as code, t.* from (${rows(on, actor)}) t`,
  );
  const found = await tx.execute<{
    code: TaskCode;
    count: number;
    oldest: string | null;
    one: string | null;
  }>(sql.join(parts, sql` union all `));
  return [...found]
    .filter(({ count }) => count > 0)
    .map(({ one, ...row }) => ({
      ...row,
      // Rows that only know the clock of the machine cannot have waited since after the region's own day.
      oldest: row.oldest !== null && row.oldest > on ? null : row.oldest,
      href: wayTo(sources[row.code], actor, row.count === 1 ? one : null),
    }))
    .sort((a, b) => (a.oldest ?? "9").localeCompare(b.oldest ?? "9"));
}

function wayTo({ href, one }: TaskSource, actor: Actor, id: string | null): string {
  if (id !== null && one) return one(id);
  return typeof href === "string" ? href : href(actor);
}

/** Where every task leads a reader who may do it. */
export function taskWaysOf(actor: Actor): string[] {
  return Object.values<TaskSource>(sources)
    .filter(({ act, unless }) => can(actor, act) && !(unless && can(actor, unless)))
    .map((source) => wayTo(source, actor, null));
}
