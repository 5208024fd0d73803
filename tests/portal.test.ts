import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "~/portal-commands.server";

test("every command that the help names can be used, and no other", () => {
  const text = readFileSync(fileURLToPath(new URL("../app/portal.ts", import.meta.url)), "utf8");
  const usage = text.slice(text.indexOf("const usage"), text.indexOf("Exit codes"));
  const named = new Set([...usage.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name));
  named.delete("help");
  expect([...named].sort()).toEqual(Object.keys(commands).sort());
});
