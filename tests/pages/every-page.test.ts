import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { lookName, looks, PageChecker } from "#tests/support/page-check";
import { listVisits } from "#tests/support/page-list";
import { useScenario } from "#tests/support/scenario";
import { stretchNames } from "#tests/support/stretch";
import { signInAs, useServer } from "#tests/support/server";

describe("every page, looked at once", () => {
  const { ownerUrl } = useScenario();
  const server = useServer();
  let browser: Browser;
  beforeAll(async () => {
    await stretchNames(ownerUrl());
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test("no page has an accessibility fault, a script error or a sideways scroll at 320 px, however long the names", async () => {
    const only = new RegExp(process.env.PATHS ?? "");
    const visits = (await listVisits()).visits.filter(({ page }) => only.test(page.path));
    expect(visits.length).toBeGreaterThan(process.env.PATHS ? 0 : 20);
    const checker = await PageChecker.at(browser, server.url());
    const wrong: string[] = [];
    for (const [at, { path, email }] of visits.entries()) {
      const get = await fetch(server.url() + path, {
        redirect: "manual",
        headers: email ? { cookie: await cookieOf(email) } : {},
      });
      // Pages that only take a post send a reader elsewhere; files are no pages.
      if (get.status >= 300 && get.status < 400) continue;
      if (!get.headers.get("content-type")?.startsWith("text/html")) continue;
      for (const look of process.env.ALL_LOOKS ? looks : [looks[at % looks.length]!]) {
        const found = await checker.check(path, look, email ? await cookieOf(email) : null);
        wrong.push(...found.map((f) => `${path} (${email}, ${lookName(look)}): ${f}`));
      }
    }
    expect(wrong).toEqual([]);
  }, 3_000_000);

  const cookies = new Map<string, string>();
  async function cookieOf(email: string): Promise<string> {
    const known = cookies.get(email) ?? (await signInAs(server.url(), email));
    cookies.set(email, known);
    return known;
  }
});
