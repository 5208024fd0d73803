import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const format = readFileSync(path.join(root, "app/features/matching/rules/FORMAT.md"), "utf8");
const instance = fileURLToPath(new URL("./example/instance.json", import.meta.url));
const result = fileURLToPath(new URL("./example/result.json", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "match-"));
afterAll(() => rmSync(folder, { recursive: true }));

function match(...args: string[]) {
  const tsx = path.join(root, "node_modules/.bin/tsx");
  const { status, stdout, stderr } = spawnSync(tsx, ["app/match.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The blocks of a language that FORMAT.md shows. */
function shown(language: string): string[] {
  return [...format.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, text]) => text!,
  );
}

describe("the documented example", () => {
  it("is the instance and the result of the files beside this test", () => {
    const [first, second] = shown("json").map((text) => JSON.parse(text) as unknown);
    expect(first).toEqual(JSON.parse(readFileSync(instance, "utf8")));
    expect(second).toEqual(JSON.parse(readFileSync(result, "utf8")));
  });

  it("is solved by the command as the page says, into a file or onto the screen", () => {
    const target = path.join(folder, "result.json");
    expect(match("solve", instance, "-o", target)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(target, "utf8")).toBe(readFileSync(result, "utf8"));
    expect(match("solve", instance)).toEqual({ status: 0, stdout: readFileSync(result, "utf8"), stderr: "" });
  });

  it("is certified and explained by the command as the page says", () => {
    expect(match("verify", instance, result)).toMatchObject({ status: 0, stderr: "" });
    const { stdout } = match("explain", instance, result, "--unit", "C-food");
    expect(shown("text")).toEqual([stdout]);
  });
});

describe("the command", () => {
  it("refuses a result that was changed, and says why and where", () => {
    const text = readFileSync(result, "utf8");
    const changed = written("changed.json", text.replace('["D-work","boats"],', ""));
    const { status, stderr } = match("verify", instance, changed);
    expect(status).toBe(1);
    expect(stderr).toContain("offer_not_full");
    expect(stderr).toContain('offer "boats"');
    expect(match("explain", instance, changed, "--unit", "A-food").status).toBe(1);
  });

  it("refuses a bad instance with the place in the file", () => {
    const broken = written("broken.json", '{"version": 1,\n  "cap": nul }');
    expect(match("solve", broken)).toMatchObject({ status: 1, stdout: "" });
    expect(match("solve", broken).stderr).toContain("line 2, column 10");
    const twice = written(
      "twice.json",
      readFileSync(instance, "utf8").replace('"id": "boats"', '"id": "parcels-north"'),
    );
    expect(match("solve", twice).stderr).toContain('offers[1] "parcels-north"');
    const bytes = path.join(folder, "bytes.json");
    writeFileSync(bytes, Buffer.from([0x7b, 0xff]));
    expect(match("solve", bytes).stderr).toContain("not text in UTF-8");
  });

  it.each<[string[]]>([
    [[]],
    [["resolve"]],
    [["solve"]],
    [["solve", instance, "-o"]],
    [["solve", instance, "--fast"]],
    [["solve", path.join(folder, "absent.json")]],
    [["solve", instance, "-o", path.join(folder, "absent", "result.json")]],
    [["verify", instance]],
    [["explain", instance, result]],
  ])("answers %j with the code for wrong usage", (args) => {
    expect(match(...args).status).toBe(2);
  });

  it("says that a unit is unknown", () => {
    expect(match("explain", instance, result, "--unit", "Z")).toMatchObject({ status: 1 });
  });
});
