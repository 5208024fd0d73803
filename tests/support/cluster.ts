import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { migrateDatabase } from "../../drizzle/migrate";
import { loadRegions } from "../../drizzle/seed/regions";

declare module "vitest" {
  export interface ProvidedContext {
    clusterUrl: string;
    dataDir: string;
  }
}

/** One real PostgreSQL for the whole run; every test file works on its own copy of a migrated template. */
export default async function setup(project: TestProject) {
  process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
  const dir = mkdtempSync(path.join(tmpdir(), "portal-test-"));
  const cluster = await startEmbedded(dir, {
    database: "template",
    settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" },
  });
  await migrateDatabase(cluster.url);
  await loadRegions(cluster.url);
  writeFileSync(path.join(dir, "ready"), "");
  project.provide("clusterUrl", cluster.url);
  project.provide("dataDir", path.join(dir, "data"));
  return async () => {
    await stopEmbedded(dir).catch(() => {});
    rmSync(dir, { recursive: true, force: true });
  };
}
