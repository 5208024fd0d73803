import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { actOfRoute, pages } from "~/routes";
import { acts } from "~/platform/access/policy";

const app = fileURLToPath(new URL("../app", import.meta.url));
const rooms = [
  "regions",
  "accounts",
  "notices",
  "households",
  "verification",
  "needs",
  "disclosure",
  "programs",
  "pledges",
  "matching",
  "delivery",
  "grievances",
  "reporting",
  "audit",
];

const files = readdirSync(app, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
  .map((f) => path.relative(app, path.join(f.parentPath, f.name)).replaceAll("\\", "/"))
  .filter((f) => !f.includes("/generated/"));

/** Where each file reaches, as paths below app/. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(app, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)]
    .map(([, to]) =>
      to!.startsWith("~/")
        ? to!.slice(2)
        : to!.startsWith(".")
          ? path.posix.join(path.posix.dirname(file), to!)
          : null,
    )
    .filter((to): to is string => to !== null);
}

const roomOf = (file: string): string | null => file.match(/^features\/([^/]+)\//)?.[1] ?? null;
const offences = (find: (file: string, to: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((to) => find(file, to))
      .map((to) => `${file} → ${to}`),
  );

describe("the shape of the house", () => {
  test("a room imports itself and rooms to its left only", () => {
    expect(
      offences((file, to) => {
        const [from, into] = [roomOf(file), roomOf(to)];
        return from !== null && into !== null && rooms.indexOf(into) > rooms.indexOf(from);
      }),
    ).toEqual([]);
  });

  test("platform and ui know no room", () => {
    expect(offences((file, to) => /^(platform|ui)\//.test(file) && to.startsWith("features/"))).toEqual([]);
  });

  test("nobody imports a page but the table of pages", () => {
    expect(offences((_file, to) => /\/pages\//.test(to))).toEqual([]);
  });

  test("pages and parts reach the database only through queries, commands and jobs", () => {
    expect(
      offences(
        (file, to) =>
          /^(ui\/|features\/[^/]+\/(pages|parts)\/)/.test(file) &&
          (/^platform\/db\/(connection|schema)/.test(to) ||
            /platform\/access\/transaction/.test(to) ||
            /[/-]schema$/.test(to)),
      ),
    ).toEqual([]);
  });

  test("what a page shows in the browser comes from no server file", () => {
    const leaks = files
      .filter((file) => /\/pages\/[^/]+\.tsx$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(app, file), "utf8");
        const shown = text.split("export default function")[1] ?? "";
        return [...text.matchAll(/import \{([^}]*)\} from "[^"]+\.server"/g)]
          .flatMap(([, names]) => names!.split(","))
          .map((name) => name.trim().split(" as ").at(-1)!)
          .filter((name) => name && !name.startsWith("type ") && new RegExp(`\\b${name}\\b`).test(shown))
          .map((name) => `${file}: ${name}`);
      });
    expect(leaks).toEqual([]);
  });

  test("only the door writes: a transaction that can write is handed out by perform alone", () => {
    const outside = files.filter(
      (file) =>
        readFileSync(path.join(app, file), "utf8").includes("writeAs") &&
        ![
          "platform/access/perform.server.ts",
          "platform/access/transaction.server.ts",
          "features/accounts/lucia.server.ts",
          "platform/jobs/progress.server.ts",
          // That somebody has read a notice is no decision.
          "features/notices/read-marks.server.ts",
          // Cards say nothing that the tables do not say.
          "features/matching/cards.server.ts",
          // And so do the counts of who still fits a program.
          "features/programs/candidate-counts.server.ts",
        ].includes(file),
    );
    expect(outside).toEqual([]);
  });

  test("only the policy reads a role", () => {
    const readers = files.filter(
      (file) =>
        /\.role\s*(===|!==)\s*"(?!public|system)/.test(readFileSync(path.join(app, file), "utf8")) &&
        file !== "platform/access/policy.ts",
    );
    expect(readers).toEqual([]);
  });

  test("rules are pure: no clock, no database, no text", () => {
    const impure = files.filter(
      (file) =>
        /^features\/[^/]+\/rules(\.ts$|\/)/.test(file) &&
        /new Date\(\)|Date\.now\(\)|\.server"|i18n\/generated/.test(
          readFileSync(path.join(app, file), "utf8"),
        ),
    );
    expect(impure).toEqual([]);
  });

  test("no file grows past 350 lines, no page past 160; tables and lists of rules are data", () => {
    const long = files
      .filter((file) => !/(^|\/)(schema|catalogue|rule-set-\d+)\.ts$/.test(file))
      .map((file) => ({ file, lines: readFileSync(path.join(app, file), "utf8").split("\n").length }))
      .filter(({ file, lines }) => lines > (/\/pages\//.test(file) ? 160 : 350));
    expect(long).toEqual([]);
  });

  test("every page is in the table once, under an act of the policy", () => {
    expect(pages.every((p) => acts.includes(p.enter))).toBe(true);
    expect(new Set(pages.map((p) => p.path)).size).toBe(pages.length);
    expect(actOfRoute.size).toBe(pages.length + 1);
    const listed = new Set(pages.map((p) => p.file));
    const unlisted = files.filter((f) => /^features\/[^/]+\/pages\//.test(f) && !listed.has(f));
    expect(unlisted).toEqual([]);
  });

  test("no text stands in a component outside the message catalogue", () => {
    const found = files
      .filter((f) => f.endsWith(".tsx"))
      .flatMap((file) => {
        const text = readFileSync(path.join(app, file), "utf8").replace(/\{[^{}]*\}/g, "{}");
        return [...text.matchAll(/>\s*([A-Za-z][A-Za-z]+(?:\s+[A-Za-z]+)+)\s*</g)].map(
          (m) => `${file}: ${m[1]}`,
        );
      });
    expect(found).toEqual([]);
  });
});
