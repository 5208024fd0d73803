import { spawn } from "node:child_process";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { Forbidden } from "~/platform/access/errors";
import { read, writeAs } from "~/platform/access/transaction.server";
import { invitedBy } from "~/features/accounts/invitations.server";
import { admitPartner, registerPartner } from "~/features/accounts/partner-commands.server";
import { account, invitation } from "~/features/accounts/schema";
import { announce } from "~/features/notices/announce.server";
import { chooseNotices } from "~/features/notices/commands.server";
import { tendMail } from "~/features/notices/outbox.server";
import { retryLetters } from "~/features/notices/letter-commands.server";
import { loader as failedLoader } from "~/features/notices/pages/failed-letters";
import { action as retryAction } from "~/features/notices/pages/letter-retry";
import type { MailWish } from "~/features/notices/rules";
import { backOffSeconds, isDigestDue } from "~/features/notices/rules/outbox";
import { mail, mailItem } from "~/features/notices/schema";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { startMailServer } from "#tests/support/mail-server";

useDatabase();

let server: Awaited<ReturnType<typeof startMailServer>>;
let analyst: Actor, second: Actor, administrator: Actor;

beforeAll(async () => {
  [analyst, second] = [await makeActor("bappeda_analyst"), await makeActor("bappeda_analyst")];
  administrator = await makeActor("administrator");
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = "Rumah Besar <portal@contoh.test>";
  process.env.PORTAL_URL = "https://portal.contoh.test/";
});

afterAll(async () => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  delete process.env.PORTAL_URL;
  await server.close();
});

beforeEach(async () => {
  server.received.length = 0;
  server.how.refuse = null;
  server.how.before = null;
  await writeAs(systemActor, "mail.send", async (tx) => {
    await tx.delete(invitation);
    await tx.delete(mailItem);
    await tx.delete(mail);
  });
});

const wish = (actor: Actor, how: MailWish) =>
  chooseNotices(actor, [{ kind: "pledge_submitted", portal: true, mail: how }]);
const tell = (actor: Actor, reference: string) =>
  writeAs(systemActor, "notice.mark", (tx) =>
    announce(tx, {
      kind: "pledge_submitted",
      to: [{ accounts: [actor.accountId!] }],
      facts: { reference, partner: "PT <Contoh> & Rekan" },
      link: "/pledges",
    }),
  );
const letters = () => read(systemActor, (tx) => tx.select().from(mail));
/** Lets the waiting time pass. */
const later = () =>
  writeAs(systemActor, "mail.send", (tx) =>
    tx.update(mail).set({ nextTryAt: sql`now() - interval '1 minute'` }),
  );

// In Kabupaten Bekasi: 06.59 and 07.00 of 3 July, 07.00 of the 4th.
const [early, seven, tomorrow] = ["2023-07-02T23:59:00Z", "2023-07-03T00:00:00Z", "2023-07-04T00:00:00Z"].map(
  (at) => new Date(at),
) as [Date, Date, Date];

