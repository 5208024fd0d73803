import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Every page in all eight combinations of language, width and colour mode; the tests visit each page once. */
const result = spawnSync("npx", ["tsx", "tests/support/run.ts", "tests/pages/every-page.test.ts"], {
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  stdio: "inherit",
  env: { ...process.env, ALL_LOOKS: "1" },
});
process.exit(result.status ?? 1);
