import { asc, eq, sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { systemActor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { note, perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { readSettings } from "~/platform/db/settings.server";
import { localeFrom } from "~/platform/i18n/locale";
import { invitationToken } from "~/features/accounts/invitations.server";
import { account } from "~/features/accounts/schema";
import { invitedKind, settingsOf, writeLetter } from "./letters.server";
import { mailSettings, type MailSettings } from "./mail-settings.server";
import { backOffSeconds, isDigestDue } from "./rules/outbox";
import { mail, mailItem } from "./schema";

/**
 * Timed: puts waiting lines into letters and sends what is due. A line is written with the change that causes it, gets
 * exactly one letter, and a letter keeps its Message-ID for good. It is marked as sent after the server took it, in the
 * transaction that held its row: a process killed between the two leaves it waiting, and it is sent again under the same
 * Message-ID, by which the receiver's side can tell it is the same letter.
 */
export async function tendMail(clock: Date = new Date()): Promise<{ sent: number; failed: number }> {
  const settings = mailSettings();
  const done = { sent: 0, failed: 0 };
  if (settings === null) return done;
  await gatherLetters(settings, clock);
  for (let answer = await sendNext(settings); answer !== null; answer = await sendNext(settings))
    done[answer] += 1;
  return done;
}

/** Makes letters of the lines that wait: at once where wished so, the others once a day from the hour of the digest on. */
export async function gatherLetters(from: MailSettings, clock: Date): Promise<number> {
  await tellInvited();
  const due = await read(systemActor, async (tx) => {
    const { timeZone, digestHour } = await readSettings(tx);
    const digest = isDigestDue(clock, timeZone, digestHour);
    const [row] = await tx.execute<{ n: number }>(openAccounts(digest.due ? digest.day : null, true));
    return { ...digest, waiting: row?.n ?? 0 };
  });
  if (due.waiting === 0) return 0;
  return perform(
    systemActor,
    "mail.gather",
    async () => ({ id: null }),
    async (tx) => {
      // One process at a time puts lines together; a second one waits and then finds none left.
      await tx.execute(sql`select pg_advisory_xact_lock(64021617)`);
      const rows = [
        ...(await tx.execute<{ account: string; wish: string }>(
          openAccounts(due.due ? due.day : null, false),
        )),
      ];
      for (const { account: accountId, wish } of rows) {
        const id = newId();
        await tx.insert(mail).values({
          id,
          accountId,
          messageId: `<${id}@${hostOf(from.from)}>`,
          digestOn: wish === "digest" ? due.day : null,
        });
        await tx.execute(sql`update mail_item set mail_id = ${id}::uuid
          where account_id = ${accountId}::uuid and wish = ${wish} and mail_id is null`);
      }
      note(tx, { letters: rows.length });
      return rows.length;
    },
  );
}

/**
 * Whoever was invited and not yet written to gets the link by letter too. Taken from the invitations themselves, so that
 * an admission needs to know nothing of letters. The line names the seed; the token is made when the letter is written.
 */
async function tellInvited(): Promise<void> {
  const open = sql`from invitation i join account a on a.id = i.account_id and a.active
    where i.seed is not null and i.used_at is null and i.expires_at > clock_timestamp()
      and not exists (select 1 from mail_item m where m.account_id = i.account_id and m.link = '/invitations/' || i.seed)`;
  const [waiting] = await read(systemActor, (tx) => tx.execute(sql`select 1 ${open} limit 1`));
  if (!waiting) return;
  await perform(
    systemActor,
    "mail.gather",
    async () => ({ id: null }),
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(64021617)`);
      const added = await tx.execute(sql`insert into mail_item (account_id, kind, facts, link, wish)
        select i.account_id, ${invitedKind}, '{}'::jsonb, '/invitations/' || i.seed, 'now' ${open}`);
      note(tx, { invitations: added.count });
    },
  );
}

/** Accounts with lines that may go into a letter now: without a day only those wished at once. */
function openAccounts(day: string | null, counted: boolean) {
  const what = counted ? sql`count(*)::int as n` : sql`distinct i.account_id as account, i.wish`;
  return sql`select ${what} from mail_item i where i.mail_id is null and (i.wish = 'now' or (${day}::date is not null
    and not exists (select 1 from mail m where m.account_id = i.account_id and m.digest_on = ${day}::date)))`;
}

type Outcome = "sent" | "failed";

/** Sends the letter that has waited longest; null when none is due or another worker holds the rest. */
export async function sendNext(settings: MailSettings): Promise<Outcome | null> {
  try {
    return await perform(systemActor, "mail.send", claimLetter, async (tx, row) => {
      const refusal = await deliver(tx, settings, row);
      const settled = await settle(tx, row, refusal);
      note(tx, { state: settled, attempt: row.attempts + 1, ...(refusal ? { failure: refusal } : {}) });
      return refusal === null ? "sent" : "failed";
    });
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

type Claimed = typeof mail.$inferSelect;

/** Holds one letter for this transaction; another worker passes it by. */
async function claimLetter(tx: Tx): Promise<Claimed | null> {
  const [row] = await tx
    .select()
    .from(mail)
    .where(sql`${mail.state} = 'waiting' and ${mail.nextTryAt} <= clock_timestamp()`)
    .orderBy(asc(mail.nextTryAt))
    .limit(1)
    .for("update", { skipLocked: true });
  return row ?? null;
}

/** Hands the letter to the mail server. @returns null when it was taken, "dropped" for a closed account, or a code */
async function deliver(tx: Tx, settings: MailSettings, row: Claimed): Promise<string | null> {
  const [to] = await tx.select().from(account).where(eq(account.id, row.accountId));
  if (!to?.active) return "dropped";
  const lines = await tx
    .select({ kind: mailItem.kind, facts: mailItem.facts, link: mailItem.link })
    .from(mailItem)
    .where(eq(mailItem.mailId, row.id))
    .orderBy(asc(mailItem.id));
  const { regionName: region } = await readSettings(tx);
  const letter = writeLetter(
    { locale: localeFrom(to.locale), region, portal: settings.portal },
    lines.map((line) => (line.kind === invitedKind ? { ...line, link: linkOfSeed(line.link) } : line)),
  );
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  try {
    await transport.sendMail({
      ...letter,
      from: settings.from,
      to: to.email,
      messageId: row.messageId,
      headers: {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": `<${settingsOf(settings.portal)}>`,
      },
      // Readable as it travels, and safe with servers that only know seven bits.
      textEncoding: "quoted-printable",
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return null;
  } catch (error) {
    return refusalCode(error);
  } finally {
    transport.close();
  }
}

function linkOfSeed(link: string): string {
  return `/invitations/${invitationToken(link.slice("/invitations/".length))}`;
}

/** The server's number or the kind of failure; never its words, which may repeat an address. */
function refusalCode(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return String(responseCode ?? code ?? "unknown").slice(0, 40);
}

async function settle(tx: Tx, row: Claimed, refusal: string | null): Promise<string> {
  const attempts = row.attempts + 1;
  const wait = refusal === null || refusal === "dropped" ? null : backOffSeconds(attempts);
  const state =
    refusal === null ? "sent" : refusal === "dropped" ? "dropped" : wait === null ? "given_up" : "waiting";
  await tx
    .update(mail)
    .set({
      state,
      attempts,
      failure: refusal,
      nextTryAt: sql`clock_timestamp() + make_interval(secs => ${wait ?? 0})`,
      settledAt: state === "waiting" ? null : sql`clock_timestamp()`,
    })
    .where(eq(mail.id, row.id));
  return state;
}

/** The part of a Message-ID after the @: the sender's own domain. */
function hostOf(from: string): string {
  return /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? "localhost";
}
