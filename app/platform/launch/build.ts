import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const stamp = path.join(root, "build", "digest");
const inputs = ["app", "public", "package-lock.json", "remix.config.js", "tsconfig.json"];
const generated = path.join("app", "platform", "i18n", "generated");

/** Builds the pages when a source or the lock file changed since the last build. Returns whether it did. */
export function ensureBuild(say: (line: string) => void): boolean {
  const digest = digestOfSources();
  if (
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === digest &&
    existsSync(path.join(root, generated, "messages.js"))
  )
    return false;
  say("Building the pages (once after each change) …");
  compileMessages();
  npx("remix", ["vite:build", "--config", "remix.config.js"]);
  writeFileSync(stamp, digest);
  return true;
}

/** Turns the message catalogue into typed functions. */
export function compileMessages(): void {
  npx("paraglide-js", [
    "compile",
    "--project",
    "app/platform/i18n/project.inlang",
    "--outdir",
    generated,
    "--silent",
  ]);
}

export const serverBuild = path.join(root, "build", "server", "index.js");
export const clientDir = path.join(root, "build", "client");

function digestOfSources(): string {
  const hash = createHash("sha256");
  for (const input of inputs) addTo(hash, input);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, relative: string): void {
  if (relative === generated) return;
  const entry = path.join(root, relative);
  if (relative.includes(".")) {
    hash.update(relative).update("\0").update(readFileSync(entry)).update("\0");
    return;
  }
  for (const item of readdirSync(entry, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = path.join(relative, item.name);
    if (item.isDirectory()) {
      if (!item.name.endsWith(".inlang")) addTo(hash, child);
    } else
      hash
        .update(child)
        .update("\0")
        .update(readFileSync(path.join(root, child)))
        .update("\0");
  }
}

function npx(tool: string, args: string[]): void {
  const bin = path.join(root, "node_modules", ".bin", process.platform === "win32" ? `${tool}.cmd` : tool);
  const result = spawnSync(bin, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (result.status !== 0) throw new Error(`${tool} failed:\n${result.stdout}\n${result.stderr}`);
}