describe("the daily letter", () => {
  it("goes out once a day from its hour in the region on, with everything since the last one", async () => {
    await wish(analyst, "digest");
    await tell(analyst, "KM-1");
    await tell(analyst, "KM-2");
    expect(await tendMail(early)).toEqual({ sent: 0, failed: 0 });
    expect(await tendMail(seven)).toEqual({ sent: 1, failed: 0 });
    await tell(analyst, "KM-3");
    expect(await tendMail(seven)).toEqual({ sent: 0, failed: 0 });
    expect(await tendMail(tomorrow)).toEqual({ sent: 1, failed: 0 });
    const told = server.received.map(({ raw }) => [...new Set(raw.match(/KM-\d/g))].sort());
    expect(told).toEqual([["KM-1", "KM-2"], ["KM-3"]]);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it("knows the hour of each time zone", () => {
    expect(isDigestDue(early, "Asia/Jakarta", 7)).toEqual({ day: "2023-07-03", due: false });
    expect(isDigestDue(early, "Asia/Makassar", 7)).toEqual({ day: "2023-07-03", due: true });
    expect(isDigestDue(new Date("2023-07-02T17:30:00Z"), "Asia/Jakarta", 0)).toEqual({
      day: "2023-07-03",
      due: true,
    });
  });

  it("does not come where there is nothing new", async () => {
    expect(await tendMail(seven)).toEqual({ sent: 0, failed: 0 });
  });
});

describe("the letter to somebody who was invited", () => {
  it("carries the link that Bappeda saw, once, in the language of the registration, and the database keeps no link", async () => {
    const applicant = await registerPartner(visitor, {
      ...{ kind: "company", name: "Hokkaido Components Ltd", registrationNumber: null, sector: null },
      ...{ address: null, contactName: "Akiko Tanaka", contactEmail: "akiko@hokkaido.test" },
      ...{ contactPhone: null, locale: "en" },
    });
    await tendMail(early);
    expect(server.received.filter(({ to }) => to === "akiko@hokkaido.test")).toEqual([]);
    const token = await admitPartner(analyst, applicant);
    await tendMail(early);
    await tendMail(early);
    const got = server.received.filter(({ to }) => to === "akiko@hokkaido.test");
    expect(got).toHaveLength(1);
    const text = got[0]!.raw.replace(/=\r\n/g, "");
    expect(text).toContain("Subject: Invitation to Rumah Besar");
    expect(text).toContain(`https://portal.contoh.test/invitations/${token}`);
    const kept = await read(systemActor, (tx) => tx.select().from(mailItem));
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await invitedBy(token)).toMatchObject({ email: "akiko@hokkaido.test" });
  });
});

describe("a letter", () => {
  it("goes at once where the person wishes so, in its language, as text and HTML, with links to the portal only", async () => {
    await wish(analyst, "now");
    await writeAs(systemActor, "account.own", (tx) =>
      tx.update(account).set({ locale: "en" }).where(eq(account.id, analyst.accountId!)),
    );
    await tell(analyst, "KM-1");
    await tendMail(early);
    const [got] = server.received;
    expect(got?.to).toBe(`${analyst.accountId}@contoh.test`);
    expect(got?.raw).toContain("submitted pledge");
    expect(got?.raw).toContain("multipart/alternative");
    expect(got?.raw).toContain("Content-Transfer-Encoding: quoted-printable");
    expect(got?.raw).toContain("List-Unsubscribe: <https://portal.contoh.test/notices/settings>");
    expect(Math.max(...(got?.raw ?? "").split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(got?.raw).toContain("Auto-Submitted: auto-generated");
    expect(got?.raw).toContain("&lt;Contoh&gt; &amp; Rekan");
    expect(got?.raw).not.toContain(analyst.name);
    const links = got?.raw.replace(/=\r\n/g, "").match(/https?:\/\/[^\s"<]+/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => link.startsWith("https://portal.contoh.test/"))).toBe(true);
    await wish(second, "now");
    await tell(second, "KM-1");
    await tendMail(early);
    expect(server.received[1]?.raw).toContain("mengirim komitmen");
  });

  it("does not go to an account that was closed meanwhile", async () => {
    const gone = await makeActor("bappeda_analyst");
    await wish(gone, "now");
    await tell(gone, "KM-1");
    await writeAs(systemActor, "account.disable", (tx) =>
      tx.update(account).set({ active: false }).where(eq(account.id, gone.accountId!)),
    );
    await tendMail(early);
    expect(server.received).toEqual([]);
    expect((await letters())[0]?.state).toBe("dropped");
  });
});

describe("nothing is lost and nothing doubled", () => {
  it("a server that refuses is asked again later and later, then the letter is given up and the administrator sees it", async () => {
    await wish(analyst, "now");
    await tell(analyst, "KM-1");
    server.how.refuse = 451;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) {
      expect(await tendMail(early)).toEqual({ sent: 0, failed: 1 });
      expect(await tendMail(early), "not before its time").toEqual({ sent: 0, failed: 0 });
      const [row] = await letters();
      expect(row).toMatchObject({
        attempts: attempt,
        failure: "451",
        state: attempt < 6 ? "waiting" : "given_up",
      });
      waits.push(row!.nextTryAt.getTime() - Date.now());
      await later();
    }
    expect(waits.slice(0, 5)).toEqual([...waits.slice(0, 5)].sort((a, b) => a - b));
    expect([1, 5, 6].map(backOffSeconds)).toEqual([60, 28_800, null]);
    server.how.refuse = null;
    expect(await tendMail(early)).toEqual({ sent: 0, failed: 0 });
    const page = await failedLoader(await asked(administrator, "/notices/failed"));
    expect(page.letters).toMatchObject([
      { email: `${analyst.accountId}@contoh.test`, failure: "451", attempts: 6 },
    ]);
    expect(JSON.stringify(page), "to whom, never what").not.toContain("KM-1");
    expect((await failedLoader(await asked(second, "/notices/failed"))).letters).toEqual([]);
  });

  it("a letter that was given up is tried again when the administrator says so, as the same letter", async () => {
    await wish(analyst, "now");
    await tell(analyst, "KM-1");
    server.how.refuse = 550;
    for (let attempt = 1; attempt <= 6; attempt++) {
      await tendMail(early);
      await later();
    }
    const [given] = await letters();
    expect(given?.state).toBe("given_up");
    server.how.refuse = null;
    await expect(retryLetters(second, given!.id)).rejects.toBeInstanceOf(Forbidden);
    await retryAction(await asked(administrator, "/notices/failed/retry", {}, { letter: given!.id }));
    expect(await tendMail(early)).toEqual({ sent: 1, failed: 0 });
    expect(server.received[0]?.messageId).toBe(given!.messageId);
    expect(await retryLetters(administrator, null), "sent letters are left alone").toBe(0);
    const logged = await read(systemActor, (tx) =>
      tx.execute(sql`select details from audit_entry where act = 'mail.retry' order by seq`),
    );
    expect([...logged]).toMatchObject([{ details: { letters: 1 } }, { details: { letters: 0 } }]);
  });

  it("a server that is away loses nothing", async () => {
    await wish(analyst, "now");
    await tell(analyst, "KM-1");
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    expect(await tendMail(early)).toEqual({ sent: 0, failed: 1 });
    process.env.SMTP_URL = server.url;
    await later();
    expect(await tendMail(early)).toEqual({ sent: 1, failed: 0 });
  });

  it("six workers at once send every letter once", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => makeActor("bappeda_analyst")));
    for (const person of people) {
      await wish(person, "now");
      await tell(person, "KM-1");
      await tell(person, "KM-2");
    }
    server.how.before = () => new Promise((resolve) => setTimeout(resolve, 20));
    const done = await Promise.all(Array.from({ length: 6 }, () => tendMail(early)));
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(8);
    expect(server.received.map(({ to }) => to).sort()).toEqual(
      people.map((person) => `${person.accountId}@contoh.test`).sort(),
    );
    expect(await read(systemActor, (tx) => tx.$count(mailItem, sql`mail_id is null`))).toBe(0);
  });

  it("a worker killed after the server took the letter sends it again only under the same Message-ID", async () => {
    await wish(analyst, "now");
    await tell(analyst, "KM-1");
    const worker = spawn(process.execPath, [
      "--import",
      "tsx",
      "tests/support/tend-mail.ts",
      early.toISOString(),
    ]);
    const ended = new Promise<string | null>((resolve) =>
      worker.on("exit", (_code, signal) => resolve(signal)),
    );
    server.how.before = async () => {
      server.how.before = null;
      worker.kill("SIGKILL");
      await ended;
    };
    expect(await ended).toBe("SIGKILL");
    await vi.waitFor(async () => {
      const held = await read(systemActor, (tx) =>
        tx.execute(sql`select 1 from pg_stat_activity where state = 'idle in transaction' and datname = current_database()
          and pid <> pg_backend_pid()`),
      );
      expect(held).toHaveLength(0);
    });
    expect((await letters())[0]).toMatchObject({ state: "waiting", attempts: 0 });
    await tell(analyst, "KM-2");
    expect(await tendMail(early)).toEqual({ sent: 2, failed: 0 });
    const [first, again, next] = server.received;
    expect(again?.messageId).toBe(first?.messageId);
    expect(again?.raw).toContain("KM-1");
    expect(again?.raw).not.toContain("KM-2");
    expect(next?.messageId).not.toBe(first?.messageId);
  }, 60_000);
});
