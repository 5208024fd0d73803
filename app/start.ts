import { pathToFileURL } from "node:url";
import { clientDir, compileMessages, ensureBuild, serverBuild } from "./platform/launch/build";
import { ensureSecret, readEnvironment } from "./platform/launch/environment";

/** `npm start`: database, migrations, demo data where it is a demo, pages, server; and a clean end. */
async function start(): Promise<void> {
  const development = process.argv.includes("--dev");
  const scenario = argument("--scenario");
  process.env.NODE_ENV ??= development ? "development" : "production";
  const env = readEnvironment();
  ensureSecret(env);
  if (development) compileMessages();
  else ensureBuild(say);

  // After the build, because these reach the compiled message catalogue.
  const { openDatabase } = await import("./platform/launch/database");
  const { prepareInstance } = await import("./instance.server");
  const { serve } = await import("./server");
  // The pages are read in while the database process comes up.
  const [database, application] = await Promise.all([
    openDatabase(env),
    development ? developmentApplication() : readPages(),
  ]);
  await prepareInstance(env, database.ownerUrl, scenario, say);

  const { door } = await application();
  const stopWorkers = await door.startWorkers(process.env.DATABASE_URL!, database.ownerUrl);
  const server = await serve({ port: env.PORT, host: env.HOST, clientDir, development, application });
  const { port } = server.address() as { port: number };
  say(`Rumah Besar is open at http://localhost:${port}/`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(0), 8000);
    late.unref();
    server.close();
    server.closeIdleConnections();
    await stopWorkers().catch(() => {});
    server.closeAllConnections();
    await door.close().catch(() => {});
    await database.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

type Application = Awaited<ReturnType<Parameters<typeof import("./server").serve>[0]["application"]>>;

async function readPages(): Promise<() => Promise<Application>> {
  const build = (await import(pathToFileURL(serverBuild).href)) as Application["build"];
  const { door } = build.entry.module as unknown as { door: Application["door"] };
  return async () => ({ build, door });
}

async function developmentApplication(): Promise<() => Promise<Application>> {
  const { createServer } = await import("vite");
  const vite = await createServer({ configFile: "remix.config.js", server: { middlewareMode: true } });
  return async () => {
    const build = (await vite.ssrLoadModule("virtual:remix/server-build")) as Application["build"];
    return { build, door: (build.entry.module as unknown as { door: Application["door"] }).door, vite };
  };
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === "debug")
    process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
  process.exit(1);
});
