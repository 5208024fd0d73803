import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { checkPage, lookName, looks } from "#tests/support/page-check";
import { listVisits } from "#tests/support/page-list";
import { demoAddress, useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

describe("every page, looked at once", () => {
  useScenario();
  const server = useServer();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test("no page has an accessibility fault, a script error or a sideways scroll at 320 px", async () => {
    const { visits } = await listVisits();
    expect(visits.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const [at, { path, role }] of visits.entries()) {
      const get = await fetch(server.url() + path, {
        redirect: "manual",
        headers: role ? { cookie: await cookieOf(role) } : {},
      });
      // Pages that only take a post send a reader elsewhere; files are no pages.
      if (get.status >= 300 && get.status < 400) continue;
      if (!get.headers.get("content-type")?.startsWith("text/html")) continue;
      const look = looks[at % looks.length]!;
      const found = await checkPage(browser, server.url(), path, look, role ? await cookieOf(role) : null);
      wrong.push(...found.map((f) => `${path} (${role}, ${lookName(look)}): ${f}`));
    }
    expect(wrong).toEqual([]);
  }, 400_000);

  const cookies = new Map<string, string>();
  async function cookieOf(
    role: NonNullable<Awaited<ReturnType<typeof listVisits>>["visits"][number]["role"]>,
  ): Promise<string> {
    const known = cookies.get(role) ?? (await signInAs(server.url(), await demoAddress(role)));
    cookies.set(role, known);
    return known;
  }
});
