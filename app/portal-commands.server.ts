import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { migrateDatabase } from "../drizzle/migrate";
import { scenarioCodes } from "../drizzle/seed/scenario-codes";
import { findByEmail, inviteAccount, renewInvitation } from "~/features/accounts/invitations.server";
import { importFromCommandLine } from "~/features/households/command-line.server";
import { verifyChain } from "~/features/audit/verify.server";
import { defaultScenario, prepareInstance } from "~/instance.server";
import { systemActor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { isSignedInRole } from "~/platform/access/policy";
import { read } from "~/platform/access/transaction.server";
import { backUp, restore } from "~/platform/backup/backup.server";
import { closeConnection, connect } from "~/platform/db/connection.server";
import { stopEmbedded } from "~/platform/db/embedded.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { hasSettings, readSettings } from "~/platform/db/settings.server";
import type { Environment } from "~/platform/launch/environment";

type Place = { ownerUrl: string; dataDir: string; env: Environment };

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

export const commands = { import: importList, scenario, user, audit, backup, restore: restoreCommand, db };

/** Imports in this process, whether the server runs or not; what follows from it (needs) is done before it ends. */
async function importList(args: string[], place: Place): Promise<number> {
  await prepareInstance(place.env, place.ownerUrl, undefined, complain);
  const code = await importFromCommandLine(args);
  await drainJobs();
  return code;
}

async function scenario([verb, code]: string[], place: Place): Promise<number> {
  if (verb === "list") {
    for (const known of scenarioCodes) say(known === defaultScenario ? `${known} (default)` : known);
    return 0;
  }
  if (verb !== "load" || !code) return wrongUsage("scenario list | scenario load CODE");
  if (!(scenarioCodes as readonly string[]).includes(code))
    return wrongUsage(`There is no scenario ${code}. Known: ${scenarioCodes.join(", ")}.`);
  await migrateDatabase(place.ownerUrl, process.env.DATABASE_URL);
  const known = await read(systemActor, hasSettings);
  const mode = known ? (await read(systemActor, readSettings)).mode : place.env.mode;
  if (mode !== "demo") {
    complain("This is a live instance: demo data cannot exist in it.");
    return 4;
  }
  await emptyDemo(place);
  const began = Date.now();
  await prepareInstance({ ...place.env, mode: "demo" }, place.ownerUrl, code, () => {});
  say(`${code} is loaded (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  return 0;
}

/** A demo starts over: everything in it is synthetic, its audit log included. */
async function emptyDemo(place: Place): Promise<void> {
  await closeConnection();
  const sql = connect(place.ownerUrl, 1);
  try {
    await sql.unsafe(`drop schema if exists pgboss cascade; drop schema if exists drizzle cascade;
      drop schema public cascade; create schema public`);
  } finally {
    await sql.end();
  }
  rmSync(path.join(place.dataDir, "files"), { recursive: true, force: true });
}

async function user([verb, ...args]: string[], place: Place): Promise<number> {
  const role = option(args, "--role");
  const email = option(args, "--email");
  if (verb !== "invite" || !role || !email)
    return wrongUsage("user invite --role ROLE --email ADDRESS [--name NAME] [--scope CODE]");
  if (!isSignedInRole(role)) return wrongUsage(`There is no role ${role}.`);
  await prepareInstance(place.env, place.ownerUrl, undefined, say);
  const settings = await read(systemActor, readSettings);
  const scope = option(args, "--scope") ?? settings.region;
  try {
    // Whoever lost the link, or the password of the only administrator, asks for another one here.
    const known = await read(systemActor, (tx) => findByEmail(tx, email));
    if (known && known.role !== role) throw new RuleBroken("email_taken");
    const token = known
      ? await renewInvitation(systemActor, known.id)
      : (await inviteAccount(systemActor, { email, name: option(args, "--name") ?? email, role, scope }))
          .token;
    say(`${process.env.PORTAL_URL ?? `http://localhost:${process.env.PORT ?? 3000}`}/invitations/${token}`);
    return 0;
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    complain(refusals[error.code] ?? error.code);
    return error.code === "demo_address" ? 4 : 2;
  }
}

const refusals: Record<string, string> = {
  email_taken: "This e-mail address belongs to an account of another role.",
  scope_wrong: "The region does not fit the role; name one with --scope.",
  agency_missing: "Accounts of an agency are invited on the page /accounts, where the agency is chosen.",
  partner_missing: "Accounts of a partner are invited when the partner is admitted.",
  demo_address: "Addresses ending in .test belong to demos and cannot exist in a live instance.",
};

async function audit([verb]: string[], place: Place): Promise<number> {
  if (verb !== "verify") return wrongUsage("audit verify");
  const report = await verifyChain(place.ownerUrl);
  if (report.whole) {
    say(`The audit log is whole: ${report.entries} entries, newest link ${report.head}.`);
    return 0;
  }
  complain(
    `The audit log is broken at entry ${report.brokenAt} (${report.fault}); ${report.entries} entries before it are whole.`,
  );
  return 1;
}

async function backup([dir]: string[], place: Place): Promise<number> {
  if (!dir) return wrongUsage("backup DIR");
  const target = path.resolve(dir);
  if (existsSync(target)) return wrongUsage(`${dir} exists already; name a new folder.`);
  const made = await backUp(place.ownerUrl, place.dataDir, target);
  say(`Backed up ${made.rows} rows of ${made.tables} tables and ${made.files} files to ${target}.`);
  say(
    made.withSecret
      ? "The folder holds the secret of this installation: keep it as safe as the data."
      : "PORTAL_SECRET is not in the folder: keep it apart.",
  );
  return 0;
}

async function restoreCommand([dir]: string[], place: Place): Promise<number> {
  if (!dir) return wrongUsage("restore DIR");
  const source = path.resolve(dir);
  if (!existsSync(path.join(source, "manifest.json"))) {
    complain(`${dir} holds no backup.`);
    return 3;
  }
  await migrateDatabase(place.ownerUrl, process.env.DATABASE_URL);
  if (await read(systemActor, hasSettings)) {
    complain("The database is not empty: a backup is restored into an empty one only.");
    return 4;
  }
  const done = await restore(place.ownerUrl, place.dataDir, source);
  const report = await verifyChain(place.ownerUrl);
  if (done.differences.length > 0 || !report.whole) {
    for (const line of done.differences) complain(line);
    if (!report.whole) complain(`The audit log is broken at entry ${report.brokenAt}.`);
    return 1;
  }
  say(
    `Restored ${done.rows} rows and ${done.files} files; all counts are equal and the audit log of ${report.entries} entries is whole.`,
  );
  return 0;
}

async function db([verb]: string[], place: Place): Promise<number> {
  if (verb === "url") {
    say(place.ownerUrl);
    return 0;
  }
  if (verb !== "stop") return wrongUsage("db url | db stop");
  await closeConnection();
  await stopEmbedded(place.dataDir);
  return 0;
}

function option(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at >= 0 ? args[at + 1] : undefined;
}

function wrongUsage(text: string): number {
  complain(`${text}\nSee: npm run portal -- help`);
  return 2;
}
