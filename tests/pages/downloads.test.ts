import { describe, expect, test } from "vitest";
import { demoAddress, useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

describe("downloads that cannot be had", () => {
  useScenario();
  const server = useServer();

  test.each([
    ["bappeda_head", "/overview/export?by=nothing", null],
    ["executive", "/overview/export", 403],
    ["registrar", "/imports/01890000-0000-7000-8000-000000000000/errors", 404],
    ["bappeda_analyst", "/files/01890000-0000-7000-8000-000000000000", 404],
  ] as const)("answer %s at %s with a page in the reader's language", async (role, path, status) => {
    const cookie = `${await signInAs(server.url(), await demoAddress(role))}; lang=en`;
    const answer = await fetch(server.url() + path, { headers: { cookie } });
    if (status === null) return expect(answer.status).toBeLessThan(500);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    const html = await answer.text();
    expect(html).toContain('<html lang="en"');
    expect(html).toMatch(status === 403 ? /not open|not allowed|no access/i : /not found/i);
    expect(html).toMatch(/<nav/);
  });
});
