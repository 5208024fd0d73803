import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closeConnection } from "~/platform/db/connection.server";
import { actorOf } from "~/features/accounts/door.server";
import { demoAccountNamed, listDemoAccounts } from "~/features/accounts/demo.server";
import type { Actor, SignedInRole } from "~/platform/access/actor";
import { loadScenario } from "../../drizzle/seed/scenarios";

/** Gives the test file a database of its own filled with a demo scenario; loaded once a run, copied for each file. */
export function useScenario(code = "bekasi_rutilahu"): { ownerUrl: () => string } {
  const name = `s_${randomBytes(6).toString("hex")}`;
  const source = `scenario_${code}`;
  let url = "";
  const at = (database: string) => inject("clusterUrl").replace(/\/template$/, `/${database}`);
  beforeAll(async () => {
    process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
    process.env.PORTAL_DATA = inject("dataDir");
    const admin = postgres(at("postgres"), { max: 1, onnotice: () => {} });
    await admin`select pg_advisory_lock(hashtext(${source}))`;
    const [known] = await admin`select 1 from pg_database where datname = ${source}`;
    if (!known) {
      await admin.unsafe(`create database ${source}_draft template template`);
      process.env.DATABASE_URL = at(`${source}_draft`);
      await loadScenario(code);
      await closeConnection();
      await admin.unsafe(`alter database ${source}_draft rename to ${source}`);
    }
    await admin.unsafe(`create database ${name} template ${source}`);
    await admin.end();
    url = at(name);
    process.env.DATABASE_URL = url;
  }, 180_000);
  afterAll(async () => {
    await closeConnection();
    const admin = postgres(at("postgres"), { max: 1, onnotice: () => {} });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return { ownerUrl: () => url };
}

/** The first demo account of a role: its address, and the person as an actor. */
export async function demoAddress(role: SignedInRole): Promise<string> {
  const rows = (await listDemoAccounts()).filter((a) => a.role === role);
  if (rows.length === 0) throw new Error(`The scenario has nobody with the role ${role}`);
  return rows.map((r) => r.email).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]!;
}

export async function demoActor(role: SignedInRole): Promise<Actor> {
  return actorOf((await demoAccountNamed(await demoAddress(role)))!);
}
