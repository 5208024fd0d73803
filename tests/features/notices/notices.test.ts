import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, writeAs, type Tx } from "~/platform/access/transaction.server";
import { identify, beginSession } from "~/features/accounts/door.server";
import { account } from "~/features/accounts/schema";
import { analystsOf, announce, headsOfAgency, peopleOfPartner } from "~/features/notices/announce.server";
import { chooseNotices } from "~/features/notices/commands.server";
import { markRead } from "~/features/notices/read-marks.server";
import { loader as noticesLoader } from "~/features/notices/pages/notices";
import { action as readingAction } from "~/features/notices/pages/notice-reading";
import { action as settingsAction, loader as settingsLoader } from "~/features/notices/pages/notice-settings";
import { noticeSentence } from "~/features/notices/parts/notice-words";
import { listNotices } from "~/features/notices/queries.server";
import { kindNames, noticeKinds, type Facts, type NoticeKind } from "~/features/notices/rules";
import { clearNotices } from "~/features/notices/letter-commands.server";
import { mail, mailItem, notice } from "~/features/notices/schema";
import { newId } from "~/platform/db/id";
import { writeSetting } from "~/platform/db/settings.server";
import { inLocale } from "~/platform/i18n/locale.server";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();

let lead: { id: string; actor: Actor };
let other: { id: string; actor: Actor };
let office: Office;
let analyst: Actor;
let far: Actor;

beforeAll(async () => {
  [lead, other] = [await makePartner("PT Contoh Kawasan"), await makePartner("PT Contoh Penyewa")];
  office = await makeOffice("housing");
  analyst = await makeActor("bappeda_analyst");
  far = await makeActor("bappeda_analyst", { scope: "62.71" });
});

const sample = {
  reference: "KM-2023-000001-7",
  program: "Rutilahu",
  partner: "PT Contoh",
  agency: "Dinas Contoh",
};
const facts: Required<Facts> = { ...sample, from: "PT Contoh", date: "2023-07-03", count: 12 };
/** The facts of one kind, as its hook would give them. */
const factsFor = (kind: NoticeKind): never =>
  Object.fromEntries(noticeKinds[kind].facts.map((name) => [name, facts[name]])) as never;

const tell = (kind: NoticeKind, to: Parameters<typeof announce>[1]["to"], by: Actor = systemActor) =>
  writeAs(by, "notice.mark", (tx) =>
    announce(tx, { kind, to, facts: factsFor(kind), link: "/pledges", subject: "x" }),
  );
const kindsOf = async (actor: Actor) => (await listNotices(actor, 1)).rows.map((row) => row.kind);
const clear = () =>
  writeAs(systemActor, "notice.mark", async (tx) => {
    await tx.delete(notice);
    await tx.delete(mailItem);
  });

