import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { signIn } from "~/features/accounts/door.server";
import { hashPassword } from "~/features/accounts/password.server";
import { openHousehold } from "~/features/households/register-queries.server";
import { awayPayloads } from "#tests/support/attack/payloads";
import { encode } from "#tests/support/attack/requests";
import { sender } from "#tests/support/attack/send";
import { demoActor, demoAddress, useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

const marker = "3216189901019907";

describe("what people may try at the door", () => {
  useScenario();
  const server = useServer();
  const get = (path: string, cookie = "") =>
    fetch(server.url() + path, { redirect: "manual", headers: { cookie } });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(server.url() + path, {
      method: "POST",
      redirect: "manual",
      headers,
      body: new URLSearchParams(fields),
    });
  const rows = <T extends Record<string, unknown>>(query: string) =>
    read(systemActor, (tx) => tx.execute<T>(sql.raw(query)));

  test("whoever opens two hundred families in an hour has to wait, and those who watch are told once", async () => {
    const officer = await demoActor("bappeda_analyst");
    const cookie = await signInAs(server.url(), await demoAddress("bappeda_analyst"));
    const families = await read(officer, (tx) =>
      tx.execute<{ id: string }>(sql`select id from household order by id limit 203`),
    );
    expect(families.length).toBe(203);
    for (const { id } of families.slice(0, 200)) await openHousehold(officer, id, "cek");
    for (const { id } of families.slice(200)) {
      const answer = await post(`/households/${id}/opening`, { reason: "ingin tahu" }, { cookie });
      expect(answer.status).toBe(429);
      expect(await answer.text()).toMatch(/<h1/);
    }
    // A record opened before stays open: it is the browsing that ends, not the work.
    expect((await get(`/households/${families[0]!.id}`, cookie)).status).toBe(200);
    const alerts = await rows<{ subject_id: string; n: number }>(
      "select subject_id, (details ->> 'opened')::int as n from audit_entry where act = 'account.alert'",
    );
    expect([...alerts]).toEqual([{ subject_id: officer.accountId, n: 200 }]);
    for (const [role, href] of [
      ["auditor", "/audit?act=account.alert"],
      ["administrator", "/accounts?state=alerted"],
    ] as const) {
      const watching = await signInAs(server.url(), await demoAddress(role));
      expect(await (await get("/", watching)).text()).toContain(`href="${href}"`);
      expect(await (await get(href, watching)).text()).toContain(officer.name);
    }
  }, 60_000);

  test("an account that is switched off is out at once, and one that moved no longer finds its old village", async () => {
    const email = await demoAddress("village_officer");
    const officer = await demoActor("village_officer");
    const cookie = await signInAs(server.url(), email);
    const [family] = await read(officer, (tx) =>
      tx.execute<{ id: string }>(sql`select id from household limit 1`),
    );
    expect((await get(`/households/${family!.id}`, cookie)).status).toBe(200);
    const move = (scope: string) =>
      writeAs(systemActor, "account.manage", (tx) =>
        tx.execute(sql`update account set scope = ${scope} where id = ${officer.accountId}::uuid`),
      );
    const [other] = await rows<{ region: string }>(
      `select region from household where region <> '${officer.scope}' limit 1`,
    );
    await move(other!.region);
    expect((await get(`/households/${family!.id}`, cookie)).status).toBe(404);
    await move(officer.scope);
    const administrator = await signInAs(server.url(), await demoAddress("administrator"));
    await post(`/accounts/${officer.accountId}/activity`, { active: "no" }, { cookie: administrator });
    const after = await get(`/households/${family!.id}`, cookie);
    expect(after.status).toBe(302);
    expect(after.headers.get("location")).toMatch(/^\/sign-in/);
    await post(`/accounts/${officer.accountId}/activity`, { active: "yes" }, { cookie: administrator });
    // Let in again, but the old session stays ended.
    expect((await get(`/households/${family!.id}`, cookie)).status).toBe(302);
  });

  test("nobody but its readers finds a file by its address", async () => {
    const files = await rows<{ id: string; region: string | null }>(
      "select id, region from stored_file order by md5(id::text) limit 6",
    );
    expect(files.length).toBeGreaterThan(0);
    for (const role of [
      "partner",
      "administrator",
      "registry_officer",
      "executive",
      "neighbourhood",
    ] as const) {
      const cookie = await signInAs(server.url(), await demoAddress(role));
      const own = await read(await demoActor(role), (tx) =>
        tx.execute<{ id: string }>(sql`select id from stored_file`),
      );
      for (const file of files.filter(({ id }) => !own.some((one) => one.id === id)))
        expect((await get(`/files/${file.id}`, cookie)).status).toBe(404);
    }
    for (const { id } of files) expect((await get(`/files/${id}`)).status).toBe(302);
  });

  test("a thousand guesses at many accounts cost ten hashes, and a known browser still gets in", async () => {
    const email = await demoAddress("executive");
    const victim = await demoActor("executive");
    const passwordHash = await hashPassword("panjang sekali 9999");
    await writeAs(systemActor, "account.manage", (tx) =>
      tx.execute(
        sql`update account set password_hash = ${passwordHash} where id = ${victim.accountId}::uuid`,
      ),
    );
    const tried = (who: string, password: string, address: string, device: string | null = null) =>
      signIn({ email: who, password, agent: null, address, device });
    const first = await tried(email, "panjang sekali 9999", "10.1.1.1");
    const device = "cookies" in first && first.cookies.join().match(/device=([0-9a-f]{64})/)?.[1];
    expect(device).toBeTruthy();
    // From one address at many accounts, then from many addresses at one: only "wrong" has cost a hash.
    const guesses = [
      ...Array.from({ length: 500 }, (_, n) =>
        tried(`orang-${n % 250}@contoh.test`, `Musim2023-${n}`, "10.9.9.9"),
      ),
      ...Array.from({ length: 500 }, (_, n) => tried(email, `Musim2023-${n}`, `10.8.${n % 250}.1`)),
    ];
    const answers = (await Promise.all(guesses)).map((answer) =>
      "refused" in answer ? answer.refused : "in",
    );
    expect(answers.slice(0, 500).filter((answer) => answer !== "wait").length).toBeLessThanOrEqual(10);
    expect(answers.slice(500).filter((answer) => answer !== "wait").length).toBeLessThanOrEqual(10);
    expect(await tried(email, "panjang sekali 9999", "10.7.7.7")).toMatchObject({ refused: "wait" });
    expect(await tried(email, "panjang sekali 9999", "10.9.9.9", device as string)).toHaveProperty("cookies");
  }, 60_000);

  test("no address leads off the site after signing in or choosing a language", async () => {
    const wrong: string[] = [];
    const cookie = await signInAs(server.url(), await demoAddress("executive"));
    const email = await demoAddress("executive");
    const { send, close } = sender(server.url());
    const type = { "content-type": "application/x-www-form-urlencoded" };
    for (const next of awayPayloads) {
      const body = (fields: string) => `${fields}&next=${encode(next)}`;
      const answers = [
        await send({
          method: "GET",
          path: `/sign-in?next=${encode(next)}`,
          headers: { cookie },
          why: next,
        }),
        await send({ method: "POST", path: "/language", headers: type, body: body("locale=id"), why: next }),
        await send({
          method: "POST",
          path: "/sign-in",
          headers: type,
          body: body(`demo=${encodeURIComponent(email)}`),
          why: next,
        }),
      ];
      for (const { status, headers } of answers) {
        const to = String(headers.location ?? "");
        const leaves =
          to !== "" &&
          (!to.startsWith("/") ||
            new URL(to, "http://rumah.test").host !== "rumah.test" ||
            /[\r\n]/.test(to));
        if (status >= 500 || leaves) wrong.push(`${JSON.stringify(next)}: ${status} ${to}`);
      }
    }
    close();
    expect(wrong).toEqual([]);
  }, 60_000);

  test("a form sent from another site is refused, and no page can be framed", async () => {
    const cookie = await signInAs(server.url(), await demoAddress("administrator"));
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: server.url().replace("http:", "ftp:").replace(/:\d+$/, ":1") },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ];
    for (const headers of foreign) {
      const answer = await post("/language", { locale: "en" }, { cookie, ...headers });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(/Kode rujukan.*\S/);
    }
    for (const path of ["/", "/sign-in", "/accounts", "/nowhere", "/%ff", "/files/x"]) {
      const answer = await get(path, cookie);
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(answer.headers.get("x-frame-options")).toBe("DENY");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("of several people who enter the same office at once one is served, and the others hear why not", async () => {
    const cookie = await signInAs(server.url(), await demoAddress("administrator"));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        post(
          "/agencies/new",
          { name: "Dinas Baru", code: "BARU", kind: "social", key: randomUUID() },
          { cookie },
        ),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 302).length).toBe(1);
    expect(statuses.filter((status) => status === 409 || status === 422).length).toBe(7);
  });

  test("bodies that are too large or do not tell their size get a polite page", async () => {
    const { send, close } = sender(server.url());
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const large = await send({
      method: "POST",
      path: "/sign-in",
      headers: { ...type, connection: "close", "content-length": String(50 * 1024 * 1024) },
      body: "a=",
      why: "50 MB said",
    });
    expect(large.status).toBe(413);
    expect(large.body).toMatch(/Berkas atau isian terlalu besar[\s\S]*lang="en"[\s\S]*Kode rujukan/);
    const unsized = await send({
      method: "POST",
      path: "/imports/new",
      headers: { ...type, "transfer-encoding": "chunked" },
      body: "a=b",
      why: "chunked",
    });
    expect(unsized.status).toBe(411);
    const long = await send({ method: "GET", path: `/?q=${"a".repeat(40_000)}`, why: "long" });
    expect(long.status).toBe(431);
    expect(long.body).toContain("Kode rujukan");
    close();
  });

  test("an identity number typed anywhere stays out of the log of what was done, and out of addresses", async () => {
    const head = await signInAs(server.url(), await demoAddress("bappeda_head"));
    const officer = await demoActor("bappeda_head");
    const [family] = await read(officer, (tx) =>
      tx.execute<{ id: string }>(sql`select id from household order by id desc limit 1`),
    );
    const spaced = marker.replace(/(\d{4})(?=\d)/g, "$1 ");
    const opened = await post(
      `/households/${family!.id}/opening`,
      { reason: `Warga dengan NIK ${marker} (${spaced}) bertanya`, key: randomUUID() },
      { cookie: head },
    );
    expect(opened.status).toBe(302);
    const searched = await post("/households/search", { nik: marker }, { cookie: head });
    expect(searched.headers.get("location") ?? "").not.toContain(marker);
    const [kept] = await rows<{ n: number }>(
      `select count(*)::int as n from audit_entry where translate(concat(reason, details::text), ' .-', '') like '%${marker}%'`,
    );
    expect(kept!.n).toBe(0);
    const [reason] = await rows<{ reason: string }>(
      `select reason from audit_entry where act = 'household.open' and subject_id = '${family!.id}'
        and actor_id = '${officer.accountId}' order by seq desc limit 1`,
    );
    expect(reason!.reason).toMatch(/^Warga dengan NIK .* bertanya$/);
  });
});
