import { sql } from "drizzle-orm";
import { type Actor, roles, type SignedInRole, visitor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { type Page, pages } from "~/routes";
import { demoActor } from "./scenario";

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
  verification: "village_round",
  objections: "objection",
};

export type Visit = { page: Page; path: string; role: SignedInRole | null };

/**
 * One address for every page that answers a GET with a page of its own, with a record its reader may see; pages whose record
 * the scenario lacks are named in `missing`.
 */
export async function listVisits(): Promise<{ visits: Visit[]; missing: string[] }> {
  const actors = new Map<SignedInRole, Actor>();
  for (const role of roles) actors.set(role, await demoActor(role));
  const visits: Visit[] = [];
  const missing: string[] = [];
  for (const page of pages) {
    if (page.path === "*") continue;
    const able = roles.filter((role) => can(actors.get(role)!, page.enter));
    const asVisitor = can(visitor, page.enter);
    let found: Visit | null = null;
    for (const role of asVisitor ? [null, ...able] : able) {
      const path = await fill(page.path, role ? actors.get(role)! : visitor);
      if (path !== null) found ??= { page, path, role };
    }
    if (found) visits.push(found);
    else missing.push(page.path);
  }
  return { visits, missing };
}

async function fill(path: string, actor: Actor): Promise<string | null> {
  let filled = `/${path}`;
  for (const [hole] of filled.matchAll(/:\w+\??/g)) {
    const table = tableOf[filled.split("/")[1]!];
    if (!table) return null;
    const rows = await read(actor, (tx) => tx.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} limit 1`));
    if (!rows[0]) return null;
    filled = filled.replace(hole, rows[0].id);
  }
  return filled;
}
