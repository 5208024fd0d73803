import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compileMessages } from "~/platform/launch/build";

/** `npm run check`: format, types, schema drift, tests. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (tool: string) => path.join(root, "node_modules", ".bin", tool);

const steps: [string, string, string[]][] = [
  ["Format", "prettier", ["--check", "--log-level", "warn", "app", "tests", "drizzle/**/*.ts"]],
  ["Types", "tsc", ["--noEmit", "-p", "."]],
  ["Schema drift", "drizzle-kit", ["check", "--config", "drizzle/config.ts"]],
  ["Tests", "tsx", ["tests/support/run.ts"]],
];

compileMessages();
for (const [name, tool, args] of steps) {
  process.stdout.write(`${name} …\n`);
  const result = spawnSync(bin(tool), args, { cwd: root, stdio: "inherit" });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
