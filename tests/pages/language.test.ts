import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { demoAddress, useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

describe("the language switch", () => {
  useScenario();
  const server = useServer();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const cookie = await signInAs(server.url(), await demoAddress("village_officer"));
    await context.addCookies([
      { name: "session", value: cookie.split("=")[1]!, domain: "127.0.0.1", path: "/" },
      { name: "lang", value: "id", domain: "127.0.0.1", path: "/" },
    ]);
    const page = await context.newPage();
    await page.goto(server.url() + path, { waitUntil: "networkidle" });
    return page;
  }

  test("keeps the place and everything that was typed, and says every word of the page anew", async () => {
    const page = await open("/proposals/new?from=meeting");
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.fill('[name="headName"], [name="name"]', "Sukaesih");
    await page.fill("textarea", "Rumahnya di belakang pasar dan belum pernah didata.");
    await page.locator('input[type="radio"]').first().check();
    const before = await page.evaluate(() => [
      ...new FormData(document.querySelector("main form") as HTMLFormElement).entries(),
    ]);
    await page.getByRole("button", { name: "English" }).click();
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "Propose a family");
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/proposals/new?from=meeting");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.title()).toContain("Propose a family");
    const after = await page.evaluate(() => [
      ...new FormData(document.querySelector("main form") as HTMLFormElement).entries(),
    ]);
    const typed = (all: typeof before) => all.filter(([name]) => name !== "key");
    expect(typed(after)).toEqual(typed(before));
    const words = await page.evaluate(() => document.querySelector("main")!.innerText);
    expect(words).not.toMatch(/\b(boleh dikosongkan|Kepala keluarga|Kirim usulan|Pilih)\b/);
    // The next page, loaded by itself, speaks the chosen language too.
    await page.goto(`${server.url()}/account`);
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("still changes the language without JavaScript, and says what that costs", async () => {
    const page = await open("/proposals/new", { javaScriptEnabled: false });
    expect(await page.textContent("header")).toContain("Berganti bahasa menghapus isian yang belum dikirim.");
    await page.getByRole("button", { name: "English" }).click();
    expect(new URL(page.url()).pathname).toBe("/proposals/new");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    await page.context().close();
  });
});
