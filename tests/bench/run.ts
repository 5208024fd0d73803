import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `npm run bench -- NAME`: measurements that take too long for the tests. */
const name = process.argv[2] ?? "";
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name) || name === "run" || !existsSync(file)) {
  process.stderr.write(
    "Usage: npm run bench -- NAME, where NAME is a file of tests/bench: import, size, pages, matching, mutation …\n",
  );
  process.exit(2);
}
import(file).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
