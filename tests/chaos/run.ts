import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `npm run chaos -- NAME`: what breaks things on purpose. */
const name = process.argv[2] ?? "";
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name) || name === "run" || !existsSync(file)) {
  process.stderr.write(
    "Usage: npm run chaos -- NAME, where NAME is a file of tests/chaos: kill, requests …\n",
  );
  process.exit(2);
}
import(file).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
