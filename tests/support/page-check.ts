import axe, { type RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";

export type Look = { locale: "id" | "en"; width: 360 | 1280; dark: boolean };

export const looks: Look[] = [true, false].flatMap((dark) =>
  ([360, 1280] as const).flatMap((width) =>
    (["id", "en"] as const).map((locale) => ({ locale, width, dark })),
  ),
);

export const lookName = ({ locale, width, dark }: Look): string =>
  `${locale} ${width} ${dark ? "dark" : "light"}`;

// axe runs inside the page rather than through AxeBuilder, which opens a second, blank page for every result.
const axeOptions: RunOptions = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  resultTypes: ["violations"],
};

/** One browser window that looks at page after page; scripts are fetched and compiled once, as for somebody at work. */
export class PageChecker {
  private wrong: string[] = [];

  private constructor(
    private readonly page: Page,
    private readonly base: string,
  ) {
    page.on("pageerror", (error) => this.wrong.push(`script: ${error.message.slice(0, 200)}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
        this.wrong.push(`console: ${message.text().slice(0, 200)}`);
    });
  }

  static async at(browser: Browser, base: string): Promise<PageChecker> {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    return new PageChecker(await context.newPage(), base);
  }

  /** Opens a page as this look and says everything that is wrong with it: status, axe, sideways scroll, scripts refused. */
  async check(path: string, look: Look, cookie: string | null, shot?: string): Promise<string[]> {
    const { page } = this;
    this.wrong = [];
    await this.lookAs(look, cookie);
    const answer = await page.goto(this.base + path, { waitUntil: "load" });
    if ((answer?.status() ?? 0) >= 400) this.wrong.push(`status ${answer?.status()}`);
    if ((await page.getAttribute("html", "lang")) !== look.locale) this.wrong.push("lang");
    await page
      .waitForFunction(scriptsTookOver, undefined, { timeout: 10_000 })
      .catch(() => this.wrong.push("scripts never took over"));
    await page.evaluate(browserIsIdle);
    await page.evaluate(axe.source);
    this.wrong.push(...(await page.evaluate(axeFaults, axeOptions)));
    if (shot) await page.screenshot({ path: shot, fullPage: true });
    this.wrong.push(...(await sidewaysAt320(page)));
    return this.wrong;
  }

  private async lookAs(look: Look, cookie: string | null): Promise<void> {
    const { page } = this;
    const at = { domain: new URL(this.base).hostname, path: "/" };
    await page.context().clearCookies();
    await page
      .context()
      .addCookies([
        { name: "lang", value: look.locale, ...at },
        ...(cookie ? [{ name: "session", value: cookie.split("=")[1]!, ...at }] : []),
      ]);
    await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
    await page.setViewportSize({ width: look.width, height: 900 });
  }
}

/** Runs in the browser: React has made the whole document its own. */
function scriptsTookOver(): boolean {
  return Object.keys(document.body).some((key) => key.startsWith("__reactFiber"));
}

/** Runs in the browser: what effects and timers of the start had to do is done. */
function browserIsIdle(): Promise<void> {
  return new Promise((done) =>
    requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 2000 })),
  );
}

/** Runs in the browser. */
async function axeFaults(options: RunOptions): Promise<string[]> {
  const inPage = (window as unknown as { axe: typeof axe }).axe;
  const { violations } = await inPage.run(document, options);
  return violations.map((v) => `axe ${v.id}: ${v.nodes[0]?.html.slice(0, 160)} (${v.nodes.length})`);
}

async function sidewaysAt320(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return over > 0 ? [`scrolls sideways by ${over} px at 320`] : [];
}
