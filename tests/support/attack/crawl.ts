import { sql } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { listDemoAccounts } from "~/features/accounts/demo.server";
import { pages } from "~/routes";
import { formsIn, linksIn, type PageForm } from "./forms";
import type { sender } from "./send";

/** Somebody who looks at the portal, with what they have been shown. */
export type Person = {
  email: string | null;
  role: string;
  cookie: string;
  /** addresses this person has seen, by the pattern of app/routes.ts */
  seen: Map<string, string[]>;
  forms: { at: string; form: PageForm }[];
};

type Send = ReturnType<typeof sender>["send"];

/** A visitor and the first few demo accounts of every role. */
export async function people(send: Send, perRole: number): Promise<Person[]> {
  const found: Person[] = [{ email: null, role: "public", cookie: "", seen: new Map(), forms: [] }];
  const taken = new Map<string, number>();
  for (const { email, role } of await listDemoAccounts()) {
    const before = taken.get(role) ?? 0;
    if (before >= perRole) continue;
    taken.set(role, before + 1);
    found.push({ email, role, cookie: await signIn(send, email), seen: new Map(), forms: [] });
  }
  return found;
}

/** The session cookie; empty when the account is not let in any more. */
export async function signIn(send: Send, email: string): Promise<string> {
  const answer = await send({
    method: "POST",
    path: "/sign-in",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ demo: email }).toString(),
    why: "sign in",
  });
  const cookies = [answer.headers["set-cookie"] ?? []].flat();
  return cookies.find((c) => c.startsWith("session="))?.split(";")[0] ?? "";
}

const shapes = pages
  .filter((p) => p.path !== "*")
  .map((p) => ({
    pattern: p.path,
    // Fixed names before holes, so that households/search is not taken for a record.
    holes: (p.path.match(/:/g) ?? []).length,
    shape: new RegExp(`^/${p.path.replace(/\./g, "\\.").replace(/:\w+/g, "[^/]+")}$`),
  }))
  .sort((a, b) => a.holes - b.holes);

export function patternOf(path: string): string | null {
  const bare = path.split("?")[0]!;
  return shapes.find(({ shape }) => shape.test(bare))?.pattern ?? null;
}

/** Follows links from the home page, breadth first, looking at most `perPattern` times at pages of one kind. */
export async function crawl(send: Send, person: Person, most: number, perPattern = 2): Promise<void> {
  const queue = [
    "/",
    "/account",
    "/sign-in",
    "/partners/registration",
    "/objections/new",
    "/public/programs",
  ];
  const known = new Set(queue);
  let looked = 0;
  while (queue.length > 0 && looked < most) {
    const path = queue.shift()!;
    const pattern = patternOf(path);
    if (pattern === null) continue;
    const seen = person.seen.get(pattern) ?? [];
    if (seen.length >= perPattern) continue;
    person.seen.set(pattern, [...seen, path]);
    if (/export|annex|errors|changes$|files|evidence\//.test(pattern)) continue;
    looked++;
    const answer = await send({
      method: "GET",
      path: encodeURI(path),
      headers: { cookie: person.cookie },
      why: "crawl",
    });
    const on = [answer.headers.location ?? []].flat();
    if (answer.status === 200) {
      on.push(...linksIn(answer.body));
      for (const form of formsIn(answer.body, path)) {
        person.forms.push({ at: path, form });
        on.push(form.action);
      }
    }
    for (const link of on) {
      if (!link.startsWith("/") || known.has(link)) continue;
      known.add(link);
      queue.push(link);
    }
  }
}

/** Real identifiers of every kind, whoever they belong to. */
export async function everyonesIds(): Promise<{ byPlace: Map<string, string[]>; all: string[] }> {
  const tables: Record<string, string> = {
    households: "household",
    visits: "household",
    proposals: "household",
    programs: "program",
    pledges: "pledge",
    matches: "match",
    runs: "run",
    decrees: "decree",
    imports: "import_batch",
    partners: "partner",
    rounds: "village_round",
    graduations: "graduation",
    objections: "objection",
    files: "stored_file",
    evidence: "evidence",
    accounts: "account",
    members: "member",
  };
  const byPlace = new Map<string, string[]>();
  for (const [place, table] of Object.entries(tables)) {
    const rows = await read(systemActor, (tx) =>
      tx.execute<{ id: string }>(
        sql`select id::text as id from ${sql.identifier(table)} order by md5(id::text) limit 12`,
      ),
    );
    byPlace.set(
      place,
      rows.map((row) => row.id),
    );
  }
  const villages = await read(systemActor, (tx) =>
    tx.execute<{ region: string }>(sql`select distinct region from household order by region limit 12`),
  );
  byPlace.set(
    "villages",
    villages.map((row) => row.region),
  );
  return { byPlace, all: [...byPlace.values()].flat() };
}
