import { sql } from "drizzle-orm";
import { type Actor, roles, visitor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { type Page, pages } from "~/routes";
import { actorOf } from "~/features/accounts/door.server";
import { demoAccountNamed, listDemoAccounts } from "~/features/accounts/demo.server";

/** Tables whose records stand behind the first parameter of a page's address. */
const tableOf: Record<string, string> = {
  households: "household",
  programs: "program",
  pledges: "pledge",
  matches: "match",
  runs: "run",
  decrees: "decree",
  imports: "import_batch",
  partners: "partner",
  rounds: "village_round",
  graduations: "graduation",
  agencies: "agency",
  reviews: "review_case",
  objections: "objection",
};

const ownDraft =
  "select id from pledge where state in ('draft','returned') and partner_id = nullif(current_setting('portal.partner', true), '')::uuid limit 1";

const standingPledge =
  "select id from pledge where state in ('accepted','agreed','running') and partner_id = nullif(current_setting('portal.partner', true), '')::uuid limit 1";

const ownSubmitted =
  "select id from pledge where state = 'submitted' and partner_id = nullif(current_setting('portal.partner', true), '')::uuid limit 1";

const submittedPledge = "select id from pledge where state = 'submitted' limit 1";

/** Addresses with several or special parts: a query whose columns are named after them. */
const rowOf: Record<string, string> = {
  "imports/:id/errors":
    "select batch_id as id from import_row where outcome = 'refused' group by batch_id limit 1",
  "verification/villages/:village": "select region as village from household limit 1",
  "verification/villages/:village/visits": "select region as village from household limit 1",
  "verification/villages/:village/meeting": "select region as village from household limit 1",
  "visits/:id": "select id from household limit 1",
  "visits/:id/absence": "select id from household limit 1",
  "visits/:id/submission": "select id from household limit 1",
  "visits/:id/:section": "select id, 'living' as section from household limit 1",
  "visits/:id/members/:member": "select household_id as id, id as member from member where active limit 1",
  "proposals/:id": "select id from household where proposed_by is not null limit 1",
  "proposals/:id/refusal":
    "select id from household where state = 'proposed' and proposed_by is not null limit 1",
  "rounds/:id/verdicts": "select id from village_round order by state = 'open' desc limit 1",
  "rounds/:id/exclusion/:household":
    "select d.round_id as id, v.household_id as household from verdict v join deliberation d on d.id = v.deliberation_id limit 1",
  "objections/:id/decision": "select id from objection where state = 'open' limit 1",
  "decrees/:id/annex/:village": "select decree_id as id, region as village from decree_entry limit 1",
  "decrees/:id/recording": "select id from decree where state = 'draft' limit 1",
  "runs/:id/households/:household": "select run_id as id, household_id as household from allocation limit 1",
  "runs/:id/households/:household/bar":
    "select l.run_id as id, l.household_id as household from allocation l join run r on r.id = l.run_id where r.state = 'certified' limit 1",
  "runs/:id/needs/:need/pin":
    "select l.run_id as id, l.need_id as need from allocation l join run r on r.id = l.run_id where r.state = 'certified' and l.outcome <> 'not_eligible' limit 1",
  "runs/:id/approval": "select id from run where state = 'certified' limit 1",
  "programs/:id/subject": "select id from program where state = 'draft' limit 1",
  "programs/:id/terms": "select id from program where state = 'draft' limit 1",
  "programs/:id/criteria": "select id from program where state = 'draft' limit 1",
  "programs/:id/fit": "select id from program where state = 'draft' limit 1",
  "programs/:id/division": "select id from program where state = 'draft' limit 1",
  "programs/:id/copy":
    "select id from program where state in ('published', 'paused', 'closed') and agency_id = nullif(current_setting('portal.agency', true), '')::uuid limit 1",
  "programs/:id/others":
    "select id from program where agency_id = coalesce(nullif(current_setting('portal.agency', true), '')::uuid, agency_id) limit 1",
  "programs/:id/preview": "select id from program where state in ('draft', 'under_review') limit 1",
  "programs/:id/check": "select id from program where state = 'draft' limit 1",
  "programs/:id/publication": "select id from program where state = 'under_review' limit 1",
  "programs/:id/return": "select id from program where state = 'under_review' limit 1",
  "programs/:id/pause":
    "select id from program where state = 'published' and agency_id = nullif(current_setting('portal.agency', true), '')::uuid limit 1",
  "programs/:id/resumption":
    "select id from program where state = 'paused' and agency_id = nullif(current_setting('portal.agency', true), '')::uuid limit 1",
  "programs/:id/closing":
    "select id from program where state = 'published' and agency_id = nullif(current_setting('portal.agency', true), '')::uuid limit 1",
  "programs/:id/quota-decision": "select program_id as id from quota_raise where state = 'waiting' limit 1",
  "programs/:id/quota-refusal": "select program_id as id from quota_raise where state = 'waiting' limit 1",
  "programs/:id/quota":
    "select id from program p where state = 'published' and agency_id = nullif(current_setting('portal.agency', true), '')::uuid and not exists (select 1 from quota_raise q where q.program_id = p.id and q.state = 'waiting') limit 1",
  "market/:need": "select distinct need from published_cell where cube = 'need_place' and need = 'housing'",
  "needs-market/:need":
    "select distinct need from published_cell where cube = 'need_place' and need = 'housing' and audience = 'public'",
  "pledges/:id/target": ownDraft,
  "pledges/:id/amount": ownDraft,
  "pledges/:id/wishes": ownDraft,
  "pledges/:id/execution": ownDraft,
  "pledges/:id/funders": ownDraft,
  "pledges/:id/funders/link": ownDraft,
  "pledges/:id/leaving":
    "select p.id from pledge p where p.state in ('draft','returned') and p.partner_id <> nullif(current_setting('portal.partner', true), '')::uuid limit 1",
  "pledges/:id/schedule": ownDraft,
  "pledges/:id/amendment": standingPledge,
  "pledges/:id/amendment/check":
    "select pledge_id as id from pledge_amendment where state in ('draft','proposed') limit 1",
  "pledges/:id/amendment/decision":
    "select pledge_id as id from pledge_amendment where state = 'proposed' limit 1",
  "pledges/:id/documents": "select id from pledge where state <> 'draft' limit 1",
  "pledges/:id/documents/upload": "select id from pledge where state <> 'draft' limit 1",
  "pledges/:id/documents/:document": "select pledge_id as id, id as document from pledge_document limit 1",
  "pledges/:id/versions": "select pledge_id as id from pledge_version limit 1",
  "pledges/:id/promises/:promise": "select pledge_id as id, id as promise from promise limit 1",
  "pledges/:id/renewal": "select id from pledge where state = 'expired' limit 1",
  "pledges/:id/release": "select id from pledge where state in ('accepted','agreed','running') limit 1",
  "pledges/:id/comments": "select id from pledge where state <> 'draft' limit 1",
  "pledges/:id/submitted": ownSubmitted,
  "pledges/:id/withdrawal": standingPledge,
  "pledges/:id/acceptance": submittedPledge,
  "pledges/:id/return": submittedPledge,
  "pledges/:id/rejection": submittedPledge,
  "pledges/:id/agreement": "select id from pledge where state = 'accepted' limit 1",
  "pledges/:id/share": ownDraft,
  "pledges/:id/check": ownDraft,
  "evidence/:id": "select id from evidence where file_id is not null limit 1",
  "graduations/new/:household": "select id as household from household where state = 'decreed' limit 1",
};

/** Choices in the address without which a page has little to show. */
const searchOf: Record<string, string> = {
  "market/amount": "?rupiah=500000000",
  "market/comparison": "?a=need:housing&b=need:water",
  "needs-market/amount": "?rupiah=500000000",
  "needs-market/comparison": "?a=need:housing&b=need:water",
};

/** `email` is the demo account that looks; null is a visitor. */
export type Visit = { page: Page; path: string; email: string | null };

/**
 * One address for every page that answers a GET with a page of its own, with a record its reader may see; pages whose record
 * the scenario lacks are named in `missing`.
 */
export async function listVisits(): Promise<{ visits: Visit[]; missing: string[] }> {
  const accounts = await listDemoAccounts();
  const visits: Visit[] = [];
  const missing: string[] = [];
  for (const page of pages) {
    if (page.path === "*") continue;
    const found = await findVisit(page, accounts);
    if (found) visits.push(found);
    else missing.push(page.path);
  }
  return { visits, missing };
}

/** The first of a few people of each role that may enter who has a record for the page. */
async function findVisit(page: Page, accounts: { email: string; role: string }[]): Promise<Visit | null> {
  if (can(visitor, page.enter)) {
    const path = await fill(page.path, visitor);
    if (path !== null) return { page, path, email: null };
  }
  for (const role of roles) {
    for (const { email } of accounts.filter((a) => a.role === role).slice(0, 12)) {
      const actor = actorOf((await demoAccountNamed(email))!);
      if (!can(actor, page.enter)) break;
      const path = await fill(page.path, actor);
      if (path !== null) return { page, path, email };
    }
  }
  return null;
}

async function fill(path: string, actor: Actor): Promise<string | null> {
  let filled = `/${path}${searchOf[path] ?? ""}`;
  const query = rowOf[path];
  if (query) {
    const [row] = await read(actor, (tx) => tx.execute<Record<string, string>>(sql.raw(query)));
    return row ? filled.replace(/:(\w+)\??/g, (_hole, name: string) => row[name]!) : null;
  }
  for (const [hole] of filled.matchAll(/:\w+\??/g)) {
    const table = tableOf[filled.split("/")[1]!];
    if (!table) return null;
    const rows = await read(actor, (tx) =>
      tx.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} limit 1`),
    );
    if (!rows[0]) return null;
    filled = filled.replace(hole, rows[0].id);
  }
  return filled;
}
