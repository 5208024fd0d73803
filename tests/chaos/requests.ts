import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { closeConnection } from "~/platform/db/connection.server";
import { freePort, startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { attack, type Tally } from "#tests/support/attack/attack";
import { crawl, everyonesIds, people } from "#tests/support/attack/crawl";
import { sender } from "#tests/support/attack/send";

/**
 * Sends bad requests over all routes, as every role, to a fresh demo: `npm run chaos -- requests [COUNT] [SEED] [SWEEPS]`, 100,000
 * unless told otherwise. Nothing may be answered with 5xx, wait for a smuggled pg_sleep, tell words of the database, or
 * show a script that somebody typed.
 */
const count = Number(process.argv[3] ?? 100_000);
const seed = Number(process.argv[4] ?? Date.now() % 1_000_000_000);
/** share of the injection sweeps, 0 to 1 */
const sweeps = Number(process.argv[5] ?? 1);
const root = fileURLToPath(new URL("../..", import.meta.url));
const dir = mkdtempSync(path.join(tmpdir(), "portal-requests-"));
const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/start.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), PORTAL_DATA: dir, LOG_LEVEL: "error", DATABASE_URL: "" },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on("data", (text: Buffer) => {
      if (text.includes("is open at")) resolve();
      else for (const line of text.toString().split("\n")) if (line.startsWith("{")) say(line.slice(0, 1200));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return child;
}

async function main(): Promise<void> {
  say(`seed ${seed}, ${count} requests`);
  const port = await freePort();
  const server = await start(port);
  process.env.DATABASE_URL = (await startEmbedded(dir)).url;
  const { send, close } = sender(`http://127.0.0.1:${port}`, 24);
  const persons = await people(send, 2);
  for (const person of persons) await crawl(send, person, 70);
  const ids = await everyonesIds();
  say(
    `${persons.length} people, ${persons.reduce((n, p) => n + p.forms.length, 0)} forms seen, ${
      new Set(persons.flatMap((p) => [...p.seen.keys()])).size
    } kinds of pages`,
  );
  const tally = await attack({ send, persons, ids, count, seed, sweeps, workers: 16, say });
  report(tally);
  say(
    `peak memory of the server: ${peakMemory(server.pid!)}; ${server.exitCode === null ? "still up" : "it ended"}`,
  );
  const well = await send({ method: "GET", path: "/health", why: "health" });
  close();
  await closeConnection();
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await ended;
  await stopEmbedded(dir).catch(() => {});
  rmSync(dir, { recursive: true, force: true });
  process.exit(tally.faults.length > 0 || well.status !== 200 ? 1 : 0);
}

function report(tally: Tally): void {
  say(
    `${tally.sent} requests in ${(tally.ms / 1000).toFixed(1)} s, ${Math.round(tally.sent / (tally.ms / 1000))}/s`,
  );
  for (const [status, n] of [...tally.byStatus].sort(([a], [b]) => a - b)) say(`  ${status}: ${n}`);
  say("most time went to:");
  for (const [pattern, { n, ms, most }] of [...tally.spent].sort(([, a], [, b]) => b.ms - a.ms).slice(0, 12))
    say(
      `  ${pattern || "/"}: ${n} times, ${Math.round(ms / n)} ms on average, ${Math.round(most)} ms at most`,
    );
  for (const kind of new Set(tally.faults.map((fault) => fault.kind))) {
    const list = tally.faults.filter((fault) => fault.kind === kind);
    say(`${kind}: ${list.length}`);
    for (const fault of list.slice(0, 40)) say(`  ${fault.text}`);
  }
  if (tally.faults.length === 0) say("nothing found");
}

/** Highest resident memory of a process, where the system tells it. */
function peakMemory(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s*(.*)/)?.[1] ?? "unknown";
  } catch {
    return "unknown";
  }
}

void main();
