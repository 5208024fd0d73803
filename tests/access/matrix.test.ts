import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Role, roles, systemActor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { pages } from "~/routes";
import { demoActor, demoAddress, useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

const nobodysId = "01890000-0000-7000-8000-000000000000";

/** A URL of the page with every parameter filled by something that is nobody's. */
const urlOf = (path: string) => `/${path.replace("*", "nowhere").replace(/:\w+\??/g, nobodysId)}`;

describe("who may enter which page, asked of the running server", () => {
  useScenario();
  const server = useServer();
  const cookies = new Map<Role, string>();
  const answer = async (role: Role, path: string, init: RequestInit = {}) => {
    const got = await fetch(server.url() + path, {
      redirect: "manual",
      ...init,
      // Thousands of answers of which only the status is read need not be compressed.
      headers: { cookie: cookies.get(role) ?? "", "accept-encoding": "identity", ...init.headers },
    });
    // Read to its end, or the connection could not serve the next request.
    await got.arrayBuffer();
    return got;
  };

  beforeAll(async () => {
    for (const role of roles) cookies.set(role, await signInAs(server.url(), await demoAddress(role)));
  });

  test.each([...roles])(
    "%s enters exactly the pages of its acts, by document, by data request and by post",
    async (role) => {
      const actor = await demoActor(role);
      const wrong: string[] = [];
      for (const page of pages) {
        const allowed = can(actor, page.enter);
        const url = urlOf(page.path);
        const data = url === "/" ? "/_root.data" : `${url}.data`;
        const [document, asData] = await Promise.all([answer(role, url), answer(role, data)]);
        const got = {
          document: document.status,
          data: asData.status,
          post:
            page.path === "sign-out"
              ? 0
              : (await answer(role, url, { method: "POST", body: new URLSearchParams({ nothing: "" }) }))
                  .status,
        };
        for (const [way, status] of Object.entries(got)) {
          if (status >= 500) wrong.push(`${way} ${url}: ${status}`);
          // A page without an action answers a post with 405, whoever asks.
          else if (!allowed && status !== 403 && !(way === "post" && status === 405))
            wrong.push(`${way} ${url} let ${role} in: ${status}`);
          else if (allowed && status === 403) wrong.push(`${way} ${url} shut ${role} out`);
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test("a visitor is asked to sign in wherever a page is not public", async () => {
    const wrong: string[] = [];
    for (const page of pages) {
      const status = await answer("public", urlOf(page.path));
      const closed = !can({ ...systemActor, role: "public" }, page.enter);
      if (
        closed &&
        !(status.status === 302 && status.headers.get("location")?.startsWith("/sign-in?next="))
      ) {
        wrong.push(`${page.path}: ${status.status}`);
      }
      if (!closed && (status.status === 403 || status.status >= 500))
        wrong.push(`${page.path}: ${status.status}`);
    }
    expect(wrong).toEqual([]);
  });

  test("a record of another village, agency or partner is answered like one that does not exist", async () => {
    const wrong: string[] = [];
    for (const role of [
      "village_officer",
      "neighbourhood",
      "agency_operator",
      "agency_head",
      "partner",
      "district_officer",
    ] as const) {
      const actor = await demoActor(role);
      for (const [table, prefix] of Object.entries(records)) {
        const [hidden] = await hiddenFrom(actor, table);
        if (!hidden) continue;
        for (const page of pages.filter((p) => p.path.startsWith(`${prefix}/:`))) {
          const url = `/${page.path.replace(/:\w+\??/, hidden).replace(/:\w+\??/g, nobodysId)}`;
          const mine = await answer(role, url);
          const none = await answer(role, url.replace(hidden, nobodysId));
          if (mine.status !== none.status || mine.status === 200)
            wrong.push(`${role} ${url}: ${mine.status}, nobody's ${none.status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  /** Rows that exist but that the database does not show to this actor. */
  async function hiddenFrom(actor: Awaited<ReturnType<typeof demoActor>>, table: string): Promise<string[]> {
    const all = await read(systemActor, (tx) =>
      tx.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} limit 5000`),
    );
    const seen = await read(actor, (tx) =>
      tx.execute<{ id: string }>(sql`select id from ${sql.identifier(table)}`),
    );
    const own = new Set(seen.map((r) => r.id));
    return all
      .map((r) => r.id)
      .filter((id) => !own.has(id))
      .slice(0, 1);
  }
});

const records: Record<string, string> = {
  household: "households",
  program: "programs",
  pledge: "pledges",
  match: "matches",
  run: "runs",
  decree: "decrees",
  import_batch: "imports",
  stored_file: "files",
  partner: "partners",
};
