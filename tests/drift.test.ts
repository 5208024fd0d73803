import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

test("the migrations make exactly the tables that the rooms describe", () => {
  const draft = mkdtempSync(path.join(root, "build", "drift-"));
  try {
    cpSync(path.join(root, "drizzle/migrations"), draft, { recursive: true });
    const before = readdirSync(draft).length;
    const config = path.join(draft, "config.ts");
    writeFileSync(
      config,
      `import config from "../../drizzle/config";\nexport default { ...config, out: "./${path.relative(root, draft)}" };\n`,
    );
    const result = spawnSync(
      path.join(root, "node_modules/.bin/drizzle-kit"),
      ["generate", "--config", path.relative(root, config)],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    expect(result.stdout + result.stderr).toContain("No schema changes");
    expect(readdirSync(draft).length).toBe(before + 1);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
});
