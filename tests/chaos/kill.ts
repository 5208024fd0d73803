import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { freePort, startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { verifyChain } from "~/features/audit/verify.server";

/**
 * Kills the server in the middle of commits, again and again: no answer that a person has seen may be lost afterwards, and
 * the audit chain must be whole. `npm run chaos -- kill [ROUNDS]`, 100 rounds unless told otherwise.
 */
const rounds = Number(process.argv[3] ?? 100);
const root = fileURLToPath(new URL("../..", import.meta.url));
const dir = mkdtempSync(path.join(tmpdir(), "portal-kill-"));
const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(port: number) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/start.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), PORTAL_DATA: dir, LOG_LEVEL: "silent", DATABASE_URL: "" },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on("data", (text: Buffer) => text.includes("is open at") && resolve());
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return child;
}

async function main(): Promise<void> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let confirmed = 0;
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const server = await start(port);
    const page = await (await fetch(`${base}/sign-in`)).text();
    const email = page.match(/value="(registrar[^"]*@[^"]*\.test)"/)![1]!;
    const signed = await fetch(`${base}/sign-in`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ demo: email }),
    });
    const cookie = signed.headers
      .getSetCookie()
      .find((c) => c.startsWith("session="))!
      .split(";")[0]!;
    let alive = true;
    const writers = Array.from({ length: 8 }, async () => {
      while (alive) {
        try {
          const answer = await fetch(`${base}/language`, {
            method: "POST",
            redirect: "manual",
            headers: { cookie },
            body: new URLSearchParams({ locale: "id" }),
          });
          if (answer.status === 302) confirmed++;
        } catch {
          refused++;
        }
      }
    });
    await new Promise((wake) => setTimeout(wake, 100 + (round % 10) * 30));
    server.kill("SIGKILL");
    alive = false;
    await Promise.all(writers);
  }
  const database = await startEmbedded(dir);
  const sql = postgres(database.url, { max: 1 });
  await sql`select set_config('portal.reach', 'system', false)`;
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from audit_entry where act = 'language.choose'`;
  await sql.end();
  const chain = await verifyChain(database.url);
  await stopEmbedded(dir);
  rmSync(dir, { recursive: true, force: true });
  say(
    `${rounds} kills; ${confirmed} acts confirmed, ${row!.n} in the log, ${refused} cut off; chain ${chain.whole ? "whole" : `broken at ${chain.brokenAt}`}`,
  );
  if (row!.n < confirmed || !chain.whole) process.exit(1);
}

void main();
