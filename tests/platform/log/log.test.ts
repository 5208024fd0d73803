import { expect, test } from "vitest";
import { scrub, withoutValues } from "~/platform/log/log.server";

test("identity numbers never reach the log, however they are written; identifiers do", () => {
  const [id, digest] = ["01900000-9581-7538-8403-141234567890", `a${"1234567890".repeat(6)}bcd`];
  for (const typed of [
    "3216189901019907",
    "3216 1899 0101 9907",
    "3216.1899.0101.9907",
    "3216-1899-0101-9907",
  ])
    expect(scrub(`NIK${typed} dari ${digest}`)).toBe(`NIK[16 digits] dari ${digest}`);
  expect(scrub(`${id.replace("8403", "a403")} 3216189901019907`)).toBe(
    `${id.replace("8403", "a403")} [16 digits]`,
  );
});

test("a failed query is logged without what was to be written", () => {
  const error = new Error(
    "Failed query: insert into partner values ($1)\nparams: Siti Aminah\n    at home:1:2",
    {
      cause: Object.assign(new Error("refused: Siti Aminah"), { code: "42501" }),
    },
  );
  const told = withoutValues(error);
  expect(JSON.stringify(told)).not.toContain("Siti");
  expect(told).toMatchObject({ message: "Failed query: insert into partner values ($1)", code: "42501" });
  expect(told.stack).toContain("log.test.ts");
});