describe("who is told", () => {
  it("a partner's people, an agency's heads and the analysts of the region; nobody else, and not whoever acts", async () => {
    await clear();
    await tell(
      "comment_new",
      [
        peopleOfPartner(lead.id),
        headsOfAgency(office.id),
        analystsOf("32.16"),
        { accounts: [other.actor.accountId!] },
      ],
      lead.actor,
    );
    expect(await kindsOf(lead.actor)).toEqual([]);
    expect(await kindsOf(office.head)).toEqual(["comment_new"]);
    expect(await kindsOf(office.operator)).toEqual([]);
    expect(await kindsOf(analyst)).toEqual(["comment_new"]);
    expect(await kindsOf(far)).toEqual([]);
    expect(await kindsOf(other.actor)).toEqual(["comment_new"]);
  });

  it("nobody whose account was closed", async () => {
    await clear();
    const gone = await makeActor("bappeda_analyst");
    await writeAs(systemActor, "account.disable", (tx) =>
      tx
        .update(account)
        .set({ active: false })
        .where(sql`id = ${gone.accountId}`),
    );
    await tell("pledge_submitted", [{ accounts: [gone.accountId!] }, analystsOf("32.16")]);
    expect(await kindsOf(gone)).toEqual([]);
    expect(await kindsOf(analyst)).toEqual(["pledge_submitted"]);
  });

  it("nothing when the change itself does not happen", async () => {
    await clear();
    const failed = writeAs(systemActor, "notice.mark", async (tx) => {
      await announce(tx, {
        kind: "run_waiting",
        to: [analystsOf("32.16")],
        facts: { reference: "x" },
        link: "/runs",
      });
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect(await kindsOf(analyst)).toEqual([]);
  });
});

describe("what a notice may say", () => {
  it.each(kindNames)("%s: exactly its own facts, in both languages", async (kind) => {
    await clear();
    await tell(kind, [analystsOf("32.16")]);
    const [row] = (await listNotices(analyst, 1)).rows;
    expect(row?.facts).toEqual(factsFor(kind));
    const [id, en] = (["id", "en"] as const).map((locale) =>
      inLocale(locale, () => noticeSentence(kind, row!.facts)),
    );
    expect(id).not.toBe(en);
    for (const sentence of [id, en]) expect(sentence).not.toMatch(/[{}]|undefined/);
  });

  it("no fact that its kind does not know, and no identity number inside a name", async () => {
    await clear();
    const extra = { reference: "x", household: "Siti" } as never;
    await expect(
      writeAs(systemActor, "notice.mark", (tx) =>
        announce(tx, { kind: "run_waiting", to: [analystsOf("32.16")], facts: extra, link: "/runs" }),
      ),
    ).rejects.toThrow();
    await writeAs(systemActor, "notice.mark", (tx) =>
      announce(tx, {
        kind: "program_closed",
        to: [analystsOf("32.16")],
        facts: { reference: "x", program: "Atap 3216 0101 0190 9001" },
        link: "/programs",
      }),
    );
    expect(JSON.stringify((await listNotices(analyst, 1)).rows)).not.toMatch(/9001/);
  });
});

describe("the list of notices", () => {
  it("is one's own only, also without a where clause", async () => {
    await clear();
    await tell("share_invited", [peopleOfPartner(lead.id), peopleOfPartner(other.id)]);
    const rows = await read(lead.actor, (tx) => tx.select().from(notice));
    expect(rows.map((row) => row.accountId)).toEqual([lead.actor.accountId]);
    await expect(
      writeAs(lead.actor, "notice.mark", (tx) => tx.update(notice).set({ link: "/x" })),
    ).rejects.toThrow();
    expect(await read(lead.actor, (tx) => tx.select().from(mailItem))).toEqual([]);
  });

  it("shows the unread first, counts them, and marks one or all as read", async () => {
    await clear();
    for (const kind of ["pledge_accepted", "pledge_agreed", "promise_due"] as const)
      await tell(kind, [peopleOfPartner(lead.id)]);
    const first = await noticesLoader(await asked(lead.actor, "/notices"));
    expect(first).toMatchObject({ total: 3, unread: 3 });
    expect(first.rows[0]?.kind).toBe("promise_due");
    const answer = await readingAction(
      await asked(lead.actor, "/notices/reading", {}, { notice: first.rows[0]!.id }),
    );
    expect(answer.headers.get("location")).toBe("/notices?marked");
    expect(await kindsOf(lead.actor)).toEqual(["pledge_agreed", "pledge_accepted", "promise_due"]);
    await readingAction(await asked(lead.actor, "/notices/reading", {}, { notice: "all" }));
    expect(await noticesLoader(await asked(lead.actor, "/notices"))).toMatchObject({ total: 3, unread: 0 });
    const logged = await read(systemActor, (tx) =>
      tx.execute(sql`select 1 from audit_entry where act = 'notice.mark'`),
    );
    expect([...logged], "reading is no decision").toEqual([]);
  });

  it("another's notice cannot be marked", async () => {
    await clear();
    await tell("share_invited", [peopleOfPartner(other.id)]);
    const [row] = (await listNotices(other.actor, 1)).rows;
    await expect(markRead(lead.actor, row!.id)).rejects.toBeInstanceOf(NotFound);
    expect((await listNotices(other.actor, 1)).unread).toBe(1);
  });

  it("is paged, and the frame's count comes with the session and stops at a hundred", async () => {
    await clear();
    await writeAs(systemActor, "notice.mark", (tx) =>
      tx.execute(sql`insert into notice (id, account_id, kind, facts, link) select gen_random_uuid(), ${lead.actor.accountId}::uuid,
        'pledge_accepted', '{"reference":"x"}', '/pledges' from generate_series(1, 130)`),
    );
    expect((await listNotices(lead.actor, 6)).rows).toHaveLength(5);
    const [row] = await read(systemActor, (tx) =>
      tx
        .select()
        .from(account)
        .where(sql`id = ${lead.actor.accountId}`),
    );
    const cookies = await beginSession(row!, null);
    expect((await identify(cookies[0]!)).unread).toBe(100);
    await markRead(lead.actor, null);
    expect((await identify(cookies[0]!)).unread).toBe(0);
  });
});

describe("each kind can be turned off", () => {
  it.each(kindNames)("%s: no row in the portal, no line of a letter", async (kind) => {
    await clear();
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    process.env.MAIL_FROM = "portal@contoh.test";
    const count = async () =>
      read(systemActor, async (tx) => [await tx.$count(notice), await tx.$count(mailItem)]);
    const to = [{ accounts: [analyst.accountId!] }];
    for (const [choice, rows] of [
      [{ portal: true, mail: "digest" }, [1, 1]],
      [{ portal: false, mail: "now" }, [0, 1]],
      [{ portal: true, mail: "off" }, [1, 0]],
      [{ portal: false, mail: "off" }, [0, 0]],
    ] as const) {
      await clear();
      await chooseNotices(analyst, [{ kind, ...choice }]);
      await tell(kind, to);
      expect(await count(), JSON.stringify(choice)).toEqual(rows);
    }
    await chooseNotices(analyst, [{ kind, portal: true, mail: "digest" }]);
    delete process.env.SMTP_URL;
    await clear();
    await tell(kind, to);
    expect(await count(), "without a mail server").toEqual([1, 0]);
  });

  it("by a form that keeps what was chosen and offers only what concerns the person", async () => {
    const before = await settingsLoader(await asked(lead.actor, "/notices/settings"));
    expect(before.mail).toBe(false);
    expect(before.choices.map((one) => one.kind)).toContain("share_invited");
    expect(before.choices.map((one) => one.kind)).not.toContain("run_waiting");
    const fields = { "portal-share_invited": "on", "mail-share_invited": "now", "portal-run_waiting": "on" };
    await settingsAction(await asked(lead.actor, "/notices/settings", {}, fields));
    const after = await settingsLoader(await asked(lead.actor, "/notices/settings"));
    expect(after.choices.find((one) => one.kind === "share_invited")).toMatchObject({
      portal: true,
      mail: "now",
    });
    expect(after.choices.find((one) => one.kind === "pledge_agreed")).toMatchObject({
      portal: false,
      mail: "off",
    });
    const logged = await read(systemActor, (tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_entry where act = 'notice.choose' and actor_id = ${lead.actor.accountId}::uuid`,
      ),
    );
    expect(logged[0]?.n).toBe(1);
  });
});

describe("what is old", () => {
  const aged = (tx: Tx, days: number, mark: "read" | "unread") =>
    tx.insert(notice).values({
      id: newId(),
      accountId: lead.actor.accountId!,
      kind: "pledge_accepted",
      facts: { reference: `${mark} ${days}` },
      link: "/pledges",
      readAt: mark === "read" ? new Date(Date.now() - days * 86_400_000) : null,
      createdAt: new Date(Date.now() - days * 86_400_000),
    });

  it("goes after the days of keeping: notices that were read, letters that were settled; what nobody read stays", async () => {
    await clear();
    await writeAs(systemActor, "setting.change", (tx) => writeSetting(tx, "noticeKeepDays", 60));
    await writeAs(systemActor, "notice.mark", async (tx) => {
      for (const [days, mark] of [
        [61, "read"],
        [59, "read"],
        [400, "unread"],
      ] as const)
        await aged(tx, days, mark);
      for (const [days, state] of [
        [61, "sent"],
        [59, "sent"],
        [61, "given_up"],
        [61, "waiting"],
      ] as const) {
        const settledAt = state === "waiting" ? null : new Date(Date.now() - days * 86_400_000);
        const id = newId();
        const accountId = lead.actor.accountId!;
        await tx.insert(mail).values({ id, accountId, messageId: `<${id}@x>`, state, settledAt });
      }
    });
    expect(await clearNotices()).toEqual({ notices: 1, letters: 2 });
    expect((await listNotices(lead.actor, 1)).rows.map((row) => row.facts.reference).sort()).toEqual([
      "read 59",
      "unread 400",
    ]);
    expect(await clearNotices()).toEqual({ notices: 0, letters: 0 });
    const logged = await read(systemActor, (tx) =>
      tx.execute(sql`select details from audit_entry where act = 'notice.clear'`),
    );
    expect([...logged]).toMatchObject([{ details: { notices: 1, letters: 2 } }]);
  });

  it("is told apart by ids that grow with time", async () => {
    const [row] = await read(systemActor, (tx) =>
      tx.execute<{ id: string }>(sql`select new_id()::text as id`),
    );
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    await pause();
    const before = newId();
    await pause();
    const [after] = await read(systemActor, (tx) =>
      tx.execute<{ id: string }>(sql`select new_id()::text as id`),
    );
    expect(row!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([row!.id, before, after!.id]).toEqual([row!.id, before, after!.id].sort());
  });
});
